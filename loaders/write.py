"""Facts into the database: one transaction a batch, so that a killed load leaves no half batch behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol

from ..queries.schema import edges as e
from ..queries.schema import nodes as n
from ..queries.schema import statements
from .batches import Batch, Job, batches
from .facts import Facts
from .format import Format
from .identity import Resolver
from .sink import Made

Statement = tuple[str, dict[str, Any]]
_ORDER = {edge.type: place for place, edge in enumerate(e.EDGES)}
_SOURCE = "MERGE (s:Source {sha256: $key}) SET s += $set"


class Database(Protocol):
    """What writing needs of the store."""

    def read(self, query: str, **params: Any) -> list[dict[str, Any]]: ...
    def transact(self, statements: list[Statement], finish: Callable[[list[dict[str, int]]], Statement]) -> list[dict[str, int]]: ...


class Online:
    """A sink that writes each batch, its Source and its tally in one transaction."""

    def __init__(self, store: Database) -> None:
        self._store = store
        self._resolve = Resolver(self)
        self._made = Made()
        self._writing: Future[Made] | None = None

    def known(self, sha256: str) -> dict[str, Any]:
        """The Source of this file, empty if it was never loaded."""
        rows = self._store.read("MATCH (s:Source {sha256: $sha}) RETURN properties(s) AS said", sha=sha256)
        return rows[0]["said"] if rows else {}

    def sites(self, source: str) -> frozenset[str]:
        """The domains that other files than this one brought: so a load that was cut short goes on with the same."""
        rows = self._store.read("MATCH (d:Domain) WHERE d.source <> $source RETURN d.name AS name", source=source)
        return frozenset(row["name"] for row in rows)

    def ids(self, handles: list[str]) -> dict[str, str]:
        """The one account with an id that each handle means."""
        if not handles:
            return {}
        found = self._store.read(
            "UNWIND $keys AS key WITH key, split(key, ':@') AS parts "
            "MATCH (a:Account {handle_key: parts[1]}) WHERE a.platform = parts[0] AND a.id IS NOT NULL "
            "RETURN key, collect(a.key) AS ids",
            keys=handles,
        )
        return {row["key"]: row["ids"][0] if len(row["ids"]) == 1 else "" for row in found}

    def present(self, keys: list[str]) -> list[str]:
        """Which of these accounts are in the graph."""
        rows = self._store.read("UNWIND $keys AS key MATCH (a:Account {key: key}) RETURN a.key AS key ORDER BY key", keys=keys)
        return [row["key"] for row in rows]

    @contextmanager
    def reading(self, job: Job, form: Format, sha256: str) -> Iterator[Iterator[Batch]]:
        """One batch is written while the next is read: the database works on another core."""
        self._made = Made.of(self.known(sha256))
        with ThreadPoolExecutor(1) as self._writer:
            yield batches(job, form)
            self._written()

    def write(self, facts: Facts, source: dict[str, Any]) -> None:
        """Write one batch as soon as the one before is written."""
        self._written()
        self._writing = self._writer.submit(self._write, facts, source)

    def made(self) -> Made:
        """The tally that was committed with the last batch."""
        return self._made

    def _written(self) -> None:
        if self._writing:
            self._made = self._writing.result()
            self._writing = None

    def _write(self, facts: Facts, source: dict[str, Any]) -> Made:
        short = source["sha256"][:16]
        adopted = [{"handle": old, "key": new, "id": new.split(":", 1)[1]} for old, new in self._resolve.settle(facts).items()]
        batch: list[Statement] = [(query, {"rows": adopted}) for query in statements.absorb_account()] if adopted else []
        names: list[tuple[str, str]] = [("", "")] * len(batch)
        for label in sorted(facts.nodes, key=list(n.BY_LABEL).index):
            batch.append((statements.upsert_node(n.BY_LABEL[label]), {"rows": list(facts.nodes[label].values()), "source": short}))
            names.append(("nodes_created", label))
        for type_, start, end in sorted(facts.edges, key=lambda k: (_ORDER[k[0]], k)):
            query = statements.upsert_edge(e.BY_TYPE[type_], n.BY_LABEL[start], n.BY_LABEL[end])
            batch.append((query, {"rows": list(facts.edges[type_, start, end].values()), "source": short}))
            names.append(("relationships_created", type_))

        def finish(counters: list[dict[str, int]]) -> Statement:
            return _SOURCE, {"key": source["sha256"], "set": {**source, **_after(self._made, names, counters).stored()}}

        return _after(self._made, names, self._store.transact(batch, finish))


def _after(made: Made, names: list[tuple[str, str]], counters: list[dict[str, int]]) -> Made:
    tally: dict[str, dict[str, int]] = {"nodes_created": {}, "relationships_created": {}, "": {}}
    for (kind, name), count in zip(names, counters, strict=False):
        tally[kind][name] = tally[kind].get(name, 0) + (count[kind] if kind else 0)
    return made.plus(tally["nodes_created"], tally["relationships_created"])
