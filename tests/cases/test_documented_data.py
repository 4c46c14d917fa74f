"""The documented case as plain files: what refers to something finds it, and nothing stands without a page."""

import csv
import json
import re
import tomllib
from bisect import bisect
from datetime import datetime
from pathlib import Path

import pytest
from coterie.queries.schema.edges import BY_TYPE
from coterie.queries.schema.keys import refang

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


def test_contradictions_stand_side_by_side_and_both_ways():
    against = {(row["id"], other) for row in rows("statements") for other in parts(row["contradicts"])}
    assert against == {(other, one) for one, other in against}
    assert all(one != other for one, other in against)
    for june in ("big-p02-01", "civilnet-01"):  # the founding of the Baku Initiative Group
        assert {(june, "big-p04-01"), (june, "neuroneintel-01")} <= against
    assert {("big-p18-06", "big-p18-09"), ("big-p06-10", "big-p07-02")} <= against


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
        known = {row["id"] for table in ("statements", "documents") for row in rows(table)}
        assert [row for row in rows(name) if not row["standing_source"] or set(row["standing_source"].split("|")) - known] == []
    targets = {row["key"] for row in rows("people") if row["target"] == "true"}
    assert {"frank-schwabe", "paul-gavan", "stefan-schennach", "liliana-tanguy", "anders-fogh-rasmussen"} <= targets


def test_five_operations_in_order_with_selectors():
    operations = tomllib.loads((CASE / "operations.toml").read_text(encoding="utf-8"))
    assert list(operations) == ["launch", "new-york", "kick-off", "empowerment", "corsica"]
    selectors = {"all_hashtags", "any_hashtags", "mention", "text", "accounts"}
    for operation in operations.values():
        assert isinstance(operation["starts"], datetime) and operation["starts"] < operation["ends"]
        assert selectors & set(operation) and operation["zone"] and operation["fact"]


# What the texts say, held against the texts themselves.

TEXTS = {"big-report": "viginum_report", "annex-2": "viginum_report", "annex-4": "viginum_report",
         "civilnet-2024-12": "civilnet_article", "neuroneintel-2024-05": "neuroneintel_analysis"}
OPENINGS = {  # the first words of each page, each after those before it; a page ends with its footnotes
    1: "**PREMIER", 2: "SUMMARY From", 3: "CONTENTS", 4: "From July 2023 to February 2024, an amplification on X of BIG's", 5: "@un. final statement",
    6: "The analysis of the accounts involved", 7: "The text analysis found", 8: "After VIGINUM published", 9: "movements in the French colonial",
    10: "by France (ethnic", 11: "Examples of reports", 12: "Photos of the parti", 13: "Lastly, following the deletion",
    14: "The analysis of the 423 accounts, between", 15: "Between February 1st and 10th", 16: "Involvement of the Azerbaijani presidential",
    17: "Another post emerged", 18: '"The Baku Initiative Group is our child" Moreover', 19: "The Azerbaijani businessman", 20: "CONCLUSION",
    21: "ANNEX 1: LIST", 24: "ANNEX 3: TABLE", 25: "ANNEX 4: LIST OF X"}
PAGES = {"big-report": range(1, 27), "annex-2": range(21, 25), "annex-4": range(25, 26)}
SPELT = {  # names that the list of facts spells in its own way
    "Presidential Administration (Dept. of Foreign Policy Affairs)": "Organisation:az-foreign-policy-department",
    "Karabakh is Azerbaijan NGO": "Organisation:karabakh-is-azerbaijan", "Shusha Global Media Forum": "Event:shusha-forum-2024",
    "Rəsul Rza küçəsi 75, Winter Park Plaza, AZ 1014 Baku": "Address:winter-park-plaza", "Winter Park Plaza": "Address:winter-park-plaza",
    "Ministry of Economy": "Organisation:az-ministry-of-economy", "YAP Central Office": "Organisation:yap-central-office",
    "UN New York": "Organisation:united-nations", "UN Vienna": "Organisation:united-nations", "Arifə": "Person:arife-abbasova",
    "Olympiya": "Event:olympiya-2023-07", "20 January holiday": "Event:holiday-2024-01-20", "cluster": "Document:annex-2",
    "Annex 2": "Document:annex-2", "Annex 3": "Document:annex-3", "Annex 4": "Document:annex-4",
}
LEFT_OUT = {  # a pattern, and why such a thing is in no table
    r"#\w+": "posts carry hashtags, and no post of this case is public; operations.toml selects by them",
    r"topic .*|Conference|Overseas France": "a topic is a rule of key words over posts, not a thing in the world",
    r"Azerbaijan|Comoros|Corsica|France|French Guiana|French Polynesia|Martinique|Mayotte|New Caledonia":
        "a territory is the place of an event or the country of an organisation; it does not act",
    r"Armenian lobby narrative|VIGI-CMT": "a narrative and an indicator, said in statements",
    r"first posters": "a role; the accounts that have it are named one by one",
}


