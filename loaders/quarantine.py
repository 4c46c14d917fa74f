"""Refused rows, kept with the reason, one JSON line each: nothing is lost, and what was mended can be loaded again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from .rows import RowRefused

_PLAIN = (str, int, float, dict, list)


@dataclass(frozen=True)
class Kept:
    """How a format's row stands in quarantine: ``down`` gives the row and what it stood among, as JSON; ``up`` makes a row of both.

    Most rows are JSON themselves, some a tuple of the row and of its company.
    """

    down: Callable[[Any], tuple[Any, Any]]
    up: Callable[[Any, Any], Any]


def _down(value: Any) -> tuple[Any, Any]:
    return (value[0], list(value[1:])) if isinstance(value, tuple) else (value, None)


AS_IT_IS = Kept(_down, lambda row, among: (row, *among) if isinstance(among, list) else row)
"""For rows that are JSON, and for tuples of JSON."""


class Refused(NamedTuple):
    """One refused row: the reason by which it is counted, the sentence about it, and its line of the quarantine file."""

    reason: str
    said: str
    line: bytes


def refused(name: str, form: str, line: int, no: RowRefused, value: Any, kept: Kept = AS_IT_IS, *, unread: bool = False) -> Refused:
    """The row on this line of the file ``name``, read as the format ``form``, with why it was refused.

    ``unread`` when it is a piece of the file of which no row could be made.
    """
    column, why = no.column, no.why
    said = f"{name}: line {line}{', column ' + column if column else ''}: {no.value + ' ' if no.value else ''}{why}"
    row, among = (value, None) if unread else _taken(kept, value)
    told = {"where": said, "file": name, "format": form, "line": line, "column": column, "why": why}
    told |= {"row": row if isinstance(row, _PLAIN) else None}
    told |= {"among": among} if among is not None else {}
    told |= {"unread": "cells" if isinstance(row, dict) else "text"} if unread else {}
    return Refused(str(no), said, orjson.dumps(told, default=str, option=orjson.OPT_NON_STR_KEYS) + b"\n")


def _taken(kept: Kept, value: Any) -> tuple[Any, Any]:
    try:
        return kept.down(value)
    except (TypeError, ValueError, KeyError, AttributeError):  # of a row as odd as that nothing else can be told
        return (value[0] if isinstance(value, tuple) and value else value), None


class Quarantine:
    """The refused rows of one source; the file appears with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reasons: Counter[str] = Counter()
        self.first = ""
        path.unlink(missing_ok=True)

    def take(self, rows: Iterable[Refused]) -> None:
        """Put rows aside."""
        if not (listed := list(rows)):
            return
        self.first = self.first or listed[0].said
        self.reasons.update(row.reason for row in listed)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as out:
            out.writelines(row.line for row in listed)
