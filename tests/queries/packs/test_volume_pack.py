"""Days, selections, top posters, kinds, copies: a world where each must find, one where it must stay silent."""

from datetime import UTC, datetime

import pytest
from coterie.queries.ask import ask

WORLD = """
CREATE (o:Operation {id: 'corsica', zone: 'Europe/Paris', starts: datetime('2024-02-02T10:00:00Z')}), (:Run {id: 'r', number: 1}),
       (france:Hashtag {tag: 'france'}), (slogan:Hashtag {tag: 'qalibxalqinqaliblideri'}), (big:Account {key: 'x:1', handle: 'BIG', handle_key: 'big'}),
       (g:Passage {id: 'g', text: 'free corsica', posts: 4, run: 'r'}), (once:Passage {id: 'h', text: 'other', posts: 1, run: 'r'}), (pic:Media {hash: 'm'})
FOREACH (h IN ['ann', 'bob', 'cem'] | CREATE (:Account {key: 'x:@' + h, handle: h, handle_key: h, platform: 'x'}))
"""
# who, when (UTC), kind, text, inside the operation, tags, mentions, says, media
POSTS = [
    ("ann", "2024-02-02T22:30", "original", "Free Corsica! now", True, ["france", "qalibxalqinqaliblideri"], True, "g", 1),
    ("bob", "2024-02-02T23:30", "original", "FREE CORSICA!", True, ["france"], True, "g", 0),
    ("bob", "2024-02-02T23:40", "quote", "something of my own", True, ["france"], False, None, 0),
    ("bob", "2024-02-03T12:00", "reply", "free corsica", True, [], False, "g", 0),
    ("cem", "2024-02-03T13:00", "original", "free corsica", False, ["france"], False, "g", 0),
    ("cem", "2024-02-03T13:10", "original", "said once", True, [], False, "h", 0),
]


def build(graph):
    graph.write(WORLD)
    graph.write("""
        UNWIND $posts AS p MATCH (a:Account {handle: p[0]})
        CREATE (a)-[:POSTED]->(n:Post {key: p[0] + p[1], at: datetime(p[1] + ':00Z'), kind: p[2], text: p[3], media: p[8]})
        FOREACH (x IN CASE WHEN p[4] THEN [1] ELSE [] END | MERGE (o:Operation {id: 'corsica'}) CREATE (n)-[:IN_OPERATION]->(o))
        FOREACH (t IN p[5] | MERGE (h:Hashtag {tag: t}) CREATE (n)-[:TAGGED]->(h))
        FOREACH (x IN CASE WHEN p[6] THEN [1] ELSE [] END | MERGE (b:Account {key: 'x:1'}) CREATE (n)-[:MENTIONS]->(b))
        FOREACH (id IN CASE WHEN p[7] IS NULL THEN [] ELSE [p[7]] END | MERGE (g:Passage {id: id}) CREATE (n)-[:SAYS {run: 'r'}]->(g))""", posts=POSTS)
    # A repost says and shows what its original says and shows.
    graph.write("""MATCH (o:Operation), (c:Account {handle: 'cem'}), (p:Post {key: 'ann2024-02-02T22:30'})
        CREATE (c)-[:POSTED]->(q:Post {key: 'q', at: datetime('2024-02-02T22:40:00Z'), kind: 'repost', text: 'Free Corsica! now', synthetic: true}),
               (q)-[:REPOSTS]->(p), (q)-[:IN_OPERATION]->(o)""")


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def counts(found, *columns):
    return [tuple(row[c] for c in columns) for row in found]


def test_days_begin_at_midnight_of_the_zone_that_is_named(graph):
    build(graph)
    columns = "day", "zone", "posts", "accounts", "originals", "reposts", "quotes", "replies", "synthetic"
    assert counts(rows(graph, "operations/days"), *columns) == [
        (None, "Europe/Paris", 6, 3, 3, 1, 1, 1, True), ("2024-02-02", "Europe/Paris", 2, 2, 1, 1, 0, 0, True),
        ("2024-02-03", "Europe/Paris", 4, 2, 2, 0, 1, 1, False)]
    assert counts(rows(graph, "operations/days", operation="corsica", zone="UTC"), "day", "posts") == [
        (None, 6), ("2024-02-02", 4), ("2024-02-03", 2)]
    assert rows(graph, "operations/days", operation="none") == []


def test_posts_are_counted_by_a_set_of_hashtags_however_these_are_typed(graph):
    build(graph)
    assert counts(rows(graph, "operations/by-hashtags", hashtags="#FRANCE"), "day", "posts", "accounts") == [
        (None, 4, 3), ("2024-02-02", 3, 2), ("2024-02-03", 1, 1)]
    assert [r["posts"] for r in rows(graph, "operations/by-hashtags", hashtags="#QALİBXALQINQALİBLİDERİ,France")] == [1, 1]
    assert rows(graph, "operations/by-hashtags", hashtags="france,none") == rows(graph, "operations/by-hashtags", hashtags="[]") == []
    assert rows(graph, "operations/by-hashtags", hashtags="france", until="2024-02-02T00:00:00Z") == []


