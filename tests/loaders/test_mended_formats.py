"""What any format refuses is kept whole: mended in its quarantine file and loaded, it makes the graph that it would have made at once."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from coterie.loaders.format import Context, known
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
from coterie.loaders.read import table
from coterie.queries.errors import BadInput
from taken import Taken, apart
from test_nitter import ID, feed, item, scraped
from test_sites import WHOIS, archive

CONTEXT = {"of": "two.example.com", "observed_at": datetime(2024, 2, 11, tzinfo=UTC)}
KINDS = ((r"^(Domain rating|Page ascore)$", "7"), (r"(?i)url|link$|page|website", "https://www.example.org/a"), (r"(?i)domain|^site$|^from$|^to$", "example.org"),
         (r"(?i)time|date$|_at$|^at$|seen|created|published|crawled|on$|starts|ends", "2024-01-01T00:00:00Z"), (r"(?i)id$|key", "12"), (r"(?i)is_|synthetic|complete", "false"), (r"(?i)count", "3"))
OWN = {"relations": {"relation": "BACKLINKS", "from": "Domain:example.org", "to": "Domain:two.com", "statements": "s1"}, "statements": {"about": "Domain:example.org"},
       "crowdtangle": {"URL": "https://www.facebook.com/12/posts/34"}, "twint": {"date": "2020-07-09", "time": "12:26:00", "timezone": "+0000", "created_at": ""}}
TABLES = sorted(f.name for f in known() if f.read is table or f.name in ("brandwatch", "meltwater", "talkwalker"))
GOOD, REF = "2024-01-01T10:00:00.000Z", "domain-name--00000000-0000-4000-8000-00000000000{}"


def cell(column, form):
    return OWN.get(form, {}).get(column, next((v for p, v in KINDS if re.search(p, column)), "word"))


def written(folder, name, content):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def loaded(folder, *paths, named=None):
    return Taken(*paths, aside=folder / "aside", context=Context(UTC, **CONTEXT), named=named)


def aside(folder, path, named=None):
    """The quarantine lines of a file, loaded into nothing."""
    found = load(Gathered(), path, folder / "aside", context=Context(UTC, **CONTEXT), as_format=named)
    return [json.loads(line) for line in Path(found.quarantine).read_text("utf-8").splitlines()], found


def as_lines(lines):
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@pytest.mark.parametrize("named", TABLES)
def test_a_row_of_a_table_that_lacks_a_cell(tmp_path, named):
    form = next(f for f in known() if f.name == named)
    columns = [*(["Page Name", "Post Created"] if named == "crowdtangle" else []), *form.columns]
    head, good = ",".join(f'"{c}"' for c in columns), ",".join(cell(c, named) for c in columns)
    first = good.replace("12", "13")
    lines, found = aside(tmp_path, written(tmp_path, "bad.csv", f"{head}\n{first}\n{','.join(cell(c, named) for c in columns[:-1])}\n"), named)
    assert (found.read, found.accepted, found.refused) == (2, 1, 1) and lines[0]["row"][columns[-1]] is None and lines[0]["line"] == 3
    with pytest.raises(BadInput, match="line 3"):
        loaded(tmp_path, written(tmp_path, "same.jsonl", as_lines(lines)))
    lines[0]["row"][columns[-1]] = cell(columns[-1], named)
    mended = loaded(tmp_path, written(tmp_path, "mended.jsonl", as_lines(lines)))
    assert mended.counts == (named, 1, 1, 0) and apart(mended, loaded(tmp_path, written(tmp_path, "bad.csv", f"{head}\n{good}\n"), named=named)) == {}


def bundle(*more, **said):
    things = [{"type": "domain-name", "id": REF.format(1), "value": "one.com"}, {"type": "identity", "id": REF.format(2).replace("domain-name", "identity"), "name": "Örnek", "identity_class": "organization"}]
    link = {"type": "relationship", "id": REF.format(3).replace("domain-name", "relationship"), "relationship_type": "belongs-to", "source_ref": things[0]["id"], "target_ref": things[1]["id"], **said}
    report = {"type": "report", "id": REF.format(4).replace("domain-name", "report"), "name": "Title", "published": GOOD, "object_refs": [link["id"]], "created_by_ref": things[1]["id"]}
    return json.dumps({"type": "bundle", "id": "bundle--1", "objects": [*things, report, link, *more]})


V2 = {"data": [{"id": "@", "text": "words", "author_id": "5", "created_at": GOOD, "attachments": {"media_keys": ["3_1"]}, "referenced_tweets": [{"type": "quoted", "id": "77"}]}],
      "includes": {"users": [{"id": "5", "username": "five", "name": "Five", "description": "bio"}, {"id": "6", "username": "six", "name": "Six"}], "media": [{"media_key": "3_1", "type": "photo"}],
                   "tweets": [{"id": "77", "text": "theirs", "author_id": "6", "created_at": GOOD}]}, "__coterie": {"synthetic": True}, "__twarc": {"retrieved_at": GOOD}}
V1 = {"id_str": "@", "created_at": "Tue Jul 18 23:25:04 +0000 2017", "full_text": "words", "user": {"id_str": "5", "screen_name": "five"}, "entities": {}}
WEB = {"__typename": "Tweet", "rest_id": "@", "core": {"user_results": {"result": {"__typename": "User", "rest_id": "5", "core": {"screen_name": "five", "name": "Five"}}}}, "legacy": {"full_text": "words", "created_at": V1["created_at"], "id_str": "@"}}
CHAT = {"name": "Chat", "type": "public_channel", "id": 1234, "messages": [{"id": 1, "type": "message", "date": "2024-01-01T10:00:00", "date_unixtime": "@", "from": "Chat", "from_id": "channel1234", "text": "words"}]}
LONG = "1281192377277792318"

# The content with @ where a value stands, a value that is refused, one that is not; the row that is loaded beside it is the content with a third.
OTHERS = {
    "bluesky": (json.dumps({"posts": [{"uri": "at://did:plc:abc/app.bsky.feed.post/3k", "author": {"did": "did:plc:abc", "handle": "a.example"}, "record": {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "@"}, "indexedAt": GOOD}]}), "someday", GOOD),
    "congress-accounts": (json.dumps([{"name": "@", "chamber": "house", "type": "caucus", "party": "D", "accounts": [{"id": "5", "screen_name": "five", "account_type": "office"}]}]), "", "A caucus"),
    "congress-posts": (json.dumps([{"id": LONG, "screen_name": "five", "user_id": "5", "time": "@", "link": "https://x.com/a", "text": "x", "source": "s"}]), "someday", GOOD),
    "crtsh": (json.dumps([{"issuer_ca_id": 1, "name_value": "@", "common_name": "x"}]), "nothing", "one.com"),
    "ftm": ('{"id": "o", "schema": "Company", "properties": {"name": ["Firm"]}}\n{"id": "@", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["o"]}}\n{"id": "p", "schema": "Person", "properties": {"name": ["Who"]}}', "", "l"),
    "gnip": (json.dumps({"id": f"tag:search.twitter.com,2005:{LONG}", "objectType": "activity", "verb": "post", "postedTime": "@", "body": "x", "actor": {"id": "id:twitter.com:5", "preferredUsername": "five"}, "object": {}, "twitter_entities": {}}), "someday", "2020-07-09T12:26:00.000Z"),
    "handles": ("# list: annex\n# title: Annex\n# platform: x\none\nthree\n@", "a b", "two"),
    "hyphe": ('<graphml><key id="h" for="node" attr.name="homepage"/><graph><node id="1"><data key="h">@</data></node></graph></graphml>', "nowhere", "https://one.com"),
    "nitter": (feed(item("words", at="@")), "someday", "Tue, 18 Jul 2023 23:25:04 GMT"),
    "ntscraper": (json.dumps({"tweets": [scraped(link="@")], "threads": []}), "", f"https://twitter.com/one/status/{ID}"),
    "opencorporates": (json.dumps({"results": {"companies": [{"company": {"name": "Firm", "company_number": "@", "jurisdiction_code": "fr"}}]}}), "", "123"),
    "rdap": (json.dumps({"objectClassName": "domain", "rdapConformance": [], "ldhName": "@"}), "", "one.com"),
    "snscrape": (json.dumps({"_type": "snscrape.modules.twitter.Tweet", "id": int(LONG), "date": "@", "rawContent": "x", "user": {"id": 5, "username": "five"}}), "someday", GOOD),
    "stix": (bundle(target_ref="@"), "identity--00000000-0000-4000-8000-00000000000f", "identity--00000000-0000-4000-8000-000000000002"),
    "telegram": (json.dumps(CHAT), "someday", "1704103200"),
    "twibot-20": (json.dumps([{"ID": "@", "profile": {}, "tweet": ["words"], "neighbor": {"following": ["6"]}, "domain": [], "label": "0"}]), "", "5"),
    "twint-json": (json.dumps({"id": LONG, "conversation_id": LONG, "created_at": "", "date": "@", "time": "12:26:00", "timezone": "+0000", "user_id": "5", "username": "five", "tweet": "x", "nlikes": 1, "nreplies": 1, "nretweets": 1, "quote_url": ""}), "someday", "2020-07-09"),
    "webgraph-ranks": ("#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\n1\t2\t3\t4\t@\n", "com", "com.one", "one.com"),
    "webgraph-vertices": ("0\tcom.two\n1\t@\n2\tcom.three\n3\tcom.four\n4\tcom.five\n", "com", "com.one", "one.com"),
    "whois": (WHOIS.format("two.com", "Other", "", "") + WHOIS.format("@", "Somebody", "Örnek Media", "12 Main St"), "none", "one.com"),
    "whois-json": (json.dumps({"domain": {"domain": "@", "created_date": GOOD}, "registrar": {"name": "R"}, "registrant": {"name": "Somebody"}}), "", "one.com"),
    "x-api-v1": (json.dumps(V1), "1.28e+18", LONG),
    "x-api-v2": (json.dumps(V2), "1.28e+18", LONG),
    "x-archive": ('window.YTD.follower.part0 = [{"follower": {"accountId": "@"}}]', "", "12"),
    "x-follow-list": ('{"ids": ["@"], "next_cursor": 0, "previous_cursor": 0}', "1.28e+18", "12"),
    "x-graphql": (json.dumps({"data": {"tweetResult": {"result": WEB}}}), "1.28e+18", LONG),
}
"""Formats whose rows are no table's; warc and the edges of a web graph have tests of their own."""


