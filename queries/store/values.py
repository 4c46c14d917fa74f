"""What comes back from Neo4j, as plain Python: times in UTC, nodes and edges as dictionaries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from .driver import graph, time

PLAIN = (str, int, float, bool, type(None))


def plain(value: Any) -> Any:
    """Turn one value into plain Python, whatever is inside it.

    A moment becomes an aware datetime in UTC, a moment without zone a naive one; a node
    ``{"labels", "properties"}``, an edge ``{"type", "start", "end", "properties"}`` with element ids, a path
    ``{"nodes", "edges", "forward"}`` (whether each edge is walked along its direction); a duration its ISO form,
    a point the list of its coordinates.
    """
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, time.Duration):
        return value.iso_format()
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, time.DateTime):
        native = value.to_native()
        return native.astimezone(UTC) if isinstance(native, datetime) and native.tzinfo else native
    if isinstance(value, (time.Date, time.Time)):
        return value.to_native()
    return _element(value)


def _element(value: Any) -> Any:
    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, graph.Relationship):
        ends = [node.element_id if node else "" for node in value.nodes]
        return {"type": value.type, "start": ends[0], "end": ends[1], "properties": plain(dict(value))}
    if isinstance(value, graph.Path):
        forward = [edge.start_node == node for edge, node in zip(value.relationships, value.nodes, strict=False)]
        return {"nodes": [plain(node) for node in value.nodes], "edges": [plain(edge) for edge in value.relationships], "forward": forward}
    return value
