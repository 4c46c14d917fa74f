"""How a group posts what it shares: copies per member, and how much of it falls into one 10-minute bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Ints
from .near import distinct
from .world import Traces

DAY, BIN = 86400, 600


@dataclass(frozen=True)
class Pace:
    """``copies``: events on shared traces per participant and busy day (median over days).

    ``peak``: share of a busy day's events in its busiest 10 minutes (median, 0..1). ``days``: busy days.
    """

    copies: float
    peak: float
    days: int


def pace(members: Flags, signals: Sequence[Traces]) -> Pace:
    """The pace of ``members`` (a flag for each account) over the traces that at least two of them left.

    A busy day is one on which at least two of them left such traces.
    """
    account, at = shared(members, signals)
    if not len(account):
        return Pace(0.0, 0.0, 0)
    day = at // DAY
    copies, peaks = [], []
    for number in np.unique(day):
        today = day == number
        people = len(np.unique(account[today]))
        if people >= 2:
            copies.append(today.sum() / people)
            peaks.append(busiest(at[today]))
    return Pace(float(np.median(copies)), float(np.median(peaks)), len(copies)) if copies else Pace(0.0, 0.0, 0)


def shared(members: Flags, signals: Sequence[Traces]) -> tuple[Ints, Ints]:
    """Accounts and times of the members' distinct posts that carry a trace which two of them left."""
    parts = []
    for signal in signals:
        mine = members[signal.account]
        account, trace, at = signal.account[mine], signal.trace[mine], signal.at[mine]
        both = distinct(trace, account)[0]
        popular = np.bincount(both, minlength=len(signal.names)) >= 2
        parts.append(np.stack([account[popular[trace]], at[popular[trace]]]))
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    account, at = distinct(*np.concatenate(parts, axis=1))
    return account, at


def busiest(at: Ints) -> float:
    """The share (0..1) of the times ``at`` that falls into the busiest 10-minute bin."""
    return float(np.unique(at // BIN, return_counts=True)[1].max() / len(at)) if len(at) else 0.0
