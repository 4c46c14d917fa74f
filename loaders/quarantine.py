"""Refused rows, kept with the reason, one JSON line each: nothing is lost, and what was mended can be loaded again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from .rows import RowRefused

_MOST = 4 * 1024 * 1024  # bytes of lines that wait to be written
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


class Quarantine:
    """The refused rows of one source; the file appears with the first of them."""

    def __init__(self, path: Path, name: str, form: str, kept: Kept = AS_IT_IS) -> None:
        self.path, self.name, self.form, self.kept = path, name, form, kept
        self.reasons: Counter[str] = Counter()
        self.first = ""
        self._lines: list[bytes] = []
        self._waiting = 0
        path.unlink(missing_ok=True)

    def add(self, line: int, no: RowRefused, value: Any, *, unread: bool = False) -> None:
        """Put one row aside; ``unread`` when it is a piece of the file of which no row could be made."""
        column, why = no.column, no.why
        said = f"{self.name}: line {line}{', column ' + column if column else ''}: {no.value + ' ' if no.value else ''}{why}"
        self.first = self.first or said
        self.reasons[str(no)] += 1
        row, among = (value, None) if unread else self._down(value)
        told = {"where": said, "file": self.name, "format": self.form, "line": line, "column": column, "why": why}
        told |= {"row": row if isinstance(row, _PLAIN) else None}
        told |= {"among": among} if among is not None else {}
        told |= {"unread": "cells" if isinstance(row, dict) else "text"} if unread else {}
        self._lines.append(orjson.dumps(told, default=str, option=orjson.OPT_NON_STR_KEYS))
        self._waiting += len(self._lines[-1])
        if self._waiting > _MOST:
            self.flush()

    def _down(self, value: Any) -> tuple[Any, Any]:
        try:
            return self.kept.down(value)
        except (TypeError, ValueError, KeyError, AttributeError):  # of a row as odd as that nothing else can be told
            return (value[0] if isinstance(value, tuple) and value else value), None

    def flush(self) -> None:
        """Write what is waiting."""
        if self._lines:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as out:
                out.write(b"".join(line + b"\n" for line in self._lines))
            self._lines.clear()
            self._waiting = 0
