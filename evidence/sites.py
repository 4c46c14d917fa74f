"""The sections of sites: who links to them, what mirrors them, and on whose word."""

from __future__ import annotations

from .asking import Reply
from .page import Column, Note, Section, Table, table
from .wording import domain
from .writing import Desk


def sites(desk: Desk) -> list[Section]:
    """One section for each site of the config."""
    return [_site(desk, i, name) for i, name in enumerate(desk.config.domains, 1)]


def _site(desk: Desk, number: int, name: str) -> Section:
    w = desk.words
    links, mirrors = desk.ask("infrastructure/backlinks", domain=name), desk.ask("infrastructure/mirrors", domain=name)
    id_, title = f"site-{number}", w("backlinks", domain=domain(name))
    if not links.rows and not mirrors.rows:
        return desk.absent(id_, title, links)
    found = sorted({str(r["domain"]) for r in links.rows})
    called = sorted({str(r["domain"]) for r in mirrors.rows if r["of"] == name})
    says = w("backlinks.found", sites=w.count(len(found), "site"), domain=domain(name),
             mirrors=w("backlinks.mirrors", names=w.listed([domain(d) for d in called])) if called else "")
    parts: list[Note | Table] = [Note(says, "lead")]
    if links.rows:
        parts.append(_links(desk, links))
    if mirrors.rows:
        parts.append(desk.table(w("mirrors"), desk.sourced(mirrors), ["domain", "of", "says", "said", "statement", "against", "archive"]))
    return desk.section(id_, title, parts, links, mirrors, headline=says)


def _links(desk: Desk, reply: Reply) -> Table:
    """One row for each site and statement: a mirror carries the sign, the word of the source beside it."""
    w = desk.words
    names = ("domain", "mirror", "says", "said", "statement", "archive")
    seen, rows = set(), []
    for r in desk.sourced(reply).rows:
        key = (r["domain"], r["statement"])
        if key not in seen:
            seen.add(key)
            rows.append((r["domain"], desk.cell(bool(r["mirror"])), *(r[name] for name in names[2:])))
    kept = [i for i, _ in enumerate(names) if any(row[i] for row in rows)]
    heads: list[Column] = [desk.column(names[i]) for i in kept]
    return table(w("backlinks.table"), heads, [[row[i] for i in kept] for row in rows], synthetic=desk.synthetic(reply))
