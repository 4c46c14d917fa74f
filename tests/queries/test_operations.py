"""Marks: which posts belong to an operation; made anew when windows or data change, all or nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from coterie.queries.errors import CoterieError
from coterie.queries.operations import Operation, mark

OPERATION = Operation("a", "A", datetime(2024, 2, 2, 10, tzinfo=UTC), datetime(2024, 2, 2, 11, tzinfo=UTC), "UTC", all_hashtags=("Corsica", "FRANCE"))


@pytest.fixture
def posts(graph):
    graph.write("""
        CREATE (c:Hashtag {tag: 'corsica'}), (f:Hashtag {tag: 'france'}), (b:Account {key: 'x:1', platform: 'x', handle_key: 'big'}),
               (:Post {key: 'both', at: datetime('2024-02-02T10:00:00Z'), text: 'Hello', synthetic: true})-[:TAGGED]->(c),
               (:Post {key: 'one', at: datetime('2024-02-02T10:30:00Z'), text: 'hello'})-[:TAGGED]->(c),
               (:Post {key: 'late', at: datetime('2024-02-02T11:00:00Z')})-[:TAGGED]->(c)
        WITH c, f, b MATCH (p:Post) WHERE p.key IN ['both', 'late'] CREATE (p)-[:TAGGED]->(f)
        WITH b, p WHERE p.key = 'both' CREATE (p)-[:MENTIONS]->(b), (b)-[:POSTED]->(p)""")
    return graph


@pytest.mark.parametrize(("selectors", "found"), [
    ({}, 1), ({"all_hashtags": (), "any_hashtags": ("corsica",)}, 2), ({"mention": "@BIG"}, 1), ({"mention": "@other"}, 0),
    ({"all_hashtags": (), "text": "HELLO"}, 2), ({"accounts": ("@Big",)}, 1), ({"accounts": ("@nobody",)}, 0),
])
def test_all_given_selectors_must_match_inside_the_window(posts, selectors, found):
    assert mark(posts, [replace(OPERATION, **selectors)], "data") == {"a": found}


def test_marks_follow_the_windows_and_the_data(posts):
    other = replace(OPERATION, id="b", all_hashtags=(), any_hashtags=("france",))
    assert mark(posts, [OPERATION, other], "data") == {"a": 1, "b": 1}
    assert mark(posts, [OPERATION, other], "data") == {"a": 1, "b": 1}
    assert posts.read("MATCH (o:Operation {id: 'a'}) RETURN o.synthetic AS yes") == [{"yes": True}]
    assert mark(posts, [], "data") == {}
    assert posts.read("MATCH (o:Operation) RETURN o") == []


def test_marks_that_fail_leave_the_old_ones(posts):
    mark(posts, [OPERATION], "data")
    with pytest.raises(CoterieError):
        mark(posts, [replace(OPERATION, id="b"), replace(OPERATION, id="b")], "data")
    assert posts.read("MATCH (o:Operation)<-[:IN_OPERATION]-(p) RETURN o.id AS id, p.key AS key") == [{"id": "a", "key": "both"}]
