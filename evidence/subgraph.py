"""A part of the graph as a value: nodes and edges with their properties, what was left out, and what it is evidence of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from ..queries.schema.edges import BY_TYPE

Ref = tuple[str, str]
"""A node by its label and key."""

Properties = Mapping[str, Any]
"""Texts, numbers, flags, moments (aware, UTC) and lists of texts by name, as in the schema; what is not known is not there."""


@dataclass(frozen=True)
class Node:
    """A node; ``key`` is the value of its label's key property, which ``properties`` does not repeat."""

    label: str
    key: str
    properties: Properties = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        """Label and key, by which edges name it."""
        return self.label, self.key


@dataclass(frozen=True)
class Edge:
    """An edge between two nodes named by label and key."""

    type: str
    start: Ref
    end: Ref
    properties: Properties = field(default_factory=dict)

    @cached_property
    def identity(self) -> tuple[str, Ref, Ref, tuple[str, ...]]:
        """What makes it this edge: type, ends, and what the schema keeps apart, such as run and layer of a tie."""
        known = BY_TYPE.get(self.type)
        return self.type, self.start, self.end, tuple([str(self.properties.get(name, "")) for name in (known.apart if known else ())])


Part = TypeVar("Part", Node, Edge)


@dataclass(frozen=True)
class Subgraph:
    """A part of a graph. Whatever the order given, nodes and edges are sorted and stand once: the first said of a property counts.

    ``left_out``: what was not taken for want of room, by kind and number. ``synthetic``: a generator made part of it; true as
    soon as any node or edge says so. ``of``: what it is evidence of, in words by name (``what``, ``case``, ``run``,
    ``snapshot``, ``seed``, …). Raises ValueError when an edge's end is missing.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    synthetic: bool = False
    of: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nodes, edges = _once(self.nodes, lambda n: n.ref), _once(self.edges, lambda e: e.identity)
        here = {n.ref for n in nodes}
        if lost := sorted({end for e in edges for end in (e.start, e.end)} - here):
            raise ValueError(f"edges lead to nodes that are not there: {lost[:3]}")
        made = self.synthetic or any(p.properties.get("synthetic") for parts in (nodes, edges) for p in parts)
        for name, value in (("nodes", nodes), ("edges", edges), ("synthetic", made),
                            ("left_out", {k: n for k, n in sorted(self.left_out.items()) if n})):
            object.__setattr__(self, name, value)

    def __or__(self, other: Subgraph) -> Subgraph:
        """Union: what is in either. What both left out is added up."""
        left = dict(Counter(self.left_out) + Counter(other.left_out))
        made = self.synthetic or other.synthetic
        return Subgraph(self.nodes + other.nodes, self.edges + other.edges, left, made, _both(self.of, other.of))

    def __and__(self, other: Subgraph) -> Subgraph:
        """Intersection: what is in both, with the properties of the first."""
        refs, ids = {n.ref for n in other.nodes}, {e.identity for e in other.edges}
        return replace(self, nodes=tuple(n for n in self.nodes if n.ref in refs),
                       edges=tuple(e for e in self.edges if e.identity in ids), synthetic=False)

    def __sub__(self, other: Subgraph) -> Subgraph:
        """Difference: what is in the first only; a node of both stays where an edge that stays needs it."""
        refs, ids = {n.ref for n in other.nodes}, {e.identity for e in other.edges}
        edges = tuple(e for e in self.edges if e.identity not in ids)
        needed = {end for e in edges for end in (e.start, e.end)}
        return replace(self, nodes=tuple(n for n in self.nodes if n.ref not in refs or n.ref in needed), edges=edges, synthetic=False)

    def only(self, labels: Collection[str], types: Collection[str]) -> Subgraph:
        """Its nodes of these labels and the edges of these types between them."""
        nodes = tuple(n for n in self.nodes if n.label in labels)
        refs = {n.ref for n in nodes}
        edges = tuple(e for e in self.edges if e.type in types and e.start in refs and e.end in refs)
        return replace(self, nodes=nodes, edges=edges, synthetic=False)


def _once(parts: Iterable[Part], name: Callable[[Part], Hashable]) -> tuple[Part, ...]:
    kept: dict[Any, Part] = {}
    for part in parts:
        known = kept.setdefault(name(part), part)
        if known is not part and part.properties.keys() - known.properties.keys():
            kept[name(part)] = replace(known, properties={**part.properties, **known.properties})
    return tuple(kept[key] for key in sorted(kept))


def _both(mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """What either is evidence of; where they differ, both."""
    return {k: " and ".join(dict.fromkeys(said[k] for said in (mine, theirs) if said.get(k))) for k in {**mine, **theirs}}
