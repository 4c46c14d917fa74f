"""What is asked of named accounts at once: when they posted."""

from __future__ import annotations

from collections.abc import Sequence

from .store import Store


def moments(store: Store, keys: Sequence[str]) -> list[int]:
    """When the accounts of these keys posted, in epoch seconds, earliest first."""
    rows = store.read(
        "UNWIND $keys AS key MATCH (:Account {key: key})-[:POSTED]->(p:Post) WHERE p.at IS NOT NULL "
        "RETURN p.at.epochSeconds AS at ORDER BY at",
        keys=list(keys),
    )
    return [row["at"] for row in rows]
