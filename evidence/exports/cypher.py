"""A Cypher script that builds the part anew in any Neo4j 5 or later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from ...queries.errors import BadInput
from ...queries.schema import statements
from ...queries.schema.edges import BY_TYPE
from ...queries.schema.nodes import BY_LABEL
from ..subgraph import Edge, Node, Subgraph
from .about import about
from .flat import iso

BATCH = 500
"""Rows of one statement."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SIGNS = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def render(part: Subgraph) -> dict[str, bytes]:
    """The script: constraints, nodes, edges; to run it twice changes nothing. Values are literals, each escaped.

    BadInput when a label or type is none of the schema's.
    """
    if strange := {n.label for n in part.nodes} - BY_LABEL.keys() | {e.type for e in part.edges} - BY_TYPE.keys():
        raise BadInput(f"The schema has no {', '.join(sorted(strange))}.")
    return {".cypher": "".join(_lines(part)).encode()}


def _lines(part: Subgraph) -> Iterator[str]:
    for name, said in about(part).items():
        yield f"// {name}: {' '.join(said.split())}\n"
    labels = sorted({n.label for n in part.nodes})
    keys = {f"{label.lower()}_{BY_LABEL[label].key} " for label in labels}
    yield from (f"{line};\n" for line in statements.constraints() if any(f"CONSTRAINT {key}" in line for key in keys))
    for label, nodes in groupby(part.nodes, key=lambda n: n.label):
        # Everything is simply set, as the schema does with what is derived.
        yield from _filled(statements.upsert_node(replace(BY_LABEL[label], derived=True)), map(_node, nodes))
    for (type_, start, end), edges in groupby(sorted(part.edges, key=_ends), key=_ends):
        merge = statements.upsert_edge(replace(BY_TYPE[type_], derived=True), BY_LABEL[start], BY_LABEL[end])
        yield from _filled(merge, map(_edge, edges))


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.type, edge.start[0], edge.end[0]


def _filled(statement: str, rows: Iterable[str]) -> Iterator[str]:
    """The statement with rows in place of its parameter, BATCH at once."""
    before, after = statement.split("$rows")
    listed = list(rows)
    for i in range(0, len(listed), BATCH):
        yield f"{before}[\n" + ",\n".join(listed[i:i + BATCH]) + f"\n]{after};\n"


def _node(node: Node) -> str:
    return f"{{key: {literal(node.key)}, set: {literal(node.properties)}}}"


def _edge(edge: Edge) -> str:
    return f"{{start: {literal(edge.start[1])}, end: {literal(edge.end[1])}, set: {literal(edge.properties)}}}"


def literal(value: Any) -> str:
    """A value as Cypher writes it.

    A backslash before a u would be read as the number of a character even inside a text, so the two are written apart.

    >>> literal("it's"), literal(True), literal(["a", 1])
    ("'it\\\\'s'", 'true', "['a', 1]")
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime):
        return f"{'datetime' if value.tzinfo else 'localdatetime'}('{iso(value)}')"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return "'" + value.translate(_SIGNS).replace("\\\\u", "\\\\' + 'u") + "'"
    return "{" + ", ".join(f"{_named(k)}: {literal(v)}" for k, v in sorted(value.items()) if v is not None) + "}"


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadInput(f"{name!r} is no name of a property.")
    return name
