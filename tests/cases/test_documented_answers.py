"""The documented case, loaded as a user loads it: what the report ties together is found, with page and archive."""

from pathlib import Path

import pytest
from coterie.loaders.load import load
from coterie.queries.ask import ask

CASE = Path(__file__).parents[2] / "cases" / "un_notorious_big"


@pytest.fixture(scope="module")
def case(store, _schema, tmp_path_factory):
    store.clear()
    for path in sorted([*CASE.glob("*.csv"), *CASE.glob("*.txt")]):
        loaded = load(store, path, tmp_path_factory.mktemp("quarantine"))
        assert loaded.refused == 0, loaded.first_refusal
    yield store
    store.clear()


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


def test_the_two_founding_dates_stand_side_by_side(case):
    said = {row["statement"]: row["against"] for row in ask(case, "statements-about", {"thing": "Baku Initiative Group"})}
    assert any("6 July" in other for other in said["big-p02-01"]) and any("6 June" in other for other in said["big-p04-01"])


def test_the_annexes_as_printed(case):
    annex2 = list(ask(case, "lists/members", {"list": "annex-2"}))
    assert [row["position"] for row in annex2] == list(range(1, 424))
    assert [row["printed"] for row in annex2 if row["damaged"]] == ["Anar_Elخان1990", "quliyevcaavid279", "AygünManiyevaaa"]
    where = ask(case, "lists/compare", {"one": "annex-4", "other": "annex-2"}).column("where")
    assert (where.count("both"), where.count("annex-4"), where.count("annex-2")) == (37, 2, 386)


def test_nothing_in_it_is_synthetic(case):
    assert case.read("MATCH (n) WHERE n.synthetic RETURN count(n) AS n") == [{"n": 0}]
