"""The documented case, loaded as a user loads it: what the report ties together is found, with page and archive."""

import csv
from pathlib import Path

import pytest
from coterie.loaders.load import load
from coterie.queries.ask import ask
from picture import differences, picture

CASE = Path(__file__).parents[2] / "cases" / "un_notorious_big"


@pytest.fixture(scope="module")
def case(store, _schema, tmp_path_factory):
    store.clear()
    load_all(store, tmp_path_factory.mktemp("quarantine"))
    yield store
    store.clear()


def load_all(store, quarantine):
    for path in sorted({*CASE.glob("*.csv"), *CASE.glob("*.txt")} - {CASE / "questions.csv"}):
        loaded = load(store, path, quarantine)
        assert loaded.refused == 0 and loaded.accepted == loaded.read, loaded.first_refusal


def walks(case, start, end, **params):
    """Each path as names and relations in turn, and the rows behind it."""
    found = {}
    for row in ask(case, "affiliation/paths", {"from": start, "to": end, **params}):
        found.setdefault(row["path"], []).append(row)
    for rows in found.values():
        hops = {row["hop"]: row for row in reversed(rows)}
        yield [rows[0]["start"]] + [hops[hop]["end"] for hop in sorted(hops)], rows


HOUSE = "Rəsul Rza küçəsi 75, Winter Park Plaza, AZ 1014"
PARTY = "Yeni Azərbaycan Partiyası"
OFFICE = "Presidential Administration of Azerbaijan"


@pytest.mark.parametrize(("start", "end", "walk"), [
    ("jabarov[.]com", "Baku Initiative Group", ["jabarov.com", "Hafiz Jabarov", "Global Management", "Global Media Group LLC", HOUSE, "Baku Initiative Group"]),
    ("@RenaMemmedova20", "YAP", ["@RenaMemmedova20", "@AfaAbbasova", "Arifə Abbasova", "YAP Tovuz district organisation", PARTY]),
    ("jabarov.com", "YAP", ["jabarov.com", "bakuinitiative.com", "Baku Initiative Group", "Ilham Aliyev", PARTY]),
    ("BIG", "Presidential Administration", ["Baku Initiative Group", "Air Center", "Ilham Aliyev", "Presidency of Azerbaijan", OFFICE]),
    ("BIG", "Presidential Administration", ["Baku Initiative Group", "@bakuinitiative", "Hikmet Hajiyev", OFFICE]),
    ("btq.org.az", "YAP", ["btq.org.az", "bakuinitiative.com", "Baku Initiative Group", "Ilham Aliyev", PARTY]),
])
def test_the_paths_the_report_implies_are_found_each_hop_with_statement_and_page(case, start, end, walk):
    found = {tuple(names): rows for names, rows in walks(case, start, end)}
    assert tuple(walk) in found, list(found)
    for row in found[tuple(walk)]:
        assert row["statements"] and row["says"] and row["page"] and row["document"], row


def test_a_follow_is_no_affiliation_and_the_path_says_so(case):
    for names, rows in walks(case, "BIG", "Presidential Administration"):
        assert rows[0]["attention"] == any(name.startswith("@") for name in names), names
        assert rows[0]["weakest"] in ("B3", "C3")


def test_archives_stand_where_the_footnotes_give_them(case):
    archives = {row["archive"] for _, rows in walks(case, "@RenaMemmedova20", "YAP") for row in rows}
    assert {"https://perma.cc/7E6Z-UQJF", "https://perma.cc/D64G-38CN"} <= archives


def test_the_two_backlinks_one_of_them_a_mirror(case):
    answer = ask(case, "backlinks", {"domain": "bakuinitiative[.]com"})
    assert {(row["domain"], row["mirror"]) for row in answer} == {("btq.org.az", True), ("jabarov.com", False)}
    assert all(row["page"] == "18" and row["statement"] for row in answer)


def test_the_founding_dates_stand_side_by_side_each_against_the_other(case):
    said = {row["statement"]: row for row in ask(case, "affiliation/statements-about", {"thing": "Baku Initiative Group"})}
    dates = {id_: said[id_]["holds_from"] for id_ in ("big-p02-01", "big-p04-01", "civilnet-01", "neuroneintel-01")}
    assert dates == {"big-p02-01": "2023-06-06", "big-p04-01": "2023-07-06", "civilnet-01": "2023-06", "neuroneintel-01": "2023-07"}
    against = {id_: {other.split(":")[0] for other in said[id_]["against"]} for id_ in dates}
    june, july = {"big-p02-01", "civilnet-01"}, {"big-p04-01", "neuroneintel-01"}
    assert all(against[id_] == july for id_ in june) and all(against[id_] == june for id_ in july)


