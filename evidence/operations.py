"""The sections of operations: what each drew, how it unfolded, who posted first, what was linked to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from . import figures
from .asking import Reply
from .links import shares
from .page import Column, Figure, Note, Section, Table, table
from .wording import percent
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
    bins = desk.ask("operations/bins", operation=id_, minutes=minutes)
    firsts, linked = (desk.ask(q, operation=id_) for q in ("origin/first-posters", "content/link-shares"))
    says = w("operation.lead", posts=w.count(row["posts"], "post"), accounts=w.count(row["accounts"], "account"),
             starts=desk.moment(row["starts"]), ends=desk.moment(row["ends"]), share=percent(row["reposts"] / row["posts"]))
    parts = [Note(says, "lead"), *_bins(desk, bins, minutes), *_firsts(desk, firsts), *shares(desk, linked)]
    told = [r for r in (bins, firsts, linked) if r.rows or r.fault]
    return desk.section(f"operation-{place}", w("operation", title=row["title"]), parts, *told, level=3)


def _bins(desk: Desk, reply: Reply, minutes: int) -> list[Part]:
    """Posts in bins of so many minutes, beside what is usual at these hours where the answer says it."""
    if not reply.rows:
        return []
    w, synthetic = desk.words, desk.synthetic(reply)
    rows = [_bin(r) for r in reply.rows]
    peak = max(rows, key=lambda b: b.originals + b.reposts)
    most, total = (w.count(n, "post") for n in (peak.originals + peak.reposts, sum(b.originals + b.reposts for b in rows)))
    names = w("bins.originals"), w("bins.reposts"), w("bins.control")
    svg = figures.bins(rows, zone=desk.config.zone, every=timedelta(minutes=minutes), names=names, unit=w("bins.axis", minutes=minutes),
                       clock=w("bins.clock", zone=desk.config.zone), synthetic=synthetic)
    control = w("bins.usual" if any(b.usual is not None for b in rows) else "bins.nousual")
    held = Reply(reply.asked, reply.columns, tuple(r for r in reply.rows if r["posts"]))
    numbers = desk.table(w("bins.table"), held, ["bin", "originals", "reposts", "quotes", "replies", "usual"], most=300, folded=True)
    told = {"minutes": minutes, "most": most, "at": desk.moment(peak.at)}
    alt, note = w("bins.alt", total=total, **told), w("bins.note", control=control)
    return [Figure(w("bins.title", **told), svg, alt, note, numbers, synthetic=synthetic)]


def _bin(row: Row) -> figures.Bin:
    own = sum(int(row.get(k) or 0) for k in ("originals", "quotes", "replies"))
    return figures.Bin(row["bin"], own, int(row["reposts"]), row.get("usual"))


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
