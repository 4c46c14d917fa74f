"""Ids, chat headers, days, weekdays and hours: a world where each must find, one where it must stay silent."""

import datetime as dt

import pytest
from posting import listed, pick, post, rows

ID = "1676906383210434561"  # 2023-07-06 10:50:11.828 UTC
AT = "2023-07-06T10:50:11Z"


def test_ids_agree_with_printed_times_or_say_by_how_much_they_do_not(graph):
    post(graph, "a", id=ID, at=AT, ops=("o",))
    post(graph, "b", id=ID, at="2023-07-06T12:50:11Z", ops=("o",), key="local", synthetic=True)
    post(graph, "c", id="123", at=AT, ops=("o",))
    agree, apart = rows(graph, "clocks/ids-against-times", operation="o")
    assert [agree[c] for c in ("apart", "posts", "all_posts", "handles")] == [None, 1, 2, ["a"]]
    assert [apart[c] for c in ("apart", "posts", "zones", "post", "synthetic")] == [7199, 1, None, "local", True]
    assert apart["from_id"] == dt.datetime(2023, 7, 6, 10, 50, 11, 828000, dt.UTC)
    assert rows(graph, "clocks/ids-against-times", operation="o", platform="twin") == rows(graph, "clocks/ids-against-times") == []


def test_cited_posts_are_dated_by_their_ids(graph):
    graph.write("CREATE (:Document {id: 'post', url: $url, published_on: '2023-07-06', archive: 'https://archive.ph/x'}), (:Document {id: 'wrong', url: $url + '/photo/1', published_on: '2023-07-08'}), "
                "(:Document {id: 'page', url: 'https://x.com/a'}), (:Document {id: 'damaged', url: 'https://x.com/a/status/1.6e18'})", url=f"https://x.com/a/status/{ID}?s=20")
    found = rows(graph, "clocks/cited-posts")
    assert pick(found, "document", "post", "agrees") == [("post", ID, True), ("wrong", ID, False)]
    assert found[0]["local"] == ["2023-07-06T12:50:11.828 Europe/Paris", "2023-07-06T14:50:11.828 Asia/Baku"]
    graph.clear()
    assert rows(graph, "clocks/cited-posts") == []


def test_chat_headers_are_read_with_name_and_zone(graph):
    post(graph, "a", at="2023-05-19T10:39:00Z", text="[19.05 14:32] Mrs. A: Share this.\n[19.05 14:32] Mrs. A: Again.", ops=("o",), synthetic=True)
    post(graph, "b", at="2023-05-19T10:39:00Z", text="[3/5/23, 09:10:11] Bob: old")
    post(graph, "quiet", text="[1] a footnote: no header")
    post(graph, "quiet", text="[12:30] live")
    post(graph, "later", text="Look: [02.02 15:50] C: hm")
    post(graph, "wrong", text="[45.13 10:00] D: no such day")
    post(graph, "again", kind="repost", text="[02.02 15:50] C: hm")
    first, second = sorted(rows(graph, "clocks/chat-headers"), key=lambda row: row["handle"])
    assert [first[c] for c in ("headers", "header", "name", "fits", "same_day", "operations", "synthetic")] == [
        2, "[19.05 14:32] Mrs. A:", "Mrs. A", ["Asia/Baku"], True, ["o"], True]
    assert first["message_at"] == dt.datetime(2023, 5, 19, 14, 32) and first["lags"][:2] == ["Asia/Baku 7.0", "Europe/Paris -113.0"]
    assert (second["message_at"], second["name"], second["fits"]) == (dt.datetime(2023, 5, 3, 9, 10), "Bob", [])
    assert [r["handle"] for r in rows(graph, "clocks/chat-headers", anywhere=True, since="2024-01-01T00:00:00Z")] == ["later"]
    assert rows(graph, "clocks/chat-headers", since="2024-01-01T00:00:00Z") == []


def test_a_header_of_new_years_eve_belongs_to_the_year_before(graph):
    post(graph, "a", at="2024-01-01T00:10:00Z", text="[31.12 23:55] A: cheers")
    post(graph, "b", at="2023-12-31T21:10:00Z", text="[01.01 00:59] B: cheers")
    assert [(r["handle"], r["message_at"].year, r["fits"]) for r in rows(graph, "clocks/chat-headers", zones="UTC,Asia/Baku")] == [
        ("b", 2024, ["Asia/Baku"]), ("a", 2023, ["UTC"])]
    assert {r["zone"]: (r["shortest"], r["longest"]) for r in rows(graph, "clocks/chat-zones", zones="UTC,Asia/Baku")} == {
        "Asia/Baku": (11.0, 255.0), "UTC": (-229.0, 15.0)}


def test_one_zone_fits_all_headers(graph):
    post(graph, "a", at="2023-05-19T10:39:00Z", text="[19.05 14:32] A: x")
    post(graph, "b", at="2023-12-19T10:39:00Z", text="[19.12 14:30] A: y")
    found = rows(graph, "clocks/chat-zones", zones="UTC,Europe/Paris,Asia/Baku")
    assert pick(found, "zone", "fits", "headers", "before", "shortest", "longest", "spread") == [
        ("Asia/Baku", 2, 2, 0, 7.0, 9.0, 2.0), ("Europe/Paris", 0, 2, 2, -171.0, -113.0, 58.0), ("UTC", 0, 2, 2, -233.0, -231.0, 2.0)]
    assert rows(graph, "clocks/chat-zones", until="2023-01-01T00:00:00Z") == []


