"""Tables and paragraphs that fit the window: nothing is wrapped by the terminal, what is left out is said."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import combining, east_asian_width

from .show import SYNTHETIC, aside, room, safe, say, styled, watched

_LEAST = 14  # characters below which a column of text is dropped rather than cut
_WHOLE = re.compile(r"[-+]?[\d,.]+([eE][-+]?\d+)?|\d{4}-\d\d-\d\d[T ][\d:.+Z-]+|")  # numbers and times are never cut


def width(said: str) -> int:
    """The places that a text takes in a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in said)


def cut(said: str, places: int) -> str:
    """The text in at most so many places, with … where it was cut."""
    if width(said) <= places:
        return said
    while width(said) > places - 1:
        said = said[:-1]
    return said + "…"


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table that never wraps: long texts are cut, and columns that still do not fit are dropped and named."""
    columns, cells = _marked(list(columns), [list(row) for row in rows])
    wanted = [max([width(c), *(width(row[i]) for row in cells)]) for i, c in enumerate(columns)]
    whole = [bool(cells) and all(_WHOLE.fullmatch(row[i]) for row in cells) for i in range(len(columns))]
    widths = _fitted(wanted, whole, room())
    right = [whole[i] and not any("-" in row[i][1:] for row in cells) for i in range(len(widths))]

    def line(said: Sequence[str]) -> str:
        parts = []
        for i, places in enumerate(widths):
            part = cut(said[i], places)
            pad = " " * (places - width(part))
            parts.append(pad + part if right[i] else part + pad)
        return "  ".join(parts).rstrip()

    say(styled(line(columns), "strong"))
    for row in cells:
        say(line(row))
    if len(widths) < len(columns):
        aside(f"Left out for want of width: {', '.join(columns[len(widths):])}. A wider window, --csv or --json shows them.")


def _marked(columns: list[str], rows: list[list[Any]]) -> tuple[list[str], list[list[str]]]:
    # Whether a row is synthetic is a sign in front of it, which no narrow window drops.
    if "synthetic" not in columns:
        return columns, [[safe(v) for v in row] for row in rows]
    at = columns.index("synthetic")
    marks = [SYNTHETIC if row[at] else "" for row in rows]
    shown = [c for c in range(len(columns)) if c != at]
    if not any(marks):
        return [columns[c] for c in shown], [[safe(row[c]) for c in shown] for row in rows]
    return ["", *(columns[c] for c in shown)], [[mark, *(safe(row[c]) for c in shown)] for mark, row in zip(marks, rows, strict=True)]


def _fitted(wanted: Sequence[int], whole: Sequence[bool], space: int) -> list[int]:
    """Widths of the columns kept, from the left; texts share the room, the shortest get all they want."""
    least = [w if fixed else min(w, _LEAST) for w, fixed in zip(wanted, whole, strict=True)]
    kept = len(wanted)
    while kept > 1 and sum(least[:kept]) + 2 * (kept - 1) > space:
        kept -= 1
    widths = least[:kept]
    free = space - sum(widths) - 2 * (kept - 1)
    for i in sorted(range(kept), key=lambda i: (wanted[i], i)):
        waiting = [j for j in range(kept) if wanted[j] > widths[j] and (wanted[j], j) >= (wanted[i], i)]
        if i in waiting:
            more = min(wanted[i] - widths[i], max(0, free) // len(waiting))
            widths[i] += more
            free -= more
    return widths


def paragraph(label: str, said: str, indent: int = 13, style: str = "") -> None:
    """A label and its text, broken at spaces and hung below itself; one line when nobody looks."""
    lines = textwrap.wrap(safe(said), max(24, min(room(), 110 if watched() else room()) - indent), break_on_hyphens=False) or [""]
    head = f"  {label} ".ljust(indent)
    for n, line in enumerate(lines):
        say((head if n == 0 else " " * indent) + (styled(line, style) if style else line))


def together(label: str, parts: Sequence[str], indent: int = 13) -> None:
    """A label and short parts side by side, as many as fit in a line; nothing when there are none."""
    lines: list[str] = []
    for part in map(safe, parts):
        if lines and indent + width(lines[-1]) + 3 + width(part) <= room():
            lines[-1] += "   " + part
        else:
            lines.append(cut(part, max(10, room() - indent)))
    for n, line in enumerate(lines):
        say((f"  {label}".ljust(indent) if n == 0 else " " * indent) + line)
