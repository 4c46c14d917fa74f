"""Facts gathered for a first load in one piece: merged here by the same rules as the database merges batches."""

from __future__ import annotations

import gc
from typing import Any

from .facts import Ends, Facts, fill
from .identity import Resolver
from .sink import Made


class Gathered:
    """A sink in memory: nodes by label and key, edges by type and ends, each with its provenance."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, dict[str, Any]]] = {}
        self.edges: dict[Ends, dict[tuple[str, str], dict[str, Any]]] = {}
        self._resolve = Resolver(self)
        self._ids: dict[str, list[str]] = {}
        self._touching: dict[str, list[tuple[Ends, tuple[str, str]]]] = {}  # edges of accounts known by their handle only

    def __enter__(self) -> Gathered:
        # Millions of small dictionaries without a circle: the collector would walk them again and again for nothing.
        gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        gc.enable()

    def known(self, sha256: str) -> dict[str, Any]:
        """The Source of this file, empty if it was not gathered."""
        return self.nodes.get("Source", {}).get(sha256, {})

    def sites(self, source: str) -> frozenset[str]:
        """The domains that other files than this one brought."""
        return frozenset(name for name, said in self.nodes.get("Domain", {}).items() if said["source"] != source)

    def ids(self, handles: list[str]) -> dict[str, str]:
        """The one account with an id that each handle means."""
        return {h: self._ids[h][0] if len(self._ids[h]) == 1 else "" for h in handles if h in self._ids}

    def present(self, keys: list[str]) -> list[str]:
        """Which of these accounts were gathered."""
        accounts = self.nodes.get("Account", {})
        return [key for key in keys if key in accounts]

    def write(self, facts: Facts, source: dict[str, Any], made: Made) -> Made:
        """Take one batch in."""
        short = source["sha256"][:16]
        for old, new in self._resolve.settle(facts).items():
            self._absorb(old, new)
        nodes = {label: self._take(self.nodes.setdefault(label, {}), rows, short, label) for label, rows in facts.nodes.items()}
        edges: dict[str, int] = {}
        for ends, rows in facts.edges.items():
            new_edges = self._take(self.edges.setdefault(ends, {}), rows, short, ends)
            edges[ends[0]] = edges.get(ends[0], 0) + new_edges
        made = made.plus(nodes, edges)
        self.nodes.setdefault("Source", {})[source["sha256"]] = {k: v for k, v in {**source, **made.stored()}.items() if v is not None}
        return made

    def _take(self, known: dict[Any, dict[str, Any]], rows: dict[Any, dict[str, Any]], short: str, what: str | Ends) -> int:
        before = len(known)
        for row in rows.values():
            key = row["key"] if "key" in row else (row["start"], row["end"])
            there = known.get(key)
            if there is None:
                known[key] = {**row["set"], "source": short, "row": row["row"]}
                self._note(key, row["set"], what)
            else:
                fill(there, row["set"])
                if there["source"] != short and short not in there.get("sources", ()):
                    there["sources"] = [*there.get("sources", ()), short]
        return len(known) - before

    def _note(self, key: Any, said: dict[str, Any], what: str | Ends) -> None:
        if what == "Account" and said.get("id") and said.get("handle_key"):
            self._ids.setdefault(f"{said['platform']}:@{said['handle_key']}", []).append(key)
        elif isinstance(what, tuple):
            for end in key:
                if ":@" in end:
                    self._touching.setdefault(end, []).append((what, key))

    def _absorb(self, old: str, new: str) -> None:
        accounts = self.nodes["Account"]
        row = accounts.pop(old)
        if new in accounts:
            for name, value in row.items():
                accounts[new].setdefault(name, value)
        else:
            accounts[new] = {**row, "id": new.split(":", 1)[1]}
        self._note(new, accounts[new], "Account")
        for ends, key in self._touching.pop(old, ()):
            edge = self.edges[ends].pop(key, None)
            moved = (new if key[0] == old else key[0], new if key[1] == old else key[1])
            if edge is not None:
                self.edges[ends].setdefault(moved, edge)
                self._note(moved, {}, ends)
