"""The sections of affiliation: paths of documented relations, each drawn as a line with its hops beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from .asking import Reply
from .page import Column, Figure, Note, Section, table
from .rail import Hop, rail
from .wording import domain
from .writing import Desk

DRAWN = 3
"""Paths drawn between two things; the others are counted."""

_SITE = re.compile(r"[\w-]+(\.[\w-]+)+")
Row = Mapping[str, Any]


def paths(desk: Desk) -> list[Section]:
    """One section for each pair of the config."""
    return [_pair(desk, i, start, end) for i, (start, end) in enumerate(desk.config.paths, 1)]


def plain(reference: str) -> str:
    """A reference as one reads it: ``Domain:jabarov.com`` as ``jabarov[.]com``."""
    label, colon, key = reference.partition(":")
    name = key.rpartition(":")[2] if colon and label[:1].isupper() else reference
    return domain(name) if _SITE.fullmatch(name) else name


def _pair(desk: Desk, number: int, start: str, end: str) -> Section:
    w = desk.words
    reply = desk.ask("affiliation/paths", **{"from": start, "to": end})
    id_ = f"path-{number}"
    if not reply.rows:
        return desk.absent(id_, w("paths", start=plain(start), end=plain(end)), reply)
    found = [list(rows) for _, rows in groupby(reply.rows, key=lambda r: r["path"])]
    names = _named(found[0][0]["start"]), _named(found[0][-1]["end"])
    says = w("paths.found", start=names[0], end=names[1], paths=w.count(len(found), "path"), hops=w.count(found[0][0]["hops"], "hop"),
             grade=_grade(desk, found[0][0]["weakest"]))
    parts: list[Note | Figure] = [Note(says, "lead"), *(_path(desk, reply, rows) for rows in found[:DRAWN])]
    if len(found) > DRAWN:
        parts.append(Note(w("paths.more", n=w.count(len(found) - DRAWN, "path")), "plain"))
    return desk.section(id_, w("paths", start=names[0], end=names[1]), parts, reply, headline=says)


def _path(desk: Desk, reply: Reply, rows: Sequence[Row]) -> Figure:
    w = desk.words
    steps = hops(rows)
    title = w("path.title", number=rows[0]["path"], hops=w.count(rows[0]["hops"], "hop"), grade=_grade(desk, rows[0]["weakest"]))
    if rows[0]["attention"]:
        title += w("path.attention", hops=w.count(rows[0]["attention"], "hop"))
    alt = w("path.alt", steps="; ".join(f"{h.start} {'→' if h.forward else '←'} {h.verb} {h.end}" for h in steps))
    names = ("hop", "start", "relation", "end", "says", "page", "grade", "statements", "archive")
    shown = [(r["hop"], _named(r["start"]), f"{'← ' if _backward(r) else ''}{_verb(r)}", _named(r["end"]),
              *(r[name] for name in names[4:])) for r in rows]
    kept = [i for i, _ in enumerate(names) if any(row[i] for row in shown)]
    heads: list[Column] = [desk.column(names[i], rows) for i in kept]
    hops_table = table(w("path.table"), heads, [[row[i] for i in kept] for row in shown], synthetic=desk.synthetic(reply))
    note = w("path.note" if any(h.weakest for h in steps) else "path.even")
    return Figure(title, rail(steps, synthetic=desk.synthetic(reply)), alt, note, hops_table, True, desk.synthetic(reply))


def hops(rows: Sequence[Row]) -> tuple[Hop, ...]:
    """One hop for each number, by its best graded relation; the weakest of them marked where they differ."""
    best = [next(group) for _, group in groupby(rows, key=lambda r: r["hop"])]
    same = len({r["grade"] for r in best}) == 1
    return tuple(Hop(_named(r["start"]), _verb(r), _named(r["end"]), not _backward(r), tuple(r["statements"]), str(r["page"] or ""),
                     str(r["grade"] or ""), not same and r["grade"] == r["weakest"]) for r in best)


def _backward(row: Row) -> bool:
    return str(row["relation"]).startswith("<-")


def _verb(row: Row) -> str:
    return str(row["verb"] or str(row["relation"]).removeprefix("<-").replace("_", " ").lower())


def _named(name: object) -> str:
    return domain(str(name)) if _SITE.fullmatch(str(name)) else str(name)


def _grade(desk: Desk, grade: str | None) -> str:
    return grade or desk.words("ungraded")
