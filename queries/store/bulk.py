"""A first load in one piece: ``neo4j-admin database import`` into a managed database that holds nothing yet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DatabaseUnreachable
from . import java, launch, server, state
from .jars import Progress, library
from .lock import LTS, Release

LIST = "\x1f"
"""Between the values of a list in one cell: a control character, which no list of names holds."""

LIMIT = 6 * 3600.0
"""Seconds for an import."""

Files = list[tuple[str, list[Path]]]


def possible(folder: Path) -> bool:
    """Whether the folder's database holds nothing: it was never started, or its import was cut short."""
    return (folder / launch.IMPORTING).exists() or not (folder / "data" / "databases" / "neo4j").exists()


@contextmanager
def place(folder: Path) -> Iterator[Path]:
    """A folder for the files of an import, on the disk of the graph; it goes with its process, or at the latest when the next asks."""
    files = folder / "import"
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in files.glob("load-*"):
        if not state.alive(int(left.name.removeprefix("load-"))):
            shutil.rmtree(left, ignore_errors=True)
    own = files / f"load-{os.getpid()}"
    own.mkdir(exist_ok=True)
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


def run(folder: Path, nodes: Files, edges: Files, broken: list[Path], progress: Progress | None = None,
        release: Release = LTS) -> None:
    """Make the folder's graph from CSV files: nodes by label, edges by type; the first of each list begins with an import header.

    Texts of several lines may stand in those that are ``broken``; the others are read by all cores.

    All or nothing: what an interrupted import leaves is done away with at the next start.
    """
    folder = folder.resolve()
    with server.alone(folder):
        if not possible(folder):
            raise DatabaseUnreachable(
                "The database holds something already.", where=str(folder), advice="Load again: it goes the ordinary way now."
            )
        launch.empty(folder)
        (folder / launch.IMPORTING).touch()
        words = [
            "database",
            "import",
            "full",
            "neo4j",
            f"--multiline-fields={_named(folder, broken)}" if broken else "--multiline-fields=false",
            f"--multiline-fields-format={'v2' if broken else 'v1'}",
            "--array-delimiter=U+001F",
            "--legacy-style-quoting=false",
            "--id-type=string",
            "--overwrite-destination=true",
            "--max-off-heap-memory=1G",
            f"--report-file={folder / 'logs' / 'import.report'}",
            *(f"--nodes={label}={_named(folder, paths)}" for label, paths in nodes),
            *(f"--relationships={type_}={_named(folder, paths)}" for type_, paths in edges),
        ]
        files = library(progress, release=release)
        launch.admin(folder, java.find(release.javas), files, words, heap="1g", limit=LIMIT, mark=folder / launch.IMPORTING)
        (folder / launch.IMPORTING).unlink()


def _named(folder: Path, paths: list[Path]) -> str:
    # As the importer finds them from the folder: names of folders above may hold commas, and signs that it takes for patterns.
    return ",".join(os.path.relpath(path.resolve(), folder) for path in paths)
