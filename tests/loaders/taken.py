"""A file loaded without a database: what became of it, and the graph it makes as one comparable value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coterie.loaders.format import Context
from coterie.loaders.gather import Gathered
from coterie.loaders.load import Loaded, load

NOT_COMPARED = {"source", "row", "sources"}


class Taken:
    """A gathered graph: nodes by (label, key), edges by (type, start, end)."""

    def __init__(self, *paths: Path, aside: Path, context: Context | None = None, named: str | None = None) -> None:
        graph = Gathered()
        self.loads: list[Loaded] = [load(graph, path, aside, as_format=named, context=context) for path in paths]
        graph.tell(self.loads)
        self.load = self.loads[0]
        self.counts = (self.load.format, self.load.read, self.load.accepted, self.load.refused)
        self.nodes = {(label, key): _plain(said) for label, rows in graph.nodes.items() if label != "Source" for key, said in rows.items()}
        self.edges = {(ends[0], *key): _plain(said) for ends, rows in graph.edges.items() for key, said in rows.items()}

    def node(self, label: str, key: str) -> dict[str, Any]:
        return self.nodes[label, key]

    def keys(self, label: str) -> list[str]:
        return sorted(key for name, key in self.nodes if name == label)

    def ends(self, type_: str) -> list[tuple[str, str]]:
        return sorted(key[1:] for key in self.edges if key[0] == type_)


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in NOT_COMPARED}


def taken(folder: Path, name: str, content: Any, context: Context | None = None, named: str | None = None) -> Taken:
    """Write a file of this content (a list becomes JSON lines) and load it."""
    if isinstance(content, list):
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Taken(path, aside=folder / "aside", context=context, named=named)


def apart(mine: Taken, theirs: Taken) -> dict[tuple[str, ...], dict[str, tuple[Any, Any]]]:
    """Where two graphs differ: by node or edge, each property with both values; what stands on one side only has the name ``*``."""
    left, right = mine.nodes | mine.edges, theirs.nodes | theirs.edges
    found = {}
    for key in sorted(left.keys() | right.keys()):
        if key not in left or key not in right:
            found[key] = {"*": (key in left, key in right)}
        elif left[key] != right[key]:
            names = sorted(left[key].keys() | right[key].keys())
            found[key] = {n: (left[key].get(n), right[key].get(n)) for n in names if left[key].get(n) != right[key].get(n)}
    return found
