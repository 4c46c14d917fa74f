"""Facts on disk, as they come: JSON lines, one file for each label and for each type between two labels."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import orjson

from .facts import Facts

LONG = 16 * 1024 * 1024
"""Bytes of a line from which it stands in a file of its own kind: to read those takes much memory."""
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE


class Parts:
    """The files of one process in a folder that several share."""

    def __init__(self, folder: Path, share: int = 0) -> None:
        self._folder, self._share = folder, share
        self._files: dict[str, IO[bytes]] = {}

    def add(self, facts: Facts) -> None:
        """Take a batch."""
        for label, rows in facts.nodes.items():
            self._add(label, rows.values())
        for ends, rows_ in facts.edges.items():
            self._add("-".join(ends), rows_.values())

    def _add(self, kind: str, rows: Iterable[dict[str, Any]]) -> None:
        lines = [orjson.dumps(row, option=_OPTIONS) for row in rows]
        block = b"".join(lines)
        if len(block) >= LONG and (long := [line for line in lines if len(line) >= LONG]):
            self._write(f"{kind}.{self._share}.long", b"".join(long))
            block = b"".join(line for line in lines if len(line) < LONG)
        self._write(f"{kind}.{self._share}", block)

    def _write(self, name: str, block: bytes) -> None:
        if name not in self._files:
            self._files[name] = (self._folder / f"{name}.jsonl").open("ab")
        self._files[name].write(block)

    def close(self) -> None:
        """Nothing more comes for now."""
        for file in self._files.values():
            file.close()
        self._files.clear()


def largest(files: Iterable[Path]) -> int:
    """Bytes that a line of these files can have."""
    return max([LONG, *(path.stat().st_size for path in files if path.name.endswith(".long.jsonl"))])


def of(folder: Path) -> dict[str, list[Path]]:
    """The files of a folder by label, or type and labels joined by a dash."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        found.setdefault(path.name.split(".")[0], []).append(path)
    return found
