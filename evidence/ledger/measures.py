"""Where the ledger asks: saved questions behind the read-only fence, and named functions; each put only once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from ...queries.ask import ask
from ...queries.store import Store
from .checking import Answered, Measures
from .claim import Measure
from .functions import FUNCTIONS, Function, run

MOST = 100_000
"""Rows taken of one answer; a claim on a longer one is not judged."""


def measures(store: Store, zone: tzinfo | None, own: Path | None = None, functions: Mapping[str, Function] = FUNCTIONS) -> Measures:
    """Answers from ``store``; ``zone`` of the case, for claims that name none; ``own`` folder of the case's own questions."""
    known: dict[str, Answered] = {}

    def put(measure: Measure, named: str) -> Answered:
        key = f"{measure.name} {sorted(measure.params.items())!r} {named}"
        if key not in known:
            known[key] = answer(measure, ZoneInfo(named) if named else zone)
        return known[key]

    def answer(measure: Measure, zone: tzinfo | None) -> Answered:
        if measure.runs:
            rows, sha256 = run(measure.runs, lambda name, params: put(Measure(name, params=params), "").rows, measure.params, functions)
            return Answered(tuple(rows), sha256, dict(measure.params), any(row.get("synthetic") for row in rows))
        found = ask(store, measure.asks, measure.params, limit=MOST, zone=zone, own=own)
        return Answered(tuple(found), found.question.sha256, found.params, found.synthetic, found.cut)

    return put
