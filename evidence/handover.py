"""A part of the graph for notebooks: as a networkx graph, and as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .exports.about import about
from .subgraph import Ref, Subgraph

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


def to_networkx(part: Subgraph) -> nx.MultiDiGraph[str]:
    """A graph whose nodes are ``Label:key``; data hold ``kind`` (label or type), ``key`` and all properties, times as datetimes.

    ``graph.graph`` says what it is evidence of, what was left out, and whether it is synthetic.
    """
    import networkx

    graph: nx.MultiDiGraph[str] = networkx.MultiDiGraph(**_facts(part))
    for node in part.nodes:
        graph.add_node(name(node.ref))
        graph.nodes[name(node.ref)].update({"kind": node.label, "key": node.key, **node.properties})
    for edge in part.edges:
        ends = name(edge.start), name(edge.end)
        which = " ".join((edge.type, *edge.identity[3]))
        graph.add_edge(*ends, key=which)
        graph.edges[(*ends, which)].update({"kind": edge.type, **edge.properties})
    return graph


def to_pandas(part: Subgraph) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Nodes (label, key, properties) and edges (type, start, end, properties), one row each; ``attrs`` as with networkx."""
    import pandas

    nodes = pandas.DataFrame([{"label": n.label, "key": n.key, **_kept(n.properties, "label", "key")} for n in part.nodes])
    edges = pandas.DataFrame([{"type": e.type, "start": name(e.start), "end": name(e.end), **_kept(e.properties, "type", "start", "end")}
                              for e in part.edges])
    nodes.attrs.update(_facts(part))
    edges.attrs.update(_facts(part))
    return nodes, edges


def name(ref: Ref) -> str:
    """A node by one text."""
    return f"{ref[0]}:{ref[1]}"


def _facts(part: Subgraph) -> dict[str, Any]:
    return {**about(part), "left_out": dict(part.left_out), "synthetic": part.synthetic}


def _kept(properties: Any, *taken: str) -> dict[str, Any]:
    # A property that is called like a column of ours stands behind it with a _: a medium has a type.
    return {f"{k}_" if k in taken else k: v for k, v in properties.items()}