def test_no_format_is_left_out():
    assert {f.name for f in known()} == {*TABLES, *OTHERS, "warc", "webgraph-edges"}


@pytest.mark.parametrize("named", OTHERS)
def test_a_row_of_any_other_format(tmp_path, named):
    content, bad, good, *more = OTHERS[named]
    mend = more[0] if more else good
    found = []
    for name, value in (("bad/rows.json", bad), ("good/rows.json", good)):
        try:
            found.append(loaded(tmp_path, written(tmp_path, name, content.replace("@one", "%one").replace("@", value).replace("%one", "@one"))))
        except BadInput:
            found.append(None)  # of one row, which is refused
    lines = [json.loads(line) for path in (tmp_path / "aside").glob("rows.json*") for line in path.read_text("utf-8").splitlines()]
    assert len(lines) == 1 and lines[0]["format"] == named and found[1] is not None and found[1].load.refused == 0
    with pytest.raises(BadInput, match=re.escape(lines[0]["where"].split(":")[1].split(",")[0].strip())):
        loaded(tmp_path, written(tmp_path, "same.jsonl", as_lines(lines)))
    mended = as_lines([{**line, "row": json.loads(json.dumps(line["row"]).replace(json.dumps(bad), json.dumps(mend)) if bad in ("", "com") else json.dumps(line["row"]).replace(bad, mend))} for line in lines])
    again = loaded(tmp_path, *([written(tmp_path, "first/rows.json", content.replace("@", bad))] if found[0] else []), written(tmp_path, "mended.jsonl", mended))
    assert again.loads[-1].accepted == 1 and again.loads[-1].format == named
    assert apart(again, found[1]) == {}


