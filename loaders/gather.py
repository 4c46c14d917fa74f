"""Facts gathered for a first load in one piece: kept on disk as they come, and merged there by the rules of the database."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from . import merge, parts
from .batches import BATCH, Batch, Job
from .facts import Ends, Facts
from .format import Format
from .merge import Kind
from .share import shared
from .sink import Made

if TYPE_CHECKING:
    from ..columns import Columns
    from .load import Loaded

PART = 64_000_000
"""Bytes of what is said of one kind of thing that are merged at once; a merge takes several times as much memory."""

MEMORY = "400MB"
"""What merging may take; the rest goes to the disk."""

_READ: dict[str, Callable[[Any], Any]] = {
    "integer": int, "float": float, "boolean": lambda said: said == "true", "datetime": datetime.fromisoformat}


class Gathered:
    """A sink on disk; what was gathered can be read as ``nodes`` and ``edges`` once all files are there."""

    def __init__(self, folder: Path | None = None, processes: int | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gathered-", dir=folder))
        self._processes, self._batch, self._parts = processes, BATCH, parts.Parts(self.folder)
        self._sources: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, int] = {}
        self._tallies: list[Made] = []
        self._away = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def known(self, sha256: str) -> dict[str, Any]:
        """The Source of this file, empty if it was not gathered."""
        return self._sources.get(sha256, {})

    def sites(self, source: str) -> frozenset[str]:
        """The domains that other files than this one brought."""
        self._parts.close()
        names = [sha[:16] for sha in self._numbers]
        found: set[str] = set()
        for path in parts.of(self.folder).get("Domain", []):
            with path.open("rb") as lines:
                found |= {row["key"] for row in map(orjson.loads, lines) if names[row["row"] // merge.FILE] != source}
        return frozenset(found)

    @contextmanager
    def reading(self, job: Job, form: Format, sha256: str) -> Iterator[Iterator[Batch]]:
        """The batches of the file; a second process may have put the facts of every second one on disk."""
        number = self._numbers.setdefault(sha256, len(self._numbers))
        self._batch = job.batch
        with shared(replace(job, first=number * merge.FILE), form, self.folder, self._processes) as pieces:
            yield pieces

    def write(self, facts: Facts, source: dict[str, Any]) -> None:
        """Take one batch in."""
        self._numbers.setdefault(source["sha256"], len(self._numbers))
        self._sources[source["sha256"]] = source
        self._parts.add(facts)

    def made(self) -> Made:
        """Not known before all is gathered: see ``tell``."""
        return Made()

    def merged(self) -> Iterator[tuple[Kind, Columns, list[str]]]:
        """Each kind of thing, with the statements that give its rows as ``merge.merged`` does; they hold until the next is asked for."""
        from ..columns import Columns

        self._parts.close()
        self._tallies = [Made() for _ in self._numbers]
        files = parts.of(self.folder)
        with Columns(__package__ or "", memory=MEMORY) as columns:
            for statement in merge.macros(self._batch, [sha[:16] for sha in self._numbers]):
                columns.run(statement)
            aliased = False
            if "Account" in files:
                columns.run(f"CREATE TABLE said AS {merge.said(Kind.of('Account'), files['Account'], parts.largest(files['Account']))}")
                columns.make("aliases")
                aliased = columns.rows("aliases") > 0
            for name, paths in sorted(files.items()):
                kind = Kind.of(name)
                columns.run(f"CREATE OR REPLACE TABLE said AS {merge.said(kind, paths, parts.largest(paths))}")
                moved = aliased and bool(kind.accounts)
                if moved:
                    columns.run(f"CREATE OR REPLACE TABLE said AS {merge.settled(kind)}")
                if kind.said:
                    counts = zip(kind.said, columns.run(merge.counted(kind))[0], strict=True)
                    kind = replace(kind, unsaid=kind.unsaid | {p.name for p, n in counts if not n})
                self._tally(kind, columns.run(merge.made(kind, moved)))
                of = 1 + sum(path.stat().st_size for path in paths) // PART
                yield kind, columns, [merge.merged(kind, part, of, several=len(self._numbers) > 1) for part in range(of)]

    def _tally(self, kind: Kind, counted: Iterable[tuple[int, int]]) -> None:
        for file, n in counted:
            tally = self._tallies[file]
            (tally.nodes if kind.node else tally.edges)[kind.name] = n + (tally.nodes if kind.node else tally.edges).get(kind.name, 0)

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The Sources by SHA-256, with what each made; known once all was merged."""
        return {
            sha: {k: v for k, v in {**source, **self._tallies[self._numbers[sha]].stored()}.items() if v is not None}
            for sha, source in self._sources.items()
        }

    def tell(self, loads: Iterable[Loaded]) -> None:
        """Say of each load what it made; what was not merged yet is."""
        if not self._tallies:
            for _ in self.merged():
                pass
        for loaded in loads:
            made = self._tallies[self._numbers[loaded.sha256]]
            loaded.nodes, loaded.edges = made.nodes, made.edges

    @property
    def nodes(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Nodes by label and key, each with its provenance."""
        return self._graph[0]

    @property
    def edges(self) -> dict[Ends, dict[tuple[str, str], dict[str, Any]]]:
        """Edges by type, label of the start and label of the end; then by both keys; each with its provenance."""
        return self._graph[1]

    @cached_property
    def _graph(self) -> tuple[dict[str, dict[str, dict[str, Any]]], dict[Ends, dict[tuple[str, str], dict[str, Any]]]]:
        nodes: dict[str, dict[str, dict[str, Any]]] = {}
        edges: dict[Ends, dict[tuple[str, str], dict[str, Any]]] = {}
        names = [sha[:16] for sha in self._numbers]
        for kind, columns, statements in self.merged():
            for row in (row for statement in statements for row in columns.run(statement)):
                keys, values, (place, told) = row[: len(kind.ends)], row[len(kind.ends) : -2], row[-2:]
                said = {p.name: _READ.get(p.kind, lambda x: x)(v) for p, v in zip(kind.said, values, strict=True) if v is not None}
                said |= {"source": names[place // merge.FILE], "row": place % merge.FILE}
                if told:
                    said["sources"] = [names[file] for file in told[1:]]
                if kind.node:
                    nodes.setdefault(kind.name, {})[keys[0]] = said
                else:
                    edges.setdefault((kind.name, kind.labels[0], kind.labels[1]), {})[keys] = said
        if self._sources:
            nodes["Source"] = self.sources
        return nodes, edges
