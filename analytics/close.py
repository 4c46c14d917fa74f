"""Close: pairs of shares of one trace that lie within a window, and the ways to look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Ints
from .near import costly, near
from .pairs import events
from .shares import Shares


@dataclass(frozen=True)
class Close:
    """Two of ``shares`` by different accounts: their places ``first`` and ``later`` (by time), and the seconds between.

    ``left_out`` are the traces too costly to compare.
    """

    shares: Shares
    first: Ints
    later: Ints
    lag: Ints
    left_out: Ints

    @property
    def accounts(self) -> tuple[Ints, Ints]:
        """The two accounts, the earlier first."""
        return self.shares.account[self.first], self.shares.account[self.later]

    def ends(self, directed: bool) -> tuple[Ints, Ints]:
        """The two accounts, the earlier first if ``directed``, else the lower number first."""
        first, later = self.accounts
        return (first, later) if directed else (np.minimum(first, later), np.maximum(first, later))

    def only(self, keep: Flags) -> Close:
        """The chosen ones."""
        return self if keep.all() else Close(self.shares, self.first[keep], self.later[keep], self.lag[keep], self.left_out)

    def within(self, window: int) -> Close:
        """Those at most ``window`` seconds apart."""
        return self.only(self.lag <= window)

    def apart(self) -> Close:
        """Those that are not of the same second: one is truly first."""
        return self.only(self.lag > 0)

    def both_ways(self) -> Close:
        """Each seen from either side."""
        return Close(self.shares, np.concatenate([self.first, self.later]), np.concatenate([self.later, self.first]),
                     np.concatenate([self.lag, self.lag]), self.left_out)


def compared(shares: Shares, windows: Sequence[int], cap: int) -> dict[int, Close]:
    """For each window what is close within it, or within a wider one: compared once where the widest is affordable."""
    found: dict[int, Close] = {}
    waiting = sorted(set(windows), reverse=True)
    while waiting:
        widest = waiting[0]
        _, trace, at = events(shares.traces(widest))
        left_out = costly(trace, at, max(1, widest), cap)
        kept = np.nonzero(~np.isin(shares.trace, left_out))[0]
        both = near(shares.account[kept], shares.trace[kept], shares.at[kept], widest)
        first, later = (kept[np.concatenate(places)] for places in zip(*both, strict=True))
        # What is too costly within the widest window may be affordable within a narrower one: then each has its own turn.
        now, waiting = (waiting[:1], waiting[1:]) if len(left_out) else (waiting, [])
        found |= dict.fromkeys(now, Close(shares, first, later, shares.at[later] - shares.at[first], left_out))
    return found