def test_a_page_of_an_archive(tmp_path):
    lines, _ = aside(tmp_path, written(tmp_path, "bad.warc", archive(("https://one.com/", "<title>One</title><a href='https://two.org.az/'>x</a>"), ("https://nowhere/", "<title>Bad</title><a href='https://two.org.az/'>y</a>"))))
    assert [line["why"] for line in lines] == ["is no web address"]
    lines[0]["row"]["address"] = "https://three.net/"
    found = loaded(tmp_path, written(tmp_path, "mended.jsonl", as_lines(lines)))
    assert found.ends("BACKLINKS") == [("three.net", "two.org.az")] and found.node("Domain", "three.net")["title"] == "Bad"


def test_an_edge_of_a_web_graph(tmp_path):
    written(tmp_path, "g-vertices.txt", "0\tcom.one\n1\tcom.two\n")
    lines, _ = aside(tmp_path, written(tmp_path, "g-edges.txt", "0\t1\n1\t0\n0\t1\n1\t0\n1\tx\n"))
    assert lines[0]["line"] == 5 and lines[0]["row"] == {"from": "1", "to": "x"}
    lines[0]["row"] = {"from": "two.com", "to": "three.com"}
    assert loaded(tmp_path, written(tmp_path, "mended.jsonl", as_lines(lines))).ends("BACKLINKS") == [("two.com", "three.com")]


