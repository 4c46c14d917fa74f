"""Who follows whom, from every list that says so: whose list it is and which way it runs is known or asked for, never guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from coterie.loaders.format import Context, detect
from coterie.loaders.read import head
from coterie.queries.errors import BadInput
from taken import Taken, apart, taken

AT = datetime(2024, 2, 11, tzinfo=UTC)
PAGE = {"ids": [1310630474755178496, "12"], "next_cursor": 0, "previous_cursor": 0}


def of(way, **more):
    return Context(of="@Owner", object=way, observed_at=AT, **more)


def test_ids_of_followers_and_of_friends(tmp_path):
    found = taken(tmp_path, "page.json", json.dumps(PAGE, indent=1), of("followers"))
    assert found.counts == ("x-follow-list", 2, 2, 0) and found.ends("FOLLOWS") == [("x:12", "x:@owner"), ("x:1310630474755178496", "x:@owner")]
    assert found.edges["FOLLOWS", "x:12", "x:@owner"] == {"observed_at": AT, "complete": True}
    found = taken(tmp_path, "pages.jsonl", [PAGE | {"next_cursor": 5}, {"users": [{"id_str": "13", "screen_name": "One", "followers_count": 2}], "next_cursor_str": "0", "next_cursor": 0}], of("following"))
    assert found.ends("FOLLOWS") == [("x:@owner", "x:12"), ("x:@owner", "x:13"), ("x:@owner", "x:1310630474755178496")]
    assert found.edges["FOLLOWS", "x:@owner", "x:12"] == {"observed_at": AT} and found.node("Account", "x:13")["handle"] == "One"


@pytest.mark.parametrize("content", ["12\n1310630474755178496\n", "[12, 1310630474755178496]"])
def test_an_id_a_line_or_a_list_is_ids_and_no_handles(tmp_path, content):
    found = taken(tmp_path, "ids.txt", content, of("followers", covers="all", complete=True))
    assert found.counts == ("x-follow-list", 2, 2, 0) and all(said["complete"] for key, said in found.edges.items())
    bare = taken(tmp_path, "bare.txt", content)
    assert bare.keys("Account") == ["x:12", "x:1310630474755178496"] and bare.edges == {} and sum(bare.load.notes.values()) == 2


def test_rounded_ids_are_refused(tmp_path):
    found = taken(tmp_path, "page.json", json.dumps(PAGE | {"ids": [12, 1.3106304747551785e18]}), of("followers"))
    assert (found.load.accepted, found.load.refusals) == (1, {"id: has lost digits": 1})


def test_v2_says_in_its_address_whose_list_it_is(tmp_path):
    page = {"data": [{"id": "12", "username": "One", "name": "One"}], "__twarc": {"url": "https://api.twitter.com/2/users/99/followers?max_results=1000", "retrieved_at": "2024-02-11T00:00:00Z"}}
    found = taken(tmp_path, "page.jsonl", [page])
    assert found.counts == ("x-api-v2", 1, 1, 0) and found.edges["FOLLOWS", "x:12", "x:99"] == {"observed_at": AT}
    bare = taken(tmp_path, "bare.jsonl", [{"data": page["data"]}], of("following"))
    assert bare.ends("FOLLOWS") == [("x:@owner", "x:12")]


@pytest.mark.parametrize(("meta", "more", "whole"), [({"result_count": 1}, "", True), ({"result_count": 1, "next_token": "x"}, "", None), ({"result_count": 1}, "&pagination_token=y", None), ({}, "", None)])
def test_a_page_of_v2_is_the_whole_list_when_there_is_none_before_and_none_after_it(tmp_path, meta, more, whole):
    page = {"data": [{"id": "12", "username": "One", "name": "One"}], "meta": meta, "__twarc": {"url": f"https://api.twitter.com/2/users/99/following?max_results=1000{more}", "retrieved_at": "2024-02-11T00:00:00Z"}}
    assert taken(tmp_path, "page.jsonl", [page]).edges["FOLLOWS", "x:99", "x:12"].get("complete") is whole


def test_v2_lists_and_who_is_on_them(tmp_path):
    lists = {"data": [{"id": "77", "name": "A list", "owner_id": "5", "created_at": "2021-01-28T14:45:48.000Z", "member_count": 1}, {"name": "no id", "owner_id": "6"}], "includes": {"users": [{"id": "5", "username": "Five", "name": "F"}]}}
    members = {"data": [{"id": "12", "username": "One", "name": "One"}], "__twarc": {"url": "https://api.twitter.com/2/lists/77/members?max_results=100"}}
    found = taken(tmp_path, "lists.jsonl", [lists, members])
    assert found.counts == ("x-api-v2", 3, 2, 1) and found.ends("LISTED_IN") == [("x:12", "x-list-77")] and found.ends("FOLLOWS") == []
    assert found.node("Document", "x-list-77") == {"title": "A list", "publisher": "@Five", "published_on": "2021-01-28", "url": "https://x.com/i/lists/77"}


ARCHIVE = {"account": [{"account": {"email": "a@example.org", "username": "Owner", "accountId": "7", "createdAt": "2011-06-23T13:04:14.000Z", "accountDisplayName": "Öwner"}}],
           "follower": [{"follower": {"accountId": "12", "userLink": "u"}}, {"follower": {}}], "following": [{"following": {"accountId": "13"}}],
           "profile": [{"profile": {"description": {"bio": "mine", "website": "https://t.co/a", "location": "Bakı"}}}],
           "tweets": [{"tweet": {"id_str": "1626922779105759235", "created_at": "Sat Feb 18 12:33:11 +0000 2023", "full_text": "RT @two: &lt;3", "favorite_count": "1", "entities": {"user_mentions": [{"id_str": "12", "screen_name": "two"}]}}}],
           "note_tweet": [{"noteTweet": {"noteTweetId": "1", "tweetId": "1626922779105759235", "noteTweetResults": {"text": "the whole", "entitySet": {}}}}, {"noteTweet": {"core": {"text": "x"}}}]}


def archive(folder):
    for name, things in ARCHIVE.items():
        (folder / f"{name}.js").write_text(f"window.YTD.{name}.part0 = " + json.dumps(things, indent=2))
    return [folder / f"{name}.js" for name in sorted(ARCHIVE)]


def test_an_archive_says_in_account_js_whose_it_is(tmp_path):
    found = Taken(*archive(tmp_path), aside=tmp_path / "aside")
    assert [(x.format, x.read, x.refused) for x in found.loads] == [("x-archive", n, 1 if n == 2 and i == 1 else 0) for i, n in enumerate((1, 2, 1, 2, 1, 1))]
    assert found.ends("FOLLOWS") == [("x:12", "x:7"), ("x:7", "x:13")] and found.ends("POSTED") == [("x:7", "x:1626922779105759235")]
    post = found.node("Post", "x:1626922779105759235")
    assert post["text"] == "the whole" and post["at"] == datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC) and "a@example.org" not in str(found.nodes)
    with pytest.raises(BadInput, match="nothing to load"):
        taken(tmp_path, "direct-messages.js", "window.YTD.direct_messages.part0 = []")


MANIFEST = {"userInfo": {"accountId": "7", "userName": "Owner", "displayName": "Öwner"}, "archiveInfo": {"generationDate": "2024-02-11T00:00:00.000Z", "isPartialArchive": False},
            "dataTypes": {"follower": {"files": [{"fileName": "data/follower.js"}]}, "following": {"files": [{"fileName": "data/following.js"}, {"fileName": "data/following-part1.js"}]}}}


def test_an_archive_says_in_its_manifest_when_it_was_made_and_which_lists_it_holds_whole(tmp_path):
    (tmp_path / "manifest.js").write_text("window.__THAR_CONFIG = " + json.dumps(MANIFEST, indent=1))
    found = Taken(*archive(tmp_path)[1:], tmp_path / "manifest.js", aside=tmp_path / "aside")
    assert found.loads[-1].accepted == 1 and found.node("Account", "x:7")["handle"] == "Owner"
    assert found.edges["FOLLOWS", "x:12", "x:7"] == {"observed_at": AT, "complete": True} and found.edges["FOLLOWS", "x:7", "x:13"] == {"observed_at": AT}
    assert found.node("Post", "x:1626922779105759235")["observed_at"] == AT


def test_without_account_js_it_is_asked_for(tmp_path):
    path = tmp_path / "follower.js"
    path.write_text('window.YTD.follower.part0 = [{"follower": {"accountId": "12"}}]')
    with pytest.raises(BadInput, match="--of"):
        Taken(path, aside=tmp_path)
    assert Taken(path, aside=tmp_path, context=Context(of="7")).ends("FOLLOWS") == [("x:12", "x:7")]


def test_the_real_archive(shared, tmp_path):
    folder = shared / "data" / "format_samples" / "x_archive" / "data"
    found = Taken(*sorted(folder.glob("*.js")), aside=tmp_path)
    assert [(x.read, x.accepted) for x in found.loads] == [(1, 1), (2, 2), (3, 3), (1, 1), (1, 1)] and len(found.ends("FOLLOWS")) == 5
    assert all("x:322603863" in ends for ends in found.ends("FOLLOWS")) and detect(head(folder / "tweets.js")).name == "x-archive"
    assert apart(found, found) == {}
