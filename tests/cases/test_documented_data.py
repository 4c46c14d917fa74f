"""The documented case as plain files: what refers to something finds it, and nothing stands without a page."""

import csv
import re
import tomllib
from datetime import datetime
from pathlib import Path

from coterie.queries.schema.edges import BY_TYPE

CASE = Path(__file__).parents[2] / "cases" / "un_notorious_big"
KEYS = {
    "people": ("Person", "key"), "organisations": ("Organisation", "key"), "addresses": ("Address", "key"),
    "domains": ("Domain", "domain"), "events": ("Event", "key"), "documents": ("Document", "id"),
    "statements": ("Statement", "id"),
}


def rows(name):
    with (CASE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def handles(name):
    lines = (CASE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def parts(cell):
    return [part for part in cell.split("|") if part]


def known():
    things = {f"{label}:{row[key]}" for name, (label, key) in KEYS.items() for row in rows(name)}
    for row in rows("accounts"):
        things.add(f"Account:{row['platform']}:" + ("@" + row["handle"] if row["handle"] else row["id"]))
    return things | {f"Account:x:@{handle}" for name in ("annex-2", "annex-4") for handle in handles(name)}


def test_every_reference_finds_what_it_names():
    things, statements = known(), {row["id"] for row in rows("statements")}
    for row in rows("statements"):
        assert set(parts(row["about"])) <= things, row["id"]
        assert row["about"], row["id"]
        assert set(parts(row["contradicts"])) <= statements, row["id"]
        assert f"Document:{row['document']}" in things, row["id"]
    for row in rows("relations"):
        assert {row["from"], row["to"]} <= things, row
    for name in ("domains", "follows", "backlinks"):
        assert all(set(parts(row["statement"])) <= statements for row in rows(name)), name
    for row in rows("follows"):
        assert {f"Account:x:{row['follower']}", f"Account:x:{row['followed']}"} <= things
    assert {f"Domain:{row[end]}" for row in rows("backlinks") for end in ("from", "to")} <= things


def test_each_relation_stands_on_a_statement_with_a_page_and_a_grade():
    statements = {row["id"]: row for row in rows("statements")}
    for row in rows("relations"):
        said = [statements[key] for key in parts(row["statements"])]
        assert said and all(s["page"] and re.fullmatch("[A-F][1-6]", s["grade"]) for s in said), row
        spoken_of = {ref for one in said for ref in parts(one["about"])}
        ends = {row["to"]} if row["relation"] == "STATES_AFFILIATION" else {row["from"], row["to"]}
        assert ends <= spoken_of, row


def test_relations_are_asserted_edges_between_the_labels_the_schema_allows():
    for row in rows("relations"):
        edge = BY_TYPE[row["relation"]]
        assert edge.asserted, row
        assert row["from"].split(":", 1)[0] in {node.label for node in edge.start}, row
        assert row["to"].split(":", 1)[0] in {node.label for node in edge.end}, row


def test_quotes_are_short_and_archives_are_archives():
    hosts = ("archive.ph", "perma.cc", "web.archive.org", "archive.today")
    for row in rows("statements"):
        assert len(row["quote"].split()) <= 15, row["id"]
        assert not row["archive"] or row["archive"].split("/")[2] in hosts, row["id"]


def test_nothing_is_said_twice():
    for name, (_, key) in KEYS.items():
        keys = [row[key] for row in rows(name)]
        assert len(keys) == len(set(keys)), name
    relations = [(row["from"], row["relation"], row["to"]) for row in rows("relations")]
    assert len(relations) == len(set(relations))


def test_contradictions_stand_side_by_side():
    against = {(row["id"], other) for row in rows("statements") for other in parts(row["contradicts"])}
    assert {("big-p02-01", "big-p04-01"), ("big-p04-01", "big-p02-01")} <= against
    assert ("big-p18-06", "big-p18-09") in against
    assert ("big-p06-10", "big-p07-02") in against


def test_the_annexes_are_printed_whole_and_unrepaired():
    annex2, annex4 = handles("annex-2"), handles("annex-4")
    assert (len(annex2), len(annex4)) == (423, 39)
    assert len({h.casefold() for h in annex2}) == 423
    assert len({h.casefold() for h in annex4}) == 39
    impossible = [h for h in annex2 if not re.fullmatch("[A-Za-z0-9_]{1,15}", h)]
    assert impossible == ["Anar_Elخان1990", "quliyevcaavid279", "AygünManiyevaaa"]
    assert [h for h in annex4 if h not in annex2] == ["Anar_Elxa1990", "AytacIskenderli"]
    places = [annex2.index(h) for h in annex4 if h in annex2]
    assert places == sorted(places)
    assert {"sona35072550", "AfaAbbasova", "YAPSabunchu"} <= set(annex2)
    assert not {"DevelopKarabakh", "bafadarovislam", "RenaMemmedova20"} & set(annex2)


def test_people_and_accounts_carry_their_standing_and_targets_are_marked():
    for name in ("people", "accounts"):
        assert {row["standing"] for row in rows(name)} <= {"office-holder", "named", "private"}
    targets = {row["key"] for row in rows("people") if row["target"] == "true"}
    assert {"frank-schwabe", "paul-gavan", "stefan-schennach", "liliana-tanguy", "anders-fogh-rasmussen"} <= targets


def test_five_operations_in_order_with_selectors():
    operations = tomllib.loads((CASE / "operations.toml").read_text(encoding="utf-8"))
    assert list(operations) == ["launch", "new-york", "kick-off", "empowerment", "corsica"]
    selectors = {"all_hashtags", "any_hashtags", "mention", "text", "accounts"}
    for operation in operations.values():
        assert isinstance(operation["starts"], datetime) and operation["starts"] < operation["ends"]
        assert selectors & set(operation) and operation["zone"] and operation["fact"]
