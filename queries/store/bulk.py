"""A first load in one piece: ``neo4j-admin database import`` into a managed database that holds nothing yet."""

from __future__ import annotations

from pathlib import Path

from ..errors import DatabaseUnreachable
from . import java, launch, server
from .jars import Progress, library
from .lock import LTS, Release

LIST = "\x1f"
"""Between the values of a list in one cell: a control character, which no list of names holds."""

LIMIT = 3600.0
"""Seconds for an import."""


def possible(folder: Path) -> bool:
    """Whether the folder's database holds nothing: it was never started, or its import was cut short."""
    return (folder / launch.IMPORTING).exists() or not (folder / "data" / "databases" / "neo4j").exists()


def run(folder: Path, nodes: dict[str, Path], edges: list[tuple[str, Path]], progress: Progress | None = None,
        release: Release = LTS) -> None:
    """Make the folder's graph from CSV files: nodes by label, edges by type, each file with its import header.

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
            "--multiline-fields=true",
            "--array-delimiter=U+001F",
            "--legacy-style-quoting=false",
            "--id-type=string",
            "--overwrite-destination=true",
            "--max-off-heap-memory=1G",
            f"--report-file={folder / 'logs' / 'import.report'}",
            *(f"--nodes={label}={path}" for label, path in sorted(nodes.items())),
            *(f"--relationships={type_}={path}" for type_, path in edges),
        ]
        files = library(progress, release=release)
        launch.admin(folder, java.find(release.javas), files, words, heap="1g", limit=LIMIT, mark=folder / launch.IMPORTING)
        (folder / launch.IMPORTING).unlink()
