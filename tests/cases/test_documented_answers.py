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
