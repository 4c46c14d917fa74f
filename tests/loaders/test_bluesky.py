"""Bluesky, after its published lexicon: answers of the API and the stream of changes are the same posts."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from taken import taken

ONE, TWO = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb"
RECORD = {"$type": "app.bsky.feed.post", "text": "a #tag and a link", "createdAt": "2024-11-20T10:00:00.000Z", "langs": ["fr"],
          "facets": [{"features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "tag"}]}, {"features": [{"uri": "https://example.org/a"}, {"did": TWO}]}],
          "embed": {"$type": "app.bsky.embed.recordWithMedia", "record": {"record": {"uri": f"at://{TWO}/app.bsky.feed.post/3kq"}}, "media": {"images": [{"image": {"ref": {"$link": "bafkreiabc"}}}]}},
          "reply": {"parent": {"uri": f"at://{TWO}/app.bsky.feed.post/3kp"}, "root": {"uri": f"at://{TWO}/app.bsky.feed.post/3ko"}}}
POST = {"uri": f"at://{ONE}/app.bsky.feed.post/3kr", "author": {"did": ONE, "handle": "one.example.org", "displayName": "Öne"}, "record": RECORD, "likeCount": 3, "indexedAt": "2024-11-20T10:00:01.000Z"}


def test_an_answer_with_a_repost(tmp_path):
    reason = {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": TWO, "handle": "two.bsky.social"}, "indexedAt": "2024-11-20T11:00:00.000Z"}
    found = taken(tmp_path, "feed.json", json.dumps({"feed": [{"post": POST}, {"post": POST, "reason": reason}, {"post": {"uri": "at://x"}}, 5]}, indent=1))
    key = f"bluesky:{ONE}/3kr"
    assert found.counts == ("bluesky", 4, 2, 2) and found.node("Post", key)["at"] == datetime(2024, 11, 20, 10, tzinfo=UTC) and found.node("Post", key)["likes"] == 3
    assert found.ends("REPOSTS") == [(f"bluesky:{TWO}/repost/3kr", key)] and found.ends("QUOTES") == [(key, f"bluesky:{TWO}/3kq")] and found.ends("REPLIES_TO") == [(key, f"bluesky:{TWO}/3kp")]
    assert found.keys("Hashtag") == ["tag"] and found.keys("Link") == ["https://example.org/a"] and found.keys("Media") == ["bluesky:bafkreiabc"] and found.ends("MENTIONS") == [(key, f"bluesky:{TWO}")]


def test_the_stream_of_changes(tmp_path):
    def change(kind, record, operation="create"):
        return {"did": ONE, "time_us": 1732096801000000, "kind": "commit", "commit": {"operation": operation, "collection": f"app.bsky.{kind}", "rkey": "3kr", "record": record}}

    lines = [change("feed.post", RECORD), change("feed.repost", {"subject": {"uri": POST["uri"]}, "createdAt": "2024-11-20T10:00:00Z"}) | {"did": TWO}, change("feed.like", {}), change("feed.post", None, "delete"),
             change("graph.follow", {"subject": TWO, "createdAt": "2020-01-01T00:00:00Z"}), change("feed.post", RECORD) | {"did": 5}, change("feed.post", RECORD | {"createdAt": "soon"})]
    found = taken(tmp_path, "jetstream.jsonl", lines)
    assert found.counts == ("bluesky", 7, 5, 2) and found.ends("FOLLOWS") == [(f"bluesky:{ONE}", f"bluesky:{TWO}")] and found.ends("REPOSTS") == [(f"bluesky:{TWO}/3kr", f"bluesky:{ONE}/3kr")]
    assert found.load.notes == {"feed.like (create) of a repository": 1, "feed.post (delete) of a repository": 1, "printed time an hour or more from when the server saw it; the printed one stands": 1}
