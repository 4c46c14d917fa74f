"""A figure out of an answer: the rows it speaks of, and the one value that they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from .claim import Figure

Row = Mapping[str, Any]


class Unclear(Exception):
    """The answer does not hold what the figure asks for; the message says what is missing."""


def measured(figure: Figure, rows: Sequence[Row]) -> Any:
    """The value of ``figure`` in ``rows``; Unclear when there is none, or more than one where one is expected."""
    if not rows:
        raise Unclear("nothing answers")  # an empty answer proves nothing, not even a nought
    chosen = [row for row in rows if all(fits(row, column, value) for column, value in figure.where.items())]
    if figure.take == "rows":
        return len(chosen)
    if not chosen:
        raise Unclear("no row answers" + (f" where {_said(figure.where)}" if figure.where else ""))
    if figure.take == "only" and len(chosen) > 1:
        raise Unclear(f"{len(chosen)} rows answer where one is expected")
    values = [_value(row, figure) for row in chosen]
    if any(v is None for v in values):
        raise Unclear(f"{figure.of} is not known")
    return _TAKE[figure.take](values)


_TAKE: dict[str, Callable[[list[Any]], Any]] = {
    "only": lambda v: v[0], "first": lambda v: v[0], "sum": sum, "max": max, "min": min, "mean": lambda v: sum(v) / len(v)}


def fits(row: Row, column: str, value: Any) -> bool:
    """Whether a row has this value (one of a list) in a column, nothing for an empty text; Unclear when it has no such column."""
    if column not in row:
        raise Unclear(f"the answer has no column {column}")
    if value == "":
        return row[column] is None
    mine = plain(row[column])
    return mine in value if isinstance(value, list) else bool(mine == value)


def _value(row: Row, figure: Figure) -> Any:
    for column in filter(None, (figure.of, figure.per)):
        if column not in row:
            raise Unclear(f"the answer has no column {column}")
    if not figure.per or row[figure.of] is None:
        return plain(row[figure.of])
    return row[figure.of] / row[figure.per] if row[figure.per] else None


def plain(value: Any) -> Any:
    """A value as claims write it: moments in UTC and dates as ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _said(where: Mapping[str, Any]) -> str:
    return " and ".join(f"{column} is {value}" for column, value in where.items())
