"""Where the rate of a count changes, and which stretches are bursts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..columns import Floats, Ints

BURST, LEAST = 2.0, 20
"""A burst has so many times the rate of everything, a higher rate than both neighbours, and at least so many counts.

The first bin always holds something, since the series begins there: a handful in it is no burst."""


@dataclass(frozen=True)
class Stretch:
    """Bins ``first`` to ``end`` (the first after it), and what was counted in them."""

    first: int
    end: int
    count: int

    @property
    def rate(self) -> float:
        """Counts in a bin."""
        return self.count / (self.end - self.first)


def penalty(bins: int) -> float:
    """What a change must gain in twice the log-likelihood: 3 log n, one for its place and two for the rates beside it."""
    return 3 * float(np.log(max(bins, 2)))


def stretches(counts: Ints, cost: float | None = None) -> list[Stretch]:
    """The best cut into stretches of one Poisson rate each: least twice-negative log-likelihood plus ``cost`` a change.

    Exact, by dynamic programming with pruning: PELT, Killick, Fearnhead and Eckley, JASA 107 (2012). ``cost`` is
    ``penalty`` if not given.
    """
    n, price = len(counts), penalty(len(counts)) if cost is None else cost
    sums = np.concatenate([[0], np.cumsum(counts)]).astype(np.float64)
    best, last, open_ = np.full(n + 1, -price), np.zeros(n + 1, np.int64), np.zeros(1, np.int64)
    for end in range(1, n + 1):
        value = best[open_] + _cost(sums[end] - sums[open_], end - open_)
        at = int(value.argmin())
        best[end], last[end] = value[at] + price, open_[at]
        open_ = np.append(open_[value <= best[end]], end)
    cuts = [n]
    while cuts[-1] > 0:
        cuts.append(int(last[cuts[-1]]))
    return [Stretch(a, b, int(sums[b] - sums[a])) for b, a in zip(cuts[-2::-1], cuts[:0:-1], strict=True)] if n else []


def bursts(found: list[Stretch]) -> list[Stretch]:
    """The stretches that stand out from both neighbours and from everything."""
    if len(found) < 2:
        return []
    usual = sum(s.count for s in found) / sum(s.end - s.first for s in found)
    return [s for i, s in enumerate(found) if s.rate >= BURST * usual and s.count >= LEAST
            and all(s.rate > near.rate for near in found[max(0, i - 1):i] + found[i + 1:i + 2])]


def _cost(count: Floats, bins: Ints) -> Floats:
    rate = np.where(count > 0, count, 1.0) / bins
    return np.asarray(2 * (count - count * np.log(rate)))
