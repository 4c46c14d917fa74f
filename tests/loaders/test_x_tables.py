"""Tables of posts of X as releases, scrapers and statistics programs write them: each with its own ways of losing ids and times."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coterie.loaders.format import Context
from taken import Taken, taken

BAKU = Context(ZoneInfo("Asia/Baku"))
AT = datetime(2020, 7, 12, 8, 45, tzinfo=UTC)


def table(rows, columns=None):
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *([row.get(c, "") for c in columns] for row in rows)])
    return out.getvalue()


IO = {"tweetid": "1282234625021153280", "userid": "1267468640586043392", "user_screen_name": "one", "user_display_name": "One", "account_creation_date": "2020-06-01", "tweet_language": "en",
      "tweet_text": "a &amp; b", "tweet_time": "2020-07-12 08:45", "is_retweet": "False", "retweet_tweetid": "", "quoted_tweet_tweetid": "", "in_reply_to_tweetid": "", "hashtags": "['One', 'Two']",
      "urls": "['https://example.org/a,b']", "user_mentions": "['7', 'ZnLDnUxy==']", "like_count": "0.0", "quote_count": "3", "latitude": "absent"}


def test_a_release_keeps_hashed_accounts_and_drops_rounded_ids(tmp_path):
    hashed = IO | {"tweetid": "1283068643828314114", "userid": "ZnLDnUxy==", "user_screen_name": "ZnLDnUxy==", "user_display_name": "ZnLDnUxy==", "tweet_time": "2020-07-14 15:59", "is_retweet": "True",
                   "retweet_tweetid": "1.2811923772777923e+18"}
    wrong = IO | {"tweetid": "1282234625021153281", "tweet_time": "2020-07-12 10:45"}
    found = taken(tmp_path, "release.csv", table([IO, hashed, wrong, IO | {"tweetid": "1.28e+18", "tweet_text": "", "user_screen_name": ""}]), BAKU)
    assert found.counts == ("io-release", 4, 3, 1) and found.load.notes["retweet_tweetid rounded by a spreadsheet"] == 1
    # The ids prove that the first two times are in UTC, whatever the zone of the case; the third fits no zone and stands as printed there.
    post = found.node("Post", "x:1282234625021153280")
    assert (post["at"], post["text"], post["likes"], post["quotes"]) == (AT, "a & b", 0, 3) and found.node("Post", "x:1282234625021153281")["at"] == datetime(2020, 7, 12, 6, 45, tzinfo=UTC)
    assert found.load.notes["printed time that is not the one in the post's id; the printed one stands"] == 1
    assert found.node("Account", "x:1267468640586043392")["created_at"] == datetime(2020, 6, 1, 14, 50, tzinfo=UTC)
    assert found.node("Post", "x:1283068643828314114")["kind"] == "repost" and found.ends("REPOSTS") == []
    assert "handle" not in found.node("Account", "x:ZnLDnUxy==") and found.keys("Link") == ["https://example.org/a,b"] and found.keys("Hashtag") == ["one", "two"]


MINET = {"id": "1348592751940673536", "timestamp_utc": "1610364542.0", "local_time": "2021-01-11T12:29:02", "user_screen_name": "One", "text": "RT @Two: see: #this", "user_id": "5", "retweeted_id": "1348592722928656384",
         "retweeted_user": "Two", "retweeted_user_id": "6", "retweeted_timestamp_utc": "1610364535.0", "quoted_id": "", "to_tweetid": "", "links": "https://example.org/a|https://example.org/b", "hashtags": "this|that",
         "mentioned_names": "two|three", "mentioned_ids": "6|7", "media_urls": "https://pbs.twimg.com/media/HMvMNUDXcAA3HY3.jpg", "media_types": "photo", "user_verified": "0", "collection_time": "2021-01-11T15:19:48.47"}


def test_minet_and_gazouilloire(tmp_path):
    found = taken(tmp_path, "minet.csv", table([MINET, MINET | {"id": "1348592751940673537", "mentioned_ids": "6", "retweeted_id": ""}]), BAKU)
    assert found.counts == ("minet", 2, 2, 0) and not found.load.notes
    post, original = found.node("Post", "x:1348592751940673536"), found.node("Post", "x:1348592722928656384")
    assert post["text"] == "see: #this" and post["observed_at"] == datetime(2021, 1, 11, 11, 19, 48, 470000, tzinfo=UTC) and original["at"] == datetime(2021, 1, 11, 11, 28, 55, tzinfo=UTC)
    assert ("x:6", "x:1348592722928656384") in found.ends("POSTED") and found.keys("Media") == ["x:3_2074976582427439104"]
    assert found.ends("MENTIONS") == [("x:1348592751940673536", "x:6"), ("x:1348592751940673536", "x:7"), ("x:1348592751940673537", "x:6"), ("x:1348592751940673537", "x:7")]


FOURCAT = {"id": "2074976613713031490", "thread_id": "2074976613713031490", "timestamp": "2026-07-08 21:59:10", "unix_timestamp": "1783547950", "body": "RT @Two: whole: text", "author": "One", "author_id": "5",
           "is_retweet": "yes", "retweeted_user": "Two", "is_quote_tweet": "no", "is_reply": "no", "hashtags": "a,b", "urls": "https://example.org/x,y,https://example.org/z", "mentions": "Two,Three", "impression_count": "9"}


def test_4cat_names_whom_a_post_reposts_but_not_which_post(tmp_path):
    found = taken(tmp_path, "4cat.csv", table([FOURCAT, FOURCAT | {"id": "2", "is_retweet": "no", "unix_timestamp": "", "timestamp": "2026-07-08 21:59:10"}]), BAKU)
    post = found.node("Post", "x:2074976613713031490")
    assert found.counts == ("4cat", 2, 2, 0) and (post["kind"], post["text"], post["views"], post["at"]) == ("repost", "whole: text", 9, datetime(2026, 7, 8, 21, 59, 10, tzinfo=UTC))
    assert found.keys("Link") == ["https://example.org/x,y", "https://example.org/z"] and found.node("Post", "x:2")["at"].hour == 17
    assert [who for post, who in found.ends("MENTIONS") if post == "x:2"] == ["x:@three", "x:@two"]


def test_rtweet(tmp_path):
    row = {"user_id": "x5", "status_id": "x1282234625021153280", "created_at": "2020-07-12 08:45:30", "screen_name": "One", "text": "t", "is_retweet": "FALSE", "hashtags": "one two", "retweet_status_id": "NA",
           "quoted_status_id": "x12", "reply_to_status_id": "", "mentions_user_id": "x7 x8", "mentions_screen_name": "a b", "urls_expanded_url": 'c("https://example.org/a", "https://example.org/b")', "followers_count": "NA"}
    old = {"status_id": "1.28223462502115e+18", "user_id": "6", "created_at": "2020-07-12T08:45:00Z", "screen_name": "Two", "text": "old", "is_retweet": "TRUE", "hashtags": "NA"}
    found = taken(tmp_path, "rtweet.csv", table([row, old]), BAKU)
    assert found.counts == ("rtweet", 2, 2, 0) and found.load.notes == {"status_id rounded by a spreadsheet": 1}
    assert found.node("Post", "x:1282234625021153280")["at"] == AT.replace(second=30) and found.ends("QUOTES") == [("x:1282234625021153280", "x:12")]
    assert [who for _, who in found.ends("MENTIONS")] == ["x:7", "x:8"] and found.keys("Link") == ["https://example.org/a", "https://example.org/b"] and found.keys("Hashtag") == ["one", "two"]


def test_the_real_release(shared, tmp_path):
    found = Taken(shared / "data" / "asd_info_ops_archive" / "io_release_sample.csv", aside=tmp_path)
    assert found.counts == ("io-release", 30, 30, 0) and found.load.notes == {"quoted_tweet_tweetid rounded by a spreadsheet": 1, "retweet_tweetid rounded by a spreadsheet": 30}
    assert all("at" in found.node("Post", key) for key in found.keys("Post"))  # without a zone: the ids prove it


TWINT = {"id": "1282234625021153280", "conversation_id": "1282234625021153280", "created_at": "x", "date": "2020-07-12", "time": "10:45:30", "timezone": "+0200", "user_id": "5", "username": "one", "tweet": "a #tag",
         "hashtags": "['tag']", "urls": "['https://example.org/a']", "photos": "[]", "link": "https://twitter.com/one/status/1282234625021153280", "retweet": "False", "quote_url": "https://twitter.com/two/status/12", "likes_count": "3"}


def test_twint_prints_its_zone_beside_the_time(tmp_path):
    found = taken(tmp_path, "twint.csv", table([TWINT, TWINT | {"id": "1282234625021153281", "conversation_id": "9", "quote_url": ""}]))
    assert found.counts == ("twint", 2, 2, 0) and found.node("Post", "x:1282234625021153280")["at"] == AT.replace(second=30) and not found.load.notes
    assert found.ends("QUOTES") == [("x:1282234625021153280", "x:12")] and found.node("Post", "x:1282234625021153281")["kind"] == "reply"
    line = TWINT | {"hashtags": ["tag"], "urls": ["https://example.org/a"], "photos": [], "retweet": False}
    assert taken(tmp_path, "twint.jsonl", [line]).counts == ("twint-json", 1, 1, 0)
