"""The ledger at the head of a report: verdicts counted, then every claim on one line."""

from __future__ import annotations

from collections import Counter

from .cards import controlled, valued, verdict
from .figures.bars import Bar, bars
from .page import Column, Figure, Note, Section, table
from .writing import Desk

ORDER = (
    "reproduced",
    "reproduced under an assumption",
    "holds on the synthetic twin",
    "documented",
    "differs",
    "not enough data",
    "not reproducible",
    "",
)


def ledger(desk: Desk) -> list[Section]:
    """The section of the ledger; nothing when the case makes no claims."""
    claims, w = desk.ledger.claims, desk.words
    if not claims:
        return []
    many = Counter(str(c["verdict"]) for c in claims)
    told = [(w(f"verdict.{v}"), many[v]) for v in ORDER if many[v]]
    counts = w.listed([w("ledger.count", n=w.number(n), verdict=said) for said, n in told])
    says = w("ledger.found", claims=w.count(len(claims), "claim"), counts=counts)
    synthetic = desk.config.synthetic or any(c["synthetic"] for c in claims)
    svg = bars(
        [Bar(said, n, strong=v in ORDER[:4]) for v in ORDER if (n := many[v]) for said in (w(f"verdict.{v}"),)],
        unit=w("ledger.axis"),
        look=desk.look(synthetic=synthetic),
    )
    numbers = table(w("numbers"), (Column(w.head("verdict")), Column(w("ledger.axis"), "number"), Column(w("means"), wide=True)),
                    [(w(f"verdict.{v}"), many[v], w(f"means.{v}")) for v in ORDER if many[v]], synthetic=synthetic)
    title = "ledger.twin" if many[ORDER[2]] else "ledger.title"
    figure = Figure(w(title, n=w.number(sum(many[v] for v in ORDER[:4])), claims=w.count(len(claims), "claim")), svg,
                    w("ledger.alt", values=counts), w("ledger.note"), numbers, synthetic=synthetic)
    heads = (Column(w("claim"), "claim"), Column(w("says"), "foreign", wide=True), Column(w("ledger.published")),
             Column(w("ledger.measured")), Column(w("beside")), Column(w.head("verdict")))
    rows = [
        (c["id"], c["says"], valued(desk, c["published"]), valued(desk, c["measured"]), controlled(desk, c), verdict(desk, c))
        for c in claims
    ]
    every = table(w("ledger.table"), heads, rows, most=2000, synthetic=synthetic)
    unchecked = [Note(w("ledger.unchecked"), "absent")] if many[""] == len(claims) else []
    return [Section("ledger", w("ledger"), (Note(says, "lead"), *unchecked, figure, every), synthetic=synthetic, headline=says)]
