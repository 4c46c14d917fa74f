"""Common Crawl's web graphs of hosts and domains: vertices, edges and ranks, in files that lie beside each other.

A graph of at most 100,000 vertices is taken whole. Of a larger one come the edges between sites that the case knows by then, and all
edges of the sites that ``--of SITE,SITE`` names. Edges are numbers: without the file of vertices beside them they mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

import numpy as np

from ...queries.errors import BadInput
from .. import clean
from ..blocks import Broken, blocks
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import EdgeRow, NodeRow, RowRefused, Rows
from ..vertices import SMALL, Vertices, Wanted, host, named, of_sites, vertices

MOST = 2_000_000  # edges of one file that are kept
_EDGES = re.compile(rb"(?:\d{1,18}\t\d{1,18}\n)*+")
_NAME = re.compile(r"[a-z0-9_.-]{1,253}")
_EDGE = re.compile(r"\d{1,18}\t\d{1,18}")
_VERTEX = re.compile(r"\d{1,18}\t[a-z][a-z0-9-]*(?:\.[a-z0-9_-]+)*(?:\t\d+)?")
_RANKS = "#harmonicc_pos\t"


def _most(head: Head, pattern: re.Pattern[str]) -> bool:
    said = head.text.replace("\r", "").split("\n")[:21]  # the last may be cut
    lines = said[:-1] or said
    return sum(bool(pattern.fullmatch(line)) for line in lines) > 0.75 * len(lines)


def _sniff_vertices(head: Head) -> bool:
    return _most(head, _VERTEX) and "." in head.text.split("\n", 1)[0]


def _sniff_edges(head: Head) -> bool:
    return _most(head, _EDGE)


def _sniff_ranks(head: Head) -> bool:
    return head.text.startswith(_RANKS)


def _sites(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """The sites that the user named, and all that are asked for."""
    mine = frozenset(d for part in context.of.split(",") if (d := clean.domain(part)))
    return mine, mine | context.sites


def _read_names(stream: IO[bytes], context: Context) -> Iterator[Raw]:
    """Of vertices or ranks one row for each site that is asked for; the first lines are held back until the graph's size is known."""
    wanted = of_sites(_sites(context)[1])
    first, over, number = list[Raw](), 0, 0
    try:
        for number, name in _named(stream):
            row = Raw(number, {"host": host(name)}) if _NAME.fullmatch(name) else Raw(number, {"host": name}, why="names no host")
            if number <= SMALL:
                first.append(row)
            elif row.why or wanted(name.encode()):
                yield row
            else:
                over += 1
            if number == SMALL + 1:
                _needs_sites(context)
                kept = [x for x in first if x.why or wanted(host(x.value["host"]).encode())]
                over += len(first) - len(kept)
                yield from kept
                first = []
    except Broken as fault:
        first.append(Raw(fault.line, why=fault.why))
    yield from first
    if over:
        context.note("vertex of a site that the case does not know", over)


def _named(stream: IO[bytes]) -> Iterator[tuple[int, str]]:
    column = 1
    for start, block in blocks(stream):
        for number, line in enumerate(block.decode("utf-8", "replace").splitlines(), start):
            if line.startswith("#"):
                column = 4
            elif line.strip():
                yield number, next(iter(line.split("\t")[column : column + 1]), line)


def _name_rows(raw: Raw, context: Context) -> Iterator[Rows]:
    yield NodeRow("Domain", _site("host", raw.value["host"]), {})


def _read_edges(stream: IO[bytes], context: Context) -> Iterator[Raw]:
    beside = _vertices_of(context)
    mine, sites = _sites(context)
    try:
        known = vertices(beside, of_sites(sites))
        if not known.small:
            _needs_sites(context)
        kept = list(_chosen(stream, known, of_sites(mine), context))
        missing = {n for edge in kept if isinstance(edge, tuple) for n in edge[1:] if n not in known.hosts}
        names = known.hosts | (named(beside, missing) if missing and not known.small else {})
    except (Broken, OSError) as fault:
        raise BadInput(f"{beside.name}, which names the vertices of {context.name}, cannot be read: {fault}.") from fault
    for edge in kept:
        if isinstance(edge, Raw):
            yield edge
        else:
            yield Raw(edge[0], {"from": names.get(edge[1], str(edge[1])), "to": names.get(edge[2], str(edge[2]))})


