"""The one door to a Neo4j: ask, read columns, write; the same for a managed server and for any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from uuid import uuid4

from ..errors import BadInput, DatabaseUnreachable
from . import fence, server
from .driver import neo4j
from .faults import told
from .jars import Progress
from .lock import LTS, Release
from .state import State, password
from .values import plain

COUNTERS = ("nodes_created", "nodes_deleted", "relationships_created", "relationships_deleted", "properties_set",
            "labels_added", "labels_removed", "indexes_added", "indexes_removed", "constraints_added",
            "constraints_removed")
PATIENCE = 30.0
"""Seconds for which a transaction is tried again after a passing fault."""


@dataclass(frozen=True)
class Plan:
    """What Neo4j would do: ``kind`` r (reads), rw, w or s (schema); ``notes`` its warnings; ``root`` the plan's tree."""

    kind: str
    notes: list[str]
    root: dict[str, Any]


_END = ("SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS said WHERE said.coterie = $mark "
        "TERMINATE TRANSACTIONS id YIELD message RETURN message")


class Store:
    """An open database; a context manager. Values travel as parameters only."""

    def __init__(self, address: str, username: str, password: str, database: str | None = None, *,
                 login: str = "Check NEO4J_USERNAME and NEO4J_PASSWORD.") -> None:
        self.address, self.database, self._login = address, database, login
        with self._told():
            self._driver = neo4j.GraphDatabase.driver(
                address, auth=(username, password) if password else None, notifications_min_severity="OFF",
                telemetry_disabled=True, connection_timeout=15, max_transaction_retry_time=PATIENCE)
            try:
                self._driver.verify_connectivity()
                with self._session(neo4j.READ_ACCESS) as session:  # tried again while the database itself wakes up
                    session.execute_read(lambda transaction: transaction.run("RETURN 1").consume())
            except BaseException:
                self._driver.close()
                raise

    def _told(self) -> Any:
        return told(self.address, self._login)

    def _session(self, mode: str, **more: Any) -> neo4j.Session:
        return self._driver.session(database=self.database, default_access_mode=mode, fetch_size=-1, **more)

    def read(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """The whole result, one dictionary per row; times are aware datetimes in UTC."""
        def work(transaction: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            result = transaction.run(query, params)
            names = result.keys()
            return [dict(zip(names, map(plain, record.values()), strict=True)) for record in result]

        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def columns(self, query: str, **params: Any) -> dict[str, list[Any]]:
        """The result as columns; the fast way to much data: one record per group, with collected lists in it.

        Lists of all records are joined end to end, and a single value is repeated to the length of its record's
        lists. Values come as they are: ask for ``p.at.epochSeconds``, not for ``p.at``.
        """
        def work(transaction: neo4j.ManagedTransaction) -> dict[str, list[Any]]:
            result = transaction.run(query, params)
            names = result.keys()
            columns: dict[str, list[Any]] = {name: [] for name in names}
            targets = list(columns.values())
            for record in result:
                _append(targets, record.values())
            return columns

        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, query: str, **params: Any) -> dict[str, int]:
        """Run one statement in a transaction of its own; what it changed, by name of the counter."""
        return self.transact([(query, params)])[0]

    def transact(self, statements: Iterable[tuple[str, dict[str, Any]]],
                 finish: Callable[[list[dict[str, int]]], tuple[str, dict[str, Any]]] | None = None) -> list[dict[str, int]]:
        """Run several statements in one transaction, all or none; what each changed.

        ``finish`` makes a last statement from those counts, so that a tally is committed with what it counts.
        """
        listed = list(statements)

        def work(transaction: neo4j.ManagedTransaction) -> list[dict[str, int]]:
            counts = [_counted(transaction.run(query, params).consume()) for query, params in listed]
            if finish:
                transaction.run(*finish(counts)).consume()
            return counts

        with self._told(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def explain(self, query: str, **params: Any) -> Plan:
        """What the query would do, without doing it."""
        with self._told(), self._session(neo4j.READ_ACCESS, notifications_min_severity="INFORMATION") as session:
            summary = session.run(f"EXPLAIN {query}", params).consume()
        notes = [each.status_description for each in summary.gql_status_objects if each.is_notification]
        return Plan(summary.query_type or "", notes, cast("dict[str, Any]", summary.plan or {}))

    def plan(self, query: str, params: dict[str, Any], *, run: bool = False, timeout: float = 60.0) -> Plan:
        """The plan of a stranger's query behind the read-only fence; with ``run`` it is asked, and each step tells its rows and hits."""
        fence.check(query)
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            with self._stoppable(session, timeout) as transaction:
                summary = transaction.run(f"EXPLAIN {query}", params).consume()
                fence.check_plan(summary.query_type, summary.plan)
            if run:
                with self._stoppable(session, timeout) as transaction:
                    summary = transaction.run(f"PROFILE {query}", params).consume()
        return Plan(summary.query_type or "", [], cast("dict[str, Any]", summary.profile or summary.plan or {}))

    def ask(self, query: str, params: dict[str, Any], limit: int = 10_000, timeout: float = 60.0,
            ) -> tuple[list[str], list[list[Any]], bool]:
        """Answer a stranger's query behind the read-only fence: names of columns, at most ``limit`` rows, and whether
        rows were cut off. ``timeout`` in seconds. Raises Refused for anything but reading this graph.
        """
        fence.check(query)
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            with self._stoppable(session, timeout) as transaction:
                summary = transaction.run(f"EXPLAIN {query}", params).consume()
                fence.check_plan(summary.query_type, summary.plan)
            with self._stoppable(session, timeout) as transaction:
                result = transaction.run(query, params)
                names = list(result.keys())
                rows = [[plain(value) for value in record.values()] for record in result.fetch(limit + 1)]
        return names, rows[:limit], len(rows) > limit

    @contextmanager
    def _stoppable(self, session: neo4j.Session, timeout: float) -> Iterator[neo4j.Transaction]:
        """A transaction that Ctrl-C ends on the server too: its rollback would wait until the question is answered."""
        mark, stopped = uuid4().hex, False
        try:
            with session.begin_transaction(timeout=timeout, metadata={"coterie": mark}) as transaction:
                try:
                    yield transaction
                except KeyboardInterrupt:
                    stopped = True
                    with self._session(neo4j.READ_ACCESS) as other:
                        other.run(_END, mark=mark).consume()
                    raise
        except neo4j.exceptions.Neo4jError:
            if stopped:  # the server's word that it was ended, which the user knows
                raise KeyboardInterrupt from None
            raise

    def clear(self, batch: int = 20_000) -> None:
        """Delete every node and edge, in batches; constraints and indexes stay."""
        for query in ("MATCH ()-[e]->() WITH e LIMIT $batch DELETE e", "MATCH (n) WITH n LIMIT $batch DELETE n"):
            while any(self.write(query, batch=batch).values()):
                pass

    def close(self) -> None:
        """Let go of the connections; a managed server runs on."""
        self._driver.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_managed(folder: Path, progress: Progress | None = None, release: Release = LTS) -> Store:
    """The case's own database in its ``graph/`` folder; its server is started when none runs."""
    folder = folder.resolve()
    try:
        return _enter(folder, server.start(folder, progress, release))
    except DatabaseUnreachable:
        if server.status(folder).running:
            raise
        return _enter(folder, server.start(folder, progress, release))  # it was just being ended from outside


def _enter(folder: Path, known: State) -> Store:
    login = (f"If you changed it in Neo4j Browser, write the new one into {folder / 'password'}; "
             f"else another program may have taken port {known.bolt}: run `coterie db stop` and try again.")
    return Store(f"bolt://127.0.0.1:{known.bolt}", "neo4j", password(folder), "neo4j", login=login)


def connect(uri: str, username: str, password: str, database: str | None = None) -> Store:
    """Any other Neo4j: a server, a cluster, Aura. An empty password means that it asks for none."""
    return Store(uri, username, password, database)


def _counted(summary: neo4j.ResultSummary) -> dict[str, int]:
    return {name: getattr(summary.counters, name) for name in COUNTERS}


def _append(targets: list[list[Any]], values: list[Any]) -> None:
    lengths = {len(value) for value in values if isinstance(value, list)}
    if len(lengths) > 1:
        raise BadInput(f"Lists of one record differ in length: {sorted(lengths)}.",
                       advice="Collect rows whole: collect() leaves out nulls.")
    length = lengths.pop() if lengths else 1
    for target, value in zip(targets, values, strict=True):
        target.extend(value if isinstance(value, list) else [value] * length)
