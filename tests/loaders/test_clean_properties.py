"""What holds of every cleaner whatever it is given: valid Unicode, within range, the same once cleaned, nothing lost that counts."""

import html
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coterie.loaders import clean
from coterie.loaders.bundle import slug
from coterie.loaders.sheet import serial
from coterie.loaders.tweet import media_key
from hypothesis import example, given
from hypothesis import strategies as st

ODD = st.sampled_from(["", "\0", "\ud800", "1e400", "nan", "-0.0", "1_0", "١٢٣", "①②", "True", "1.2e+18", "=1+1", "[", "]", "http://[::1]/", "http://[", "//",
                       "hxxp://a[.]b", "a..b", ".", "-", "İ", "ﬁ", "0" * 5000, "9" * 5000, "2024-01-01T00:00:00Z", "Mon, 99 Jan 99999 99:99:99 +9999"])
ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.integers(10**300, 10**320), st.floats(), st.text(), ODD, st.lists(st.text(), max_size=3), st.binary(max_size=9))
WORDS = st.one_of(st.text(max_size=60), ODD, st.text(alphabet="aZé ə#@＃＠./:?=&%-_[]()|'\"0\u200f\u0301\ud83d", max_size=60))
TIMES = st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31), timezones=st.sampled_from([UTC, ZoneInfo("Asia/Baku"), ZoneInfo("Asia/Kolkata")]))
HOSTS = st.sampled_from(["btq.org.az", "Example.COM", "münchen.de", "xn--mnchen-3ya.de", "a.b.co.uk", "1.2.3.4", "localhost.x", "user:pw@host.fr:8080", "пример.рф"])
ADDRESSES = st.builds(lambda scheme, host, rest: scheme + host + rest, st.sampled_from(["http://", "https://", "HTTPS://", "hxxps://", "", "ftp://"]), HOSTS,
                      st.one_of(st.just(""), st.text(alphabet="/?#&=.%;aZé+~-_0 \u200b|", max_size=25).map(lambda x: "/" + x), st.just("/a?utm_source=x&b=2&a=1#top")))


def stored(value: str) -> bool:
    """Whether a database takes it."""
    return "\0" not in value and value.encode("utf-8").decode("utf-8") == value


@given(ANYTHING)
def test_nothing_raises_and_texts_can_be_stored(value):
    for cleaner in (clean.text, clean.written, clean.identifier, clean.link):
        found = cleaner(value)
        assert found is None or (found and stored(found)), cleaner
    assert all(stored(x) for x in clean.listed(value)) and clean.flag(value) in (True, False, None) and isinstance(clean.rounded(value), bool)
    found = clean.profile(bio=value, location=value, url=value, followers=value, protected=value)
    assert all(x is None or not isinstance(x, str) or stored(x) for x in found.values())


@given(WORDS)
def test_a_clean_value_is_its_own_clean_value_and_no_longer(value):
    for cleaner in (clean.text, clean.identifier, clean.link):
        found = cleaner(value)
        assert cleaner(found) == found, cleaner
    assert len(clean.text(value) or "") <= len(value) and len(clean.written(value) or "") <= len(value) and len(clean.identifier(value) or "") <= 64
    assert clean.written(html.escape(value, quote=False)) == clean.text(value)


@given(ADDRESSES)
@example("http://a.b/%EF%BC%83")
def test_an_address_is_canonical_once_and_for_all(value):
    found = clean.link(value)
    assert clean.link(found) == found
    if found:
        assert found.startswith(("http://", "https://")) and " " not in found and "#" not in found and "utm_" not in found
        name = clean.domain(found)
        assert name is None or (clean.domain(name) == name == name.lower() and "." in name and name in found.lower())


@given(WORDS)
def test_a_domain_is_its_own_domain(value):
    found = clean.domain(value)
    assert found is None or (clean.domain(found) == found and "." in found and found == found.lower())


@given(st.integers(0, 2**62 - 1))
def test_a_count_survives_each_way_of_writing_it(number):
    assert [clean.count(x) for x in (number, str(number), f"{number:,}", f" {number} ")] == [number] * 4
    assert clean.identifier(number) == clean.identifier(str(number)) == str(number)


@given(ANYTHING)
def test_counts_and_times_lie_within_their_range(value):
    number, when = clean.count(value), clean.moment(value, ZoneInfo("Europe/Paris"))
    assert number is None or 0 <= number < 2**62
    assert when is None or (when.tzinfo is UTC and datetime(1970, 1, 1, tzinfo=UTC) <= when < datetime(2100, 1, 1, tzinfo=UTC))
    assert clean.moment(value) in (None, when)


@given(TIMES)
def test_a_time_survives_each_way_of_writing_it(when):
    utc = when.astimezone(UTC)
    assert clean.moment(when.isoformat()) == clean.moment(utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")) == utc
    whole = utc.replace(microsecond=0)
    ways = (str(int(whole.timestamp())), int(whole.timestamp()), when.strftime("%a %b %d %H:%M:%S %z %Y"), whole.strftime("%a, %d %b %Y %H:%M:%S GMT"),
            whole.strftime("%Y-%m-%d %H:%M:%S UTC"), whole.strftime("%Y%m%dT%H%M%SZ"))
    assert {clean.moment(way) for way in ways} == {whole}
    local = utc.replace(microsecond=0, tzinfo=None)
    for bare in (local.isoformat(), local.strftime("%m/%d/%Y %H:%M:%S"), local.isoformat(" ")):
        assert clean.moment(bare) is None and clean.zoneless(bare) and clean.moment(bare, ZoneInfo("Asia/Baku")) == local.replace(tzinfo=ZoneInfo("Asia/Baku")).astimezone(UTC)


@given(st.lists(st.text(alphabet="aé#@ \"\\'1", min_size=1, max_size=9).map(str.strip).filter(bool), max_size=6))
def test_a_list_survives_the_cell_it_is_written_in(parts):
    assert clean.listed("|".join(parts)) == parts
    plain = [x for x in parts if "\\" not in x and not ("'" in x and '"' in x)]
    assert clean.listed(repr(plain)) == plain


@given(WORDS, WORDS)
def test_what_is_marked_in_two_texts_is_marked_in_both_together(one, other):
    for finder in (clean.hashtags_in, clean.mentions_in, clean.links_in):
        found = finder(f"{one} {other}")
        assert found == finder(one) + finder(other) and all(x in f"{one} {other}" for x in found), finder
    assert all(len(x) <= 15 and x.isascii() for x in clean.mentions_in(one)) and all("#" not in x for x in clean.hashtags_in(one))


@given(st.one_of(WORDS, st.from_regex(r"https://pbs\.twimg\.com/(media|tweet_video_thumb|ext_tw_video)/[\wé-]{5,21}[.?/:]?\w{0,3}", fullmatch=True)))
def test_names_serial_days_and_addresses_of_pictures_are_read_or_left(value):
    name = slug(value)
    assert slug(name) == name and 0 < len(name) <= 200 and stored(name.encode("utf-8", "ignore").decode())
    key, at = media_key(value), serial(value)
    assert key is None or re.fullmatch(r"\d+_\d+", key)
    assert at is None or clean.moment(at, UTC) is not None or at < "1990"


def test_no_clock_of_a_whole_life_is_lost_at_the_edges():
    edge = datetime(2100, 1, 1, tzinfo=UTC)
    assert clean.moment((edge - timedelta(seconds=1)).isoformat()) and clean.moment(edge.isoformat()) is None
    assert clean.moment(0) == datetime(1970, 1, 1, tzinfo=UTC) and clean.moment(10**400) is None