def _chosen(stream: IO[bytes], known: Vertices, is_mine: Wanted, context: Context) -> Iterator[tuple[int, int, int] | Raw]:
    """Edges as line, from, to; what is no edge, and the file's end when it is damaged, as the refusal."""
    both = np.array(sorted(known.hosts), dtype=np.int64)
    either = np.array(sorted(n for n, name in known.hosts.items() if is_mine(host(name).encode())), dtype=np.int64)
    over = count = 0
    try:
        for start, block in blocks(stream):
            lines, ends, damaged = _ends(start, block)
            yield from damaged
            if not known.small:
                wanted = np.isin(ends, both).all(axis=1) | np.isin(ends, either).any(axis=1)
                over += int((~wanted).sum())
                lines, ends = lines[wanted], ends[wanted]
            count += len(lines)
            if count > MOST:
                raise BadInput(f"{context.name} holds more than {MOST:,} edges of these sites.", advice="Name fewer with --of.")
            yield from zip(lines.tolist(), ends[:, 0].tolist(), ends[:, 1].tolist(), strict=True)
    except Broken as fault:
        yield Raw(fault.line, why=fault.why)
    if over:
        context.note("edge of a site that the case does not know", over)


def _ends(start: int, block: bytes) -> tuple[Any, Any, list[Raw]]:
    """A block's edges: line numbers, both ends, and what is no edge."""
    damaged = []
    numbers: Any = range(start, start + block.count(b"\n"))
    if not _EDGES.fullmatch(block):
        good = {n: line for n, line in enumerate(block.splitlines(), start) if _EDGES.fullmatch(line + b"\n")}
        damaged = [
            Raw(n, dict(zip_longest(("from", "to"), line.decode("utf-8", "replace").split("\t", 1))), why="is no pair of numbers")
            for n, line in enumerate(block.splitlines(), start)
            if n not in good and line.strip()
        ]
        numbers, block = list(good), b"\n".join(good.values())
    return np.array(numbers, dtype=np.int64), np.fromstring(block.decode(), dtype=np.int64, sep=" ").reshape(-1, 2), damaged


def _edge_rows(raw: Raw, context: Context) -> Iterator[Rows]:
    start, end = (_site(name, raw.value[name]) for name in ("from", "to"))
    if start == end:
        context.note("link inside one site")
        return
    seen = context.observed_at.date().isoformat() if context.observed_at else None
    yield EdgeRow("BACKLINKS", ("Domain", start), ("Domain", end), {"holds_from": seen, "holds_to": seen})


def _site(column: str, printed: str) -> str:
    found = clean.domain(printed)
    if not found:
        raise RowRefused(column, "is no site; the file of vertices has no such number" if printed.isdigit() else "is no site", printed)
    return found


def _needs_sites(context: Context) -> None:
    if not _sites(context)[1]:
        raise BadInput(
            f"{context.name} is part of a graph of more than {SMALL:,} sites, and the case knows none of them.",
            advice="Name some with --of SITE,SITE, or load what speaks of them first.",
        )


def _vertices_of(context: Context) -> Path:
    """The file of vertices beside a file of edges: of the same name but for that word, or the only one there."""
    folder = context.folder or Path()
    same = folder / context.name.replace("edges", "vertices")
    if same.name != context.name and same.is_file():
        return same
    others = sorted(path for path in folder.glob("*vertices*") if path.is_file())
    if len(others) != 1:
        raise BadInput(
            f"{context.name} holds edges as pairs of numbers, and {'several files' if others else 'no file'} beside it could name them.",
            advice=f"Put {same.name if same.name != context.name else 'its file of vertices'} into the same folder, and load both.",
        )
    return others[0]


def _nothing(_: IO[bytes]) -> Iterator[Raw]:
    """What a graph says to nobody in particular."""
    return iter(())


FORMATS = [
    Format(
        "webgraph-vertices",
        "Common Crawl web graph: hosts or domains by number",
        _sniff_vertices,
        _nothing,
        _name_rows,
        within=_read_names,
        columns=("number", "reversed name", "hosts"),
        example="0\taz.org.two\t12",
    ),
    Format(
        "webgraph-edges",
        "Common Crawl web graph: which number links to which",
        _sniff_edges,
        _nothing,
        _edge_rows,
        within=_read_edges,
        columns=("from", "to"),
        example="0\t5",
    ),
    Format(
        "webgraph-ranks",
        "Common Crawl web graph: hosts or domains by rank",
        _sniff_ranks,
        _nothing,
        _name_rows,
        within=_read_names,
        columns=("#harmonicc_pos", "#harmonicc_val", "#pr_pos", "#pr_val", "#host_rev"),
    ),
]
