"""Mark which posts belong to a named operation: a window and its selectors, as Cypher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import orjson

from .schema.keys import account_key, digest, handle_key, hashtag_key


class Writes(Protocol):
    """What marking needs of the store."""

    def read(self, query: str, **params: Any) -> list[dict[str, Any]]: ...
    def transact(self, statements: list[tuple[str, dict[str, Any]]]) -> list[dict[str, int]]: ...


@dataclass(frozen=True)
class Operation:
    """A window (first moment, first moment after it, both UTC) and selectors that must all match."""

    id: str
    title: str
    starts: datetime
    ends: datetime
    zone: str
    all_hashtags: tuple[str, ...] = ()
    any_hashtags: tuple[str, ...] = ()
    mention: str = ""
    text: str = ""
    accounts: tuple[str, ...] = ()
    fact: str = ""

    def selector(self) -> dict[str, Any]:
        """The selectors folded for comparison, as query parameters."""
        return {
            "all": [hashtag_key(t) for t in self.all_hashtags],
            "any": [hashtag_key(t) for t in self.any_hashtags],
            "mention": handle_key(self.mention),
            "text": self.text.casefold(),
            "accounts": [account_key("x", None, a) if ":" not in a else a for a in self.accounts],
        }


# Each selector that is empty lets everything pass; the window is found by the index on Post.at.
_SELECT = """
MATCH (p:Post) WHERE p.at >= $starts AND p.at < $ends
  AND all(tag IN $all WHERE EXISTS { (p)-[:TAGGED]->(:Hashtag {tag: tag}) })
  AND ($any = [] OR EXISTS { MATCH (p)-[:TAGGED]->(h:Hashtag) WHERE h.tag IN $any })
  AND ($mention = '' OR EXISTS { MATCH (p)-[:MENTIONS]->(a:Account) WHERE a.handle_key = $mention })
  AND ($text = '' OR toLower(p.text) CONTAINS $text)
  AND ($accounts = [] OR EXISTS {
    MATCH (a:Account)-[:POSTED]->(p) WHERE a.key IN $accounts OR a.platform + ':@' + a.handle_key IN $accounts })
"""
_MARK = """
WITH p MATCH (o:Operation {id: $id}) CREATE (p)-[:IN_OPERATION]->(o)
SET o.synthetic = CASE WHEN p.synthetic THEN true ELSE o.synthetic END
"""


def snapshot(operations: list[Operation], loaded: str) -> str:
    """What the marks stand for: these operations over this data."""
    return digest(loaded, *(orjson.dumps([o.id, o.title, o.starts, o.ends, o.selector()]).decode() for o in operations))


def mark(store: Writes, operations: list[Operation], loaded: str) -> dict[str, int]:
    """Make the marks anew if operations or data changed since; gives the posts of each operation.

    ``loaded`` stands for what is in the graph, for example a hash of its sources.
    """
    now = snapshot(operations, loaded)
    kept = store.read(
        "MATCH (o:Operation) RETURN o.id AS id, o.snapshot = $now AS fresh, COUNT { (o)<-[:IN_OPERATION]-() } AS posts", now=now
    )
    if len(kept) == len(operations) and all(row["fresh"] for row in kept):
        return {row["id"]: row["posts"] for row in kept}
    # All or nothing: a mark cut short would look like an operation that nobody took part in.
    batch: list[tuple[str, dict[str, Any]]] = [("MATCH (o:Operation) DETACH DELETE o", {})]
    for operation in operations:
        selector = operation.selector()
        window = {"starts": operation.starts, "ends": operation.ends}
        said = {"title": operation.title, "zone": operation.zone, "selector": orjson.dumps(selector).decode(), "snapshot": now, **window}
        batch.append(("CREATE (o:Operation {id: $id}) SET o += $set", {"id": operation.id, "set": said}))
        batch.append((_SELECT + _MARK, {"id": operation.id, **selector, **window}))
    counters = store.transact(batch)[2::2]
    return {o.id: made["relationships_created"] for o, made in zip(operations, counters, strict=True)}
