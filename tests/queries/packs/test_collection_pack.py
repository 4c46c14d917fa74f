"""The collection as a whole: hashtags, accounts, hours: counted with their ties, silent in an empty graph."""

from coterie.queries.ask import ask

WORLD = """
CREATE (a:Account {key: 'x:1', handle: 'ann'}), (b:Account {key: 'x:2', handle: 'bob'}), (c:Account {key: 'x:3', handle: 'cem', synthetic: true}),
       (red:Hashtag {tag: 'red'}), (blue:Hashtag {tag: 'blue'}), (grey:Hashtag {tag: 'grey'})
FOREACH (p IN [[1, '2024-01-01T10:05:00Z', 'original'], [2, '2024-01-01T10:50:00Z', 'repost'], [3, '2024-01-02T23:30:00Z', 'original']] |
  CREATE (a)-[:POSTED]->(:Post {key: 'a' + p[0], at: datetime(p[1]), kind: p[2]}))
CREATE (b)-[:POSTED]->(:Post {key: 'b1', at: datetime('2024-01-02T10:00:00Z'), kind: 'original'}),
       (c)-[:POSTED]->(:Post {key: 'c1', at: datetime('2024-01-03T09:00:00Z'), kind: 'original', synthetic: true}), (b)-[:POSTED]->(:Post {key: 'b0'})
"""
TAGS = [("a1", "red"), ("a2", "red"), ("b1", "red"), ("a1", "blue"), ("c1", "grey")]


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def build(graph):
    graph.write(WORLD)
    graph.write("UNWIND $tags AS t MATCH (p:Post {key: t[0]}), (h:Hashtag {tag: t[1]}) CREATE (p)-[:TAGGED]->(h)", tags=TAGS)


def test_hashtags_by_posts_with_ties(graph):
    build(graph)
    assert [(r["place"], r["hashtag"], r["posts"], r["of_posts"], r["accounts"], r["synthetic"]) for r in rows(graph, "collection/hashtags")] == [
        (1, "#red", 3, 0.75, 2, False), (2, "#blue", 1, 0.25, 1, False), (2, "#grey", 1, 0.25, 1, True)]
    assert [r["hashtag"] for r in rows(graph, "collection/hashtags", most=1)] == ["#red"]
    assert rows(graph, "collection/hashtags", since="2025-01-01T00:00:00Z") == []


def test_accounts_by_posts_with_ties(graph):
    build(graph)
    assert [(r["place"], r["handle"], r["posts"], r["of_posts"], r["originals"], r["reposts"], r["synthetic"]) for r in rows(graph, "collection/accounts")] == [
        (1, "ann", 3, 0.6, 2, 1, False), (2, "bob", 1, 0.2, 1, 0, False), (2, "cem", 1, 0.2, 1, 0, True)]
    assert rows(graph, "collection/accounts", until="2020-01-01T00:00:00Z") == []


def test_hours_by_the_clock_of_a_zone(graph):
    build(graph)
    found = rows(graph, "collection/hours")
    assert [(r["hour"], r["posts"], r["reposts"], r["place"]) for r in found] == [(None, 5, 1, None), (9, 1, 0, 2), (10, 3, 1, 1), (23, 1, 0, 2)]
    assert [r["hour"] for r in rows(graph, "collection/hours", zone="Asia/Baku")] == [None, 3, 13, 14]
    assert rows(graph, "collection/hours", since="2025-01-01T00:00:00Z") == []