@pytest.fixture(scope="module")
def facts(shared):
    return json.loads((shared / "case" / "facts.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def texts(shared):
    return {name: flat((shared / "case" / "sources" / f"{name}.txt").read_text("utf-8")) for name in set(TEXTS.values())}


def flat(text):
    """Words broken at a line's end joined again, blanks made one."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)[-\u00ad]\n(?=[a-z])", "", text))


def names():
    """Everything by which a thing of the tables is called."""
    for table, column in (("people", "name"), ("organisations", "name"), ("events", "name"), ("addresses", "name"), ("domains", "domain")):
        for row in rows(table):
            yield from (row[column].casefold(), *(alias.casefold() for alias in parts(row.get("aliases") or "")))
    yield from (f"@{row['handle']}".casefold() for row in rows("accounts"))


def missing(said):
    """Those of the names that are in no table and have no reason to be out."""
    here, things = set(names()), known()
    for name in said:
        forms = {name, *re.split(r" \(|\) ?| – ", name), "@" + name.split(" ")[0]}
        found = SPELT.get(name) in things or any(refang(form).casefold() in here for form in forms if form)
        if not found and not any(re.fullmatch(pattern, name) for pattern in LEFT_OUT):
            yield name


def test_every_entity_of_the_list_of_facts_is_in_the_tables(facts):
    listed = [name for kind, found in facts["entities"].items() if kind != "archive_hosts" for name in found]
    assert len(listed) > 80 and list(missing(listed)) == []
    assert not [name for name in listed if any(re.fullmatch(pattern, name) for pattern in LEFT_OUT)]


def test_every_entity_of_a_single_fact_is_in_the_tables_or_out_for_a_reason(facts):
    said = {name for fact in facts["facts"] for name in fact["entities"]}
    assert sorted(missing(said)) == []
    assert [pattern for pattern in LEFT_OUT if not any(re.fullmatch(pattern, name) for name in said)] == []
    assert set(SPELT) <= said | {name for found in facts["entities"].values() for name in found} and set(SPELT.values()) <= known()


def test_every_quote_stands_in_its_text_word_for_word(texts):
    for row in rows("statements"):
        if row["quote"]:
            assert flat(row["quote"]) in texts[TEXTS[row["document"]]], row["id"]


def test_every_quote_of_the_report_stands_on_its_page(texts):
    text = texts["viginum_report"]
    starts = []
    for words in OPENINGS.values():
        starts.append(text.index(words, starts[-1] if starts else 0))
    for row in rows("statements"):
        if row["quote"] and TEXTS[row["document"]] == "viginum_report":
            found = {list(OPENINGS)[bisect(starts, m.start()) - 1] for m in re.finditer(re.escape(flat(row["quote"])), text)}
            assert int(row["page"]) in found, (row["id"], found)


def test_every_page_lies_within_its_document():
    for row in rows("statements"):
        pages = PAGES.get(row["document"])
        assert int(row["page"]) in pages if pages else row["page"] == "online", row["id"]
        if printed := re.match(r"big-p(\d\d)-", row["id"]):
            assert int(printed[1]) == int(row["page"]), row["id"]


def test_every_address_that_the_report_prints_is_a_document_and_every_archive_is_printed(texts):
    text = refang(texts["viginum_report"].replace("\\", ""))
    printed = {link.rstrip(";,.") for link in re.findall(r"https?://[^\s<>()\]]+", text)}
    held = {row[column] for row in rows("documents") for column in ("url", "archive")}
    sites = {f"{scheme}://{row['domain']}" for row in rows("domains") for scheme in ("http", "https")}
    assert sorted(printed - held - sites) == []
    archives = {row["archive"] for table in ("documents", "statements") for row in rows(table)} - {""}
    assert sorted(archives - printed) == []


def test_every_thing_is_spoken_of_and_every_document_cited():
    spoken_of = {ref for row in rows("statements") for ref in parts(row["about"])} | {f"Document:{row['document']}" for row in rows("statements")}
    listed = {f"Account:x:@{handle}" for name in ("annex-2", "annex-4") for handle in handles(name)}
    assert sorted(known() - spoken_of - listed - {f"Statement:{row['id']}" for row in rows("statements")}) == []


def test_the_grade_follows_who_speaks():
    for row in rows("statements"):
        source = row["asserted_by"]
        letter = "B" if source == "VIGINUM" else "CD" if ", according to" in source else "C"
        assert row["grade"][0] in letter, (row["id"], row["grade"], source)


PAGE = Path(__file__).parents[2] / "docs" / "documented.md"


def test_the_page_counts_what_the_files_hold():
    said = dict(re.findall(r"^\| `([\w.-]+)` \| (\d+) \|", PAGE.read_text("utf-8"), re.M))
    held = {path.name: len(handles(path.stem) if path.suffix == ".txt" else rows(path.stem)) for path in {*CASE.glob("*.csv"), *CASE.glob("*.txt")} - {CASE / "questions.csv"}}
    assert {name: int(count) for name, count in said.items()} == held
    standing = [row["standing"] for row in rows("people")]
    counts = standing.count("office-holder"), standing.count("named"), standing.count("private"), sum(row["target"] == "true" for row in rows("people"))
    assert "{} office-holders, {} named in a source, {} private (a bare given name); {} marked as targets".format(*counts) in PAGE.read_text("utf-8")


def test_the_page_lists_every_contradiction_and_every_grade():
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    ids = {row["id"] for row in rows("statements")}
    listed = {(one, other) for cells in lines if len(cells) == 3 for one in cells[1].split(", ") for other in cells[2].split(", ") if {one, other} <= ids}
    held = {(row["id"], other) for row in rows("statements") for other in parts(row["contradicts"])}
    assert listed | {(other, one) for one, other in listed} == held
    grades = {grade for cells in lines if len(cells) == 2 for grade in cells[0].split(", ") if re.fullmatch("[A-F][1-6]", grade)}
    assert grades == {row["grade"] for row in rows("statements")}
    named = set(re.findall(r"\b(?:big-p\d\d|civilnet|neuroneintel|reading|bfm|senate)-\d\d\b", PAGE.read_text("utf-8")))
    assert named <= ids
