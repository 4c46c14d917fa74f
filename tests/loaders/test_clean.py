"""Cleaners give the clean value or None, and never raise."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coterie.loaders import clean
from coterie.queries.schema.keys import fold
from hypothesis import given
from hypothesis import strategies as st

ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(
    ["1.2811923772777923e+18", "hxxps://btq.org[.]az/en", "10/1/2017 19:58", "0000-00-00", "http://[::1", "1e400", "١٢٣"]))


@given(ANYTHING)
def test_no_cleaner_ever_raises(value):
    for cleaner in (clean.text, clean.identifier, clean.rounded, clean.count, clean.flag, clean.link, clean.listed, clean.moment, clean.zoneless):
        cleaner(value)
    if isinstance(value, str):
        for finder in (clean.domain, clean.hashtags_in, clean.mentions_in, clean.links_in):
            finder(value)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_a_hashtag_equals_itself_however_it_was_typed():
    typed = ["QalibXalqınQalibLideri", "QALİBXALQINQALİBLİDERİ", "qalibxalqinqaliblideri", "QalibXalqınQalibLideri"]
    assert len({fold(tag) for tag in typed}) == 1
    assert fold("ilhamƏliyev") != fold("ilhamEliyev")


def test_a_time_without_a_zone_is_not_taken_for_utc():
    assert clean.moment("2016-10-01 00:00") is None
    assert clean.zoneless("2016-10-01 00:00")
    assert clean.moment("10/1/2016 0:00", ZoneInfo("Asia/Baku")) == datetime(2016, 9, 30, 20, tzinfo=UTC)
    assert clean.moment("2021-04-08T19:34:16.000Z") == datetime(2021, 4, 8, 19, 34, 16, tzinfo=UTC)


def test_impossible_times_are_no_times():
    assert [clean.moment(t, ZoneInfo("UTC")) for t in ("2023-02-30T10:00:00", "13/13/2017 19:58", "9999999999999", "yesterday")] == [None] * 4


def test_a_rounded_id_is_no_id():
    for value in ("1.2811923772777923e+18", "9.06E+17", 1.2811923772777923e18):
        assert clean.identifier(value) is None and clean.rounded(value)
    assert clean.identifier("1281192377277792256") == "1281192377277792256"
    assert clean.identifier("uid0") == "uid0"


def test_registrable_domains():
    assert clean.domain("https://www.btq.org.az/en/page") == "btq.org.az"
    assert clean.domain("jabarov[.]com") == "jabarov.com"
    assert clean.domain("not a domain") is None
    assert clean.domain("www.xn--bcher-kva.de") == clean.domain("http://Bücher.de/") == "bücher.de" and clean.domain("xn--\xff.de") and clean.domain("xn--a.de") == "xn--a.de"


def test_a_customer_of_a_host_is_a_site_of_its_own():
    assert [clean.domain(f"https://{name}/a") for name in ("one.blogspot.com", "two.wordpress.com", "www.three.github.io", "blogspot.com")] == ["one.blogspot.com", "two.wordpress.com", "three.github.io", "blogspot.com"]


def test_links_are_canonical_and_refanged():
    assert clean.link("hxxps://Bakuinitiative[.]com/En#top") == "https://bakuinitiative.com/En"
    assert clean.link("javascript:alert(1)") is None


@given(st.text(alphabet="a1_#＃@＠&/ é\u0301İə-", max_size=30))
def test_signs_are_found_where_nothing_is_joined_to_them_from_the_left(text):
    tags = re.findall(r"(?<![\w&/])[#＃]((?=[^\W\d]|\d*[^\W\d])\w[\w\u0300-\u036f]*)", text)
    names = re.findall(r"(?<![\w@/])[@＠]([A-Za-z0-9_]{1,15})(?![\w@])", text)
    assert clean.hashtags_in(text) == tags and clean.mentions_in(text) == names
