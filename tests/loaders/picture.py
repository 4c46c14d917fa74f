"""A graph as one comparable value."""

from __future__ import annotations

import json
from typing import Any


def picture(store: Any) -> tuple[list[str], list[str]]:
    """All nodes and all edges of the graph as sorted text."""
    nodes = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS said")
    edges = store.read("MATCH (a)-[r]->(b) RETURN coalesce(a.key, a.tag, a.url, a.name, a.id, a.hash, a.sha256) AS a, type(r) AS type, "
                       "coalesce(b.key, b.tag, b.url, b.name, b.id, b.hash, b.sha256) AS b, properties(r) AS said")
    return tuple(sorted(json.dumps(row, sort_keys=True, default=str) for row in rows) for rows in (nodes, edges))  # type: ignore[return-value]


def differences(mine: tuple[list[str], list[str]], theirs: tuple[list[str], list[str]]) -> list[str]:
    """The first few nodes and edges that stand in one picture only."""
    return [f"{sign} {line}" for one, other, sign in ((mine, theirs, "+"), (theirs, mine, "-")) for a, b in zip(one, other, strict=True)
            for line in sorted(set(a) - set(b))[:3]]
