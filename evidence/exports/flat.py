"""A part of the graph as two flat tables, which the formats for drawing and for spreadsheets share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from ...queries.schema.nodes import BY_LABEL
from ..marks import visible
from ..subgraph import Edge, Node, Ref, Subgraph
from .spans import Span, spans

TIE = "COORDINATES_WITH"
"""The one edge without a direction."""

SYNTHETIC = "◇"
_LABEL = 120  # characters of a label; the whole text stands among the properties
_KEPT = {"id", "label", "kind", "key", "type", "weight", "source", "target", "timeset", "start", "end"}
"""Names that formats or programs keep for themselves, whatever their case."""


@dataclass(frozen=True)
class Row:
    """A node or edge of a table: ``values`` by column (properties under the names that the table gives them)."""

    id: str
    label: str
    kind: str
    values: Mapping[str, Any]
    span: Span | None = None
    key: str = ""
    source: str = ""
    target: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Flat:
    """Nodes and edges as rows; columns (name -> kind: boolean, long, double or string) of their properties, by name.

    ``directed`` is false when all edges are ties, whose two ends say nothing. Where other edges stand beside them all are
    written as directed, since many programs refuse a mixture.
    """

    nodes: Sequence[Row]
    edges: Sequence[Row]
    node_columns: Mapping[str, str]
    edge_columns: Mapping[str, str]
    directed: bool


def flat(part: Subgraph) -> Flat:
    """The tables of a part."""
    when = spans(part)
    id_ = {n.ref: f"{n.label}:{n.key}" for n in part.nodes}
    nodes = [Row(id_[n.ref], caption(n), n.label, _values(n.properties), when.get(n.ref), key=n.key) for n in part.nodes]
    edges = [_edge(number, e, id_, when.get(e.identity)) for number, e in enumerate(part.edges, 1)]
    return Flat(nodes, edges, _columns(nodes), _columns(edges), any(e.type != TIE for e in part.edges))


def caption(node: Node) -> str:
    """What stands beside a node in a picture: its name, one line, unseen characters as marks, a sign if synthetic."""
    known = BY_LABEL.get(node.label)
    name = node.properties.get(known.caption) if known and known.caption else None
    if node.label == "Account" and name:
        name = f"@{name}"
    said = visible(name if name not in (None, "") else node.key, _LABEL) or node.label
    return f"{SYNTHETIC} {said}" if node.properties.get("synthetic") else said


def _edge(number: int, e: Edge, id_: Mapping[Ref, str], span: Span | None) -> Row:
    layer = e.properties.get("layer")
    kind = f"{e.type} {layer}" if layer else e.type
    weight = e.properties.get("weight")
    values = _values({k: v for k, v in e.properties.items() if k != "weight"})
    return Row(f"e{number}", kind.replace("_", " ").lower(), kind, values, span, source=id_[e.start], target=id_[e.end],
               weight=float(weight) if isinstance(weight, int | float) and weight > 0 else 1.0)


def _values(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{k}_" if k.lower() in _KEPT else k: _plain(v) for k, v in sorted(properties.items()) if v is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    return "|".join(map(str, value)) if isinstance(value, list | tuple) else value


@lru_cache(1 << 16)
def iso(at: datetime) -> str:
    """A moment in UTC as ISO 8601 with a Z; one without a zone as it is."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at.tzinfo else at.isoformat()


def _columns(rows: Sequence[Row]) -> dict[str, str]:
    kinds: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.values.items():
            kinds.setdefault(name, set()).add(_KINDS.get(type(value), "string"))
    return {name: next(iter(found)) if len(found) == 1 else "double" if found == {"long", "double"} else "string"
            for name, found in sorted(kinds.items())}


_KINDS = {bool: "boolean", int: "long", float: "double"}


def said(value: Any) -> str:
    """A value of a table as text."""
    return ("true" if value else "false") if isinstance(value, bool) else value if isinstance(value, str) else repr(value)
