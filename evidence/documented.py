"""The sections of documents: accounts as lists print them, and what is said about a thing."""

from __future__ import annotations

from dataclasses import replace

from .asking import Reply
from .page import Note, Section
from .paths import plain
from .writing import Desk


def lists(desk: Desk) -> list[Section]:
    """One section for each list of the config: handles as printed, damaged ones flagged and never repaired."""
    w, sections = desk.words, []
    for number, name in enumerate(desk.config.lists, 1):
        reply = desk.ask("lists/members", list=name)
        id_, title = f"list-{number}", w("lists", list=name)
        if not reply.rows:
            sections.append(desk.absent(id_, title, reply))
            continue
        damaged = sum(bool(r["damaged"]) for r in reply.rows)
        says = w("lists.found", list=name, accounts=w.count(len(reply.rows), "account"), damaged=w.number(damaged))
        wrong = replace(reply, rows=tuple(r for r in reply.rows if r["damaged"]))
        shown = [desk.table(w("lists.damaged"), wrong, ["position", "printed", "damaged", "also_in"])] if wrong.rows else []
        sections.append(
            desk.section(
                id_, title, [Note(says, "lead"), *shown, Note(w("lists.annex"), "see", f"annex-list-{number}")], reply, headline=says
            )
        )
    return sections


def about(desk: Desk) -> list[Section]:
    """One section for each thing of the config: every statement that speaks of it, contradictions beside it."""
    w, sections = desk.words, []
    for number, thing in enumerate(desk.config.about, 1):
        reply = desk.ask("affiliation/statements-about", thing=thing)
        id_, title = f"about-{number}", w("about", thing=plain(thing))
        if not reply.rows:
            sections.append(desk.absent(id_, title, reply))
            continue
        by = w.listed(sorted({str(r["by"]) for r in reply.rows if r["by"]})) or "–"
        title = w("about", thing=plain(str(reply.rows[0]["thing"])))
        says = w("about.found", statements=w.count(len(reply.rows), "statement"), by=by)
        shown = desk.table(title, _quoted(desk.sourced(reply)), ["says", "said", "holds_from", "statement", "against", "archive"])
        sections.append(desk.section(id_, title, [Note(says, "lead"), shown], reply))
    return sections


def _quoted(reply: Reply) -> Reply:
    """The answer with the source's own words under ours."""
    rows = (row | {"says": [row["says"], f"“{row['quote']}”"] if row.get("quote") else row["says"]} for row in reply.rows)
    return replace(reply, rows=tuple(rows))
