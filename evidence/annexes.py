"""The annexes: techniques, names in three columns, questions with their hashes, glossary, method with its limits, right of reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .page import Asked, Column, Names, Note, Section, Terms, table
from .writing import Desk


def annexes(desk: Desk, findings: Mapping[str, Any] | None, sections: Sequence[Section]) -> list[Section]:
    """What stands behind the findings."""
    return [
        *techniques(desk),
        *_named(desk, findings),
        *_listed(desk),
        _questions(desk, sections),
        _glossary(desk),
        _method(desk),
        _reply(desk),
    ]


def techniques(desk: Desk) -> list[Section]:
    """Techniques of the taxonomy by the claims on which they stand; none when the case names none."""
    w, found = desk.words, desk.ledger.of("technique")
    if not found:
        return []
    heads = (Column(w("technique"), "code"), Column(w.head("name")), Column(w.head("standing")), Column(w.head("by"), "code"),
             Column(w.head("against"), "code"), Column(w.head("confidence")))
    rows = [(t["id"], t["name"], w(f"stands.{t['standing']}"), " ".join(t["by"]), " ".join(t["against"]), t["confidence"]) for t in found]
    shown = table(w("techniques"), heads, rows, most=500, synthetic=desk.config.synthetic)
    return [
        Section(
            "techniques",
            w("annex.techniques"),
            (Note(w("techniques.note", taxonomy=desk.ledger.taxonomy)), shown),
            synthetic=desk.config.synthetic,
        )
    ]


def _named(desk: Desk, findings: Mapping[str, Any] | None) -> list[Section]:
    """Who is named at the strict level, in all groups together."""
    w, members = desk.words, [m for c in (findings or {}).get("clusters", ()) for m in c["members"] if m["core"]]
    if not members:
        return []
    handles = {r["key"]: r["handle"] for c in (findings or {})["clusters"]
               for r in desk.ask("clusters/members", cluster=int(c["number"]), run=str((findings or {})["run"])).rows}
    names = sorted({f"@{handles[m['key']]}" if handles.get(m["key"]) else m["key"] for m in members}, key=str.casefold)
    synthetic = desk.config.synthetic or bool((findings or {}).get("synthetic"))
    part = Names(w("named.caption", accounts=w.count(len(names), "account")), tuple(names), synthetic)
    return [Section("named", w("annex.named"), (Note(w("named.note")), part), synthetic=synthetic)]


def _listed(desk: Desk) -> list[Section]:
    """Each list of the config, as it prints its accounts."""
    w, sections = desk.words, []
    for number, name in enumerate(desk.config.lists, 1):
        reply = desk.ask("lists/members", list=name)
        if reply.rows:
            printed = tuple(f"{r['printed']}{' †' if r['damaged'] else ''}" for r in reply.rows)
            part = Names(w("listed.caption", list=name, accounts=w.count(len(printed), "account")), printed, desk.synthetic(reply))
            note = [Note(w("listed.damaged"))] if any(r["damaged"] for r in reply.rows) else []
            sections.append(desk.section(f"annex-list-{number}", w("annex.list", list=name), [*note, part], reply))
    return sections


def _questions(desk: Desk, sections: Sequence[Section]) -> Section:
    """Every question that was asked, once, with its hash and what it asks."""
    w = desk.words
    asked: dict[str, Asked] = {a.id: a for s in sections for a in s.asked if a.sha}
    claimed = {c["question"]: c["sha256"][:12] for c in desk.ledger.claims if c["question"] and c["sha256"]}
    rows = [
        (id_, asked[id_].sha if id_ in asked else claimed[id_], asked[id_].asks if id_ in asked else "")
        for id_ in sorted({*asked, *claimed})
    ]
    heads = (Column(w("question"), "code"), Column(w("hash"), "code"), Column(w.head("asks"), "foreign", wide=True))
    return Section("questions", w("annex.questions"), (Note(w("questions.note")), table(w("annex.questions"), heads, rows, most=500)))


def _glossary(desk: Desk) -> Section:
    return Section("glossary", desk.words("annex.glossary"), (Terms(desk.words.terms("glossary")),))


def _method(desk: Desk) -> Section:
    """How the numbers came about and where they end, in plain words."""
    says = [Note(text) for _, text in desk.words.terms("methods")]
    return Section("how-to-read", desk.words("annex"), (Note(desk.words("method")), *says))


def _reply(desk: Desk) -> Section:
    w, config = desk.words, desk.config
    whom = w("reply.whom", whom=config.reply) if config.reply else w("reply.nobody")
    why = [Note(w("reply.purpose", purpose=config.purpose))] if config.purpose else []
    return Section("reply", w("annex.reply"), (Note(w("reply")), Note(whom, "plain" if config.reply else "absent"), *why))
