"""A part of the graph as py2neo's Subgraph, for notebooks that use its set algebra; py2neo itself is an optional extra."""

from __future__ import annotations

from typing import Any

from ..queries.errors import UsageError
from ..queries.schema.nodes import BY_LABEL
from .subgraph import Node, Subgraph


def to_py2neo(part: Subgraph) -> Any:
    """The same nodes and edges, each node with the label and key by which py2neo knows it again; UsageError where py2neo is missing."""
    try:
        import py2neo
    except ImportError as fault:
        raise UsageError("py2neo is not installed.", advice="pip install 'coterie[py2neo]'") from fault
    nodes = {n.ref: _node(py2neo, n) for n in part.nodes}
    edges = [py2neo.Relationship(nodes[e.start], e.type, nodes[e.end], **e.properties) for e in part.edges]
    return py2neo.Subgraph(nodes.values(), edges)


def _node(py2neo: Any, node: Node) -> Any:
    key = BY_LABEL[node.label].key
    made = py2neo.Node(node.label, **{key: node.key, **node.properties})
    made.__primarylabel__, made.__primarykey__ = node.label, key
    return made
