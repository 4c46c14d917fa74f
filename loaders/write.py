"""Facts into the database: one transaction a batch, so that a killed load leaves no half batch behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

from ..queries.schema import edges as e
from ..queries.schema import nodes as n
from ..queries.schema import statements
from .facts import Facts

Statement = tuple[str, dict[str, Any]]
_ORDER = {edge.type: place for place, edge in enumerate(e.EDGES)}
_SOURCE = "MERGE (s:Source {sha256: $key}) SET s += $set"


class Database(Protocol):
    """What writing needs of the store."""

    def read(self, query: str, **params: Any) -> list[dict[str, Any]]: ...
    def transact(self, statements: list[Statement], finish: Callable[[list[dict[str, int]]], Statement]) -> list[dict[str, int]]: ...


def write(store: Database, facts: Facts, source: dict[str, Any], made: Made, resolve: Resolver) -> None:
    """Write one batch and its Source node in one transaction; ``made`` is brought up to date and stored with it.

    ``source`` holds the Source's properties, ``sha256`` first.
    """
    short = source["sha256"][:16]
    batch: list[Statement] = resolve.settle(facts)
    names: list[tuple[str, str]] = [("", "")] * len(batch)
    for label in sorted(facts.nodes, key=list(n.BY_LABEL).index):
        batch.append((statements.upsert_node(n.BY_LABEL[label]), {"rows": list(facts.nodes[label].values()), "source": short}))
        names.append(("nodes", label))
    for type_, start, end in sorted(facts.edges, key=lambda k: (_ORDER[k[0]], k)):
        query = statements.upsert_edge(e.BY_TYPE[type_], n.BY_LABEL[start], n.BY_LABEL[end])
        batch.append((query, {"rows": list(facts.edges[type_, start, end].values()), "source": short}))
        names.append(("edges", type_))

    def finish(counters: list[dict[str, int]]) -> Statement:
        after = made.plus(names, counters)
        return _SOURCE, {"key": source["sha256"], "set": {**source, **after.stored()}}

    made.take(made.plus(names, store.transact(batch, finish)))


@dataclass
class Made:
    """Nodes by label and edges by type that a file's load has made so far."""

    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)

    def plus(self, names: list[tuple[str, str]], counters: list[dict[str, int]]) -> Made:
        """The tally after a batch whose statements are named here, one for one."""
        after = Made(dict(self.nodes), dict(self.edges))
        for (kind, name), count in zip(names, counters, strict=False):
            new = count["nodes_created" if kind == "nodes" else "relationships_created"] if kind else 0
            if new:
                tally = after.nodes if kind == "nodes" else after.edges
                tally[name] = tally.get(name, 0) + new
        return after

    def take(self, other: Made) -> None:
        """Become the other."""
        self.nodes, self.edges = other.nodes, other.edges

    def stored(self) -> dict[str, str]:
        """As properties of the Source node."""
        return {
            "nodes": orjson.dumps(self.nodes, option=orjson.OPT_SORT_KEYS).decode(),
            "edges": orjson.dumps(self.edges, option=orjson.OPT_SORT_KEYS).decode(),
        }


class Resolver:
    """Which node a handle means: one account, whether a file knows its id or only its handle."""

    def __init__(self, read: Callable[..., list[dict[str, Any]]]) -> None:
        self._read = read
        self._known: dict[str, str] = {}
        self._settled: set[str] = set()

    def settle(self, facts: Facts) -> list[Statement]:
        """Rename handle-only accounts of the batch whose id is known; statements that adopt those of the graph."""
        accounts = facts.nodes.get("Account", {})
        here: dict[str, set[str]] = {}
        for key, row in accounts.items():
            said = row["set"]
            if said.get("id") and said.get("handle_key"):
                here.setdefault(f"{said['platform']}:@{said['handle_key']}", set()).add(key)
        bare = [key for key in accounts if ":@" in key]
        self._look_up([key for key in bare if key not in self._known])
        names = {}
        for key in bare:
            found = set(here.get(key, ())) | ({self._known[key]} if self._known.get(key) else set())
            if len(found) == 1:  # a handle that two ids have borne means neither for certain
                names[key] = found.pop()
        if names:
            _rename(facts, names)
        return self._adopt({handle: keys for handle, keys in here.items() if len(keys) == 1})

    def _look_up(self, keys: list[str]) -> None:
        if not keys:
            return
        found = self._read(
            "UNWIND $keys AS key WITH key, split(key, ':@') AS parts "
            "MATCH (a:Account {handle_key: parts[1]}) WHERE a.platform = parts[0] AND a.id IS NOT NULL "
            "WITH key, collect(a.key) AS ids WHERE size(ids) = 1 RETURN key, ids[0] AS id",
            keys=keys,
        )
        self._known.update({row["key"]: row["id"] for row in found})

    def _adopt(self, here: dict[str, set[str]]) -> list[Statement]:
        fresh = {handle: next(iter(keys)) for handle, keys in here.items() if handle not in self._settled}
        if not fresh:
            return []
        self._settled.update(fresh)
        self._known.update(fresh)
        found = self._read("UNWIND $keys AS key MATCH (a:Account {key: key}) RETURN a.key AS key", keys=list(fresh))
        rows = [{"handle": row["key"], "key": fresh[row["key"]], "id": fresh[row["key"]].split(":", 1)[1]} for row in found]
        return [(query, {"rows": rows}) for query in statements.absorb_account()] if rows else []


def _rename(facts: Facts, names: dict[str, str]) -> None:
    accounts = facts.nodes["Account"]
    for old, new in names.items():
        row = accounts.pop(old)
        known = accounts.setdefault(new, {"key": new, "set": {}, "row": row["row"]})
        for name, value in row["set"].items():
            known["set"].setdefault(name, value)
    for ends, rows in list(facts.edges.items()):
        if "Account" not in ends[1:]:
            continue
        for key, row in list(rows.items()):
            start, end = names.get(row["start"], row["start"]), names.get(row["end"], row["end"])
            if (start, end) != (row["start"], row["end"]):
                del rows[key]
                rows.setdefault((start, end), {**row, "start": start, "end": end})
