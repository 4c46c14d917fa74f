"""twarc-csv: the same posts as a table, and the same graph as from the API's own JSON as far as the table goes."""

from __future__ import annotations

import csv
import json

import pytest
from taken import Taken, apart, taken

ROW = {"id": "20", "conversation_id": "20", "author_id": "1", "created_at": "2021-04-08T19:34:16.000Z", "text": 'De "todo",\\n\\nhoy', "lang": "es", "source": "App",
       "entities.hashtags": '["#Uno"]', "entities.mentions": '["@Ana"]', "entities.urls": '["https://twitter.com/a/status/9/photo/1", "https://example.org/x"]',
       "attachments.media_keys": '["3_5"]', "public_metrics.like_count": "4", "public_metrics.retweet_count": "2.0", "author.id": "1", "author.username": "One",
       "author.public_metrics.followers_count": "58", "author.protected": "False", "author.description": "a\\nb", "__twarc.retrieved_at": "2021-04-08T19:34:32+00:00"}
REPOST = ROW | {"id": "21", "referenced_tweets.retweeted.id": "9", "retweeted_user_id": "7", "retweeted_username": "Ana"}
REPLY = ROW | {"id": "22", "referenced_tweets.replied_to.id": "8", "in_reply_to_user_id": "7", "in_reply_to_username": "Ana", "entities.hashtags": "[broken"}
COLUMNS = sorted({*ROW, *REPOST, *REPLY})


def table(folder, rows):
    with (folder / "posts.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *([row.get(c, "") for c in COLUMNS] for row in rows)])
    return Taken(folder / "posts.csv", aside=folder)


def test_what_a_row_says_of_its_original_is_given_to_the_original(tmp_path):
    found = table(tmp_path, [ROW, REPOST, REPLY, ROW | {"id": "2.1e+18"}])
    assert found.counts == ("twarc-csv", 4, 3, 1) and found.load.refusals == {"id: has lost digits": 1}
    assert found.node("Post", "x:20")["text"] == 'De "todo",\n\nhoy' and found.node("Post", "x:9")["likes"] == 4
    assert found.node("Post", "x:21")["reposts"] == 2 and "likes" not in found.node("Post", "x:21") and "at" not in found.node("Post", "x:9")
    assert ("x:7", "x:9") in found.ends("POSTED") and ("x:7", "x:8") in found.ends("POSTED") and found.ends("REPLIES_TO") == [("x:22", "x:8")]
    assert found.keys("Link") == ["https://example.org/x"] and ("x:20", "x:3_5") in found.ends("SHOWS") and ("x:20", "x:7") in found.ends("MENTIONS")


@pytest.mark.parametrize(("name", "counts"), [("noflat", 100), ("brexit", 100), ("users", 91), ("quoted_edit", 1)])
def test_the_real_tables(shared, tmp_path, name, counts):
    found = Taken(shared / "data" / "twarc_csv_testdata" / "out" / f"{name}.csv", aside=tmp_path)
    assert found.counts == ("twarc-csv", counts, counts, 0) and not found.load.notes


@pytest.mark.parametrize("name", ["noflat", "brexit"])
def test_the_same_posts_as_json_and_as_a_table_are_the_same_graph(shared, tmp_path, name):
    folder = shared / "data" / "twarc_csv_testdata"
    # The table has a link as it was shortened, the page also where it leads in the end.
    page = (folder / "test-data" / f"{name}.jsonl").read_text("utf-8").replace('"unwound_url"', '"not_compared"')
    lines, rows = taken(tmp_path, "page.jsonl", page), Taken(folder / "out" / f"{name}.csv", aside=tmp_path)
    with (folder / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        own = {f"x:{row['id']}" for row in csv.DictReader(stream)}
    for type_ in ("REPOSTS", "QUOTES", "REPLIES_TO", "TAGGED", "LINKS_TO", "SHOWS"):
        mine, theirs = ([ends for ends in found.ends(type_) if ends[0] in own] for found in (lines, rows))
        assert mine == theirs, type_
    assert [e for e in lines.ends("POSTED") if e[1] in own] == [e for e in rows.ends("POSTED") if e[1] in own] and set(rows.ends("POSTED")) <= set(lines.ends("POSTED"))
    # The table names who is mentioned by handle only, and an account that no row has the id of stays known by its handle.
    handles = {key: said["handle_key"] for (label, key), said in lines.nodes.items() if label == "Account" and "handle_key" in said}
    named = [{(post, handles.get(who, who.removeprefix("x:@"))) for post, who in found.ends("MENTIONS") if post in own} for found in (lines, rows)]
    assert named[0] == named[1] and named[0]
    # Of a post of a row nothing differs but the counts of a repost, which the table takes from the original, and the quoted and answered posts are not in it.
    differ = {key: said for key, said in apart(lines, rows).items() if key[0] == "Post" and key[1] in own}
    assert {property for said in differ.values() for property in said} <= {"likes", "quotes", "replies", "views"}
    assert all(lines.node(*key)["kind"] == "repost" for key in differ)


def test_a_users_table_is_the_users(shared, tmp_path):
    folder = shared / "data" / "twarc_csv_testdata"
    assert apart(Taken(folder / "test-data" / "users.jsonl", aside=tmp_path), Taken(folder / "out" / "users.csv", aside=tmp_path)) == {}


def test_lists_that_are_none_cost_the_list_only(tmp_path):
    found = taken(tmp_path, "page.jsonl", [{"data": [{"id": "1", "text": "a &amp; b", "author_id": "2", "entities": {"urls": [{"expanded_url": "https://x.com/a/status/1/video/1"}]}}]}])
    assert found.keys("Link") == [] and found.node("Post", "x:1")["text"] == "a & b" and json.dumps(found.load.notes) == "{}"
