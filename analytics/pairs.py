"""Pairs: who left the same trace within a window, and on how many separate occasions."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..columns import Floats, Ints
from .near import changes, costly, distinct, in_order, near
from .world import Traces

CAP = 60_000_000
"""Comparisons allowed in one signal; the costliest traces beyond are left out and counted, as are those beyond its guard."""

LISTED = 20
"""Traces left out that are named, the biggest first; all are counted."""

APART = 3600
"""Seconds beyond which two meetings of a pair are two occasions."""


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


def pairs(name: str, signal: Traces, accounts: int, *, cap: int = CAP) -> Pairs:
    """All pairs of one signal; ``accounts`` is the size of the world."""
    start = time.perf_counter()
    account, trace, at = events(signal)
    left_out = costly(trace, at, signal.window, cap)
    if signal.guard:
        left_out = np.union1d(left_out, _crowded(account, trace, signal.guard))
    if len(left_out):
        kept = ~np.isin(trace, left_out)
        account, trace, at = account[kept], trace[kept], at[kept]
    code, place = _met(((*_ends(account, first, later), first) for first, later in near(account, trace, at, signal.window)), accounts)
    return met_pairs(name, signal, accounts, code, trace[place], at[place], left_out, start)


def events(signal: Traces) -> tuple[Ints, Ints, Ints]:
    """Account, trace and second of the signal's events, each once."""
    once = changes(signal.account, signal.trace, signal.at)
    return signal.account[once], signal.trace[once], signal.at[once]


def _crowded(account: Ints, trace: Ints, guard: int) -> Ints:
    """The traces that more than ``guard`` accounts left, ascending."""
    names, count = np.unique(distinct(trace, account)[0], return_counts=True)
    return np.asarray(names[count > guard])


def _ends(account: Ints, first: Ints, later: Ints) -> tuple[Ints, Ints]:
    a, b = account[first], account[later]
    return np.minimum(a, b), np.maximum(a, b)


def _met(found: Iterable[tuple[Ints, Ints, Ints]], accounts: int) -> tuple[Ints, Ints]:
    """The pair (a · accounts + b) and the place of the earlier event of all that are near, sorted by both."""
    codes, places = zip(*((a * accounts + b, first) for a, b, first in found), strict=True)
    return in_order(np.concatenate(codes), np.concatenate(places))


def met_pairs(name: str, signal: Traces, accounts: int, code: Ints, trace: Ints, at: Ints, left_out: Ints, start: float) -> Pairs:
    """The pairs of meetings: ``code`` of the pair, trace and second, sorted by pair, trace, second; the first of a trace counts.

    ``start`` is when (performance counter) the work began.
    """
    once = changes(code, trace)
    code, trace, at = code[once], trace[once], at[once]
    begin = np.nonzero(changes(code))[0]
    count = np.diff(begin, append=len(code))
    order = _by_time(count, code, at)
    trace, at = trace[order], at[order]
    apart = np.diff(at, prepend=0) > APART
    apart[begin] = True
    of = np.repeat(np.arange(len(begin)), count)[apart]
    return Pairs(name, signal.window, code[begin] // accounts, code[begin] % accounts, np.bincount(of, minlength=len(begin)), count,
                 of, trace[apart], (at[apart] // 3600) % 24, _days(signal, accounts, left_out), len(signal.names), left_out,
                 time.perf_counter() - start)


def _by_time(count: Ints, code: Ints, at: Ints) -> Ints:
    """The order by pair and second of meetings sorted by pair; most pairs have one, and there is nothing to sort."""
    order = np.arange(len(code))
    several = np.nonzero(np.repeat(count > 1, count))[0]
    order[several] = several[np.lexsort((at[several], code[several]))]
    return order


def left_out(signal: Traces, which: Ints, most: int = LISTED) -> dict[str, Any]:
    """What the traces ``which`` of a signal were, so that leaving them out is said: how many, their events, and the biggest by name."""
    if not len(which):
        return {"traces_left_out": 0}
    out = np.isin(signal.trace, which)
    events = np.bincount(signal.trace[out], minlength=len(signal.names))
    accounts = np.bincount(distinct(signal.trace[out], signal.account[out])[0], minlength=len(signal.names))
    biggest = sorted(which.tolist(), key=lambda t: (-accounts[t], -events[t], t))[:most]
    return {"traces_left_out": len(which), "events_left_out": int(out.sum()), "left_out": [
        {"trace": signal.names[t], "accounts": int(accounts[t]), "events": int(events[t])} for t in biggest]}


def _days(signal: Traces, accounts: int, left_out: Ints) -> Floats:
    # Events that cannot meet are no chance of meeting: counted, they would make all other meetings look rarer than they are.
    kept = ~np.isin(signal.trace, left_out)
    cell = signal.account[kept] * 24 + (signal.at[kept] // 3600) % 24
    return np.bincount(cell, minlength=accounts * 24).reshape(accounts, 24).astype(np.float64)
