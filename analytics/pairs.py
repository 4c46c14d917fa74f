"""Pairs: who left the same trace within a window, and on how many separate occasions."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..columns import Columns, Floats, Ints
from .world import Traces

CAP = 60_000_000
"""Comparisons allowed in one signal; the costliest traces beyond are left out and counted, as are those beyond its guard."""

LISTED = 20
"""Traces left out that are named, the biggest first; all are counted."""


@dataclass(frozen=True)
class Pairs:
    """Pairs (``a`` < ``b``, sorted) with their ``occasions`` and distinct ``traces``; and each occasion apart.

    ``of[i]`` is the pair of occasion i, ``on[i]`` its trace, ``hour[i]`` its hour of the day (UTC).
    ``days`` counts the events of each account by hour of the day, but for the traces in ``left_out``.
    """

    name: str
    window: int
    a: Ints
    b: Ints
    occasions: Ints
    traces: Ints
    of: Ints
    on: Ints
    hour: Ints
    days: Floats
    names: int
    left_out: Ints
    seconds: float

    @property
    def active(self) -> int:
        """Accounts with at least one event."""
        return int((self.days.sum(1) > 0).sum())

    @property
    def possible(self) -> float:
        """How many pairs there could be."""
        return self.active * (self.active - 1) / 2


def events(columns: Columns, signal: Traces) -> None:
    """Put the distinct events of a signal into the table ``events``."""
    columns.put("raw_events", {"account": signal.account.astype(np.int32), "trace": signal.trace.astype(np.int32), "ts": signal.at})
    columns.make("events")
    columns.drop(["raw_events"])


def pairs(columns: Columns, name: str, signal: Traces, accounts: int, *, cap: int = CAP) -> Pairs:
    """All pairs of one signal; ``accounts`` is the size of the world."""
    start = time.perf_counter()
    events(columns, signal)
    columns.make("left_out", "heavy", window=signal.window, cap=cap)
    if signal.guard:
        columns.add("left_out", "crowded", guard=signal.guard)
    columns.make("meetings", window=signal.window)
    return met_pairs(columns, name, signal, accounts, start)


def met_pairs(columns: Columns, name: str, signal: Traces, accounts: int, start: float) -> Pairs:
    """The pairs in the table ``meetings``, which is let go of; ``start`` is when (performance counter) the work began."""
    each, met = columns.fetch("occasions"), columns.fetch("traces_met")
    columns.drop(["meetings"])
    left_out = columns.fetch("left_out_traces")["trace"].astype(np.int64)
    new = np.ones(len(each["a"]), bool)
    new[1:] = (each["a"][1:] != each["a"][:-1]) | (each["b"][1:] != each["b"][:-1])
    of = np.cumsum(new) - 1
    return Pairs(name, signal.window, met["a"].astype(np.int64), met["b"].astype(np.int64), np.bincount(of, minlength=len(met["a"])),
                 met["traces"].astype(np.int64), of, each["trace"].astype(np.int64), each["hour"].astype(np.int64),
                 _days(signal, accounts, left_out), len(signal.names), left_out, time.perf_counter() - start)


def left_out(signal: Traces, which: Ints, most: int = LISTED) -> dict[str, Any]:
    """What the traces ``which`` of a signal were, so that leaving them out is said: how many, their events, and the biggest by name."""
    if not len(which):
        return {"traces_left_out": 0}
    out = np.isin(signal.trace, which)
    events = np.bincount(signal.trace[out], minlength=len(signal.names))
    accounts = np.bincount(np.unique(np.stack([signal.trace[out], signal.account[out]]), axis=1)[0], minlength=len(signal.names))
    biggest = sorted(which.tolist(), key=lambda t: (-accounts[t], -events[t], t))[:most]
    return {"traces_left_out": len(which), "events_left_out": int(out.sum()), "left_out": [
        {"trace": signal.names[t], "accounts": int(accounts[t]), "events": int(events[t])} for t in biggest]}


def _days(signal: Traces, accounts: int, left_out: Ints) -> Floats:
    # Events that cannot meet are no chance of meeting: counted, they would make all other meetings look rarer than they are.
    kept = ~np.isin(signal.trace, left_out)
    cell = signal.account[kept] * 24 + (signal.at[kept] // 3600) % 24
    return np.bincount(cell, minlength=accounts * 24).reshape(accounts, 24).astype(np.float64)
