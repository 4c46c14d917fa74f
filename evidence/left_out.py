"""Traces that were not compared: said beside the groups, because what was skipped cannot have been found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .page import Column, Note, Table, table
from .writing import Desk


def left_out(desk: Desk, findings: Mapping[str, Any], synthetic: bool) -> list[Note | Table]:
    """How many traces of each signal were left out, and the biggest of them; nothing when none was."""
    w, signals = desk.words, dict(findings.get("signals") or {})
    skipped = {name: said for name, said in sorted(signals.items()) if said.get("traces_left_out")}
    if not skipped:
        return []
    rows = [(name, t["trace"], t["accounts"], t["events"]) for name, said in skipped.items() for t in said["left_out"]]
    counts = "; ".join(w("left.out.signal", signal=name, traces=w.count(said["traces_left_out"], "trace"),
                         events=w.number(said["events_left_out"])) for name, said in skipped.items())
    heads = (Column(w("signal"), "code"), Column(w.head("trace"), "code", wide=True), Column(w("accounts").capitalize(), "number"),
             Column(w.head("events"), "number"))
    return [Note(w("left.out.note", counts=counts)), table(w("left.out"), heads, rows, folded=True, synthetic=synthetic)]
