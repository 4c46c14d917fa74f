"""Interactions, views and hashtags: a world where each must find, one where it must stay silent."""

import datetime as dt

import pytest
from posting import listed, pick, post, rows


def test_interactions_of_the_whole_span_and_of_each_month(graph):
    post(graph, "a", likes=2, reposts=1, views=50, synthetic=True)
    post(graph, "a", likes=6, reposts=1)
    post(graph, "a", at="2024-03-05T00:00:00Z", likes=0, reposts=0)
    post(graph, "a")
    post(graph, "a", kind="reply", likes=99, reposts=99)
    found = rows(graph, "reach/interactions", account="@a")
    assert pick(found, "period", "posts", "counted", "interactions", "mean", "median") == [
        (None, 4, 3, 10, pytest.approx(10 / 3), 3), (dt.date(2024, 2, 1), 3, 2, 10, 5.0, 5.0), (dt.date(2024, 3, 1), 1, 1, 0, 0.0, 0)]
    assert pick(found, "mean_likes", "mean_reposts", "with_views", "mean_views", "synthetic")[1] == (4.0, 1.0, 1, 50.0, True)
    assert rows(graph, "reach/interactions", account="@a", kinds="reply")[0]["most"] == 198
    assert rows(graph, "reach/interactions", account="@b") == rows(graph, "reach/interactions") == []


def test_before_and_after_a_moment(graph):
    for seconds, likes in ((0, 1), (1, 3), (3600, 4), (3601, 8)):
        post(graph, "a", seconds, likes=likes, reposts=0)
    graph.write("CREATE (:Account {key: 'x:9'})-[:SHOWED]->(:Profile {key: 'p', suspended: true, observed_at: datetime('2024-02-02T13:00:00Z')})")
    before, after = rows(graph, "reach/before-after", account="@a", moment="2024-02-02T12:30:00Z")
    assert (before["side"], before["posts"], before["mean"], before["suspended"], before["errors"]) == ("before", 2, 2.0, 0, None)
    assert (after["side"], after["mean"], after["of_before"], after["of_median"], after["suspended"]) == ("after", 6.0, 3.0, 3.0, 1)
    assert before["error"] == pytest.approx(1.0) and after["errors"] == pytest.approx(4 / 5**0.5)
    assert rows(graph, "reach/before-after", account="@b", moment="2024-02-02T12:30:00Z") == []


def test_peaks_stand_beside_events_and_operations(graph):
    for day, likes in ((1, 2), (2, 2), (3, 20), (4, 2)):
        post(graph, "a", at=f"2024-02-0{day}T12:00:00Z", likes=likes, reposts=0, text=f"day {day}", ops=("o",) if day == 3 else ())
    graph.write("MATCH (o:Operation) SET o.starts = datetime('2024-02-03T00:00:00Z'), o.ends = datetime('2024-02-03T20:00:00Z')")
    graph.write("CREATE (:Event {key: 'e', name: 'Arrest', starts: '2024-02-02'}), (:Event {key: 'f', name: 'Far', starts: '2024-02'}), "
                "(:Event {key: 'g', name: 'Long', starts: '2024-01-30', ends: '2024-02-05'})")
    (peak,) = rows(graph, "reach/peaks", account="@a")
    assert [peak[c] for c in ("day", "of_usual", "days", "top", "events", "operations")] == [dt.date(2024, 2, 3), 10.0, 4, "day 3", ["Long", "Arrest"], ["o"]]
    assert rows(graph, "reach/peaks", account="@a", times=11) == rows(graph, "reach/peaks", account="@b") == []


def test_the_most_seen_posts_and_how_many_have_views_at_all(graph):
    post(graph, "a", views=10, likes=9, key="few")
    post(graph, "a", views=90, likes=1, key="many", ops=("o",))
    post(graph, "a", likes=50, key="unknown", ops=("o",))
    post(graph, "a", kind="repost", views=999)
    found = rows(graph, "reach/most-seen", account="@a")
    assert pick(found, "post", "views", "with_views", "all_posts") == [("many", 90, 2, 3), ("few", 10, 2, 3)]
    assert [r["post"] for r in rows(graph, "reach/most-seen", operation="o", by="likes")] == ["unknown", "many"]
    assert len(rows(graph, "reach/most-seen", account="@a", by="interactions", top=1)) == 1
    assert rows(graph, "reach/most-seen") == rows(graph, "reach/most-seen", operation="none") == []


def test_how_far_hashtags_went_outside_a_group(graph):
    post(graph, "in", likes=3, reposts=1, views=40, tags=("unión", "union"))
    post(graph, "in", kind="repost", likes=99, tags=("unión",))
    post(graph, "out", likes=1, reposts=0, tags=("unión",))
    listed(graph, "in")
    found = rows(graph, "reach/hashtags", hashtags="#Unión,#union", list="group")
    assert pick(found, "hashtag", "posts", "accounts", "outside", "of_posts", "likes", "views", "with_views") == [
        ("#unión", 3, 2, 1, pytest.approx(1 / 3), 4, 40, 1), ("#union", 1, 1, 0, 0.0, 3, 40, 1), (None, 1, 1, 0, 0.0, 3, 40, 1)]
    assert rows(graph, "reach/hashtags", hashtags="#unión")[0]["outside"] == 2
    assert rows(graph, "reach/hashtags", hashtags="#nothing") == []
