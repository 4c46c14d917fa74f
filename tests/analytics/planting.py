"""Puts an invented world into a real graph, with the schema's own statements."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from coterie.queries.schema.edges import LINKS_TO, POSTED, REPOSTS, SHOWS, TAGGED
from coterie.queries.schema.model import Edge, Node
from coterie.queries.schema.nodes import ACCOUNT, HASHTAG, LINK, MEDIA, POST
from coterie.queries.schema.statements import upsert_edge, upsert_node
from coterie.queries.store import Store
from worlds import Rows


def plant(store: Store, rows: Rows, *, timed: bool = True) -> None:
    keys = [f"p{i:06}" for i in range(len(rows.who))]
    nodes(store, ACCOUNT, {who: {"platform": "x"} for who in rows.who})
    nodes(store, POST, {of: {} for of in rows.of if of})
    nodes(store, POST, {key: {"text": rows.text[i], "kind": "repost" if rows.of[i] else "original", "synthetic": True}
                        | ({"at": datetime.fromtimestamp(rows.at[i], UTC)} if timed else {}) for i, key in enumerate(keys)})
    nodes(store, HASHTAG, {tag[1:]: {} for tags in rows.tags for tag in tags})
    nodes(store, LINK, {link: {} for link in rows.link if link})
    nodes(store, MEDIA, {media: {} for media in rows.media if media})
    edges(store, POSTED, ACCOUNT, POST, list(zip(rows.who, keys, strict=True)))
    edges(store, REPOSTS, POST, POST, [(key, of) for key, of in zip(keys, rows.of, strict=True) if of])
    edges(store, LINKS_TO, POST, LINK, [(key, link) for key, link in zip(keys, rows.link, strict=True) if link])
    edges(store, SHOWS, POST, MEDIA, [(key, media) for key, media in zip(keys, rows.media, strict=True) if media])
    edges(store, TAGGED, POST, HASHTAG, [(key, tag[1:]) for key, tags in zip(keys, rows.tags, strict=True) for tag in tags])


def nodes(store: Store, node: Node, found: dict[str, dict[str, Any]]) -> None:
    batches(store, upsert_node(node), [{"key": key, "set": values, "row": 1} for key, values in sorted(found.items())])


def edges(store: Store, edge: Edge, start: Node, end: Node, found: list[tuple[str, str]]) -> None:
    batches(store, upsert_edge(edge, start, end), [{"start": a, "end": b, "set": {}, "row": 1} for a, b in found])


def batches(store: Store, statement: str, rows: list[dict[str, Any]]) -> None:
    for i in range(0, len(rows), 10_000):
        store.write(statement, rows=rows[i:i + 10_000], source="test")
