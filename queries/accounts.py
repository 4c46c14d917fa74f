"""What is asked of named accounts at once: who is meant, and when they posted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .schema.keys import handle_key
from .store import Store


def moments(store: Store, keys: Sequence[str]) -> list[int]:
    """When the accounts of these keys posted, in epoch seconds, earliest first."""
    rows = store.read(
        "UNWIND $keys AS key MATCH (:Account {key: key})-[:POSTED]->(p:Post) WHERE p.at IS NOT NULL "
        "RETURN p.at.epochSeconds AS at ORDER BY at",
        keys=list(keys),
    )
    return [row["at"] for row in rows]


def meant(store: Store, names: Iterable[str]) -> dict[str, list[str]]:
    """The keys of the accounts that each name may mean: a key, ``platform:@handle``, or a handle with or without @.

    A name that means nobody in the graph has no keys; a bare handle may stand on several platforms.
    """
    asked = sorted(set(names))
    here = {row["key"] for row in store.read("UNWIND $keys AS key MATCH (a:Account {key: key}) RETURN key", keys=asked)}
    handles = {name: _split(name) for name in asked if name not in here}
    rows = store.read("UNWIND $handles AS h MATCH (a:Account {handle_key: h}) RETURN h AS handle, a.platform AS platform, a.key AS key "
                      "ORDER BY key", handles=sorted({handle for _, handle in handles.values()}))
    by_handle: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        by_handle.setdefault(row["handle"], []).append((row["platform"], row["key"]))
    found = {name: [key for there, key in by_handle.get(handle, ()) if platform in ("", there)]
             for name, (platform, handle) in handles.items()}
    return found | {name: [name] for name in here}


def _split(name: str) -> tuple[str, str]:
    platform, colon, handle = name.rpartition(":@")
    return (platform.strip().lower(), handle_key(handle)) if colon else ("", handle_key(name))
