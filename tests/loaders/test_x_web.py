"""What X's own pages answer, raw and through the scrapers that read them: the same posts, whoever wrote them down."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from coterie.loaders.format import Context
from coterie.loaders.tweet import media_key
from taken import Taken, apart, taken

USER = {"__typename": "User", "rest_id": "5", "core": {"screen_name": "One", "name": "Öne", "created_at": "Mon Feb 09 22:11:12 +0000 2009"}, "location": {"location": "Bakı"},
        "profile_bio": {"description": "I am", "entities": {"url": {"urls": [{"expanded_url": "https://example.org"}]}}}, "relationship_counts": {"followers": 3, "following": 4},
        "tweet_counts": {"tweets": 9}, "privacy": {"protected": False}, "verification": {"verified": False}}
OLD = {"__typename": "User", "rest_id": "6", "legacy": {"screen_name": "Two", "followers_count": 8}}


def post(id_, user, text, note=None, **legacy):
    more = {"note_tweet": {"note_tweet_results": {"result": {"text": note, "entity_set": {"hashtags": [{"text": "Note"}]}}}}} if note else {}
    return {"__typename": "Tweet", "rest_id": id_, "core": {"user_results": {"result": user}}, "views": {"count": "77"}, "source": "<a href='x'>Web</a>",
            "legacy": {"created_at": "Wed Jul 08 21:59:10 +0000 2026", "full_text": text, "conversation_id_str": id_, "user_id_str": user["rest_id"], "entities": {}, **legacy}, **more}


QUOTED = post("2074976613713031480", OLD, "the first")
LONG = post("2074976613713031490", USER, "cut at 280 …", "whole &amp; long #Note") | {"quoted_status_result": {"result": {"__typename": "TweetWithVisibilityResults", "tweet": QUOTED}}}
REPOST = post("2074976613713031500", OLD, "RT @One: cut …", retweeted_status_result={"result": LONG})
ANSWER = {"data": {"search": {"entries": [{"tweet_results": {"result": REPOST}}, {"promotedMetadata": {"advertiser": OLD}}, {"tweet_results": {"result": {"__typename": "TweetTombstone"}}},
                                          {"tweet_results": {"result": {"__typename": "Tweet", "rest_id": "3", "legacy": {"full_text": "when", "created_at": "never"}}}}]}}}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_post_inside_a_post_inside_an_answer(tmp_path, indent):
    found = taken(tmp_path, "answer.json", json.dumps(ANSWER, indent=indent))
    assert found.counts == ("x-graphql", 3, 2, 1) and list(found.load.notes.values()) == [1]
    repost, long = found.node("Post", "x:2074976613713031500"), found.node("Post", "x:2074976613713031490")
    assert repost["text"] == long["text"] == "whole & long #Note" and long["views"] == 77 and long["kind"] == "quote"
    assert found.ends("REPOSTS") == [("x:2074976613713031500", "x:2074976613713031490")] and found.ends("QUOTES") == [("x:2074976613713031490", "x:2074976613713031480")]
    assert found.ends("POSTED") == [("x:5", "x:2074976613713031490"), ("x:6", "x:2074976613713031480"), ("x:6", "x:2074976613713031500")]
    (profile,) = [said for (label, key), said in found.nodes.items() if label == "Profile" and key.startswith("x:5/")]
    assert (profile["bio"], profile["location"], profile["url"], profile["followers"], profile["posts"]) == ("I am", "Bakı", "https://example.org", 3, 9)


def test_zeeschuimer_says_when_it_saw_a_post_and_other_platforms_are_refused(tmp_path):
    line = {"nav_index": "1", "item_id": "x", "timestamp_collected": 1783600000000, "source_platform": "twitter.com", "data": LONG}
    other = line | {"source_platform": "tiktok.com", "data": {"id": "1", "desc": "a video"}}
    found = taken(tmp_path, "export.ndjson", [line, other])
    assert found.counts == ("x-graphql", 2, 1, 1) and found.node("Post", "x:2074976613713031490")["observed_at"] == datetime.fromtimestamp(1783600000, UTC)
    again = taken(tmp_path, "4cat.ndjson", [LONG | {"__import_meta": {"timestamp_collected": 1783600000000, "source_platform": "twitter.com"}}])
    assert again.counts == ("x-graphql", 1, 1, 0) and apart(found, again) == {}


def test_the_oldest_answers_carry_their_user_beside_them(tmp_path):
    old = {"type": "adaptive", "legacy": QUOTED["legacy"] | {"id_str": "2074976613713031480"}, "user": {"id_str": "6", "screen_name": "Two", "name": "T"}}
    found = taken(tmp_path, "old.ndjson", [{"timestamp_collected": 1783600000000, "source_platform": "twitter.com", "data": old}])
    assert found.counts == ("x-graphql", 1, 1, 0) and found.node("Account", "x:6")["handle"] == "Two" and found.ends("POSTED") == [("x:6", "x:2074976613713031480")]


def test_whose_followers_they_are_must_be_said(tmp_path):
    entry = {"clientEventInfo": {"component": "FollowersSgs"}, "itemContent": {"user_results": {"result": USER}}}
    answer = json.dumps({"data": {"user": {"result": {"__typename": "User", "timeline": {"entries": [{"content": entry}]}}}}})
    found = taken(tmp_path, "followers.json", answer)
    assert found.ends("FOLLOWS") == [] and found.keys("Account") == ["x:5"] and "--of" in next(iter(found.load.notes))
    at = datetime(2026, 7, 9, tzinfo=UTC)
    found = taken(tmp_path, "followers.json", answer, Context(of="@Owner", observed_at=at))
    assert found.edges["FOLLOWS", "x:5", "x:@owner"] == {"observed_at": at}


def test_old_and_new_names_of_snscrape(tmp_path):
    user = {"_type": "snscrape.modules.twitter.User", "username": "One", "id": 5, "displayname": "Öne", "followersCount": 3, "created": "2009-02-09T22:11:12+00:00"}
    new = {"_type": "snscrape.modules.twitter.Tweet", "id": 2074976613713031490, "date": "2026-07-08 21:59:10+00:00", "rawContent": "a &amp; b", "user": user, "likeCount": 4, "hashtags": ["Tag"],
           "links": [{"url": "https://example.org/a", "tcourl": "t"}], "media": [{"_type": "snscrape.modules.twitter.Photo", "fullUrl": "https://pbs.twimg.com/media/HMvMNUDXcAA3HY3.jpg?format=jpg"}],
           "mentionedUsers": [{"id": 6, "username": "Two"}], "inReplyToTweetId": 12, "conversationId": 12}
    old = {k: v for k, v in new.items() if k not in ("_type", "rawContent", "links", "id")} | {"id": 2074976613713031491, "content": "a b", "url": "u", "outlinks": ["https://example.org/a"]}
    found = taken(tmp_path, "posts.jsonl", [new, old, user, {"_type": "snscrape.modules.twitter.Tweet"}])
    assert found.counts == ("snscrape", 4, 3, 1) and found.keys("Media") == ["x:3_2074976582427439104"]
    assert found.node("Post", "x:2074976613713031490")["text"] == "a & b" and len(found.ends("LINKS_TO")) == len(found.ends("MENTIONS")) == len(found.ends("REPLIES_TO")) == 2


def test_the_address_of_a_picture_tells_its_key():
    addresses = {"https://pbs.twimg.com/ext_tw_video_thumb/1589968014388117511/pu/img/a.jpg": "7_1589968014388117511", "https://pbs.twimg.com/amplify_video_thumb/12345678/img/a.jpg": "13_12345678",
                 "https://pbs.twimg.com/media/short.jpg": None, "https://example.org/media/HMvMNUDXcAA3HY3.jpg": "3_2074976582427439104", "": None}
    assert {a: media_key(a) for a in addresses} == addresses


REAL = {"raw_search": 20, "raw_list_timeline": 98, "raw_user_tweets": 24, "raw_user_tweets_and_replies": 31, "raw_user_media": 37, "raw_tweet_details": 37, "raw_community_tweets": 20,
        "raw_followers": 69, "raw_following": 60, "raw_retweeters": 20, "raw_list_members": 20, "raw_user_by_login": 1, "raw_user_about": 1, "card_poll": 28, "manual_tweet_with_video_2": 12,
        "_issue_28_1": 2, "_issue_42": 1, "_issue_56": 11}


def test_the_real_answers(shared, tmp_path):
    folder = shared / "data" / "twscrape_mock"
    assert {name: Taken(folder / f"{name}.json", aside=tmp_path).counts for name in REAL} == {name: ("x-graphql", n, n, 0) for name, n in REAL.items()}


@pytest.mark.parametrize("name", ["search", "list_timeline", "user_tweets_and_replies", "followers", "following", "retweeters"])
def test_an_answer_and_what_twscrape_made_of_it_are_the_same_graph(shared, tmp_path, name):
    folder = shared / "data" / "twscrape_mock"
    raw, parsed = Taken(folder / f"raw_{name}.json", aside=tmp_path), Taken(folder / f"parsed_raw_{name}.jsonl", aside=tmp_path)
    assert parsed.load.format == "snscrape" and parsed.load.refused == 0
    for type_ in ("POSTED", "REPOSTS", "REPLIES_TO", "TAGGED", "LINKS_TO", "SHOWS"):
        assert raw.ends(type_) == parsed.ends(type_), type_
    # twscrape leaves out a profile's own link, quotes inside quotes, the mentions of a note and users beside a timeline.
    assert set(parsed.ends("QUOTES")) <= set(raw.ends("QUOTES")) and set(parsed.ends("MENTIONS")) <= set(raw.ends("MENTIONS"))
    assert set(parsed.keys("Account")) <= set(raw.keys("Account"))
    assert {n for key, said in apart(raw, parsed).items() if key[0] == "Post" and "*" not in said for n in said} <= {"kind", "views"}
