"""Load one file: sniff, read, clean, write. accepted + refused = read, and the same file twice changes nothing."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from ..queries.errors import BadInput
from .derive import complete
from .facts import Facts, post_key
from .format import Context, Format, detect
from .gather import Gathered
from .mended import mended, named, told
from .quarantine import Quarantine
from .read import Head, Raw, head
from .rows import PostRow, RowRefused, Rows
from .sink import Made, Sink
from .unpack import opened
from .write import Database, Online

BATCH = 8_000  # rows in one transaction
MISSHAPEN = "is shaped as no row of {} is"
Progress = Callable[[str, int, int, int, int], None]  # format, bytes read, bytes in all, accepted, refused


@dataclass
class Loaded:
    """What became of one file; ``refusals`` counts rows by reason, ``notes`` values dropped from kept rows."""

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
    first = head(path)
    form = _format(first, as_format)
    context = context or Context()
    context.name, context.folder, context.notes = told(first.first) or path.name, path.parent, {}
    loaded = Loaded(str(path), sha256(path), form.name, form.title)
    sink: Sink = store if isinstance(store, Gathered) else Online(store)
    kept = sink.known(loaded.sha256)
    if form.within:
        context.sites = sink.sites(loaded.sha256[:16])
    aside = Quarantine(quarantine / f"{path.name}.{loaded.sha256[:8]}.refused.jsonl", context.name, form.name, form.kept)
    loaded.quarantine = str(aside.path)
    if kept.get("complete"):
        return _repeated(loaded, kept, started)
    load_ = _Load(sink, loaded, form, context, aside, kept, batch)
    load_.run(path, progress)
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


def _format(first: Head, as_format: str | None) -> Format:
    by = named(first.first)
    return mended(detect(first, by)) if by else detect(first, as_format)


def _repeated(loaded: Loaded, kept: dict[str, Any], started: float) -> Loaded:
    loaded.already = True
    loaded.read, loaded.accepted, loaded.refused = kept["read"], kept["accepted"], kept["refused"]
    loaded.refusals, loaded.notes, loaded.nodes, loaded.edges = (
        orjson.loads(kept.get(k) or "{}") for k in ("refusals", "notes", "nodes", "edges")
    )
    loaded.seconds = round(time.monotonic() - started, 3)
    return loaded


@contextmanager
def _uncollected() -> Iterator[None]:
    # Rows are dictionaries without a circle: a collector that walks them again and again costs a third of the time for nothing.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Load:
    """One run over one file; ``done`` rows of it are in the graph already."""

    def __init__(
        self, sink: Sink, loaded: Loaded, form: Format, context: Context, aside: Quarantine, kept: dict[str, Any], batch: int
    ) -> None:
        self.sink, self.loaded, self.form, self.context, self.aside, self.batch = sink, loaded, form, context, aside, batch
        self.done = int(kept.get("rows_done") or 0)
        self.made = Made(orjson.loads(kept.get("nodes") or "{}"), orjson.loads(kept.get("edges") or "{}"))
        self.facts = Facts()
        self.known: set[str] = set()
        self.writer = ThreadPoolExecutor(1)
        self.writing: Future[Made] | None = None

    def run(self, path: Path, progress: Progress | None) -> None:
        stream, raw = opened(path)
        size = path.stat().st_size
        # One batch is written while the next is read: the database works on another core.
        with _uncollected(), self.writer, raw, stream:
            for row in self.form.cut(stream, self.context):
                self._row(row)
                if self.loaded.read % self.batch == 0:
                    self._flush()
                    if progress:
                        progress(self.form.title, raw.tell(), size, self.loaded.accepted, self.loaded.refused)
            self._flush(last=True)
            self._written()
        self.loaded.nodes, self.loaded.edges = self.made.nodes, self.made.edges
        if progress:
            progress(self.form.title, size, size, self.loaded.accepted, self.loaded.refused)

    def _row(self, row: Raw) -> None:
        self.loaded.read += 1
        try:
            if row.why:
                raise RowRefused("", row.why, row.part)
            self._accept(list(self._said(row)))
        except RowRefused as no:
            self.loaded.refused += 1
            self.aside.add(row.line, no, row.value, unread=bool(row.why))
            self.loaded.first_refusal = self.aside.first

    def _said(self, row: Raw) -> Iterator[Rows]:
        try:
            for one in self.form.rows(row, self.context):
                if isinstance(one, PostRow):
                    complete(one, self.context)
                yield one
        except KeyError as fault:
            raise RowRefused(str(fault.args[0]), "is not there") from fault
        except (AttributeError, TypeError, ValueError, IndexError, OverflowError) as fault:
            # Whatever stands where a format expects something else costs its row and not the load.
            raise RowRefused("", MISSHAPEN.format(self.form.title), type(fault).__name__) from fault

    def _accept(self, said: list[Rows]) -> None:
        if self.loaded.read > self.done:
            # Rows that an earlier, interrupted run committed are only counted again.
            self.facts.row = self.loaded.read
            for one in said:
                self.facts.add(one)
        self._repeats(said)
        self.loaded.accepted += 1

    def _flush(self, *, last: bool = False) -> None:
        self.aside.flush()
        loaded = self.loaded
        loaded.refusals, loaded.notes = dict(sorted(self.aside.reasons.items())), dict(sorted(self.context.notes.items()))
        facts, self.facts = self.facts, Facts()
        gc.collect(1)  # the few circles that libraries leave
        self._written()
        if loaded.accepted and (loaded.read > self.done or last):
            self.writing = self.writer.submit(self.sink.write, facts, self._source(last), self.made)

    def _written(self) -> None:
        if self.writing:
            self.made = self.writing.result()
            self.writing = None

    def _repeats(self, said: list[Rows]) -> None:
        # A post without an id is known by what it says; a second such row is the same post, and is said so.
        for one in said:
            if isinstance(one, PostRow) and not one.id:
                key = post_key(one)
                if key in self.known:
                    self.context.note("row repeats an earlier one (same author, time and text)")
                self.known.add(key)

    def _source(self, last: bool) -> dict[str, Any]:
        loaded = self.loaded
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
            "observed_at": self.context.observed_at,
            "covers": self.context.covers or None,
            "covers_all": self.context.complete or None,
            "complete": last,
        }


def _json(value: dict[str, int]) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