def test_a_denial_stands_against_what_it_denies(case):
    said = {row["statement"]: row for row in ask(case, "affiliation/statements-about", {"thing": "Government of Azerbaijan"})}
    assert {other.split(":")[0] for other in said["neuroneintel-19"]["against"]} == {"big-p02-14", "big-p08-02", "civilnet-22"}


def test_loading_the_case_again_changes_nothing(case, tmp_path):
    once = picture(case)
    load_all(case, tmp_path)
    assert differences(once, picture(case)) == [] and once == picture(case)


def test_all_that_stands_in_the_files_stands_in_the_graph(case):
    for label, name in (("Statement", "statements"), ("Person", "people"), ("Organisation", "organisations"), ("Event", "events"), ("Document", "documents")):
        lines = len(list(csv.DictReader((CASE / f"{name}.csv").open(encoding="utf-8", newline=""))))
        assert case.read(f"MATCH (n:{label}) RETURN count(n) AS n") == [{"n": lines}], label
    astray = "MATCH (s:Statement) WHERE NOT (s)-[:ABOUT]->() OR NOT (s)-[:CITES]->(:Document) RETURN count(s) AS n"
    assert case.read(astray) == [{"n": 0}]


def test_the_annexes_as_printed(case):
    annex2 = list(ask(case, "lists/members", {"list": "annex-2"}))
    assert [row["position"] for row in annex2] == list(range(1, 424))
    assert [row["printed"] for row in annex2 if row["damaged"]] == ["Anar_Elخان1990", "quliyevcaavid279", "AygünManiyevaaa"]
    where = ask(case, "lists/compare", {"one": "annex-4", "other": "annex-2"}).column("where")
    assert (where.count("both"), where.count("annex-4"), where.count("annex-2")) == (37, 2, 386)


def test_nothing_in_it_is_synthetic(case):
    assert case.read("MATCH (n) WHERE n.synthetic RETURN count(n) AS n") == [{"n": 0}]


def test_each_hop_of_the_documented_paths_has_page_and_the_archive_that_is_printed(case):
    """Page and archive of the best statement of each hop; None where the report prints no archive for it."""
    for start, end, walk, evidence in [
        ("jabarov.com", "Baku Initiative Group", ["jabarov.com", "Hafiz Jabarov", "Global Management", "Global Media Group LLC", HOUSE, "Baku Initiative Group"],
         [("18", None), ("19", None), ("19", None), ("19", None), ("19", None)]),
        ("@RenaMemmedova20", "YAP", ["@RenaMemmedova20", "@AfaAbbasova", "Arifə Abbasova", "YAP Tovuz district organisation", PARTY],
         [("17", "https://perma.cc/D64G-38CN"), ("17", "https://perma.cc/7E6Z-UQJF"), ("17", "https://perma.cc/7E6Z-UQJF"), ("17", "https://perma.cc/7E6Z-UQJF")]),
    ]:
        rows = {tuple(names): rows for names, rows in walks(case, start, end)}[tuple(walk)]
        for hop, (page, archive) in enumerate(evidence, 1):
            told = {(row["page"], row["archive"]) for row in rows if row["hop"] == hop}
            assert (page, archive) in told, (walk[hop - 1], told)


def test_the_mirror_with_its_page_and_what_speaks_against_it(case):
    (mirror,) = ask(case, "infrastructure/mirrors", {"domain": "btq.org.az"})
    assert (mirror["of"], mirror["page"], mirror["grade"], [a.split(":")[0] for a in mirror["against"]]) == ("bakuinitiative.com", "18", "B2", ["big-p18-09"])
    shared = {(r["tier"], r["other"], r["shared"]) for r in ask(case, "infrastructure/shared", {"domain": "btq.org.az"})}
    assert {(1, "btq.org.az", "one is called a mirror of the other"), (2, "gmg.az", "contact address")} <= shared
    assert {r["other"] for r in ask(case, "infrastructure/other-sites", {"thing": "jabarov.com"})} == {"oxu.az", "report.az", "baku.tv"}


def test_the_best_supported_way_and_what_the_ways_rest_on(case):
    best = list(ask(case, "affiliation/strongest-path", {"from": "@RenaMemmedova20", "to": "YAP"}))
    assert [r["end"] for r in best] == ["Arifə Abbasova", "YAP Tovuz district organisation", PARTY] and best[0]["weakest"] == "B2"
    assert [(r["page"], r["archive"]) for r in best][1:] == [("17", "https://perma.cc/7E6Z-UQJF")] * 2
    ways = {tuple(r["way"]): r for r in ask(case, "affiliation/what-paths-rest-on", {"from": "jabarov.com", "to": "BIG"})}
    house = ways["jabarov.com", "Hafiz Jabarov", "Global Management", "Global Media Group LLC", HOUSE, "Baku Initiative Group"]
    assert house["falls_with"] == ["big-report: hop 1, 2, 3, 4, 5"] and not house["one_voice"] and house["attention"] == 0


