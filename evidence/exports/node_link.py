"""JSON in node-link form, which networkx and D3 read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

from ..subgraph import Edge, Node, Ref, Subgraph
from .about import about, sentence
from .flat import TIE, caption, iso


def render(part: Subgraph) -> dict[str, bytes]:
    """One object: ``graph`` (facts), ``nodes`` (``id``, ``label``, ``kind``, ``key``, ``properties``), ``edges`` (``source``,
    ``target``, ``key``, ``kind``, ``directed``, ``properties``); moments in ISO 8601, lists as lists."""
    said = {"directed": True, "multigraph": True,
            "graph": {**about(part), "description": sentence(part), "left_out": dict(part.left_out), "synthetic": part.synthetic},
            "nodes": [_node(n) for n in part.nodes], "edges": [_edge(e) for e in part.edges]}
    return {".json": orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE)}


def _node(node: Node) -> dict[str, Any]:
    return {"id": _id(node.ref), "label": caption(node), "kind": node.label, "key": node.key, "properties": _plain(node.properties)}


def _edge(edge: Edge) -> dict[str, Any]:
    return {"source": _id(edge.start), "target": _id(edge.end), "key": " ".join([edge.type, *edge.identity[3]]).strip(),
            "kind": edge.type, "directed": edge.type != TIE, "properties": _plain(edge.properties)}


def _id(ref: Ref) -> str:
    return f"{ref[0]}:{ref[1]}"


def _plain(properties: Any) -> dict[str, Any]:
    return {k: iso(v) if isinstance(v, datetime) else v for k, v in sorted(properties.items()) if v is not None}
