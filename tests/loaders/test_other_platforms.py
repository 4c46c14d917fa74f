"""Telegram, Facebook, and research data sets about X: other names, other clocks, other ways to say whose a post is."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from coterie.loaders.format import Context
from coterie.queries.errors import BadInput
from taken import Taken, taken

KYIV = Context(ZoneInfo("Europe/Kyiv"))
CHANNEL = {"name": "A channel", "type": "public_channel", "id": 1234567890, "messages": [
    {"id": 192, "type": "message", "date": "2023-05-29T02:13:27", "date_unixtime": "1685315607", "from": "A channel", "from_id": "channel1234567890", "photo": "photos/a.jpg",
     "text": ["See ", {"type": "link", "text": "https://example.org/a"}, " and ", {"type": "text_link", "text": "this", "href": "https://example.org/b"}, " ",
              {"type": "hashtag", "text": "#Tag"}, " ", {"type": "mention", "text": "@a_long_name_of_telegram"}], "reactions": [{"count": 11, "emoji": "x"}, {"count": 2}]},
    {"id": 193, "type": "message", "date": "2023-05-29T02:13:27", "from": "A channel", "from_id": "channel1234567890", "text": "again", "forwarded_from": "Somebody", "reply_to_message_id": 192},
    {"id": 194, "type": "service", "action": "pin_message", "date": "2023-05-29T02:13:27"}, {"type": "message", "text": "no id"}, "text"]}


def test_a_channel(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"picture")
    found = taken(tmp_path, "result.json", json.dumps(CHANNEL, indent=1), KYIV)
    assert found.counts == ("telegram", 5, 3, 2) and found.load.notes == {
        "service message (pin_message)": 1, "picture that is damaged, too large or of no known kind: no perceptual hash": 1}
    first, second = (found.node("Post", f"telegram:-1001234567890/{n}") for n in (192, 193))
    # The printed time has no zone: it is read in the case's, and the seconds beside it win where they are there.
    assert first["at"] == datetime(2023, 5, 28, 23, 13, 27, tzinfo=UTC) == second["at"] and first["text"] == "See https://example.org/a and this #Tag @a_long_name_of_telegram"
    assert first["likes"] == 13 and second["kind"] == "repost" and len(found.ends("LINKS_TO")) == 2 and found.keys("Hashtag") == ["tag"]
    assert found.keys("Account") == ["telegram:-1001234567890", "telegram:@a_long_name_of_telegram"] and found.keys("Media") == [hashlib.sha256(b"picture").hexdigest()]


def test_all_chats_keep_users_groups_and_channels_apart_and_no_file_outside_is_read(tmp_path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in").mkdir()
    one = CHANNEL | {"messages": [CHANNEL["messages"][0] | {"photo": "../secret"}]}
    two = {"type": "private_group", "id": 1234567890, "messages": [{"id": 192, "type": "message", "date_unixtime": "1685315607", "from_id": "user1234567890", "text": "hi"}]}
    whole = {"about": "a", "personal_information": {"user_id": 5, "phone_number": "+1 555"}, "contacts": {}, "chats": {"list": [one, two]}, "left_chats": {"list": []}}
    found = taken(tmp_path / "in", "result.json", json.dumps(whole), KYIV)
    assert found.keys("Post") == ["telegram:-1001234567890/192", "telegram:-1234567890/192"] and ("telegram:1234567890", "telegram:-1234567890/192") in found.ends("POSTED")
    assert found.keys("Media") == [] and "555" not in str(found.nodes)


def test_a_telegram_time_without_a_zone_is_asked_for(tmp_path):
    with pytest.raises(BadInput, match="--zone"):
        taken(tmp_path, "result.json", json.dumps(CHANNEL | {"messages": CHANNEL["messages"][1:2]}))


def test_crowdtangle(tmp_path):
    head = 'Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Total Interactions,Likes,Comments,Shares,Total Views,URL,Message,Link,Final Link,"Total Interactions (weighted  —  Likes 1x )"\n'
    rows = ('Dad,dad,161042861038324,"460,935",2020-04-16 09:48:29 EDT,Link,"1,972,048","1,264,351",2,3,0,https://www.facebook.com/dad/posts/858090351333568,#Baby @you,https://t.co/a,https://example.org/a?utm_source=x,"1,9"\n'
            "Dad,,1.61e+14,N/A,2020-04-16 09:48:29 EDT,Photo,1,1,1,1,0,https://www.facebook.com/dad,text,,,1\n")
    found = taken(tmp_path, "ct.csv", head + rows)
    post = found.node("Post", "facebook:161042861038324_858090351333568")
    assert found.counts == ("crowdtangle", 2, 1, 1) and (post["at"], post["likes"], post["reposts"]) == (datetime(2020, 4, 16, 13, 48, 29, tzinfo=UTC), 1264351, 3)
    assert found.keys("Link") == ["https://example.org/a"] and found.keys("Hashtag") == ["baby"] and found.ends("MENTIONS") == []


BOT = [{"ID": "17", "profile": {"id": "17 ", "id_str": "17 ", "screen_name": "One ", "name": "One ", "created_at": "Tue Nov 18 10:27:25 +0000 2008 ", "followers_count": "3 ", "location": "None ", "verified": "True ",
        "entities": "{'url': {'urls': [{'url': 'https://t.co/a', 'expanded_url': 'http://example.org'}]}, 'description': {'urls': []}} "},
        "tweet": ["RT @Two: a #tag\n", "the same\n", "the same\n"], "neighbor": {"following": ["12"], "follower": ["13", 14]}, "domain": ["Politics"], "label": "1"}, {"ID": "18", "profile": {}, "tweet": None, "neighbor": None}, {"profile": {}}]


def test_twibot_posts_have_neither_id_nor_time_and_its_labels_stay_outside(tmp_path):
    found = taken(tmp_path, "twibot.json", json.dumps(BOT))
    assert found.counts == ("twibot-20", 3, 2, 1) and len(found.keys("Post")) == 3 and found.keys("Hashtag") == ["tag"]
    assert found.ends("FOLLOWS") == [("x:13", "x:17"), ("x:14", "x:17"), ("x:17", "x:12")] and "Politics" not in str(found.nodes)
    (profile,) = [said for (label, _), said in found.nodes.items() if label == "Profile"]
    assert profile["url"] == "http://example.org" and "location" not in profile and profile["verified"] is True


CONGRESS = [{"id": {"bioguide": "Y1"}, "name": "Ána Example", "type": "member", "chamber": "house", "party": "R", "accounts": [{"id": "37", "screen_name": "RepAna", "account_type": "office", "prev_names": ["OldAna"]}]},
            {"name": "A Caucus", "type": "caucus", "chamber": "house", "party": "N/A", "accounts": [{"screen_name": "Caucus", "account_type": "office"}, {}]}, {"type": "party"}]


def test_members_and_bodies_of_congress_with_statements(tmp_path):
    found = taken(tmp_path, "users.json", json.dumps(CONGRESS))
    assert found.counts == ("congress-accounts", 3, 2, 1) and found.ends("REPRESENTS") == [("x:37", "ana-example"), ("x:@caucus", "a-caucus")]
    assert found.node("Person", "ana-example")["standing"] == "office-holder" and found.ends("MEMBER_OF") == [("ana-example", "us-republican-party")]
    (statement,) = found.edges["REPRESENTS", "x:37", "ana-example"]["statements"]
    assert found.node("Statement", statement)["says"] == "@RepAna is an account (office) of Ána Example" and (statement, "congress-accounts") in found.ends("CITES")
    assert {said.get("handle_key") for (label, _), said in found.nodes.items() if label == "Profile"} == {"oldana"}


def test_the_real_files(shared, tmp_path):
    data = shared / "data"
    for path, counts in {"telegram/channel_complex_0.json": ("telegram", 1, 1, 0), "telegram/personal_chat.json": ("telegram", 5, 5, 0), "telegram/supergroup_with_topics.json": ("telegram", 7, 7, 0),
                         "congress_accounts/users.json": ("congress-accounts", 614, 614, 0), "congress_accounts/historical-users.json": ("congress-accounts", 824, 824, 0),
                         "congress_accounts/tweets-parsed.json": ("congress-posts", 7, 7, 0), "format_samples/social_listening/crowdtangle_2020_row.csv": ("crowdtangle", 1, 1, 0)}.items():
        assert Taken(data / path, aside=tmp_path).counts == counts
    found = Taken(data / "twibot20_sample" / "TwiBot-20_sample.json", aside=tmp_path)
    assert found.counts == ("twibot-20", 100, 100, 0) and len(found.keys("Post")) == 17372
