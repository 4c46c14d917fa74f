"""Where posts link to: of everybody, of an operation, and of a group beside everybody."""

from __future__ import annotations

from . import figures
from .asking import Reply
from .page import Column, Figure, Section, table
from .wording import domain, percent
from .writing import Desk

SITES = 8
"""Sites shown beside their control."""


def links(desk: Desk) -> list[Section]:
    """Where all posts of the collection link to."""
    reply = desk.ask("content/link-shares")
    if not reply.rows:
        return [desk.absent("links", desk.words("links"), reply)]
    return [desk.section("links", desk.words("links"), shares(desk, reply), reply)]


def shares(desk: Desk, reply: Reply) -> list[Figure]:
    """The sites linked to most, as shares of all links."""
    if not reply.rows:
        return []
    w, synthetic = desk.words, desk.synthetic(reply)
    rows = [(domain(r["domain"]), float(r["of_links"])) for r in reply.rows[:10]]
    best = reply.rows[0]
    says = w("links.found", domain=rows[0][0], share=percent(rows[0][1]), links=w.count(best["all_links"], "link"))
    alt = w("links.alt", values="; ".join(f"{name}: {percent(v)}" for name, v in rows))
    numbers = desk.table(w("numbers"), reply, ["domain", "links", "of_links", "posts", "of_posts", "accounts"], folded=True)
    svg = figures.ranks(rows, unit=w("links.axis"), shares=True, synthetic=synthetic)
    return [Figure(says, svg, alt, "", numbers, synthetic=synthetic)]


def compared(desk: Desk, group: str, name: str) -> tuple[list[Figure], list[Reply], str]:
    """The sites that a cluster's members link to, beside everybody's; the questions asked; and the finding as a sentence."""
    w = desk.words
    members, everybody = desk.ask("content/link-shares", cluster=group), desk.ask("content/link-shares")
    if not members.rows:
        return [], [], ""
    usual = {r["domain"]: float(r["of_links"]) for r in everybody.rows}
    rows = [(domain(r["domain"]), float(r["of_links"]), usual.get(r["domain"], 0.0)) for r in members.rows[:SITES]]
    best, synthetic = rows[0], desk.synthetic(members, everybody)
    total = w.count(members.rows[0]["all_links"], "link")
    says = w("links.group", name=name, share=percent(best[1]), links=total, domain=best[0], usual=percent(best[2]))
    names = w("links.members"), w("links.everybody")
    svg = figures.beside(rows, measured=names[0], control=names[1], unit=w("links.axis"), shares=True, synthetic=synthetic)
    heads = (Column(w.head("domain"), "code"), Column(names[0], "share"), Column(names[1], "share"))
    alt = w("beside.alt", values="; ".join(f"{site}: {percent(a)}, {percent(b)}" for site, a, b in rows))
    numbers = table(w("numbers"), heads, rows, folded=True, synthetic=synthetic)
    return [Figure(says, svg, alt, "", numbers, synthetic=synthetic)], [members, everybody], says
