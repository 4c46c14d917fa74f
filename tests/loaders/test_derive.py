"""The time in an id and the time that is printed: one fills the other, proves its zone, or contradicts it aloud."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from coterie.loaders import clean
from coterie.loaders.derive import APART, complete, made_at, posted_at
from coterie.loaders.format import Context
from coterie.loaders.rows import PostRow, RowRefused
from coterie.loaders.times import born, day, spoken
from hypothesis import given
from hypothesis import strategies as st
from taken import taken

EPOCH, FIRST = 1_288_834_974_657, 29_700_859_247
AT = st.datetimes(datetime(2010, 11, 5), datetime(2079, 1, 1), timezones=st.just(UTC))
TEXTS = st.one_of(st.text(max_size=40), st.from_regex(r"[A-Z][a-z]{2},? [A-Z0-9][a-z0-9]{1,2} \d{1,5} [0-9: ]{5,12} [+-]?\d{0,5}( \d{4})?", fullmatch=True),
                  st.from_regex(r"\d{1,2}[-/ ](\d{1,2}|[A-Z][a-z]{2})[-/ ]\d{4}( \d{1,2}:\d{2} ?[AP]M)?", fullmatch=True))


def id_of(at: datetime, low: int = 0) -> str:
    """An id that X would have made then."""
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    return str((milliseconds - EPOCH << 22) + low)


@given(AT, st.integers(0, 2**22 - 1))
def test_the_time_comes_back_out_of_an_id(at, low):
    found = born(id_of(at, low))
    assert found is not None and timedelta(0) <= at - found < timedelta(milliseconds=1)


@given(st.one_of(st.none(), st.text(max_size=24), st.integers(0, 10**20).map(str)))
def test_an_id_has_a_time_of_x_or_none(id_):
    found = born(id_)
    assert found is None or (found.tzinfo is UTC and datetime(2010, 11, 4, tzinfo=UTC) <= found < datetime(2090, 1, 1, tzinfo=UTC))
    assert (found is None) == (not (id_ and id_.isdecimal() and 11 <= len(id_) <= 19 and int(id_) >= FIRST))


@given(TEXTS)
def test_a_spoken_time_is_one_or_none_or_impossible_and_nothing_else(text):
    try:
        found = spoken(text)
        assert found is None or isinstance(found, datetime)
    except ValueError:
        pass
    assert clean.moment(text, UTC) is None or clean.moment(text, UTC).tzinfo is UTC


@given(st.one_of(TEXTS, st.none(), st.integers(), st.dates().map(date.isoformat)))
def test_a_day_is_its_own_day(value):
    found = day(value)
    assert day(found) == found and (found is None or date.fromisoformat(found))


@given(st.dates(date(1000, 1, 1)))
def test_a_day_survives_each_way_of_writing_it(when):
    assert {day(x) for x in (when.isoformat(), when.strftime("%d/%m/%Y"), f"{when:%b} {when.day}, {when.year}", f"{when}T23:59:00")} == {when.isoformat()}


@given(AT, st.integers(-40_000, 40_000))
def test_a_printed_time_stands_and_is_counted_when_the_id_tells_another(at, seconds):
    context, printed = Context(), at + timedelta(seconds=seconds)
    post = PostRow("x", id_of(at), None, printed)
    complete(post, context)
    assert post.at == printed
    if abs(seconds) > 62 or abs(seconds) < 2:
        assert context.notes == ({APART: 1} if abs(seconds) > 62 else {})


@given(AT)
def test_an_id_fills_the_time_and_proves_that_a_bare_one_is_in_utc(at):
    post, context = PostRow("x", id_of(at), None), Context(ZoneInfo("Asia/Baku"))
    complete(post, context)
    assert post.at == at.replace(microsecond=0) and not context.notes
    bare = at.replace(microsecond=0, tzinfo=None).isoformat()
    assert posted_at(bare, id_of(at), "at", context) == at.replace(microsecond=0)
    assert posted_at(bare, "20", "at", context) == at.replace(microsecond=0, tzinfo=ZoneInfo("Asia/Baku"))
    with pytest.raises(RowRefused, match="--zone"):
        posted_at(bare, id_of(at + timedelta(hours=4)), "at", Context())


@given(AT)
def test_an_account_of_which_the_day_is_printed_was_made_at_the_minute_of_its_id(at):
    minute = at.replace(second=0, microsecond=0)
    assert made_at(at.date().isoformat(), id_of(at), Context()) == made_at(None, id_of(at), Context()) == minute
    other = at - timedelta(days=30)
    assert made_at(other.date().isoformat(), id_of(at), Context(UTC)) == other.replace(hour=0, minute=0, second=0, microsecond=0)


def test_a_file_that_contradicts_its_ids_says_how_often_and_keeps_what_it_prints(tmp_path):
    rows = ["x,887453193294282752,2017-07-18T23:25:04Z", "x,887453193294282753,2017-07-19T09:00:00Z", "x,887453193294282754,", "telegram,887453193294282755,2017-07-20T00:00Z"]
    found = taken(tmp_path, "posts.csv", "platform,id,at,text\n" + "".join(f"{row},hi\n" for row in rows))
    assert found.load.notes == {APART: 1} and found.node("Post", "x:887453193294282753")["at"] == datetime(2017, 7, 19, 9, tzinfo=UTC)
    assert found.node("Post", "x:887453193294282754")["at"] == datetime(2017, 7, 18, 23, 25, 4, tzinfo=UTC)


def test_other_platforms_have_other_ids():
    post = PostRow("bluesky", "887453193294282752", None)
    complete(post, Context())
    assert post.at is None
