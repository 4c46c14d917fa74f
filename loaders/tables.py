"""What coterie's own CSVs have in common: their columns are known, an empty cell means not known, lists are split at ``|``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from ..queries.errors import BadInput
from . import clean
from .format import Context, Format, required_zone
from .read import Head, Raw, table
from .rows import RowRefused, Rows

Cells = dict[str, str]
RowFunction = Callable[[Cells, Context], Iterator[Rows]]


def form(name: str, title: str, needed: str, more: str, rows: RowFunction) -> Format:
    """A format from its columns: those by which it is known, and those that may be there; others are refused by name."""
    must, columns = tuple(needed.split()), (*needed.split(), *more.split(), "synthetic")

    def sniff(head: Head) -> bool:
        if not set(must) <= set(head.columns):
            return False
        strange = [c for c in head.columns if c not in columns]
        if len(strange) in (1, 2) and len(head.columns) > 2 * len(strange) + 1:
            raise BadInput(
                f"{head.name} looks like coterie's {name} table but has the unknown column {', '.join(strange)}.",
                advice=f"Known are {', '.join(columns)}.",
            )
        return not strange

    def each(raw: Raw, context: Context) -> Iterator[Rows]:
        cells = {column: raw.value.get(column, "") for column in columns}
        return rows(cells, context)

    return Format(name, title, sniff, table, each, columns=columns)


def synthetic(cell: Cells) -> bool | None:
    """Whether the row says that a generator made it."""
    return clean.flag(cell["synthetic"]) or None


def id_of(cell: Cells, column: str) -> str | None:
    """An id; RowRefused when a spreadsheet rounded it."""
    if clean.rounded(cell[column]):
        raise RowRefused(column, "has lost digits; a spreadsheet rounded it", cell[column])
    return clean.identifier(cell[column])


def kept_id(cell: Cells, column: str, context: Context) -> str | None:
    """An id of a table whose rows are of use without it; one that a spreadsheet rounded is dropped and counted."""
    value = cell.get(column)
    id_ = clean.identifier(value) if value else None
    if id_ is None and value and clean.rounded(value):
        context.note(f"{column} rounded by a spreadsheet")
    return id_


def time_of(cell: Cells, column: str, context: Context) -> datetime | None:
    """A time in UTC; RowRefused when something is there that is no possible time."""
    return required_zone(cell[column], clean.moment(cell[column], context.zone), column)
