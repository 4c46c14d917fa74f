"""X API v1.1 and Gnip: three places of a text, ids that are too long for a number, and two spellings of the same posts."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from coterie.loaders.times import born
from coterie.queries.errors import BadInput
from taken import Taken, apart, taken

WHO = {"id": 815279070241955840, "id_str": "815279070241955840", "screen_name": "One", "name": "Öne", "created_at": "Sat Dec 31 19:30:52 +0000 2016",
       "followers_count": 3, "friends_count": 2, "statuses_count": 9, "protected": False, "verified": True, "description": "A &amp; B", "url": "https://t.co/u",
       "entities": {"url": {"urls": [{"url": "https://t.co/u", "expanded_url": "https://example.org/me"}]}}}
OTHER = {"id": 7, "id_str": "7", "screen_name": "Two", "name": "Two"}
LONG = {"id": 887453193294282752, "id_str": "887453193294282752", "created_at": "Tue Jul 18 23:25:04 +0000 2017", "user": OTHER, "text": "cut … https://t.co/x", "truncated": True,
        "entities": {"hashtags": [], "urls": [{"url": "https://t.co/x", "expanded_url": "https://twitter.com/i/web/status/1"}]}, "lang": "en",
        "source": '<a href="http://x.org">An App &amp; more</a>',
        "extended_tweet": {"full_text": "#Long and whole: 3 &lt; 4 &amp; so on", "entities": {"hashtags": [{"text": "Long"}], "urls": [{"url": "u", "expanded_url": "https://example.com/a", "unwound": {"url": "https://example.com/b"}}],
                           "media": [{"id_str": "55555", "type": "photo", "media_url_https": "https://pbs.twimg.com/ext_tw_video_thumb/55555/p.jpg"}]},
                           "extended_entities": {"media": [{"id_str": "55555", "type": "video", "media_url_https": "https://pbs.twimg.com/ext_tw_video_thumb/55555/p.jpg"}]}}}
REPOST = {"id": 887453193294282753, "id_str": "887453193294282753", "created_at": "Tue Jul 18 23:25:04 +0000 2017", "user": WHO, "text": "RT @Two: cut …", "retweeted_status": LONG,
          "entities": {"user_mentions": [{"id_str": "7", "screen_name": "Two"}, {"id_str": "-1", "screen_name": "gone"}]}, "favorite_count": 0, "retweet_count": 4}
QUOTE = {"id_str": "887453193294282754", "created_at": "Tue Jul 18 23:25:04 +0000 2017", "user": WHO, "full_text": "see", "quoted_status_id_str": "887453193294282752",
         "quoted_status": LONG, "in_reply_to_status_id_str": "12", "entities": {}}


def test_the_whole_text_is_taken_from_wherever_it_stands(tmp_path):
    found = taken(tmp_path, "posts.jsonl", [REPOST, QUOTE])
    assert found.counts == ("x-api-v1", 2, 2, 0)
    post = found.node("Post", "x:887453193294282753")
    assert post["text"] == "#Long and whole: 3 < 4 & so on" and post["kind"] == "repost" and post["reposts"] == 4
    assert post["at"] == datetime(2017, 7, 18, 23, 25, 4, tzinfo=UTC)
    assert ("x:887453193294282753", "x:887453193294282752") in found.ends("REPOSTS") and found.node("Post", "x:887453193294282752")["client"] == "An App & more"
    assert found.keys("Link") == ["https://example.com/b"] and found.keys("Media") == ["x:7_55555"] and found.keys("Hashtag") == ["long"]
    assert [b for a, b in found.ends("MENTIONS") if a == "x:887453193294282753"] == ["x:7", "x:@gone"]
    assert found.ends("QUOTES") == [("x:887453193294282754", "x:887453193294282752")] and ("x:887453193294282754", "x:12") in found.ends("REPLIES_TO")
    (profile,) = [v for (label, key), v in found.nodes.items() if label == "Profile" and key.startswith("x:815279070241955840/")]
    assert (profile["bio"], profile["url"], profile["followers"], profile["verified"]) == ("A & B", "https://example.org/me", 3, True)


@pytest.mark.parametrize("printed", [json.dumps([LONG, REPOST]), json.dumps([LONG, REPOST], indent=2), json.dumps({"statuses": [LONG, REPOST]}),
                                     json.dumps(LONG) + "\n" + json.dumps({"delete": {"status": {"id": 1}}}) + "\n" + json.dumps(REPOST)])
def test_lines_lists_pages_and_streams_are_the_same_posts(tmp_path, printed):
    found = taken(tmp_path, "posts.json", printed)
    assert found.load.refused == 0 and apart(found, taken(tmp_path, "lines.jsonl", [LONG, REPOST])) == {}


def test_a_post_cut_in_the_middle_of_an_emoji_is_kept_and_a_broken_one_put_aside(tmp_path):
    lines = [json.dumps(LONG).replace("3 &lt;", "\\ud83d 3"), json.dumps(LONG)[:200], json.dumps({**LONG, "id_str": None, "id": 8.8e17}), json.dumps({"id_str": "1", "text": "no user"})]
    found = taken(tmp_path, "posts.jsonl", "\n".join(lines))
    assert found.counts == ("x-api-v1", 4, 1, 3) and "\ufffd 3" in found.node("Post", "x:887453193294282752")["text"]
    assert set(found.load.refusals) == {"is not JSON", "id: has lost digits", "neither a post nor a user"} or "not JSON: cut off" in found.load.refusals


def test_the_time_in_an_id_fills_a_gap_and_contradicts_a_wrong_one(tmp_path):
    assert born("887453193294282752").replace(microsecond=0) == datetime(2017, 7, 18, 23, 25, 4, tzinfo=UTC)
    assert [born(x) for x in ("12", "29700859246", "9" * 25, "12345678901x", None)] == [None] * 5
    bare = {k: v for k, v in LONG.items() if k != "created_at"}
    found = taken(tmp_path, "posts.jsonl", [bare, {**QUOTE, "created_at": "Wed Jul 19 01:25:04 +0000 2017"}])
    assert found.node("Post", "x:887453193294282752")["at"] == datetime(2017, 7, 18, 23, 25, 4, tzinfo=UTC)
    assert list(found.load.notes.values()) == [1] and found.node("Post", "x:887453193294282754")["at"].hour == 1


def test_absurd_nesting_is_one_refusal(tmp_path):
    deep = {**LONG}
    for n in range(300):
        deep = {**LONG, "id_str": str(n + 1), "quoted_status": deep}
    found = taken(tmp_path, "posts.jsonl", json.dumps(LONG) + "\n" + "[" * 5000 + "\n" + json.dumps(deep))
    assert (found.load.read, found.load.refused) == (3, 1) and len(found.keys("Post")) == 5
    with pytest.raises(BadInput):
        taken(tmp_path, "deep.json", '{"a":' * 100_000)


def test_the_real_posts(shared, tmp_path):
    found = Taken(shared / "data" / "rtweet_v11" / "tweets_v11.jsonl.gz", aside=tmp_path)
    assert found.counts == ("x-api-v1", 2198, 2198, 0) and not found.load.notes
    broken = shared / "data" / "api_v11_tweet_parser" / "test" / "tweet_payload_examples" / "broken_and_unsupported_payloads"
    with pytest.raises(BadInput, match="no known format"):
        Taken(broken / "original_format_missing_user.json", aside=tmp_path)
    assert Taken(broken / "public_api_sample.json", aside=tmp_path).counts == ("x-api-v1", 20, 20, 0)


def test_the_same_posts_from_gnip_and_from_the_api_are_the_same_graph(shared, tmp_path):
    folder = shared / "data" / "api_v11_tweet_parser" / "test" / "tweet_payload_examples"
    api, gnip = (Taken(folder / f"{name}_examples.json", aside=tmp_path) for name in ("original_format", "activity_streams"))
    assert api.counts == ("x-api-v1", 25, 25, 0) and gnip.counts == ("gnip", 25, 25, 0)
    assert api.keys("Post") == gnip.keys("Post") and all(api.ends(t) == gnip.ends(t) for t in ("POSTED", "REPOSTS", "QUOTES", "REPLIES_TO", "MENTIONS", "TAGGED", "SHOWS", "SHOWED"))
    # Gnip has no counts of replies and quotes, no word on protected accounts, milliseconds in an account's birthday; of a post inside
    # another it gives no reposts, does not say whether it quotes, and does not follow its links.
    differ = {(key[0], name) for key, said in apart(api, gnip).items() for name in said}
    assert differ == {("Post", "quotes"), ("Post", "replies"), ("Post", "reposts"), ("Post", "kind"), ("Account", "created_at"), ("Profile", "protected"),
                      ("Link", "*"), ("LINKS_TO", "*"), ("ON", "*")}
    assert all(said["*"] == (False, True) for key, said in apart(api, gnip).items() if "*" in said)
