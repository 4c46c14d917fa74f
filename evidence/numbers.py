"""Every number that stands in a report, with where it stands and the questions under that place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from .page import Asked, Card, Figure, Note, Page, Part, Section, Table
from .wording import moment, number, percent

NUMBER = re.compile(r"\d+(?:[,.\u202f\u00a0]\d{3}(?!\d))*(?:[.,]\d+)?(?:\u00a0×\u00a010[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?:[\u00a0\u202f ]?%)?")


@dataclass(frozen=True)
class Place:
    """A number as it is ``printed``, the section in which it stands (empty for page one), the words around it, the questions asked there.

    ``cells``: the other cells of its row, in a table. ``claim``: the id of the claim that it belongs to.
    """

    printed: str
    section: str
    says: str
    asked: tuple[Asked, ...]
    cells: tuple[Any, ...] = ()
    claim: str = ""


def plain(printed: str) -> str:
    """A number without what only makes it legible: ``1,043`` and ``1 043`` are 1043."""
    said = re.sub(r"(?<=\d)[,\u202f\u00a0](?=\d{3}(?!\d))", "", printed.strip().lstrip("@#"))
    return re.sub(r"[\u00a0\u202f ]+(?=%)", "", said)


def places(page: Page) -> Iterator[Place]:
    """Every number of a report, in reading order."""
    for section in page.sections:
        for part in section.parts:
            yield from _part(part, section)
        yield from _text(section.title, section)
    by_anchor = {section.id: section for section in page.sections}
    for text, anchor in zip(page.front.found, page.front.anchors, strict=False):
        yield from _text(text, by_anchor[anchor])
    if page.front.sources:
        yield from _table(page.front.sources, Section("sources", "", ()))


def _part(part: Part, section: Section) -> Iterator[Place]:
    """Names and the glossary hold no number that was counted."""
    if isinstance(part, Note):
        yield from _text(part.text, section)
    elif isinstance(part, Table):
        yield from _table(part, section)
    elif isinstance(part, Figure):
        here = replace(section, asked=part.asked or section.asked)
        yield from _text(f"{part.title}. {part.alt}", here)
        if part.table:
            yield from _table(part.table, here)
    elif isinstance(part, Card):
        for text in (part.says, part.why, *(said for _, said, _ in part.facts)):
            yield from (replace(place, claim=part.id) for place in _text(text, section))
        for figure in part.figures:
            own = isinstance(figure, Figure) and figure.asked  # a control's figure, and a word on another one, are the claim's
            yield from (place if own else replace(place, claim=part.id) for place in _part(figure, section))


def _text(text: str, section: Section) -> Iterator[Place]:
    return (Place(found[0], section.id, text, section.asked) for found in NUMBER.finditer(text))


def _table(table: Table, section: Section) -> Iterator[Place]:
    claims = any(column.kind == "claim" for column in table.columns)
    for row in table.rows:
        for value in row[1:] if claims else row:
            for printed in _numbers(value):
                yield Place(printed, section.id, table.caption, section.asked, row, str(row[0]) if claims else "")


def _numbers(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield number(value)
    elif isinstance(value, str):
        yield from NUMBER.findall(value)


def forms(row: Mapping[str, Any], zone: str) -> frozenset[str]:
    """Everything that a row of an answer may have been printed as: numbers, shares, moments, and numbers within texts."""
    return frozenset(form for value in row.values() for form in _forms(value, zone))


def _forms(value: Any, zone: str) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _forms(one, zone)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield from map(plain, (number(value), str(value), f"{value:.3f}", percent(value), f"{value:,}"))
    elif isinstance(value, datetime | date):
        text = moment(value, zone) if isinstance(value, datetime) else value.isoformat()
        yield from map(plain, NUMBER.findall(text))
    else:
        yield from map(plain, NUMBER.findall(str(value)))


def those(page: Page, printed: str) -> list[Place]:
    """Where a number stands in a report."""
    return [place for place in places(page) if plain(place.printed) == plain(printed)]


def row_of(place: Place, rows: Iterable[tuple[dict[str, Any], frozenset[str]]], zone: str) -> dict[str, Any] | None:
    """The row that a printed number comes from, of those given with their ``forms``: it holds it, and most of the cells beside it."""
    printed = plain(place.printed)
    held = [row for row, every in rows if printed in every]
    beside = [str(cell) for cell in place.cells if isinstance(cell, str | int | float)]
    return max(held, key=lambda row: sum(any(_alike(cell, value, zone) for value in row.values()) for cell in beside), default=None)


def _alike(cell: str, value: Any, zone: str) -> bool:
    return bool(value) and (str(value) in cell or (isinstance(value, datetime) and moment(value, zone) in cell))
