"""The section of those who took part in every one of several operations."""

from __future__ import annotations

from . import figures
from .asking import Reply
from .page import Column, Figure, Note, Section, Table, table
from .wording import listed, number
from .writing import Desk


def overlap(desk: Desk) -> list[Section]:
    """Accounts in all of the named operations, and how many were in how many."""
    w, ids = desk.words, desk.config.all_of
    if not ids:
        return []
    named, counts = (desk.ask(q, operations=list(ids)) for q in ("overlap/accounts-in-all", "overlap/how-many"))
    title = w("all", k=len(ids))
    if not counts.rows:
        return [desk.absent("overlap", title, counts)]
    says = w("all.found", accounts=w.count(len(named.rows), "account"), k=len(ids), names=listed(list(ids)))
    parts: list[Note | Table | Figure] = [Note(says, "lead"), _figure(desk, counts), Note(w("all.control"))]
    if named.rows:
        rows = [(f"@{r['handle']}" if r.get("handle") else r["key"], r["posts"], *r["each"]) for r in named.rows]
        heads = [Column(w.head("handle"), "code"), Column(w.head("posts"), "number"), *(Column(i, "number") for i in ids)]
        parts.append(table(title, heads, rows, most=25, synthetic=desk.synthetic(named)))
    return [desk.section("overlap", title, parts, named, counts, headline=says)]


def _figure(desk: Desk, counts: Reply) -> Figure:
    w, k, synthetic = desk.words, len(desk.config.all_of), desk.synthetic(counts)
    rows = [(w("overlap.label", k=number(r["operations"])), float(r["accounts"])) for r in counts.rows]
    total = sum(int(r["accounts"]) for r in counts.rows)
    everywhere = sum(int(r["accounts"]) for r in counts.rows if r["operations"] == k)
    svg = figures.ranks(rows, unit=w("overlap.axis"), bold=1 if everywhere else 0, synthetic=synthetic)
    says = w("overlap.found", total=w.count(total, "account"), all=f"{everywhere:,}", k=k)
    alt = w("overlap.alt", values="; ".join(f"{name}: {number(v)}" for name, v in rows))
    numbers = desk.table(w("numbers"), counts, ["operations", "accounts", "posts"], folded=True)
    return Figure(says, svg, alt, "", numbers, synthetic=synthetic)