def test_posts_are_counted_by_whom_they_name_and_by_what_they_say(graph):
    build(graph)
    whole, day = rows(graph, "operations/by-mention", handle="@big")
    assert (whole["posts"], whole["accounts"], whole["originals"]) == (2, 2, 2) and day["day"] == "2024-02-02"
    assert whole["first_at"] == datetime(2024, 2, 2, 22, 30, tzinfo=UTC)
    assert counts(rows(graph, "operations/by-mention", handle="big", zone="Asia/Baku"), "day", "posts") == [(None, 2), ("2024-02-03", 2)]
    assert rows(graph, "operations/by-mention", handle="ann") == []
    assert [r["posts"] for r in rows(graph, "operations/by-text", text="Free corsica")] == [5, 3, 2]
    assert [r["posts"] for r in rows(graph, "operations/by-text", text="free corsica", since="2024-02-03T12:30:00Z")] == [1, 1]
    assert rows(graph, "operations/by-text", text=".*") == []


def test_those_who_posted_most_share_a_place_when_they_posted_as_much(graph):
    build(graph)
    columns = "place", "handle", "posts", "of_posts", "all_posts", "originals", "reposts", "elsewhere"
    assert counts(rows(graph, "operations/top-posters", operation="corsica"), *columns) == [
        (1, "bob", 3, 0.5, 6, 1, 0, 0), (2, "cem", 2, pytest.approx(1 / 3), 6, 1, 1, 1), (3, "ann", 1, pytest.approx(1 / 6), 6, 1, 0, 0)]
    some = rows(graph, "operations/top-posters", operation="corsica", most=1, until="2024-02-02T23:35:00Z")
    assert [(r["place"], r["handle"], r["all_posts"]) for r in some] == [(1, "ann", 3), (1, "bob", 3), (1, "cem", 3)]
    assert rows(graph, "operations/top-posters", operation="none") == []


def test_kinds_name_their_denominators_and_a_repost_shows_what_its_original_shows(graph):
    build(graph)
    columns = "kind", "posts", "of_posts", "of_two", "with_media", "of_kind", "accounts"
    assert counts(rows(graph, "operations/kinds", operation="corsica"), *columns) == [
        (None, 6, 1.0, None, 2, pytest.approx(1 / 3), 3), ("original", 3, 0.5, 0.75, 1, pytest.approx(1 / 3), 3),
        ("repost", 1, pytest.approx(1 / 6), 0.25, 1, 1.0, 1), ("quote", 1, pytest.approx(1 / 6), None, 0, 0.0, 1),
        ("reply", 1, pytest.approx(1 / 6), None, 0, 0.0, 1)]
    assert [r["posts"] for r in rows(graph, "operations/kinds", all_of="corsica")] == [7, 4, 1, 1, 1]
    assert rows(graph, "operations/kinds", operation="none") == rows(graph, "operations/kinds") == rows(graph, "operations/kinds", list="none") == []


def test_platforms_of_an_operation_are_told_apart(graph):
    build(graph)
    graph.write("MATCH (p:Post) WHERE p.key STARTS WITH 'bob' SET p.platform = 'pages'")
    graph.write("MATCH (p:Post) WHERE p.platform IS NULL SET p.platform = 'x'")
    columns = "operation", "platform", "posts", "of_posts", "accounts", "originals", "reposts", "quotes", "replies"
    assert counts(rows(graph, "operations/platforms"), *columns) == [
        ("corsica", "pages", 3, 0.5, 1, 1, 0, 1, 1), ("corsica", "x", 3, 0.5, 2, 2, 1, 0, 0)]
    assert rows(graph, "operations/platforms", operation="none") == []


def test_copies_count_reposts_with_their_originals_and_look_outside(graph):
    build(graph)
    columns = "passage", "passages", "posts", "of_posts", "all_posts", "own", "of_own", "all_own", "accounts", "with_media", "outside"
    whole, one = counts(rows(graph, "operations/copies", operation="corsica"), *columns)
    assert one == ("Free Corsica! now", 1, 4, pytest.approx(2 / 3), 6, 3, 0.6, 5, 3, 2, 1)
    assert whole == (None, *one[1:])
    assert len(rows(graph, "operations/copies", operation="corsica", text="FREE")) == 2
    for params in ({"text": "said once"}, {"least": 4}, {"run": "none"}):
        assert rows(graph, "operations/copies", operation="corsica", **params) == []
    assert rows(graph, "operations/copies", operation="none") == []
