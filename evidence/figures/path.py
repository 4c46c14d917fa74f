"""A path of documented relations, drawn as a line with its hops beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from ..asking import Reply
from ..page import Column, Figure, table
from ..wording import domain
from ..writing import Desk
from .drawing import Drawing
from .rail import Hop, rail

_SITE = re.compile(r"[\w-]+(\.[\w-]+)+")
Row = Mapping[str, Any]


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """Every path between two things (``from``, ``to``), the shortest first."""
    reply = desk.ask("affiliation/paths", **params)
    return [drawn(desk, reply, list(rows)) for _, rows in groupby(reply.rows, key=lambda r: r["path"])]


def drawn(desk: Desk, reply: Reply, rows: Sequence[Row]) -> Figure:
    """One path: the rows of its hops."""
    w = desk.words
    steps = hops(rows)
    title = w("path.title", number=rows[0]["path"], hops=w.count(rows[0]["hops"], "hop"), grade=grade(desk, rows[0]["weakest"]))
    if rows[0]["attention"]:
        title += w("path.attention", hops=w.count(rows[0]["attention"], "hop"))
    alt = w("path.alt", steps="; ".join(f"{h.start} {'→' if h.forward else '←'} {h.verb} {h.end}" for h in steps))
    names = ("hop", "start", "relation", "end", "says", "page", "grade", "statements", "archive")
    shown = [(r["hop"], named(r["start"]), f"{'← ' if _backward(r) else ''}{_verb(r)}", named(r["end"]),
              *(r[name] for name in names[4:])) for r in rows]
    kept = [i for i, _ in enumerate(names) if any(row[i] for row in shown)]
    heads: list[Column] = [desk.column(names[i], rows) for i in kept]
    hops_table = table(w("path.table"), heads, [[row[i] for i in kept] for row in shown], synthetic=desk.synthetic(reply))
    note = w("path.note" if any(h.weakest for h in steps) else "path.even")
    svg = rail(steps, names=(w("path.bare"), w("path.weakest")), look=desk.look(reply))
    return desk.figure(title, svg, alt, hops_table, reply, note=note, wide=True)


def hops(rows: Sequence[Row]) -> tuple[Hop, ...]:
    """One hop for each number, by its best graded relation; the weakest of them marked where they differ."""
    best = [next(group) for _, group in groupby(rows, key=lambda r: r["hop"])]
    same = len({r["grade"] for r in best}) == 1
    return tuple(Hop(named(r["start"]), _verb(r), named(r["end"]), not _backward(r), tuple(r["statements"]), str(r["page"] or ""),
                     str(r["grade"] or ""), not same and r["grade"] == r["weakest"]) for r in best)


def _backward(row: Row) -> bool:
    return str(row["relation"]).startswith("<-")


def _verb(row: Row) -> str:
    return str(row["verb"] or str(row["relation"]).removeprefix("<-").replace("_", " ").lower())


def named(name: object) -> str:
    """A thing as one reads it: sites defanged."""
    return domain(str(name)) if _SITE.fullmatch(str(name)) else str(name)


def grade(desk: Desk, found: str | None) -> str:
    """A grade, or the word that there is none."""
    return found or desk.words("ungraded")


DRAWING = Drawing(
    "path", "How something is tied to an organisation (-p from=… -p to=…), as strong as its weakest hop.", ("affiliation/paths",), figures
)
