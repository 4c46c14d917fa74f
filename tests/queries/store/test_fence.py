"""The read-only fence, against the real parser."""

from __future__ import annotations

import pytest
from coterie.queries.errors import CoterieError, Refused
from coterie.queries.store import Store

FORBIDDEN = [
    "CREATE (n:Account {key: 'x:1'}) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.key = 'x:2' RETURN n",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "WITH 1 AS one LOAD/* a comment */CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) // a comment\nLOAD // another\nCSV FROM 'http://127.0.0.1/' AS line RETURN line",
    "WITH '// ' AS a LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line // '",
    "WITH 1 AS one \\u004cOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "WITH '\\u0027 AS a LOAD CSV FROM \\u0027http://127.0.0.1/' AS line RETURN line",
    "WITH 1 AS one LOAD\u180eCSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS",
    "MATCH (n) CALL (n) { DELETE n } IN 4 CONCURRENT TRANSACTIONS OF 10 ROWS",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "CALL dbms . components() YIELD name RETURN name",
    "CALL db.createLabel('New')",
    "CALL db.clearQueryCaches()",
    "CALL tx.setMetaData({a: 1})",
    "CALL apoc.load.json('http://127.0.0.1/') YIELD value RETURN value",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n)', {})",
    "SHOW USERS", "SHOW SETTINGS", "TERMINATE TRANSACTION 'neo4j-transaction-1'", "USE system SHOW DATABASES",
    "CREATE INDEX later FOR (n:Account) ON (n.name)", "DROP CONSTRAINT nothing IF EXISTS",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "EXPLAIN MATCH (n) RETURN n", "PROFILE MATCH (n) DELETE n", "", "  // nothing\n",
]

ALLOWED = [
    "MATCH (n) RETURN n",
    "// title: LOAD CSV is only named here\n/* CALL dbms.x() */ MATCH (n) RETURN 'LOAD CSV', \"IN TRANSACTIONS\" AS `LOAD`",
    "MATCH (call:Account)-[e:FOLLOWS]->(load) WHERE call.load IN [1, 2] RETURN call.dbms, load.call",
    "UNWIND [1] AS x CALL (x) { RETURN x + 1 AS y } RETURN y",
    "OPTIONAL MATCH (n) WHERE EXISTS { (n)-->() } RETURN count { (n)--() } AS degree",
    "CALL db.labels() YIELD label RETURN label",
    "WITH datetime.truncate('day', datetime('2024-05-16T22:00:00Z')) AS day RETURN duration.between(day, day + duration('PT1H')).minutes",
    "RETURN 'Qalib Xalq\\u0131n' AS text",
]


@pytest.mark.parametrize("query", FORBIDDEN)
def test_it_refuses(graph: Store, query: str) -> None:
    with pytest.raises(Refused) as fault:
        graph.ask(query, {})
    assert fault.value.exit == 7 and fault.value.advice


@pytest.mark.parametrize("query", ALLOWED)
def test_it_lets_pass(graph: Store, query: str) -> None:
    graph.ask(query, {})


@pytest.mark.parametrize("query", [query for query in FORBIDDEN if "dbms" in query or "LOAD" in query or "createLabel" in query])
def test_what_slips_by_the_words_is_caught_by_the_plan(graph: Store, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from coterie.queries.store import fence

    monkeypatch.setattr(fence, "check", lambda query: None)
    with pytest.raises(CoterieError):
        graph.ask(query, {})


def test_rows_beyond_the_limit_are_cut_and_that_is_said(graph: Store) -> None:
    query = "UNWIND range(1, $n) AS i RETURN i, -i AS minus"
    assert graph.ask(query, {"n": 3}, limit=2) == (["i", "minus"], [[1, -1], [2, -2]], True)
    assert graph.ask(query, {"n": 2}, limit=2) == (["i", "minus"], [[1, -1], [2, -2]], False)


def test_a_question_that_takes_too_long_is_ended(graph: Store) -> None:
    with pytest.raises(CoterieError, match="took longer than it may"):
        graph.ask("UNWIND range(1, 100000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b)", {}, timeout=0.5)


def test_a_missing_parameter_is_named(graph: Store) -> None:
    with pytest.raises(CoterieError, match="operation"):
        graph.ask("MATCH (o:Operation {id: $operation}) RETURN o", {})
