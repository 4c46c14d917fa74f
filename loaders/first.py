"""A first load in one piece: files are gathered, merged, written as import files and handed to Neo4j's own importer."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from ..queries.schema import edges as e
from ..queries.schema import headers
from ..queries.schema import nodes as n
from .gather import Gathered

LARGEST = 400_000_000
"""Bytes of files, unpacked, that are gathered in memory (about six times as much); more goes online, batch by batch."""

Importer = Callable[[dict[str, Path], list[tuple[str, Path]]], None]


def small_enough(paths: Iterable[Path]) -> bool:
    """Whether these files can be gathered in memory; packed ones are taken for ten times their size."""
    return sum(p.stat().st_size * (10 if p.suffix in (".gz", ".zst", ".xlsx") else 1) for p in paths if p.is_file()) <= LARGEST


def save(gathered: Gathered, importer: Importer, split: str) -> None:
    """Write what was gathered as import files and import them; lists are joined by ``split``."""
    with tempfile.TemporaryDirectory(prefix="coterie-import-") as place:
        folder = Path(place)
        nodes = {label: _nodes(folder, label, gathered, split) for label in n.BY_LABEL if gathered.nodes.get(label)}
        edges = [(ends[0], _edges(folder, ends, gathered, split)) for ends in sorted(gathered.edges) if gathered.edges[ends]]
        importer(nodes, edges)


def _nodes(folder: Path, label: str, gathered: Gathered, split: str) -> Path:
    node, path = n.BY_LABEL[label], folder / f"{label}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(headers.node_header(node))
        out.writerows([key, *headers.cells(node.properties, said, split)] for key, said in gathered.nodes[label].items())
    return path


def _edges(folder: Path, ends: tuple[str, str, str], gathered: Gathered, split: str) -> Path:
    type_, start, end = ends
    edge, path = e.BY_TYPE[type_], folder / f"{type_}-{start}-{end}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(headers.edge_header(edge, n.BY_LABEL[start], n.BY_LABEL[end]))
        out.writerows([*key, *headers.cells(edge.properties, said, split)] for key, said in gathered.edges[ends].items())
    return path
