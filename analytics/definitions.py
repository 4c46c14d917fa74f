"""Pairs of accounts by named definitions of acting together: coterie's own, CooRTweet's, and the QUT toolkit's."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Columns, Flags, Floats, Ints, Table
from ..queries.errors import UsageError
from .chance import expected, tail
from .pairs import CAP, Pairs, met_pairs
from .shares import Shares
from .ties import find_ties, suspects

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

    ``coterie``: weight is occasions, meetings less than an hour apart being one; p is the pair test's, for both directions.
    ``coortweet``: weight is pairs of shares; originals are no shares; one of the two must have ``least`` shares
    among the posts that are near another (Righetti and Balluff, CooRTweet, ``detect_groups``).
    ``qut``: weight is how many of a's posts are near one of b's, so there is a row for each of a and b
    (Graham, QUT Coordination Network Toolkit, ``co_retweet`` and its kin).
    """
    count = {"coterie": _coterie, "coortweet": _coortweet, "qut": _qut}.get(definition)
    if count is None:
        raise UsageError(f"There is no definition called {definition}.", advice=f"Choose from {', '.join(LEAST)}.")
    least = LEAST[definition] if least is None else least
    with Columns(__package__, threads=threads) as columns:
        found = dict(count(columns, shares.of_active(least), windows, least, directed, every, cap))
    return [found[window] for window in windows]


_Found = Iterator[tuple[int, Edges]]


def _near(columns: Columns, shares: Shares, windows: Iterable[int], cap: int) -> Iterator[tuple[int, int]]:
    """Each window with its left-out traces, while the table ``near_shares`` holds at least what is near within it."""
    columns.put("shares", {"account": shares.account.astype(np.int32), "trace": shares.trace.astype(np.int32),
                           "post": shares.post.astype(np.int32), "ts": shares.at})
    waiting = sorted(set(windows), reverse=True)
    while waiting:
        widest, stretch = waiting[0], max(1, waiting[0])
        columns.make("events", "share_events")
        columns.make("left_out", "heavy", window=stretch, cap=cap)
        left_out = columns.rows("left_out")
        columns.make("near_shares", window=widest, stretch=stretch)
        # What is too costly within the widest window may be affordable within a narrower one: then each has its own turn.
        now, waiting = (waiting[:1], waiting[1:]) if left_out else (waiting, [])
        yield from ((window, left_out) for window in now)


def _coortweet(columns: Columns, shares: Shares, windows: Sequence[int], least: int, directed: bool, every: bool, cap: int) -> _Found:
    columns.put("every_share", {"account": shares.account.astype(np.int32), "post": shares.post.astype(np.int32)})
    for window, left_out in _near(columns, shares.of_others(), windows, cap):
        yield window, _edges(columns.fetch("coortweet", window=window, least=least, directed=directed), window, left_out)


def _qut(columns: Columns, shares: Shares, windows: Sequence[int], least: int, directed: bool, every: bool, cap: int) -> _Found:
    for window, left_out in _near(columns, shares, windows, cap):
        yield window, _edges(columns.fetch("qut", window=window, directed=directed), window, left_out)


def _edges(rows: Table, window: int, left_out: int) -> Edges:
    a, b, weight, traces = (rows[name].astype(np.int64) for name in ("a", "b", "weight", "traces"))
    return Edges(window, a, b, weight, traces, rows["delay"].astype(np.float64), np.full(len(a), np.nan), left_out)


def _coterie(columns: Columns, shares: Shares, windows: Sequence[int], least: int, directed: bool, every: bool, cap: int) -> _Found:
    for window, left_out in _near(columns, shares, windows, cap):
        pairs = _met(columns, shares, window, directed=False)
        p, tied = _tested(pairs, len(shares.accounts), every)
        place = np.arange(len(pairs.a))
        if directed:
            both, pairs = pairs, _met(columns, shares, window, directed=True)
            size = len(shares.accounts)
            place = np.searchsorted(both.a * size + both.b, np.minimum(pairs.a, pairs.b) * size + np.maximum(pairs.a, pairs.b))
        delay = columns.fetch("delays", window=window, directed=directed)["delay"].astype(np.float64)
        found = Edges(window, pairs.a, pairs.b, pairs.occasions, pairs.traces, delay, p[place], left_out)
        yield window, found.only(tied[place])


def _met(columns: Columns, shares: Shares, window: int, *, directed: bool) -> Pairs:
    columns.make("meetings", "near_meetings", window=window, directed=directed)
    return met_pairs(columns, "shares", shares.traces(window), len(shares.accounts), time.perf_counter())


def _tested(pairs: Pairs, accounts: int, every: bool) -> tuple[Floats, Flags]:
    """The p of each pair that is given, and which those are: the ties of this signal and window alone, or ``every`` pair."""
    if every:
        return tail(pairs.occasions, expected(pairs, ~suspects([pairs], accounts), np.arange(len(pairs.a)))), np.ones(len(pairs.a), bool)
    ties = find_ties([pairs], accounts)[0]
    tied = np.isin(pairs.a * accounts + pairs.b, ties.a * accounts + ties.b)
    p = np.full(len(pairs.a), np.nan)
    p[tied] = ties.p
    return p, tied
