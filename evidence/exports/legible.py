"""Texts that every format can carry: what XML, spreadsheets or UTF-8 cannot hold becomes a mark that says what stood there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..subgraph import Edge, Node, Ref, Subgraph

# XML 1.0, section 2.2: everything but these is a character.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(part: Subgraph) -> Subgraph:
    """The same part in texts that every format can carry, so that all formats say the same.

    A key that had to be changed ends in ``~`` and a hash of what it was: no two keys become one.
    """
    changed = {n.ref: (n.label, _key(n.key)) for n in part.nodes if _ILLEGAL.search(n.key)}
    nodes = tuple(_node(n, changed) for n in part.nodes)
    edges = tuple(_edge(e, changed) for e in part.edges)
    return replace(part, nodes=nodes, edges=edges, of={k: text(v) for k, v in part.of.items()})


def text(said: str) -> str:
    """The text with marks for what cannot be carried.

    >>> text("a" + chr(0) + "b")
    'a⟨U+0000⟩b'
    """
    return _ILLEGAL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", said)


def _key(said: str) -> str:
    return f"{text(said)}~{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _node(node: Node, changed: Mapping[Ref, Ref]) -> Node:
    said = _values(node.properties)
    return node if node.ref not in changed and said is node.properties else Node(*changed.get(node.ref, node.ref), said)


def _edge(edge: Edge, changed: Mapping[Ref, Ref]) -> Edge:
    start, end, said = changed.get(edge.start, edge.start), changed.get(edge.end, edge.end), _values(edge.properties)
    return edge if (start, end) == (edge.start, edge.end) and said is edge.properties else Edge(edge.type, start, end, said)


def _values(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    if not any(_ILLEGAL.search(said) for value in properties.values() for said in _texts(value)):
        return properties
    return {k: text(v) if isinstance(v, str) else [text(x) if isinstance(x, str) else x for x in v] if isinstance(v, list) else v
            for k, v in properties.items()}


def _texts(value: Any) -> Iterable[str]:
    return (value,) if isinstance(value, str) else (x for x in value if isinstance(x, str)) if isinstance(value, list) else ()
