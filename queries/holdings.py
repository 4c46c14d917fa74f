"""What kinds of data a graph holds: without any of a kind, a nought of that kind would mean nothing."""

from __future__ import annotations

from .store import Store

_PATTERNS = {
    "posts": "(:Account)-[:POSTED]->(p:Post) WHERE p.at IS NOT NULL",
    "profiles": "(:Account)-[:SHOWED]->(:Profile)",
    "follows": "()-[f:FOLLOWS]->() WHERE coalesce(f.statements, []) = []",
    "media": "(:Post)-[:SHOWS]->(:Media)",
    "links": "(:Post)-[:LINKS_TO]->(:Link)",
    "counts": "(p:Post) WHERE p.likes IS NOT NULL",
    "views": "(p:Post) WHERE p.views IS NOT NULL",
    "languages": "(p:Post) WHERE p.lang IS NOT NULL OR p.lang_derived <> 'und'",
    "passages": "(:Post)-[:SAYS]->(:Passage)",
    "lists": "(:Account)-[:LISTED_IN]->(:Document)",
    "statements": "(:Statement)",
    "clusters": "(:Cluster)",
}


def holdings(store: Store) -> frozenset[str]:
    """The kinds of data of which there is at least one; follows that only a document asserts are none that anybody observed."""
    return frozenset(kind for kind, pattern in _PATTERNS.items() if store.read(f"MATCH {pattern} RETURN 1 AS yes LIMIT 1"))


def statements(store: Store) -> frozenset[str]:
    """The ids of all statements."""
    return frozenset(row["id"] for row in store.read("MATCH (s:Statement) RETURN s.id AS id"))
