"""Claims in full: sentence, figure where there is one, question and hash, control, sources, verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .asking import printed
from .figures import catalogue, control
from .ledger.told import beside, interval
from .page import Card, Column, Figure, Table, table
from .writing import Desk

TONES = {
    "reproduced": "holds",
    "reproduced under an assumption": "unsure",
    "holds on the synthetic twin": "twin",
    "documented": "documented",
    "differs": "wrong",
    "not enough data": "lacking",
    "not reproducible": "lacking",
    "": "lacking",
}
"""By verdict, how it looks; always with its words."""
Row = Mapping[str, Any]


def cards(desk: Desk, claims: Iterable[Row]) -> list[Card]:
    """Each claim as a card."""
    return [_card(desk, c) for c in claims]


def verdict(desk: Desk, claim: Row) -> str:
    """The verdict in the report's language; one whose question has changed since says so."""
    said = desk.words(f"verdict.{claim['verdict']}")
    return f"{said}{desk.words('verdict.stale')}" if claim.get("stale") else said


def valued(desk: Desk, values: Sequence[Any]) -> str:
    """Published or measured values in one line."""
    return "; ".join(value(desk, v) for v in values)


def value(desk: Desk, v: Any) -> str:
    """A value as a sentence has it; ``at least 3`` keeps its words in the report's language."""
    for words, key in (("at least ", "at.least"), ("at most ", "at.most")):
        if isinstance(v, str) and v.startswith(words):
            return desk.words(key, n=_number(desk, v.removeprefix(words)))
    if isinstance(v, str) and v.startswith("{"):  # a part that nobody plays in this case
        return "–"
    if isinstance(v, list | tuple):
        return ", ".join(value(desk, one) for one in v)
    return "–" if v is None else desk.words.number(round(v, 4) if isinstance(v, float) else v)


def _number(desk: Desk, text: str) -> str:
    try:
        return desk.words.number(float(text) if "." in text else int(text))
    except ValueError:
        return text


def controlled(desk: Desk, claim: Row) -> str:
    """What the claim stands beside, in a few words."""
    w, pair, span = desk.words, beside(claim), interval(claim)
    if pair:
        return w("control.pair", expected=w.number(pair[1]), measured=w.number(pair[0]))
    if span:
        return w("control.span", low=w.percent(span[0]), high=w.percent(span[1]))
    held = claim.get("control")
    if not held or not claim["measured"]:
        return ""
    return w("control.why", why=held["why"]) if held["why"] else w("control.asked", question=held["question"])


def _card(desk: Desk, c: Row) -> Card:
    w = desk.words
    facts = [(name, said, False) for name, said in _values(desk, c)]
    if c["question"]:
        params = " · ".join(f"{name} {said}" for name, said in printed(c["params"]) if name != "rules")
        facts.append((w("question"), f"{c['question']} {c['sha256'][:12]}" + (f" · {params}" if params else ""), False))
        facts.append((w("beside"), controlled(desk, c) or w("control.unmeasured" if c["control"] else "control.none"), False))
    facts += [(w(f"card.{name}"), str(c[name]), True) for name in ("assumes", "needs", "note", "page") if c[name]]
    return Card(
        c["id"],
        c["says"],
        verdict(desk, c),
        TONES[c["verdict"]],
        str(c["why"]),
        tuple(facts),
        _sources(desk, c),
        tuple(_figures(desk, c)),
        bool(c["synthetic"]),
    )


def _values(desk: Desk, c: Row) -> list[tuple[str, str]]:
    """Published and measured, value by value, with unit and tolerance."""
    w, found = desk.words, []
    measured = list(c["measured"]) or [None] * len(c["published"])
    for i, (published, got) in enumerate(zip(c["published"], measured, strict=False)):
        within = c["tolerance"][i] if i < len(c["tolerance"]) else 0
        says = w("card.pair", published=value(desk, published), measured=value(desk, got) if got is not None else w("card.unmeasured"))
        found.append((c["units"][i] if i < len(c["units"]) and c["units"][i] else w("card.value"),
                      says + (w("card.within", n=w.number(within)) if within else "")))
    return found


def _sources(desk: Desk, c: Row) -> Table | None:
    """The statements that the claim cites, as far as the case holds them."""
    if not c["statements"]:
        return None
    # All statements of the ledger are asked for at once: a hundred questions take a hundred times as long.
    every = sorted({id_ for claim in desk.ledger.claims for id_ in claim["statements"]})
    reply = desk.sourced(desk.ask("provenance/statements", statements=every))
    w, mine = desk.words, [r for r in reply.rows if r["statement"] in c["statements"]]
    heads = (
        Column(w.head("statement"), "code"),
        Column(w.head("says"), wide=True),
        Column(w.head("said")),
        Column(w.head("against"), "code"),
        Column(w.head("archive"), "archive"),
    )
    rows = [
        (r["statement"], [r["says"], f"“{r['quote']}”"] if r["quote"] else r["says"], r["said"], r["against"], r["archive"])
        for r in mine
    ]
    kept = [i for i, _ in enumerate(heads) if any(row[i] for row in rows)]
    return (
        table(
            w("card.sources", claim=c["id"]), [heads[i] for i in kept], [[row[i] for i in kept] for row in rows],
            synthetic=any(r["synthetic"] for r in mine)
        )
        if rows
        else None
    )


def _figures(desk: Desk, c: Row) -> list[Figure]:
    """The figure of the claim's question, as it was put, and the one of its control."""
    drawing = catalogue.of(c["question"]) if c["question"] and c["measured"] else None
    given = {k: v for k, v in c["params"].items() if v not in (None, [], "")}
    drawn = list(drawing.make(desk, **given))[:1] if drawing else []
    return [*drawn, *control.figures(desk, claim=c["id"])] if c["measured"] else []
