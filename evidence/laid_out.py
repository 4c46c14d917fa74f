"""The body of a report, laid out by the four criteria of VIGINUM or by ABCDE: claims in full, then the findings that belong there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..queries.errors import UsageError
from .cards import cards
from .documented import about
from .links import links, subjects
from .operations import operations
from .overlap import overlap, rhythm
from .page import Note, Section
from .paths import paths
from .sites import sites
from .writing import Desk

Chapter = Callable[[Desk], list[Section]]
BEHAVIOUR: tuple[Chapter, ...] = (overlap, rhythm, operations)
CONTENT: tuple[Chapter, ...] = (subjects, links)
ACTOR: tuple[Chapter, ...] = (sites, paths, about)
TEMPLATES: Mapping[str, tuple[str, Mapping[str, tuple[Chapter, ...]]]] = {
    "viginum": ("criterion", {"1": CONTENT, "2": BEHAVIOUR, "3": ACTOR}),
    "abcde": ("letter", {"A": ACTOR, "B": BEHAVIOUR, "C": CONTENT}),
}
"""By template: the kind of heading, and which chapters of findings stand under which of them."""
GROUPS = {"viginum": "2", "abcde": "B"}
"""Where the groups found together stand."""


def laid_out(desk: Desk, clusters: list[Section]) -> list[Section]:
    """All sections between the ledger and the annexes; UsageError for a template that does not exist.

    Without criteria the findings stand by themselves. A claim is told in full once, under the first heading that it is for.
    """
    if desk.config.sections not in TEMPLATES:
        raise UsageError(f"There is no template {desk.config.sections}.", advice=f"Choose from {', '.join(TEMPLATES)}.")
    kind, chapters = TEMPLATES[desk.config.sections]
    headings, told, found = desk.ledger.of(kind), set[str](), []
    for heading in headings:
        mine = [c for c in desk.ledger.claims if c["id"] in heading["all"]]
        found.append(_heading(desk, heading, [c for c in mine if c["id"] not in told], [c["id"] for c in mine if c["id"] in told]))
        told |= {c["id"] for c in mine}
        under = [*(clusters if heading["id"] == GROUPS[desk.config.sections] else []), *_written(desk, chapters.get(heading["id"], ()))]
        found += [replace(s, level=3) for s in under]
    ids = {h["id"] for h in headings}
    if GROUPS[desk.config.sections] not in ids:
        found += clusters
    found += [s for id_, held in chapters.items() if id_ not in ids for s in _written(desk, held)]
    rest = [c for c in desk.ledger.claims if c["id"] not in told]
    return [*found, Section("other-claims", desk.words("other.claims"), tuple(cards(desk, rest)))] if rest else found


def _written(desk: Desk, chapters: Sequence[Chapter]) -> list[Section]:
    return [section for chapter in chapters for section in chapter(desk)]


def _heading(desk: Desk, heading: Mapping[str, Any], mine: Sequence[Mapping[str, Any]], before: Sequence[str]) -> Section:
    w = desk.words
    name = str(heading["names"].get(w.lang) or heading["name"])
    criterion = heading["kind"] == "criterion"
    parts: list[Note] = []
    if criterion:
        said = {
            "carry": ", ".join(heading["by"]) or "–",
            "against": ", ".join(heading["against"]),
            "lacking": ", ".join(heading["lacking"]),
        }
        parts.append(Note(w(f"standing.{heading['standing']}", **said), "lead"))
        parts += [Note(w("standing.lacking", **said), "absent")] if heading["lacking"] else []
        parts += [Note(str(heading["note"]), "foreign")] if heading["note"] else []
    if before:
        parts.append(Note(w("told.before", claims=", ".join(before))))
    title = w("criterion.title" if criterion else "letter.title", id=heading["id"], name=name)
    return Section(
        f"{heading['kind']}-{heading['id'].lower()}", title, (*parts, *cards(desk, mine)), synthetic=any(c["synthetic"] for c in mine)
    )
