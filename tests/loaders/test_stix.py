"""STIX bundles: every object is a row, and what has no place in the graph is counted."""

import base64
import io
import json
import zipfile
from zoneinfo import ZoneInfo

import pytest
from coterie.loaders.bundle import slug
from coterie.loaders.format import Context, detect
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
from coterie.loaders.read import head
from coterie.loaders.sheet import SheetRefused, rows
from coterie.queries.errors import BadInput
from hypothesis import given
from hypothesis import strategies as st


def id_(kind, n):
    return f"{kind}--00000000-0000-4000-8000-{n:012d}"


def thing(kind, n, **said):
    return {"type": kind, "id": id_(kind, n), **said}


def relation(n, source, verb, target, **said):
    return thing("relationship", n, source_ref=source["id"], relationship_type=verb, target_ref=target["id"], **said)


def workbook(table, extra=b""):
    cells = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in table)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", extra + f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'.encode())
    return packed.getvalue()


TABLE = workbook([["user_id", "screen name", "display name", "followers", "creation date", "flag"], ["1316711261833506816", "Plain_1", "P", "7", "44119.5", "1"], ["", "", "nobody", "", "", ""]])
AUTHOR = thing("identity", 1, name="Office", identity_class="organization", x_opencti_reliability="B - Usually reliable")
PARTY = thing("identity", 2, name="Yeni Azərbaycan Partiyası", identity_class="organization", x_opencti_aliases=["YAP", "Other"])
PERSON = thing("identity", 3, name="Muxtar NAĞIYEV", identity_class="individual")
SITE = thing("domain-name", 4, value="BTQ.org.az")
ACCOUNT = thing("user-account", 5, account_type="twitter", account_login="@Some_One", display_name="Some One")
CHAT = thing("user-account", 6, account_login="t.me/some.channel")
POST = thing("media-content", 7, title="https://twitter.com/Some_One/status/1659508970694795265", url="https://perma.cc/AAAA", publication_date="2023-05-19T10:35:00.000Z")
TAG = thing("media-content", 8, url="#Nazione")
PATTERN = thing("attack-pattern", 9, name="Use Hashtags")
SET = thing("intrusion-set", 10, name="YAP")
CAMPAIGN = thing("campaign", 11, name="A Campaign")
MEMBER = relation(12, PERSON, "part-of", PARTY, confidence=70, created_by_ref=AUTHOR["id"], description="so it is " * 10, start_time="2023-01-01T00:00:00Z", stop_time="2024-01-01T00:00:00Z")
OWNED = relation(13, SITE, "belongs-to", PARTY, start_time="2024-01-01T00:00:00Z", stop_time="2024-01-01T00:01:00Z")
USES = relation(14, PATTERN, "related-to", TAG)
LOOSE = {**relation(15, SITE, "related-to", PARTY), "target_ref": id_("indicator", 99)}
REPORT = thing("report", 16, name="A Report", published="2024-03-27T09:48:32.000Z", created_by_ref=AUTHOR["id"], object_refs=[MEMBER["id"]],
               external_references=[{"source_name": "Paper", "url": "https://example.org/paper.pdf"}], x_opencti_files=[{"name": "table.xlsx", "data": base64.b64encode(TABLE).decode()}])
GONE = thing("domain-name", 17, value="gone.example.com", revoked=True)
OBJECTS = [AUTHOR, PARTY, PERSON, SITE, ACCOUNT, CHAT, POST, TAG, PATTERN, SET, CAMPAIGN, MEMBER, OWNED, USES, LOOSE, REPORT, GONE, {"type": "identity"}, "text"]


def loaded(tmp_path, objects, zone=None, indent=None):
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps({"type": "bundle", "id": id_("bundle", 0), "objects": objects}, indent=indent, ensure_ascii=False), "utf-8")
    graph = Gathered()
    return load(graph, path, tmp_path / "quarantine", context=Context(zone)), graph


def test_every_object_and_every_row_of_its_tables_is_accepted_or_refused(tmp_path):
    said, graph = loaded(tmp_path, OBJECTS)
    assert said.format == "stix" and (said.read, said.accepted, said.refused) == (len(OBJECTS) + 2, len(OBJECTS) - 2, 4)
    assert said.refusals == {"no STIX object: its id is not its type and a UUID": 2, "target_ref: names an object that is not in the bundle": 1,
                             "user_id: neither an id nor a handle in this row of the attached table": 1}
    assert {k: n for k, n in said.notes.items() if "place" in k} == {
        "attack-pattern has no place in the graph": 1, "columns of the attached table without a place in the graph (flag)": 1,
        "both ends of a relationship, which have no place in the graph": 1}
    assert said.notes["object that its author has revoked"] == 1 and "example.com" not in graph.nodes["Domain"]
    assert said.notes["creation date in no known zone; --zone says which"] == 1


def test_things_have_the_keys_that_other_files_give_them(tmp_path):
    _, graph = loaded(tmp_path, OBJECTS, zone=ZoneInfo("Europe/Paris"))
    found = {label: sorted(nodes) for label, nodes in graph.nodes.items()}
    assert found["Organisation"] == ["intrusion-set-yap", "office", "yap"] and found["Person"] == ["muxtar-nagiyev"]
    assert found["Domain"] == ["btq.org.az"] and found["Hashtag"] == ["nazione"] and found["Event"] == ["a-campaign"]
    assert found["Account"] == ["telegram:@some.channel", "x:1316711261833506816", "x:@some_one"]
    assert graph.nodes["Account"]["x:1316711261833506816"]["created_at"].isoformat() == "2020-10-15T10:00:00+00:00"
    assert graph.nodes["Post"]["x:1659508970694795265"]["archive"] == "https://perma.cc/AAAA"
    assert ("x:@some_one", "x:1659508970694795265") in graph.edges["POSTED", "Account", "Post"]
    assert graph.nodes["Document"]["https://example.org/paper.pdf"]["title"] == "Paper"


