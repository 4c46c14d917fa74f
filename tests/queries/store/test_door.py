"""The door: rows, columns, writes, and what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from coterie.queries.errors import BadInput, CoterieError
from coterie.queries.store import Store


def test_times_come_back_as_utc(graph: Store) -> None:
    at = datetime(2024, 5, 16, 22, 0, tzinfo=UTC)
    assert graph.read("RETURN $at AS given, datetime('2024-05-17T09:00:00+11:00') AS noumea", at=at) == [{"given": at, "noumea": at}]


def test_what_lies_inside_lists_nodes_and_paths_is_plain_too(graph: Store) -> None:
    graph.write("CREATE (:Account {key: 'x:1', created_at: datetime('2020-01-01T00:00:00Z')})-[:FOLLOWS {row: 1}]->(:Account {key: 'x:2'})")
    row = graph.read("MATCH path = (a)-[e]->(b) RETURN a, e, path, [duration('P1M2D')] AS within, date('2024-02-02') AS day")[0]
    assert row["a"] == {"labels": ["Account"], "properties": {"key": "x:1", "created_at": datetime(2020, 1, 1, tzinfo=UTC)}}
    assert (row["e"]["type"], row["e"]["properties"]) == ("FOLLOWS", {"row": 1})
    assert [node["properties"]["key"] for node in row["path"]["nodes"]] == ["x:1", "x:2"]
    assert (row["within"], row["day"].isoformat()) == (["P1M2D"], "2024-02-02")


def test_columns_join_lists_and_repeat_what_stands_alone(graph: Store) -> None:
    query = "UNWIND [['a', [1, 2]], ['b', []], ['c', [3]]] AS pair RETURN pair[0] AS account, pair[1] AS ats, [x IN pair[1] | x * 10] AS tens"
    assert graph.columns(query) == {"account": ["a", "a", "c"], "ats": [1, 2, 3], "tens": [10, 20, 30]}


def test_columns_of_an_empty_result_keep_their_names(graph: Store) -> None:
    assert graph.columns("MATCH (n:Nobody) RETURN n.key AS account, collect(n) AS ats") == {"account": [], "ats": []}


def test_lists_of_different_length_are_no_columns(graph: Store) -> None:
    with pytest.raises(BadInput, match=r"differ in length: \[1, 2\]"):
        graph.columns("RETURN [1] AS a, [1, 2] AS b")


def test_several_statements_are_written_all_or_none(graph: Store) -> None:
    with pytest.raises(CoterieError):
        graph.transact([("CREATE (:Account {key: 'x:1'})", {}), ("RETURN 1 / 0", {})])
    assert graph.read("MATCH (n) RETURN n") == []
    made, joined = graph.transact([("UNWIND $keys AS key CREATE (:Account {key: key})", {"keys": ["x:1", "x:2"]}),
                                   ("MATCH (a:Account {key: 'x:1'}), (b:Account {key: 'x:2'}) CREATE (a)-[:FOLLOWS]->(b)", {})])
    assert (made["nodes_created"], made["properties_set"], joined["relationships_created"]) == (2, 2, 1)


def test_reading_cannot_write(graph: Store) -> None:
    for ask in (graph.read, graph.columns):
        with pytest.raises(BadInput, match="tried to write"):
            ask("CREATE (n:Account {key: 'x:1'}) RETURN n")
    assert graph.read("MATCH (n) RETURN n") == []


def test_a_wrong_query_is_one_sentence_without_a_warning(graph: Store, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match="The database refuses: Invalid input 'RETRN'"):
        graph.read("RETRN 1")
    graph.read("MATCH (n:NoSuchLabel) WHERE id(n) = 1 RETURN n.nothing")  # Neo4j would warn thrice
    assert capfd.readouterr() == ("", "")


def test_a_plan_tells_its_kind_and_its_dangers(graph: Store) -> None:
    plan = graph.explain("MATCH (a:Account), (b:Account) RETURN count(*)")
    assert plan.kind == "r" and any("cartesian product" in note for note in plan.notes)
    assert graph.explain("MERGE (a:Account {key: $key})", key="x:1").kind == "w"


def test_clearing_leaves_nothing_but_the_schema(graph: Store) -> None:
    before = graph.read("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")
    graph.write("UNWIND range(1, 50) AS i CREATE (:Hashtag {tag: toString(i)})-[:ON]->(:Link {url: toString(i)})")
    graph.clear(batch=7)
    assert graph.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert graph.read("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n") == before
