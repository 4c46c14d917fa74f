"""The rows of one file, batch by batch: read, cleaned and turned into facts. Two processes can share a file, every second batch each."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path

from .derive import complete
from .facts import Facts, post_key
from .format import Context, Format, detect
from .mended import mended, named, told
from .quarantine import Refused, refused
from .read import Raw, head
from .rows import PostRow, RowRefused, Rows
from .seen import mark
from .unpack import opened

BATCH = 8_000
"""Rows in one transaction; whom a handle means is settled batch by batch."""

MISSHAPEN = "is shaped as no row of {} is"
_TIDY = 15  # batches; an odd number, for every second one may be another process's
_HEAVY = 4 * 1024 * 1024  # bytes of refused rows that are held


@dataclass(frozen=True)
class Job:
    """What is to be read, and what its rows need to know. The first ``done`` rows are in the graph already and only counted again.

    ``first`` is added to the rows' numbers: a gathered load counts through all its files.
    """

    path: Path
    as_format: str | None
    context: Context
    batch: int = BATCH
    done: int = 0
    first: int = 0

    def format(self) -> tuple[Format, str]:
        """How the file is read, as it was said or by its content, and the name by which its rows are known.

        A quarantine file is read as what its rows were refused by, under the name of the file in which they stood.
        """
        start = head(self.path)
        by = named(start.first)
        return mended(detect(start, by)) if by else detect(start, self.as_format), told(start.first) or self.path.name


@dataclass
class Batch:
    """What rows of a file came to. One with many refused rows comes in pieces, of which the last is ``whole`` and has the facts.

    ``notes`` counts values dropped from kept rows, ``unnamed`` marks posts without an id, ``at`` is the place in the file (bytes).
    """

    facts: Facts
    rows: int = 0
    accepted: int = 0
    refused: list[Refused] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    unnamed: list[int] = field(default_factory=list)
    at: int = 0
    whole: bool = False
    last: bool = False


def batches(job: Job, form: Format, share: int = 0, of: int = 1) -> Iterator[Batch]:
    """Every batch of the file, or this ``share`` of them; all rows are read, so that each knows its number."""
    stream, raw = opened(job.path)
    context = replace(job.context, notes={})
    with _uncollected(), raw, stream:
        source = form.cut(stream, context)
        for number in count():
            rows = islice(source, job.batch)
            if number % of != share:
                if sum(1 for _ in rows) < job.batch:
                    return
                continue
            if number % _TIDY == _TIDY - 1:
                gc.collect(1)  # the few circles that libraries leave
            for piece in _pieces(job, form, context, rows, number * job.batch):
                piece.at = raw.tell()
                yield piece
            if piece.last:
                return


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


def _pieces(job: Job, form: Format, context: Context, rows: Iterable[Raw], before: int) -> Iterator[Batch]:
    batch, held, number, used = Batch(Facts()), 0, before, False
    for number, row in enumerate(rows, before + 1):
        batch.rows += 1
        batch.facts.row = job.first + number
        try:
            if row.why:
                raise RowRefused("", row.why, row.part)
            said = list(_said(row, form, context))
            if number > job.done:
                for one in said:
                    batch.facts.add(one)
            # A post without an id is known by what it says.
            batch.unnamed += [mark(post_key(one)) for one in said if isinstance(one, PostRow) and not one.id]
            batch.accepted += 1
            used = True
        except RowRefused as no:
            batch.refused.append(refused(context.name, form.name, row.line, no, row.value, form.kept, unread=bool(row.why)))
            held += len(batch.refused[-1].line)
            if held > _HEAVY:
                batch.notes = _taken(context)
                yield batch
                batch, held = Batch(batch.facts), 0
    if not used:
        batch.facts = Facts()  # of refused rows nothing stays
    batch.notes = _taken(context)
    batch.whole, batch.last = True, number - before < job.batch
    yield batch


def _taken(context: Context) -> dict[str, int]:
    notes, context.notes = context.notes, {}
    return notes


def _said(row: Raw, form: Format, context: Context) -> Iterator[Rows]:
    try:
        for one in form.rows(row, context):
            if isinstance(one, PostRow):
                complete(one, context)
            yield one
    except KeyError as fault:
        raise RowRefused(str(fault.args[0]), "is not there") from fault
    except (AttributeError, TypeError, ValueError, IndexError, OverflowError) as fault:
        # Whatever stands where a format expects something else costs its row and not the load.
        raise RowRefused("", MISSHAPEN.format(form.title), type(fault).__name__) from fault