@pytest.mark.parametrize(("name", "content", "row"), [
    ("cut.jsonl", json.dumps(V1).replace("@", "1") + "\n" + json.dumps(V1).replace("@", "2")[:-1] + "\n", json.dumps(V1).replace("@", "2")),
    ("odd.jsonl", json.dumps(V1).replace("@", "1") + "\n" + "not json " + "x" * 3000 + "\n", json.loads(json.dumps(V1).replace("@", "2")))])
def test_a_line_that_is_no_json_is_kept_whole_and_may_become_an_object(tmp_path, name, content, row):
    lines, _ = aside(tmp_path, written(tmp_path, name, content))
    assert lines[0]["row"] == content.splitlines()[1] and lines[0]["unread"] == "text"
    lines[0]["row"] = row
    assert loaded(tmp_path, written(tmp_path, "mended.jsonl", as_lines(lines))).keys("Post") == ["x:2"]


@pytest.mark.parametrize(("row", "rest"), [(b"x,2,b,2024-01-01T10:00:00Z,two,more,still", ["more", "still"]), ('x,2,b,2024-01-01T10:00:00Z,Bak\u0131'.encode("cp1254"), "x,2,b,2024-01-01T10:00:00Z,Bak\ufffd"),
                                           (b'x,2,b,2024-01-01T10:00:00Z,"t" wo', 'x,2,b,2024-01-01T10:00:00Z,"t" wo')])
def test_a_line_that_is_no_row_of_its_table_shows_columns_and_rest(tmp_path, row, rest):
    out = io.BytesIO(b"platform,id,handle,at,text\nx,1,a,2024-01-01T10:00:00Z,one\n" + row + b"\n")
    lines, _ = aside(tmp_path, written(tmp_path, "posts.csv", out.getvalue()))
    assert lines[0]["row"]["?"] == rest
    lines[0]["row"] = {"platform": "x", "id": "2", "handle": "b", "at": GOOD, "text": "two"}
    assert loaded(tmp_path, written(tmp_path, "mended.jsonl", as_lines(lines))).node("Post", "x:2")["text"] == "two"
