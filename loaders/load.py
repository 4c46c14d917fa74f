"""Load one file: sniff, read, clean, write. accepted + refused = read, and the same file twice changes nothing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from ..queries.errors import BadInput
from .batches import BATCH, Batch, Job
from .format import Context, Format
from .gather import Gathered
from .quarantine import Quarantine
from .seen import Seen
from .sink import Sink
from .write import Database, Online

REPEATED = "row repeats an earlier one (same author, time and text)"
Progress = Callable[[str, int, int, int, int], None]  # format, bytes read, bytes in all, accepted, refused


@dataclass
class Loaded:
    """What became of one file; ``refusals`` counts rows by reason, ``notes`` values dropped from kept rows.

    ``nodes`` and ``edges`` are what it made; of a gathered file that is known when all are gathered: ``Gathered.tell``.
    """

    path: str
    sha256: str
    format: str
    title: str
    read: int = 0
    accepted: int = 0
    refused: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    already: bool = False
    first_refusal: str = ""
    quarantine: str = ""


def sha256(path: Path) -> str:
    """The file's SHA-256, 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def load(
    store: Database | Gathered,
    path: Path,
    quarantine: Path,
    *,
    as_format: str | None = None,
    context: Context | None = None,
    progress: Progress | None = None,
    batch: int = BATCH,
) -> Loaded:
    """Load one file into the store (or gather it for a first load in one piece); refused rows go to a file in the folder ``quarantine``.

    A file already loaded to its end is passed over; one whose load was cut short goes on where it was. BadInput
    when the file cannot be read as any format or no row of it could be used: then the graph is as before.
    """
    started = time.monotonic()
    context = context or Context()
    context.name, context.folder, context.notes = path.name, path.parent, {}
    form, context.name = Job(path, as_format, context).format()
    loaded = Loaded(str(path), sha256(path), form.name, form.title)
    sink: Sink = store if isinstance(store, Gathered) else Online(store)
    kept = sink.known(loaded.sha256)
    if form.within:
        context.sites = sink.sites(loaded.sha256[:16])
    aside = Quarantine(quarantine / f"{path.name}.{loaded.sha256[:8]}.refused.jsonl")
    loaded.quarantine = str(aside.path)
    if kept.get("complete"):
        return _repeated(loaded, kept, started)
    job = Job(path, as_format, context, batch, int(kept.get("rows_done") or 0))
    _Load(sink, loaded, job, form, aside).run(progress)
    loaded.seconds = round(time.monotonic() - started, 3)
    if not loaded.read:
        raise BadInput(f"{path.name} ({form.title}) holds no rows: nothing was loaded.")
    if not loaded.accepted:
        same = (
            f" The same kind of fault in all {loaded.read:,} rows: nothing was loaded."
            if len(aside.reasons) == 1
            else f" None of {loaded.read:,} rows can be used: nothing was loaded."
        )
        raise BadInput(aside.first + "." + same, advice="Ask for the original file." if "digits" in aside.first else "")
    return loaded


def _repeated(loaded: Loaded, kept: dict[str, Any], started: float) -> Loaded:
    loaded.already = True
    loaded.read, loaded.accepted, loaded.refused = kept["read"], kept["accepted"], kept["refused"]
    loaded.refusals, loaded.notes, loaded.nodes, loaded.edges = (
        orjson.loads(kept.get(k) or "{}") for k in ("refusals", "notes", "nodes", "edges")
    )
    loaded.seconds = round(time.monotonic() - started, 3)
    return loaded


class _Load:
    """One run over one file."""

    def __init__(self, sink: Sink, loaded: Loaded, job: Job, form: Format, aside: Quarantine) -> None:
        self.sink, self.loaded, self.job, self.form, self.aside = sink, loaded, job, form, aside
        self.seen = Seen()

    def run(self, progress: Progress | None) -> None:
        loaded, size = self.loaded, self.job.path.stat().st_size
        with self.sink.reading(self.job, self.form, loaded.sha256) as pieces:
            for piece in pieces:
                self._count(piece)
                if piece.whole and loaded.accepted and (loaded.read > self.job.done or piece.last):
                    self.sink.write(piece.facts, self._source(piece.last))
                if progress:
                    progress(loaded.title, size if piece.last else piece.at, size, loaded.accepted, loaded.refused)
        made = self.sink.made()
        loaded.nodes, loaded.edges = made.nodes, made.edges

    def _count(self, piece: Batch) -> None:
        loaded, notes = self.loaded, self.job.context
        loaded.read += piece.rows
        loaded.accepted += piece.accepted
        loaded.refused += len(piece.refused)
        self.aside.take(piece.refused)
        loaded.first_refusal = self.aside.first
        for reason, n in piece.notes.items():
            notes.note(reason, n)
        if again := self.seen.again(piece.unnamed):
            notes.note(REPEATED, again)
        loaded.refusals, loaded.notes = dict(sorted(self.aside.reasons.items())), dict(sorted(notes.notes.items()))

    def _source(self, last: bool) -> dict[str, Any]:
        loaded, context = self.loaded, self.job.context
        return {
            "sha256": loaded.sha256,
            "name": Path(loaded.path).name,
            "format": loaded.format,
            "read": loaded.read,
            "accepted": loaded.accepted,
            "refused": loaded.refused,
            "refusals": _json(loaded.refusals),
            "notes": _json(loaded.notes),
            "rows_done": loaded.read,
            "observed_at": context.observed_at,
            "covers": context.covers or None,
            "covers_all": context.complete or None,
            "complete": last,
        }


def _json(value: dict[str, int]) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
