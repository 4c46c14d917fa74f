"""Headers and cells of the CSV files of ``neo4j-admin database import``, made from the schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from .model import Edge, Node, Property

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "datetime": "datetime", "strings": "string[]"}


def node_header(node: Node) -> list[str]:
    """The key is the id, in a space of ids of its own label."""
    return [f"{node.key}:ID({node.label})", *map(_typed, node.properties)]


def edge_header(edge: Edge, start: Node, end: Node) -> list[str]:
    """Ends first, then the properties."""
    return [f":START_ID({start.label})", f":END_ID({end.label})", *map(_typed, edge.properties)]


def cells(properties: tuple[Property, ...], said: Mapping[str, Any], split: str) -> list[str]:
    """One row's values in the header's order; an absent value is an empty cell, lists are joined by ``split``."""
    return ["" if (value := said.get(p.name)) is None else _WRITTEN[p.kind](value, split) for p in properties]


def _typed(p: Property) -> str:
    return f"{p.name}:{_TYPES[p.kind]}"


def _time(value: datetime, split: str) -> str:
    return value.isoformat().replace("+00:00", "Z")


_WRITTEN: dict[str, Callable[[Any, str], str]] = {
    "string": lambda value, split: value,
    "integer": lambda value, split: str(value),
    "float": lambda value, split: repr(float(value)),
    "boolean": lambda value, split: "true" if value else "false",
    "datetime": _time,
    "strings": lambda value, split: split.join(value),
}
