"""Media-monitoring exports under their published headers: posts of X by their ids, press articles by their addresses."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coterie.loaders.format import Context
from taken import taken

PARIS = Context(ZoneInfo("Europe/Paris"))
MELTWATER = ("Date,Headline,URL,Opening Text,Hit Sentence,Source,Influencer,Country,Language,Input Name,Twitter Id,Twitter Screen Name,Twitter Followers\n"
             "12-Jul-2020 10:45AM,,https://twitter.com/One/statuses/1282234625021153280,,RT @Two: #Tag here,Twitter,@One,FR,fr,q,5,@One,77\n"
             "12-Jul-2020 10:45AM,A title,https://www.example.org/news/a?utm_source=x,,the hit,Example,J. Doe,FR,fr,q,,,\n"
             "never,A title,https://www.example.org/news/b,,the hit,Example,,FR,fr,q,,,\n,,,,,,,,,,,,x\n")
BRANDWATCH = ("Report:,x\nBrand:,y\nFrom:,z\n\nLabel:,a\n\nQuery Id,Date,Author,Full Text,Title,Thread Id,Domain,Url,Twitter Author ID\n"
              "1,2020-07-12 08:45:30.0,One,a text,,t,twitter.com,http://twitter.com/One/status/1282234625021153280,5\n")
TALKWALKER = ("url;indexed;published;content;title;domain_url;source_type;lang;extra_author_attributes.short_name\n"
              "https://www.facebook.com/page/posts/1;x;2020-07-12 10:45:30;some words;;http://facebook.com;SOCIALMEDIA_FACEBOOK;fr;Page\n")


def test_meltwater(tmp_path):
    found = taken(tmp_path, "m.csv", MELTWATER, PARIS)
    assert found.counts == ("meltwater", 4, 2, 2) and set(found.load.refusals) == {"Date: is no possible time", "URL: is no web address"}
    post, article = found.node("Post", "x:1282234625021153280"), found.node("Post", "web:https://www.example.org/news/a")
    assert post["at"] == article["at"] == datetime(2020, 7, 12, 8, 45, tzinfo=UTC) and post["kind"] == "repost" and not found.load.notes
    assert ("x:5", "x:1282234625021153280") in found.ends("POSTED") and ("web:@example.org", "web:https://www.example.org/news/a") in found.ends("POSTED")


def test_brandwatch_begins_after_lines_about_itself_and_talkwalker_names_facebook(tmp_path):
    found = taken(tmp_path, "b.csv", BRANDWATCH, PARIS)
    assert found.counts == ("brandwatch", 1, 1, 0) and found.node("Post", "x:1282234625021153280")["at"] == datetime(2020, 7, 12, 8, 45, 30, tzinfo=UTC)
    found = taken(tmp_path, "t.csv", TALKWALKER, PARIS)
    assert found.counts == ("talkwalker", 1, 1, 0) and found.keys("Account") == ["facebook:@page"]
