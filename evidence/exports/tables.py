"""A pair of CSV files, with the column names that Gephi knows; no cell can run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from ..subgraph import Subgraph
from .about import about
from .cells import cell
from .flat import Flat, Row, flat

Rows = Iterator[list[str]]
Cell = Callable[[object], str]


def render(part: Subgraph) -> dict[str, bytes]:
    """``.nodes.csv``, ``.edges.csv`` and ``.about.csv``, which says what they are. UTF-8, one line a row, quotes where needed."""
    table = flat(part)
    return {".nodes.csv": _csv(node_rows(table, cell)), ".edges.csv": _csv(edge_rows(table, cell)),
            ".about.csv": _csv([name, cell(said)] for name, said in about(part).items())}


def node_rows(table: Flat, cell: Cell) -> Rows:
    """The head, then a row for each node, each value as ``cell`` writes it."""
    names = list(table.node_columns)
    yield ["Id", "Label", "Kind", "Key", *names]
    for row in table.nodes:
        yield [cell(row.id), cell(row.label), cell(row.kind), cell(row.key), *_values(row, names, cell)]


def edge_rows(table: Flat, cell: Cell) -> Rows:
    """The head, then a row for each edge."""
    names, direction = list(table.edge_columns), "Directed" if table.directed else "Undirected"
    yield ["Source", "Target", "Type", "Id", "Label", "Kind", "Weight", *names]
    for row in table.edges:
        ends = cell(row.source), cell(row.target)
        yield [*ends, direction, row.id, cell(row.label), cell(row.kind), cell(row.weight), *_values(row, names, cell)]


def _values(row: Row, names: Sequence[str], cell: Cell) -> list[str]:
    return [cell(row.values[name]) if name in row.values else "" for name in names]


def _csv(rows: Iterator[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
