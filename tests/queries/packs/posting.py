"""Posts for small worlds: each a call, a few seconds after noon of 2 February 2024."""

from typing import Any

from coterie.queries.ask import ask
from coterie.queries.store import Store

MAKE = """
MERGE (a:Account {key: 'x:@' + $handle}) ON CREATE SET a.handle = $handle, a.handle_key = toLower($handle), a.platform = 'x'
CREATE (a)-[:POSTED]->(p:Post {key: coalesce($key, randomUUID()), kind: $kind, text: $text, at: datetime($at) + duration({seconds: $seconds}), platform: 'x'})
SET p += $more
FOREACH (id IN $ops | MERGE (o:Operation {id: id}) CREATE (p)-[:IN_OPERATION]->(o))
FOREACH (tag IN $tags | MERGE (h:Hashtag {tag: tag}) CREATE (p)-[:TAGGED]->(h))
FOREACH (m IN $media | MERGE (n:Media {hash: m[0]}) SET n.perceptual = m[1], n.type = 'photo' CREATE (p)-[:SHOWS]->(n))
"""


def post(graph: Store, handle: str, seconds: int = 0, *, at: str = "2024-02-02T12:00:00Z", kind: str = "original", text: str = "t", key: str | None = None,
         ops: tuple[str, ...] = (), tags: tuple[str, ...] = (), media: tuple[tuple[str, str | None], ...] = (), **more: Any) -> None:
    """One post; ``media`` are pairs of exact and perceptual hash, ``more`` other properties of the post."""
    graph.write(MAKE, handle=handle, seconds=seconds, at=at, kind=kind, text=text, key=key, ops=list(ops), tags=list(tags), media=[list(m) for m in media], more=more)


def listed(graph: Store, *handles: str, name: str = "group") -> None:
    """Put accounts on a list."""
    graph.write("MERGE (d:Document {id: $name}) WITH d UNWIND $handles AS h MERGE (a:Account {key: 'x:@' + h}) "
                "ON CREATE SET a.handle = h, a.handle_key = toLower(h), a.platform = 'x' CREATE (a)-[:LISTED_IN]->(d)", handles=list(handles), name=name)


def rows(graph: Store, question: str, **params: Any) -> list[dict[str, Any]]:
    """The rows of an answer by the names of its columns."""
    return list(ask(graph, question, params))


def pick(found: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of each row."""
    return [tuple(row[column] for column in columns) for row in found]
