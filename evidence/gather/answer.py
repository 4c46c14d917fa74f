"""The evidence of an answer: the things that its rows name, and the posts or statements behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...queries import parts
from ...queries.schema.keys import handle_key
from ...queries.store import Store
from ..subgraph import Edge, Node, Ref, Subgraph
from .pieces import node, part, rooted
from .said import of_statements

_THINGS = ("Account", "Domain", "Person", "Organisation", "Address", "Event")
_HANDLES = ("handle", "handles", "account", "accounts", "first", "key", "who", "back", "followed")
_COLUMNS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_HANDLES, ("Account",)),
    **dict.fromkeys(("start", "end", "thing", "other", "owner", "of", "elsewhere", "via"), _THINGS),
    **dict.fromkeys(("domain", "site", "sites"), ("Domain",)), **dict.fromkeys(("statement", "statements"), ("Statement",)),
    **dict.fromkeys(("operation", "operations"), ("Operation",)), **dict.fromkeys(("document", "list", "lists"), ("Document",)),
    **dict.fromkeys(("hashtag", "hashtags"), ("Hashtag",)), **dict.fromkeys(("url", "link"), ("Link",)), "post": ("Post",),
    "passage": ("Passage",), "organisation": ("Organisation",), "event": ("Event",), "sha256": ("Source",), "media": ("Media",)}
"""Columns of questions that name things, with the labels these can have."""

Row = Mapping[str, Any]


def answer(store: Store, rows: Sequence[Row], params: Mapping[str, Any], most: int) -> Subgraph:
    """The first ``most`` rows with what they name; statements with what rests on them; posts of the operations and accounts named."""
    shown = rows[:most]
    names = _resolved(store, [*shown, params])
    refs = sorted({ref for row in [*shown, params] for ref in _named(row, names)})
    drawn = [each for row in shown for value in row.values() for each in _drawn(value)]
    found = part(things=parts.nodes(store, refs), left_out={"rows": len(rows) - len(shown)}) | Subgraph(
        tuple(x for x in drawn if isinstance(x, Node)), tuple(x for x in drawn if isinstance(x, Edge)))
    said = sorted({key for label, key in refs if label == "Statement"})
    if said:
        return rooted(store, found | of_statements(store, said, len(said), _wanted(shown)))
    spoken_of = [ref for ref in refs if ref[0] in _THINGS and ref[0] != "Account"]
    if spoken_of:
        found |= of_statements(store, {id_ for ref in spoken_of for id_ in parts.about(store, ref)}, most)
    operations = sorted({key for label, key in refs if label == "Operation"})
    accounts = sorted({key for label, key in refs if label == "Account"})
    if operations:
        found |= _posts(store, operations, accounts or None, most)
    return rooted(store, found | part(parts.between(store, [n.ref for n in found.nodes])))


def _posts(store: Store, operations: Sequence[str], accounts: Sequence[str] | None, most: int) -> Subgraph:
    links, many = parts.in_operations(store, operations, accounts, most)
    posts = sorted({start[1] for start, _, _, _ in links})
    return part(links, left_out={"posts": many - len(posts)}) | part(parts.posted(store, posts))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def _resolved(store: Store, rows: Iterable[Row]) -> dict[tuple[str, str], Ref]:
    """By label and name, the node that is meant; a name that several nodes have means none of them."""
    asked: dict[str, set[str]] = {}
    for row in rows:
        for column, value in row.items():
            for label in _COLUMNS.get(column, ()):
                asked.setdefault(label, set()).update(_texts(value))
    meant: dict[tuple[str, str], set[str]] = {}
    for label, names in sorted(asked.items()):
        for name, key in parts.named(store, label, sorted(names)):
            meant.setdefault((label, name), set()).add(key)
    return {(label, name): (label, next(iter(keys))) for (label, name), keys in meant.items() if len(keys) == 1}


def _named(row: Row, names: Mapping[tuple[str, str], Ref]) -> Iterator[Ref]:
    for column, value in row.items():
        for label in _COLUMNS.get(column, ()):
            for text in _texts(value):
                ref = names.get((label, text)) or (names.get((label, handle_key(text))) if label == "Account" else None)
                if ref:
                    yield ref


def _wanted(rows: Sequence[Row]) -> Any:
    """Which relations the rows speak of, where they name relations: one statement may carry several."""
    spoken = {str(row["relation"]).removeprefix("<-") for row in rows if row.get("relation")}
    return (lambda edge: edge.type in spoken) if spoken else None


def _drawn(value: Any) -> Iterator[Node | Edge]:
    """The nodes and paths of a picture."""
    if isinstance(value, list):
        for each in value:
            yield from _drawn(each)
    elif isinstance(value, dict) and {"nodes", "edges", "forward"} <= value.keys():
        nodes = [_node(n) for n in value["nodes"]]
        yield from nodes
        for edge, forward, a, b in zip(value["edges"], value["forward"], nodes, nodes[1:], strict=False):
            yield Edge(edge["type"], *((a.ref, b.ref) if forward else (b.ref, a.ref)), edge["properties"])
    elif isinstance(value, dict) and {"labels", "properties"} <= value.keys():
        yield _node(value)


def _node(value: Mapping[str, Any]) -> Node:
    return node(parts.thing(value["labels"], dict(value["properties"])))
