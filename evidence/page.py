"""What stands on the pages of a report: sections made of paragraphs, tables and figures, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .labels import Words

Kind = Literal["text", "number", "share", "short", "quote", "code", "domain", "archive", "claim", "foreign"]


@dataclass(frozen=True)
class Column:
    """A column of a table; ``kind`` says how its values are set (``foreign``: in English, whatever the report's language).

    ``says`` explains it; ``wide`` gets most room.
    """

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
class Asked:
    """A question as it was put: its id, the first 12 hex digits of its hash, and its parameters."""

    id: str
    sha: str
    asks: str
    params: tuple[tuple[str, str], ...] = ()
    innocent: str = ""
    next: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture as SVG; its ``title`` is the finding, ``alt`` says what one would see, ``table`` holds its numbers.

    ``asked``: the questions that gave them; ``claims``: ids of the claims that rest on the same answer. ``number``: its place in a
    report, from 1.
    """

    title: str
    svg: str
    alt: str
    note: str = ""
    table: Table | None = None
    wide: bool = False
    synthetic: bool = False
    asked: tuple[Asked, ...] = ()
    claims: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Note:
    """A paragraph; ``tone`` plain, absent (nothing found), innocent, next or lead. ``to``: the id of what it points at."""

    text: str
    tone: str = "plain"
    to: str = ""


@dataclass(frozen=True)
class Names:
    """Many short names, in three columns."""

    caption: str
    names: tuple[str, ...]
    synthetic: bool = False


@dataclass(frozen=True)
class Terms:
    """Words and what they mean."""

    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """A claim in full: its sentence, verdict (``tone``: holds, wrong, unsure or documented), facts (name, text, whether it
    is in English whatever the report's language), sources, and figures."""

    id: str
    says: str
    verdict: str
    tone: str
    why: str = ""
    facts: tuple[tuple[str, str, bool], ...] = ()
    sources: Table | None = None
    figures: tuple[Figure | Note, ...] = ()
    synthetic: bool = False


Part = Note | Table | Figure | Names | Terms | Card


@dataclass(frozen=True)
class Section:
    """One finding or the honest word that there is none; ``headline`` is what page one says of it;
    ``empty``: its question gave nothing."""

    id: str
    title: str
    parts: tuple[Part, ...]
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
    profile: str = "internal"


def table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], *, most: int = 40, folded: bool = False,
          synthetic: bool = False) -> Table:
    """A table of at most ``most`` rows that counts what it leaves out."""
    kept = tuple(tuple(row) for row in rows[:most])
    return Table(caption, tuple(columns), kept, len(rows) - len(kept), folded, synthetic)
