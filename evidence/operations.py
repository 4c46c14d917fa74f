"""The sections of operations: what each drew, how it unfolded, who posted first, what was linked to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from .asking import Reply
from .figures import bins, links
from .page import Column, Figure, Note, Section, Table, table
from .writing import Desk

BINS = ((7, 10), (60, 60), (10_000, 1440))
"""Up to so many days a window is cut into bins of so many minutes."""

Row = Mapping[str, Any]
Part = Note | Table | Figure


def operations(desk: Desk) -> list[Section]:
    """What each operation drew; then one section for each, with its bins, its first posters and its links."""
    w = desk.words
    volume = desk.ask("operations/volume")
    busy = [r for r in volume.rows if r["posts"]]
    if not busy:
        return [desk.absent("operations", w("operations"), volume)]
    most = max(busy, key=lambda r: int(r["posts"]))
    says = w("volume.found", operations=w.count(len(busy), "operation"), posts=w.count(sum(r["posts"] for r in busy), "post"),
             title=most["title"], most=w.count(most["posts"], "post"), accounts=w.count(most["accounts"], "account"))
    shown = desk.table(w("operations"), volume, ["title", "posts", "accounts", "originals", "reposts", "with_media"])
    whole = desk.section("operations", w("operations"), [Note(says, "lead"), shown], volume, headline=says)
    return [whole, *(_operation(desk, i, r) for i, r in enumerate(busy, 1))]


def _operation(desk: Desk, place: int, row: Row) -> Section:
    w, id_ = desk.words, str(row["operation"])
    minutes = next(m for days, m in BINS if row["ends"] - row["starts"] <= timedelta(days) or days == BINS[-1][0])
    firsts = desk.ask("origin/first-posters", operation=id_)
    pictures = [*bins.figures(desk, operation=id_, minutes=minutes), *links.figures(desk, name=str(row["title"]), operation=id_)]
    says = w("operation.lead", posts=w.count(row["posts"], "post"), accounts=w.count(row["accounts"], "account"),
             starts=desk.moment(row["starts"]), ends=desk.moment(row["ends"]), share=w.percent(row["reposts"] / row["posts"]))
    parts = [Note(says, "lead"), *pictures[:1], *_firsts(desk, firsts), *pictures[1:]]
    told = [firsts] if firsts.rows or firsts.fault else []
    return desk.section(f"operation-{place}", w("operation", title=row["title"]), parts, *told, level=3)


def _firsts(desk: Desk, reply: Reply) -> list[Part]:
    """Who opened the operation and each of its passages; equal seconds are a tie, and nobody in it was first."""
    w = desk.words
    parts: list[Part] = []
    for row in (r for r in reply.rows if r["passage"] is None):
        first, at = row["first"], desk.moment(row["first_at"])
        tied = w("first.tie", n=w.count(len(first), "account"), at=at)
        parts.append(Note(w("first.one", who=f"@{first[0]}", at=at) if len(first) == 1 else tied))
    said = [(r["passage"], r["posts"], desk.moment(r["first_at"]), _who(desk, r["first"]), len(r["accounts"]))
            for r in reply.rows if r["passage"] is not None]
    heads = (desk.column("passage"), Column(w.head("posts"), "number"), desk.column("first_at"), desk.column("first"),
             Column(w.head("early"), "number"))
    return [*parts, table(w("first"), heads, said, most=12, synthetic=desk.synthetic(reply))] if said else parts


def _who(desk: Desk, handles: list[str]) -> str:
    if len(handles) == 1:
        return f"@{handles[0]}"
    some = ", ".join(f"@{h}" for h in handles[:3]) + (", …" if len(handles) > 3 else "")
    return desk.words("tie", n=len(handles), who=some)
