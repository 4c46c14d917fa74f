"""Vertices of a web graph: which number is which host, for the sites that are asked for, in memory that their number bounds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .blocks import blocks
from .unpack import opened

SMALL = 100_000
"""Vertices of a graph that is taken whole; of a larger one only what concerns the sites that the case knows or the user names."""

Wanted = Callable[[bytes], bool]


@dataclass
class Vertices:
    """Hosts by their numbers: those of all sites when the graph is ``small``, else those of the wanted sites."""

    hosts: dict[int, str] = field(default_factory=dict)
    small: bool = True
    lines: int = 0


def host(reversed_: str) -> str:
    """A name as browsers write it, from the order that web graphs write it in: ``com.example.blog``."""
    return ".".join(reversed(reversed_.split(".")))


def of_sites(sites: Collection[str]) -> Wanted:
    """Whether a reversed name (bytes) is one of these sites or stands under it."""
    names = frozenset(host(_ascii(site)).encode() for site in sites)
    depths = sorted({name.count(b".") + 1 for name in names})

    def wanted(name: bytes) -> bool:
        if name in names:
            return True
        parts = name.split(b".")
        return any(len(parts) > depth and b".".join(parts[:depth]) in names for depth in depths)

    return wanted


def vertices(path: Path, wanted: Wanted) -> Vertices:
    """Read a file of vertices (number, tab, reversed name); OSError or Broken when it cannot be read. Other lines are passed over."""
    found, every = Vertices(), dict[int, str]()
    for number, name in _pairs(path):
        found.lines += 1
        if found.lines <= SMALL:
            every[number] = host(name.decode("ascii", "replace"))
        elif found.small:
            found.small, found.hosts = False, {n: h for n, h in every.items() if wanted(host(h).encode())}
            every.clear()
        if not found.small and wanted(name):
            found.hosts[number] = host(name.decode("ascii", "replace"))
    if found.small:
        found.hosts = every
    return found


def named(path: Path, numbers: Iterable[int]) -> dict[int, str]:
    """The hosts of these numbers, where the file has them."""
    asked = frozenset(numbers)
    return {number: host(name.decode("ascii", "replace")) for number, name in _pairs(path) if number in asked}


def _pairs(path: Path) -> Iterator[tuple[int, bytes]]:
    stream, raw = opened(path)
    with raw, stream:
        for _, block in blocks(stream):
            for line in block.splitlines():
                number, _, name = line.partition(b"\t")
                if number.isdigit() and len(number) <= 18 and name:
                    yield int(number), name.partition(b"\t")[0]


def _ascii(site: str) -> str:
    try:
        return site.encode("idna").decode()
    except UnicodeError:
        return site
