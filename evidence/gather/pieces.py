"""What queries give, as parts of the graph; what never leaves a case is dropped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...queries import parts
from ...queries.store import Store
from ..subgraph import Edge, Node, Subgraph

_KEPT_BACK = {"candidates", "result"}  # guesses at damaged handles; a run's findings about everybody


def part(links: Iterable[parts.Link] = (), things: Iterable[parts.Thing] = (), left_out: Mapping[str, int] | None = None) -> Subgraph:
    """These edges with their ends, and these nodes."""
    nodes, edges = [node(t) for t in things], []
    for start, type_, properties, end in links:
        nodes += [node(start), node(end)]
        edges.append(Edge(type_, start[:2], end[:2], properties))
    return Subgraph(tuple(nodes), tuple(edges), left_out or {})


def node(thing: parts.Thing) -> Node:
    """A node without what never leaves the case."""
    label, key, properties = thing
    return Node(label, key, {k: v for k, v in properties.items() if k not in _KEPT_BACK})


def rooted(store: Store, found: Subgraph) -> Subgraph:
    """The same with the loaded files that its nodes and edges name; each says the row of its own."""
    every = [n.properties for n in found.nodes] + [e.properties for e in found.edges]
    named = {str(properties["source"]) for properties in every if properties.get("source")}
    return found | part(things=parts.sources(store, named)) if named else found
