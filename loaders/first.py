"""A first load in one piece: files are gathered and merged on disk, written as import files and handed to Neo4j's own importer."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from ..queries.schema import edges as e
from ..queries.schema import headers
from ..queries.schema import nodes as n
from . import merge
from .gather import Gathered
from .merge import Kind

TIMES = 12
"""How often the files, as they are, must find room on the disk: facts as JSON, import files, and the graph itself."""

Files = list[tuple[str, list[Path]]]
Importer = Callable[[Files, Files, list[Path]], None]


def room(paths: Iterable[Path], folder: Path) -> bool:
    """Whether the disk has room to gather these files in the folder; packed ones are taken for ten times their size."""
    size = sum(p.stat().st_size * (10 if p.suffix in (".gz", ".zst", ".xlsx") else 1) for p in paths if p.is_file())
    return size * TIMES < shutil.disk_usage(folder).free


def save(gathered: Gathered, importer: Importer, split: str) -> None:
    """Write what was gathered as import files and import them; lists are joined by ``split``."""
    nodes: Files = []
    edges: Files = []
    broken: list[Path] = []
    for kind, columns, parts in gathered.merged():
        header = _header(kind)
        paths = [gathered.folder / f"{'-'.join((kind.name, *kind.labels))}.{number}.csv" for number in range(len(parts))]
        for path, rows in zip(paths, parts, strict=True):
            first = path is paths[0]  # of a kind's files only this one says what stands in it
            written = columns.save(merge.cells(kind, header, rows, split), path, header=first)
            if _lines(path) != written + first:
                broken.append(path)
        (nodes if kind.node else edges).append((kind.name, paths))
    sources = _sources(gathered, split)
    nodes.append((n.SOURCE.label, [sources]))
    importer(nodes, edges, [*broken, sources])  # a file's name may hold anything


def _lines(path: Path) -> int:
    """Lines of a file, or -1 where something else than their ends would be taken for one."""
    found = 0
    with path.open("rb") as stream:
        while block := stream.read(1024 * 1024):
            if b"\r" in block:
                return -1
            found += block.count(b"\n")
    return found


def _header(kind: Kind) -> list[str]:
    ends = [n.BY_LABEL[label] for label in kind.labels]
    return headers.node_header(ends[0]) if kind.node else headers.edge_header(e.BY_TYPE[kind.name], ends[0], ends[1])


def _sources(gathered: Gathered, split: str) -> Path:
    path = gathered.folder / f"{n.SOURCE.label}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(headers.node_header(n.SOURCE))
        out.writerows([sha, *headers.cells(n.SOURCE.properties, said, split)] for sha, said in gathered.sources.items())
    return path
