"""A claim's measured value beside its control, at one scale."""

from __future__ import annotations

from typing import Any

from ..ledger.told import beside
from ..page import Column, Figure, table
from ..writing import Desk
from .bars import Bar, bars
from .drawing import Drawing


def figures(desk: Desk, claim: str = "", **params: Any) -> list[Figure]:
    """The claim of this id beside its control, or all claims that have one; nothing when the ledger holds none.

    The question is the claim's own: it is not put again, the ledger holds its answer.
    """
    w = desk.words
    rows = [(c, *pair) for c in desk.ledger.claims if (pair := beside(c)) and claim in ("", c["id"])]
    if not rows:
        return []
    synthetic = desk.config.synthetic or any(c["synthetic"] for c, *_ in rows)
    names = w("measured"), w("control")
    by_unit: dict[str, list[Any]] = {}
    for row in rows:
        by_unit.setdefault(row[0]["units"][0], []).append(row)
    found = []
    for unit, held in sorted(by_unit.items(), key=lambda item: -len(item[1])):
        svg = bars([Bar(c["id"], a, control=b) for c, a, b in held], unit=unit, names=names, look=desk.look(synthetic=synthetic))
        values = "; ".join(f"{c['id']}: {w.number(a)} {names[0]}, {w.number(b)} {names[1]}" for c, a, b in held)
        heads = (
            Column(w("claim"), "code"),
            Column(names[0], "number"),
            Column(names[1], "number"),
            Column(w("control.by"), "code"),
            Column(w("says"), wide=True),
        )
        said = [(c["id"], a, b, f"{c['control']['question']} {c['control']['sha256'][:12]}", c["says"]) for c, a, b in held]
        first, a, b = held[0]
        title = w(
            "control.one" if len(held) == 1 else "control.many",
            claim=first["id"],
            a=w.number(a),
            b=w.number(b),
            unit=unit,
            n=w.count(len(held), "claim"),
        )
        found.append(
            Figure(
                title,
                svg,
                w("beside.alt", values=values),
                w("control.note"),
                table(w("numbers"), heads, said, folded=True, synthetic=synthetic),
                synthetic=synthetic,
                claims=tuple(c["id"] for c, *_ in held),
            )
        )
    return found


DRAWING = Drawing("control", "What a claim measured, beside its control (-p claim=ID).", (), figures)
