"""What a file format is, and which formats there are: one file each under formats/."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import IO

from ..queries.errors import BadInput, UsageError
from . import formats
from .clean import zoneless
from .quarantine import AS_IT_IS, Kept
from .read import Head, Raw
from .rows import RowRefused, Rows


@dataclass
class Context:
    """What a row function may need besides the row: the zone of bare times, when the data was collected, notes.

    ``object`` says what is shared where the file does not: see formats/coortweet.py; ``of`` whose list of follows or whose
    archive it is (@handle or id), and ``folder`` where the file stands: see loaders/owner.py. ``covers`` says in words what the file
    covers (query, window, deletions), ``complete`` that it holds all of that. ``sites`` are those that the case knows from other
    files, for formats that read ``within`` them.
    """

    zone: tzinfo | None = None
    observed_at: datetime | None = None
    name: str = ""
    object: str = ""
    of: str = ""
    folder: Path | None = None
    covers: str = ""
    complete: bool = False
    sites: frozenset[str] = frozenset()
    notes: dict[str, int] = field(default_factory=dict)  # values dropped though the row was kept, by reason

    def note(self, reason: str, times: int = 1) -> None:
        """Count values that were dropped while their rows were kept; a file of a thousand reasons is told by its first hundred."""
        if reason not in self.notes and len(self.notes) >= 100:
            reason = "other values without a place in the graph"
        self.notes[reason] = self.notes.get(reason, 0) + times


@dataclass(frozen=True)
class Format:
    """A file format: its name, how to know it, how to cut it into rows, and what one row says."""

    name: str
    title: str
    sniff: Callable[[Head], bool]
    read: Callable[[IO[bytes]], Iterator[Raw]]
    rows: Callable[[Raw, Context], Iterator[Rows]]
    columns: tuple[str, ...] = ()
    example: str = ""
    within: Callable[[IO[bytes], Context], Iterator[Raw]] | None = None  # reads what concerns the case, out of a file that holds far more
    kept: Kept = AS_IT_IS  # how its refused rows stand in quarantine

    def cut(self, stream: IO[bytes], context: Context) -> Iterator[Raw]:
        """The file's rows, or those that concern the case."""
        return self.within(stream, context) if self.within else self.read(stream)


def known() -> list[Format]:
    """All formats, by name."""
    found: list[Format] = []
    for module in sorted(m.name for m in pkgutil.iter_modules(formats.__path__)):
        found += importlib.import_module(f"{formats.__name__}.{module}").FORMATS
    return sorted(found, key=lambda f: f.name)


def detect(head: Head, named: str | None = None) -> Format:
    """The format of a file, by its content; ``named`` overrides. UsageError or BadInput says what to do instead."""
    every = known()
    if named:
        for found in every:
            if found.name == named:
                return found
        raise UsageError(f"There is no format {named}.", advice="coterie formats lists them.")
    fits = [found for found in every if found.sniff(head)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise BadInput(f"{head.name}: no known format looks like this.", advice="coterie formats lists them; --as FORMAT overrides.")
    raise BadInput(f"{head.name} could be {' or '.join(f.name for f in fits)}.", advice="Say which with --as FORMAT.")


def csv_with(*needed: str) -> Callable[[Head], bool]:
    """A sniffing rule: a CSV file whose header has all these columns."""
    return lambda head: set(needed) <= set(head.columns)


def required_zone(value: object, found: datetime | None, column: str) -> datetime | None:
    """``found``, unless a value is there that could not be read: then RowRefused says why."""
    if found is None and value not in (None, ""):
        raise RowRefused(column, "has no zone; give it with --zone" if zoneless(value) else "is no possible time", value)
    return found
