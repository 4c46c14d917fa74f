"""GraphML, which most programs for graphs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..subgraph import Subgraph
from .about import sentence
from .flat import flat, said
from .xml import attribute, content

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def render(part: Subgraph) -> dict[str, bytes]:
    """The file. What the part is stands in its description, since Gephi warns of data of a graph; moments are texts in ISO 8601,
    lists are joined by |."""
    return {".graphml": "".join(_lines(part)).encode()}


def _lines(part: Subgraph) -> Iterator[str]:
    table = flat(part)
    nodes = {"label": "string", "kind": "string", "key": "string", **table.node_columns}
    edges = {"kind": "string", "weight": "double", **table.edge_columns}
    direction = "directed" if table.directed else "undirected"
    yield f"{_HEAD}<desc>{content(sentence(part))}</desc>\n"
    yield from _keys("node", nodes)
    yield from _keys("edge", edges)
    yield f'<graph edgedefault="{direction}">\n'
    for row in table.nodes:
        values = {"label": row.label, "kind": row.kind, "key": row.key, **row.values}
        yield f"<node id={attribute(row.id)}>{_data('node', values)}</node>\n"
    for row in table.edges:
        values = {"kind": row.kind, "weight": row.weight, **row.values}
        yield f"<edge id={attribute(row.id)} source={attribute(row.source)} target={attribute(row.target)}>{_data('edge', values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(of: str, columns: Mapping[str, str]) -> Iterator[str]:
    for name, kind in columns.items():
        yield f'<key id={attribute(f"{of} {name}")} for="{of}" attr.name={attribute(name)} attr.type="{kind}"/>\n'


def _data(of: str, values: Mapping[str, object]) -> str:
    return "".join(f"<data key={attribute(f'{of} {name}')}>{content(said(value))}</data>" for name, value in values.items())