def test_two_readings_fit_in_baku_and_paris_only(graph):
    found = rows(graph, "clocks/two-readings", zones="Asia/Baku,Europe/Paris")
    assert pick(found, "message_zone", "post_zone", "lag", "fits", "reads_later") == [
        ("Asia/Baku", "Europe/Paris", 7, True, -120), ("Asia/Baku", "Asia/Baku", -113, False, 0), ("Europe/Paris", "Europe/Paris", -113, False, 0),
        ("Europe/Paris", "Asia/Baku", -233, False, 120)]
    assert rows(graph, "clocks/two-readings", zones="[]") == []


def test_a_clock_of_paris_never_reads_later_than_one_of_baku(graph):
    for message, post_ in (("2023-05-19T14:32", "2023-05-19T14:50"), ("2023-12-19T14:32", "2023-12-19T14:50")):
        found = {(r["message_zone"], r["post_zone"]): r for r in rows(graph, "clocks/two-readings", message=message, post=post_, zones="Asia/Baku,Europe/Paris")}
        assert found["Asia/Baku", "Europe/Paris"]["reads_later"] < 0 and not found["Asia/Baku", "Europe/Paris"]["fits"]
        assert found["Asia/Baku", "Asia/Baku"]["fits"]


def test_a_day_off_stands_beside_the_same_weekday_of_other_weeks(graph):
    listed(graph, "a", "idle")
    for week in range(-2, 3):
        for weekday, posts in ((0, 4), (1, 1)):  # Friday, Saturday
            for _ in range(posts):
                post(graph, "a", at="2024-01-19T12:00:00Z", seconds=(7 * week + weekday) * 86400)
    friday, saturday = rows(graph, "clocks/holidays", list="group", since="2024-01-19T00:00:00Z", until="2024-01-21T00:00:00Z", holidays="2024-01-20")
    assert [friday[c] for c in ("day", "weekday", "holiday", "posts", "accounts", "people", "usual", "controls", "of_usual")] == [
        dt.date(2024, 1, 19), "Friday", False, 4, 1, 2, 4.0, 4, 1.0]
    assert [saturday[c] for c in ("weekday", "holiday", "posts", "usual", "low", "high", "of_usual", "of_beside")] == ["Saturday", True, 1, 1.0, 1, 1, 1.0, 0.25]
    assert rows(graph, "clocks/holidays", list="none", since="2024-01-19T00:00:00Z", until="2024-01-21T00:00:00Z") == []


def test_days_begin_at_midnight_of_the_zone_and_controls_lie_inside_the_collection(graph):
    post(graph, "a", at="2024-01-19T21:00:00Z")
    found = rows(graph, "clocks/holidays", account="@a", since="2024-01-19T20:00:00Z", until="2024-01-20T20:00:00Z", zone="Asia/Baku")
    assert pick(found, "day", "posts", "usual", "controls", "of_usual") == [(dt.date(2024, 1, 20), 1, None, 0, None)]


def test_weekdays_beside_others(graph):
    listed(graph, "a")
    for day in (2, 2, 3, 9):  # Fridays and a Saturday
        post(graph, "a", at=f"2024-02-0{day}T12:00:00Z", synthetic=True)
    post(graph, "b", at="2024-02-04T12:00:00Z", ops=("o",))
    post(graph, "a", at="2024-02-09T12:00:00Z", ops=("o",))
    found = {r["weekday"]: r for r in rows(graph, "clocks/weekdays", list="group", beside="o")}
    assert [found["Friday"][c] for c in ("posts", "of_posts", "days", "a_day", "others", "all_others")] == [4, 0.8, 2, 2.0, 0.0, 1]
    assert (found["Sunday"]["others"], found["working days"]["of_posts"], found["weekend"]["posts"], len(found)) == (1.0, 0.8, 1, 9)
    assert {r["weekday"]: r["posts"] for r in rows(graph, "clocks/weekdays", list="group", holidays="2024-02-02")}["Friday"] == 2
    assert rows(graph, "clocks/weekdays", account="@nobody") == rows(graph, "clocks/weekdays") == []


def test_hours_by_a_local_clock(graph):
    post(graph, "a", at="2024-02-02T20:30:00Z")
    post(graph, "a", at="2024-02-02T05:30:00Z")
    found = {r["hour"]: r for r in rows(graph, "clocks/hours", account="@a", zone="Asia/Baku")}
    assert len(found) == 24 and {h for h, r in found.items() if r["posts"]} == {0, 9} and found[0]["of_posts"] == 0.5
    assert found[0]["others"] is None
    assert [r["hour"] for r in rows(graph, "clocks/hours", account="@a", zone="Asia/Baku", weekdays=True) if r["posts"]] == [9]
    assert rows(graph, "clocks/hours", account="@nobody") == []


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "x"])
def test_a_zone_that_is_none_is_refused_in_a_sentence(graph, zone):
    post(graph, "a")
    from coterie.queries.errors import CoterieError
    with pytest.raises(CoterieError, match=r"(?i)zone|refuses"):
        rows(graph, "clocks/hours", account="@a", zone=zone)