def test_the_listed_accounts_that_refer_to_the_party(case):
    for name, tied, people in (("annex-4", 39, 39), ("annex-2", 38, 423)):
        whole, *rows = ask(case, "affiliation/group-ties", {"to": "YAP", "list": name})
        assert (whole["accounts"], whole["people"]) == (tied, people)
        stated = [r for r in rows if r["relations"] == ["STATES_AFFILIATION"]]
        assert len(stated) == (39 if name == "annex-4" else 37)


def test_what_falls_with_the_sentence_on_the_premises(case):
    found = {(r["start"], r["relation"]): r for r in ask(case, "provenance/what-would-fall", {"without": "big-p19-03"})}
    house = found["Baku Initiative Group", "LOCATED_AT"]
    assert not house["falls"] and house["left"] == ["big-p19-04"]
    assert {r["relation"] for r in ask(case, "provenance/what-would-fall", {"without": "big-p18-06"}) if r["falls"]} == {"MIRRORS"}


def test_memoranda_with_who_signed_them_and_the_denial(case):
    found = [r for r in ask(case, "events/who-took-part", {"kinds": "memorandum"}) if r["verb"] and "signed" in r["verb"]]
    assert {r["who"] for r in found} == {"Omayra Naisseline", "Sahiba Gafarova", "Abbas Abbasov", "Tavini Huiraatira", "Baku Initiative Group", "Delegation from Comoros"}
    assert any(a.startswith("neuroneintel-19") for r in found for a in r["against"]) and all(r["statement"] and r["page"] for r in found)


def test_conferences_stand_before_operations(case):
    before = {(r["operation"].split(":")[0], r["event"]): r["days"] for r in ask(case, "events/before-operations")}
    assert before["Second operation", "Decolonisation: Peaceful Revolution"] == 0 == before["Third operation", "Neocolonialism: Violation of Human Rights and Injustice"]
    assert before["First operation", "Towards Complete Elimination of Colonialism"] is None and before["Fifth operation", None] is None


def test_the_cited_post_is_of_the_day_it_is_cited_for(case):
    (post,) = [r for r in ask(case, "clocks/cited-posts") if r["document"] == "fn05-post"]
    assert post["from_id"].strftime("%Y-%m-%d %H:%M:%S") == "2023-07-06 10:50:11" and post["agrees"] and post["local"][1].startswith("2023-07-06T14:50:11")


def test_seven_minutes_hold_for_baku_and_paris_and_the_explanation_of_the_report_does_not(case):
    """Page 17 prints 14:32 and 12:39; page 16 explains a post that is printed later by a Paris clock, which reads earlier."""
    found = {(r["message_zone"], r["post_zone"]): r for r in ask(case, "clocks/two-readings")}
    assert (found["Asia/Baku", "Europe/Paris"]["lag"], found["Asia/Baku", "Europe/Paris"]["fits"]) == (7, True)
    assert found["Asia/Baku", "Asia/Baku"]["lag"] < 0 and found["Asia/Baku", "Europe/Paris"]["reads_later"] == -120
    said = {r["statement"]: r["against"] for r in ask(case, "affiliation/statements-about", {"thing": "@RenaMemmedova20"})}
    assert [against.split(":")[0] for against in said["big-p17-15"]] == ["big-p16-04"]


def test_the_lists_as_the_page_of_facts_counts_them(case):
    four, two = sorted(ask(case, "lists/check"), key=lambda r: r["printed"])
    assert (two["printed"], two["accounts"], two["twice"], len(two["damaged"]), len(two["doubtful"])) == (423, 423, [], 3, 10)
    assert (four["printed"], four["twice"], four["also_in"]) == (39, [], ["annex-2 37"])


def test_every_documented_question_of_the_table_of_facts_has_an_answer(case):
    with (CASE / "questions.csv").open(encoding="utf-8", newline="") as file:
        table = [row for row in csv.DictReader(file) if row["question"].startswith(("affiliation/", "events/", "infrastructure/", "lists/", "provenance/", "clocks/c", "clocks/t"))]
    asked = {(row["question"], row["params"]): row["fact"] for row in table if "chat" not in row["question"]}
    silent = [fact for (question, params), fact in asked.items()
              if not ask(case, question, dict(pair.split("=", 1) for pair in params.split("; ") if pair)).rows]
    assert silent == [] and len(asked) > 20
