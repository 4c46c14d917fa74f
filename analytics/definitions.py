"""Pairs of accounts by named definitions of acting together: coterie's own, CooRTweet's, and the QUT toolkit's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Floats, Ints
from ..queries.errors import UsageError
from .chance import expected, tail
from .close import Close, compared
from .near import changes, different, in_order
from .pairs import CAP, Pairs, met_pairs
from .shares import Shares
from .ties import find_ties, suspects
from .world import platforms

LEAST = {"coterie": 1, "coortweet": 2, "qut": 1}
"""The definitions, and how many shares each asks of an account if nothing else is said."""


@dataclass(frozen=True)
class Edges:
    """Pairs within ``window`` seconds, sorted by (a, b).

    ``weight`` counts what the definition counts, ``traces`` distinct things shared, ``delay`` is the mean number of
    seconds between their shares, ``p`` the chance of as many occasions (not a number where the definition has none).
    ``left_out`` counts traces too costly to compare.
    """

    window: int
    a: Ints
    b: Ints
    weight: Ints
    traces: Ints
    delay: Floats
    p: Floats
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.a)

    def only(self, keep: Flags) -> Edges:
        """The chosen ones."""
        return Edges(self.window, self.a[keep], self.b[keep], self.weight[keep], self.traces[keep], self.delay[keep], self.p[keep],
                     self.left_out)


def edges(definition: str, shares: Shares, windows: Sequence[int], *, least: int | None = None, directed: bool = False,
          every: bool = False, cap: int = CAP, threads: int = 2) -> list[Edges]:
    """The pairs by ``definition`` for each window (seconds), in that order; the shares are compared once, within the widest.

    ``least`` shares are asked of an account (``LEAST`` if not given). ``directed``: a shared
    first and b later, so that shares of one second count for nobody. ``every``: pairs before significance as well.
    ``threads``: so many windows are counted side by side.

    ``coterie``: weight is occasions, meetings less than an hour apart being one; p is the pair test's, for both directions.
    ``coortweet``: weight is pairs of shares; originals are no shares; one of the two must have ``least`` shares
    among the posts that are near another (Righetti and Balluff, CooRTweet, ``detect_groups``).
    ``qut``: weight is how many of a's posts are near one of b's, so there is a row for each of a and b
    (Graham, QUT Coordination Network Toolkit, ``co_retweet`` and its kin).
    """
    if definition not in LEAST:
        raise UsageError(f"There is no definition called {definition}.", advice=f"Choose from {', '.join(LEAST)}.")
    least = LEAST[definition] if least is None else least
    shares = shares.of_active(least)
    found = compared(shares.of_others() if definition == "coortweet" else shares, windows, cap)

    def count(window: int) -> Edges:
        close = found[window].within(window)
        if definition == "coterie":
            return _coterie(close, window, directed, every)
        return _qut(close, window, directed) if definition == "qut" else _coortweet(close, shares, window, least, directed)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(count, windows))


def _coortweet(close: Close, every: Shares, window: int, least: int, directed: bool) -> Edges:
    paired = np.zeros(int(every.post.max(initial=-1)) + 1, bool)
    paired[close.shares.post[close.first]] = paired[close.shares.post[close.later]] = True
    active = np.bincount(every.account[paired[every.post]], minlength=len(every.accounts)) >= least
    first, later = close.accounts
    close = close.only(active[first] | active[later])
    close = close.apart() if directed else close
    places, row = _rows(*close.ends(directed), len(every.accounts))
    return _edges(close, window, np.bincount(row), close.first[places], places, row, directed)


def _qut(close: Close, window: int, directed: bool) -> Edges:
    close = close.apart() if directed else close.both_ways()
    places, row = _rows(*close.accounts, len(close.shares.accounts))
    mine = close.first[places]
    return _edges(close, window, different(row, close.shares.post[mine]), mine, places, row, True)


def _rows(a: Ints, b: Ints, accounts: int) -> tuple[Ints, Ints]:
    """The order of rows by pair, and for each place of this order the number of its pair."""
    code, places = in_order(a * accounts + b, np.arange(len(a)))
    return places, np.cumsum(changes(code)) - 1


def _edges(close: Close, window: int, weight: Ints, share: Ints, places: Ints, row: Ints, directed: bool) -> Edges:
    """Edges of the pairs numbered by ``row``, whose rows of ``close`` stand at ``places``; ``share`` is a share of each."""
    one = places[changes(row)]
    a, b = Close(close.shares, close.first[one], close.later[one], close.lag[one], close.left_out).ends(directed)
    return Edges(window, a, b, weight, different(row, close.shares.trace[share]), _delay(close, places, row),
                 np.full(len(one), np.nan), len(close.left_out))


def _delay(close: Close, places: Ints, row: Ints) -> Floats:
    return np.asarray(np.bincount(row, close.lag[places]) / np.bincount(row))


def _coterie(close: Close, window: int, directed: bool, every: bool) -> Edges:
    size = len(close.shares.accounts)
    pairs = _met(close, window, False)
    p, tied = _tested(pairs, platforms(close.shares.accounts), every)
    place = np.arange(len(pairs.a))
    if directed:
        close = close.apart()
        both, pairs = pairs, _met(close, window, True)
        place = np.searchsorted(both.a * size + both.b, np.minimum(pairs.a, pairs.b) * size + np.maximum(pairs.a, pairs.b))
    delay = _delay(close, *_rows(*close.ends(directed), size))
    return Edges(window, pairs.a, pairs.b, pairs.occasions, pairs.traces, delay, p[place], len(close.left_out)).only(tied[place])


def _met(close: Close, window: int, directed: bool) -> Pairs:
    start, size, shares = time.perf_counter(), len(close.shares.accounts), close.shares
    a, b = close.ends(directed)
    code, place = in_order(a * size + b, close.first)
    return met_pairs("shares", shares.traces(window), size, code, shares.trace[place], shares.at[place], close.left_out, start)


def _tested(pairs: Pairs, platform: Ints, every: bool) -> tuple[Floats, Flags]:
    """The p of each pair that is given, and which those are: the ties of this signal and window alone, or ``every`` pair."""
    accounts = len(platform)
    if every:
        chance = expected(pairs, ~suspects([pairs], accounts, platform), np.arange(len(pairs.a)), platform=platform)
        return tail(pairs.occasions, chance), np.ones(len(pairs.a), bool)
    ties = find_ties([pairs], accounts, platform=platform)[0]
    tied = np.isin(pairs.a * accounts + pairs.b, ties.a * accounts + ties.b)
    p = np.full(len(pairs.a), np.nan)
    p[tied] = ties.p
    return p, tied
