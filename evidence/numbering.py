"""Figures numbered in the order of the report; one that was shown already is pointed at instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .labels import Words
from .page import Card, Figure, Note, Part, Section


def numbered(sections: Sequence[Section], words: Words) -> tuple[Section, ...]:
    """The sections with every figure numbered, and each later copy of a figure replaced by a reference."""
    seen: dict[str, int] = {}

    def one(part: Figure) -> Figure | Note:
        if part.svg in seen:
            number = seen[part.svg]
            return Note(words("figure.see", number=number, title=part.title), "see", f"figure-{number}")
        seen[part.svg] = len(seen) + 1
        return replace(part, number=len(seen))

    def placed(part: Part) -> Part:
        if isinstance(part, Card):
            return replace(part, figures=tuple(one(f) if isinstance(f, Figure) else f for f in part.figures))
        return one(part) if isinstance(part, Figure) else part

    return tuple(replace(s, parts=tuple(placed(p) for p in s.parts)) for s in sections)
