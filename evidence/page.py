"""What stands on the pages of a report: sections made of paragraphs, tables and figures, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .labels import Words

Kind = Literal["text", "number", "share", "short", "quote", "code", "domain", "archive"]


@dataclass(frozen=True)
class Column:
    """A column of a table; ``kind`` says how its values are set. ``says`` explains it; ``wide`` gets most room."""

    title: str
    kind: Kind = "text"
    says: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under columns; ``left_out`` rows exist and are not shown; ``folded`` opens on a click, and in print."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    left_out: int = 0
    folded: bool = False
    synthetic: bool = False


@dataclass(frozen=True)
class Figure:
    """A picture as SVG; its ``title`` is the finding, ``alt`` says what one would see, ``table`` holds its numbers."""

    title: str
    svg: str
    alt: str
    note: str = ""
    table: Table | None = None
    wide: bool = False
    synthetic: bool = False


@dataclass(frozen=True)
class Note:
    """A paragraph; ``tone`` plain, absent (nothing found), innocent, next or lead."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True)
class Asked:
    """A question as it was put: its id, the first 12 hex digits of its hash, and its parameters."""

    id: str
    sha: str
    asks: str
    params: tuple[tuple[str, str], ...] = ()
    innocent: str = ""
    next: str = ""


@dataclass(frozen=True)
class Section:
    """One finding or the honest word that there is none; ``headline`` is what page one says of it;
    ``empty``: its question gave nothing."""

    id: str
    title: str
    parts: tuple[Note | Table | Figure, ...]
    asked: tuple[Asked, ...] = ()
    level: int = 2
    synthetic: bool = False
    headline: str = ""
    empty: bool = False


@dataclass(frozen=True)
class Front:
    """Page one: what was asked, found, how sure, what it rests on, what it cannot show; ``anchors``: where each finding stands."""

    asked: tuple[str, ...]
    found: tuple[str, ...]
    sure: tuple[str, ...]
    cannot: tuple[str, ...]
    sources: Table | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The whole report before it is drawn."""

    title: str
    words: Words
    facts: tuple[tuple[str, str], ...]
    tlp: str
    synthetic: bool
    front: Front
    sections: tuple[Section, ...] = field(default_factory=tuple)


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], *, most: int = 40, folded: bool = False,
          synthetic: bool = False) -> Table:
    """A table of at most ``most`` rows that counts what it leaves out."""
    kept = tuple(tuple(row) for row in rows[:most])
    return Table(caption, tuple(columns), kept, len(rows) - len(kept), folded, synthetic)
