"""Nodes, relations and paths as one line of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CAPTIONS = ("handle", "name", "title", "text", "says", "url", "tag", "key", "id", "hash")


def drawn(value: Mapping[str, Any]) -> str:
    """A path as ``a -[TYPE]-> b``, a node by its name, a relation by its type, anything else as it is."""
    if "nodes" in value and "edges" in value:
        ways = zip(value["edges"], value.get("forward") or [True] * len(value["edges"]), value["nodes"][1:], strict=False)
        return _node(value["nodes"][0]) + "".join(
            f" -[{edge['type']}]-> {_node(end)}" if forward else f" <-[{edge['type']}]- {_node(end)}" for edge, forward, end in ways
        )
    if "labels" in value:
        return _node(value)
    if "type" in value and "properties" in value:
        return f"[{value['type']}]"
    return ", ".join(f"{name}: {part}" for name, part in value.items())


def _node(node: Mapping[str, Any]) -> str:
    said = node["properties"]
    return next((str(said[name]) for name in _CAPTIONS if said.get(name) not in (None, "")), ":".join(node["labels"]))
