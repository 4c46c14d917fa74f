"""The sections of those who took part in every one of several operations: who, and at which hours."""

from __future__ import annotations

from .figures import hours
from .figures import overlap as sets
from .page import Column, Figure, Note, Section, Table, table
from .writing import Desk


def overlap(desk: Desk) -> list[Section]:
    """Accounts in all of the named operations, and how many were in which."""
    w, ids = desk.words, desk.config.all_of
    if not ids:
        return []
    named, pictures = desk.ask("overlap/accounts-in-all", operations=list(ids)), sets.figures(desk)
    title = w("all", k=len(ids))
    if not pictures:
        return [desk.absent("overlap", title, desk.ask("overlap/in-several", operations=list(ids), least=1))]
    says = w("all.found", accounts=w.count(len(named.rows), "account"), k=len(ids), names=w.listed(list(ids)))
    parts: list[Note | Table | Figure] = [Note(says, "lead"), *pictures, Note(w("all.control"))]
    if named.rows:
        rows = [(f"@{r['handle']}" if r.get("handle") else r["key"], r["posts"], *r["each"]) for r in named.rows]
        heads = [Column(w.head("handle"), "code"), Column(w.head("posts"), "number"), *(Column(i, "number") for i in ids)]
        parts.append(table(title, heads, rows, most=25, synthetic=desk.synthetic(named)))
    return [desk.section("overlap", title, parts, named, headline=says)]


def rhythm(desk: Desk) -> list[Section]:
    """At which hours and on which days of the week those accounts post, beside the others of the first operation."""
    pictures = hours.figures(desk) if desk.config.all_of else []
    return [desk.section("rhythm", desk.words("rhythm"), pictures)] if pictures else []
