"""GEXF 1.3 for Gephi: colours by kind, sizes by ties, and the times at which each thing was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ...queries.schema.nodes import BY_LABEL
from ..subgraph import Subgraph
from .about import about, sentence
from .flat import Flat, Row, flat, iso, said
from .xml import attribute, content

_HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n'
         '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n')
_GREY = "#9AA5B1"


def render(part: Subgraph) -> dict[str, bytes]:
    """The file. Times are inclusive intervals in UTC; what has no time is always there."""
    return {".gexf": "".join(_lines(part)).encode()}


def _lines(part: Subgraph) -> Iterator[str]:
    table = flat(part)
    facts = about(part)
    yield _HEAD
    yield f"<meta><creator>{content('coterie ' + facts.get('version', ''))}</creator>"
    yield f"<keywords>{content(', '.join(k for k in ('evidence', 'synthetic') if k != 'synthetic' or part.synthetic))}</keywords>"
    yield f"<description>{content(sentence(part))}</description></meta>\n"
    dynamic = any(row.span for row in (*table.nodes, *table.edges))
    time = ' mode="dynamic" timeformat="dateTime" timerepresentation="interval" timezone="UTC"' if dynamic else ' mode="static"'
    yield f'<graph defaultedgetype="{"directed" if table.directed else "undirected"}" idtype="string"{time}>\n'
    yield from _columns("node", {"kind": "string", "key": "string", **table.node_columns})
    yield from _columns("edge", table.edge_columns)
    yield from _nodes(table)
    yield from _edges(table)
    yield "</graph>\n</gexf>\n"


def _columns(of: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    yield from (f"<attribute id={attribute(name)} title={attribute(name)} type=\"{kind}\"/>\n" for name, kind in columns.items())
    yield "</attributes>\n"


def _nodes(table: Flat) -> Iterator[str]:
    ties = Counter(end for e in table.edges for end in (e.source, e.target))
    yield f'<nodes count="{len(table.nodes)}">\n'
    for row in table.nodes:
        colour = BY_LABEL[row.kind].colour if row.kind in BY_LABEL else _GREY
        r, g, b = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
        yield f"<node id={attribute(row.id)} label={attribute(row.label)}{_span(row)}>"
        yield _values({"kind": row.kind, "key": row.key, **row.values})
        yield f'<viz:color r="{r}" g="{g}" b="{b}"/><viz:size value="{4 + 2 * ties[row.id] ** 0.5:.2f}"/></node>\n'
    yield "</nodes>\n"


def _edges(table: Flat) -> Iterator[str]:
    type_ = "directed" if table.directed else "undirected"
    yield f'<edges count="{len(table.edges)}">\n'
    for row in table.edges:
        ends = f"source={attribute(row.source)} target={attribute(row.target)} type=\"{type_}\""
        named = f"kind={attribute(row.kind)} label={attribute(row.label)} weight=\"{row.weight!r}\""
        yield f"<edge id={attribute(row.id)} {ends} {named}{_span(row)}>{_values(row.values)}</edge>\n"
    yield "</edges>\n"


def _span(row: Row) -> str:
    # The attribute of GEXF 1.3 rather than start and end: Gephi reads both, networkx stumbles over a dateTime in the others.
    return f' intervals="&lt;[{iso(row.span[0])}, {iso(row.span[1])}]&gt;"' if row.span else ""


def _values(values: Mapping[str, object]) -> str:
    shown = "".join(f"<attvalue for={attribute(name)} value={attribute(said(value))}/>" for name, value in values.items())
    return f"<attvalues>{shown}</attvalues>" if shown else ""