def test_a_relationship_is_a_statement_with_grade_author_and_document(tmp_path):
    _, graph = loaded(tmp_path, OBJECTS)
    said = graph.nodes["Statement"][MEMBER["id"]]
    assert (said["grade"], said["asserted_by"], said["holds_from"], said["holds_to"]) == ("B2", "Office", "2023-01-01", "2024-01-01")
    assert said["says"] == "Muxtar NAĞIYEV part of Yeni Azərbaycan Partiyası" and len(said["quote"].split()) == 15
    assert (MEMBER["id"], REPORT["id"]) in graph.edges["CITES", "Statement", "Document"]
    assert graph.edges["MEMBER_OF", "Person", "Organisation"]["muxtar-nagiyev", "yap"]["statements"] == [MEMBER["id"]]
    # What the program filled in by itself is no period.
    assert "holds_from" not in graph.nodes["Statement"][OWNED["id"]] and graph.edges["SITE_OF", "Domain", "Organisation"]["btq.org.az", "yap"]["statements"]
    assert not any(start == USES["id"] for ends, rows in graph.edges.items() if ends[0] == "ABOUT" for start, _ in rows)


def test_a_bundle_is_known_by_its_content_however_it_is_printed(tmp_path):
    for indent in (None, 2):
        said, _ = loaded(tmp_path, OBJECTS, indent=indent)
        assert said.format == "stix"
    path = tmp_path / "other.json"
    path.write_text('{"objects": [1, 2], "name": "no bundle"}')
    with pytest.raises(BadInput, match="no known format"):
        detect(head(path))


@pytest.mark.parametrize(("body", "why"), [('{"type": "bundle", "objects": [', "is not JSON"), ('{"type": "bundle", "objects": 5}', "no list of objects")])
def test_a_document_that_cannot_be_used_gets_one_sentence(tmp_path, body, why):
    path = tmp_path / "bundle.json"
    path.write_text(body)
    graph = Gathered()
    with pytest.raises(BadInput, match=why):
        load(graph, path, tmp_path / "quarantine")
    assert graph.nodes == {}


def test_attached_files_that_cannot_be_read_are_refused_by_name(tmp_path):
    bad = [("notes.pdf", b"%PDF"), ("damaged.xlsx", b"PK broken"), ("bomb.xlsx", workbook([["a" * (17 * 1024 * 1024)]])), ("entity.xlsx", workbook([["a"]], b"<!DOCTYPE x [<!ENTITY a 'b'>]>"))]
    files = [{"name": name, "data": base64.b64encode(data).decode()} for name, data in bad] + [{"name": "text.xlsx", "data": "€"}, {"name": "odd.xlsx", "data": 5}]
    said, _ = loaded(tmp_path, [thing("report", 1, name="R", x_opencti_files=files)])
    assert (said.read, said.accepted, said.refused) == (7, 1, 6)
    assert all(why.startswith("the attached file cannot be read: ") for why in said.refusals) and len(said.refusals) == 5


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=5)
FIELDS = ("name", "value", "url", "title", "labels", "aliases", "channel_types", "account_login", "user_id", "description", "confidence", "identity_class", "object_refs",
          "x_opencti_files", "external_references", "source_ref", "target_ref", "relationship_type", "created_by_ref", "published", "start_time", "stop_time", "revoked", "x_opencti_location_type")
KINDS = ("identity", "report", "relationship", "channel", "user-account", "domain-name", "url", "media-content", "location", "campaign", "ipv4-addr", "sighting", "unknown-thing")


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(FIELDS), JSON)), min_size=1, max_size=6))
def test_whatever_the_fields_hold_each_object_is_accepted_or_refused(tmp_path_factory, things):
    objects = [thing("identity", 0, name="There")] + [thing(kind, n, **said) for n, (kind, said) in enumerate(things, 1)]
    said, _ = loaded(tmp_path_factory.mktemp("any"), objects)
    assert said.accepted + said.refused == said.read >= len(objects)


@given(st.text())
def test_a_slug_is_stable_and_plain(name):
    assert slug(slug(name)) == slug(name) and " " not in slug(name) and len(slug(name)) <= 200


def test_a_sheet_without_a_header_or_a_workbook_without_a_sheet():
    assert list(rows(workbook([]))) == [] and list(rows(workbook([["a", "b"], ["1"]]))) == [{"a": "1", "b": ""}]
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(SheetRefused, match="no sheet"):
        list(rows(empty.getvalue()))


def test_the_published_bundles_load_whole_and_the_same_twice(graph, shared, tmp_path):
    if not (shared / "data" / "viginum").is_dir():
        pytest.skip("needs the published bundles under data/viginum")
    for folder, counts in (("big", (536, 536, 0)), ("rrn", (1054, 1045, 9))):
        (path,) = (shared / "data" / "viginum" / folder).glob("*.json")
        first, again = load(graph, path, tmp_path), load(graph, path, tmp_path)
        assert (first.read, first.accepted, first.refused) == counts and again.already
    assert graph.read("MATCH (d:Domain {name: 'jabarov.com'})-[:SITE_OF]->(p:Person) RETURN p.key AS key") == [{"key": "hafiz-jabarov"}]
