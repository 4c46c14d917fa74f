"""Events, who took part, what was posted: a world where each must find, one where it must stay silent."""

import datetime as dt

import pytest
from posting import pick, post, rows

WORLD = """
CREATE (d:Document {id: 'report', title: 'Report'}), (firm:Organisation {key: 'firm', name: 'Firm'}), (man:Person {key: 'man', name: 'A Man'}),
       (c:Event {key: 'conf', name: 'Conference on Things', kind: 'conference', place: 'Baku', starts: '2024-02-01', ends: '2024-02-03'}),
       (m:Event {key: 'memo', name: 'Memorandum', kind: 'memorandum', starts: '2024-02'}), (:Event {key: 'op', name: 'Campaign', kind: 'campaign', starts: '2024-02-04'}),
       (firm)-[:ORGANISED {statements: ['s1'], verb: 'held'}]->(c), (man)-[:TOOK_PART_IN {statements: ['s2']}]->(c), (man)-[:ORGANISED]->(m),
       (s1:Statement {id: 's1', says: 'Firm held it.', page: '4', grade: 'B2', asserted_by: 'V'})-[:ABOUT]->(c), (s2:Statement {id: 's2', says: 'He came.', page: '5', grade: 'C3'})-[:ABOUT]->(c),
       (s1)-[:CITES]->(d), (s2)-[:CITES]->(d), (s3:Statement {id: 's3', says: 'Others held it.'})-[:CONTRADICTS]->(s1)
"""


@pytest.fixture
def world(graph):
    graph.write(WORLD)
    return graph


def test_events_in_order_with_who_held_them(world):
    found = rows(world, "events/calendar")
    assert pick(found, "key", "starts", "organised", "took_part", "statements", "contradicted") == [
        ("memo", "2024-02", ["A Man"], [], 0, 0), ("conf", "2024-02-01", ["Firm"], ["A Man"], 2, 1), ("op", "2024-02-04", [], [], 0, 0)]
    assert [r["key"] for r in rows(world, "events/calendar", kinds="memorandum,conference", who="firm")] == ["conf"]
    assert [r["key"] for r in rows(world, "events/calendar", since="2024-02-02")] == ["memo", "op"]
    assert [r["key"] for r in rows(world, "events/calendar", until="2024-02-02")] == ["memo", "conf"]
    assert rows(world, "events/calendar", kinds="riot") == []


def test_who_took_part_on_whose_word(world):
    found = rows(world, "events/who-took-part", event="things")
    assert pick(found, "who", "role", "verb", "statement", "page", "grade", "document", "against") == [
        ("Firm", "ORGANISED", "held", "s1", "4", "B2", "Report", ["s3: Others held it."]), ("A Man", "TOOK_PART_IN", None, "s2", "5", "C3", "Report", [])]
    assert pick(rows(world, "events/who-took-part", kinds="memorandum"), "who", "statement", "grade") == [("A Man", None, "F6")]
    assert rows(world, "events/who-took-part", event="nothing") == []


def test_posts_around_an_event_beside_the_weeks_before(world):
    for day, posts in (("2024-01-25", 2), ("2024-01-18", 4), ("2024-02-01", 6), ("2024-02-02", 1)):
        for i in range(posts):
            post(world, f"u{i % 2}", at=f"{day}T12:00:00Z", tags=("now",) if day == "2024-02-01" else (), text="Word" if i else "other", ops=("o",) if day == "2024-02-02" else ())
    found = rows(world, "events/posts-around", event="conf", days=1)
    assert pick(found, "day", "offset", "posts", "accounts", "usual", "controls", "of_usual", "hashtags", "operations") == [
        (dt.date(2024, 1, 31), -1, 0, 0, 0.0, 1, None, [], []), (dt.date(2024, 2, 1), 0, 6, 2, 3.0, 2, 2.0, ["#now 6"], []),
        (dt.date(2024, 2, 2), 1, 1, 1, 0.0, 2, None, [], ["o"])]
    assert pick(rows(world, "events/posts-around", day="2024-02-01", days=0, words="WORD"), "event", "posts", "usual") == [("2024-02-01", 5, 2.0)]
    assert rows(world, "events/posts-around", event="memo") == rows(world, "events/posts-around") == []


def test_what_happened_before_operations(world):
    world.write("CREATE (:Operation {id: 'o', zone: 'Europe/Paris', starts: datetime('2024-02-04T23:30:00Z'), synthetic: true}), (:Operation {id: 'far', starts: datetime('2024-06-01T00:00:00Z')})")
    found = rows(world, "events/before-operations", within=3)
    assert pick(found, "operation", "marked", "starts", "event", "days", "organised", "grade", "synthetic") == [
        ("Campaign", False, dt.date(2024, 2, 4), "Conference on Things", 3, ["Firm"], "B2", False),
        ("Campaign", False, dt.date(2024, 2, 4), "Memorandum", None, ["A Man"], None, False),
        ("o", True, dt.date(2024, 2, 5), "Memorandum", None, ["A Man"], None, True), ("far", True, dt.date(2024, 6, 1), None, None, [], None, False)]
    world.clear()
    assert rows(world, "events/before-operations") == []
