"""Who says the same things earlier, again and again: leads between accounts and between platforms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

from ..columns import Floats, Ints
from .chance import adjusted

LEAST, MOST, FALSE = 8, 500, 0.05
"""Occasions below which nothing is said; accounts compared, the busiest; share of false discoveries allowed."""
OCCASION = 3600
"""Passages opened in the same hour count once: whoever logs in later says all of them later."""
Sayings = Mapping[str, Mapping[str, int]]
"""For each passage, when each account (or platform) first said it, in epoch seconds."""


@dataclass(frozen=True)
class Lead:
    """``first`` says it before ``second``: median delay in seconds with a 95 % interval over the occasions.

    ``occasions`` they share, of which ``earlier`` went this way and ``ties`` neither; ``p`` after correction for all pairs.
    """

    first: str
    second: str
    occasions: int
    earlier: int
    ties: int
    delay: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class Leads:
    """What was found, and how many pairs had enough occasions to be tested; none tested is "not enough data"."""

    found: tuple[Lead, ...]
    tested: int


def leads(sayings: Sayings, *, seed: int = 0, rounds: int = 500) -> Leads:
    """Pairs of which one is first more often than a coin would have it (sign test; Benjamini and Hochberg over all pairs).

    An occasion goes to whoever was first with the majority of its passages. Times in the same second are ties.
    """
    who, times, starts = _table(sayings)
    tests = [(i, j, *_counted(delays)) for i in range(len(who)) for j, delays in enumerate(_delays(times, starts, i), i + 1)]
    tests = [t for t in tests if t[2] + t[3] + t[4] >= LEAST]
    if not tests:
        return Leads((), 0)
    less, decided = np.array([min(t[2], t[3]) for t in tests]), np.array([t[2] + t[3] for t in tests])
    p = adjusted(np.minimum(1.0, 2 * binom.cdf(less, decided, 0.5)), len(tests))
    found = [_lead(who, times, starts, tests[k], float(p[k]), seed, rounds) for k in np.flatnonzero(p <= FALSE)]
    return Leads(tuple(sorted(found, key=lambda one: (one.p, -one.occasions, one.first, one.second))), len(tests))


def interval(values: Floats, *, seed: int, rounds: int) -> tuple[float, float]:
    """Where the median lies in 95 of 100 resamples (Efron's percentile bootstrap)."""
    drawn = np.random.default_rng(seed).choice(values, (rounds, len(values)))
    low, high = np.quantile(np.median(drawn, axis=1), (0.025, 0.975))
    return float(low), float(high)


def _table(sayings: Sayings) -> tuple[list[str], Floats, Ints]:
    """Names, a table of names x passages (nan: not said) in order of the opening hour, and where each hour begins."""
    shared = sorted((min(said.values()) // OCCASION, passage) for passage, said in sayings.items() if len(said) > 1)
    counts: dict[str, int] = {}
    for _, passage in shared:
        for name in sayings[passage]:
            counts[name] = counts.get(name, 0) + 1
    who = sorted(sorted(counts, key=lambda name: (-counts[name], name))[:MOST])
    place = {name: n for n, name in enumerate(who)}
    times = np.full((len(who), len(shared)), np.nan)
    for column, (_, passage) in enumerate(shared):
        for name, at in sayings[passage].items():
            if name in place:
                times[place[name], column] = at
    hours = np.array([hour for hour, _ in shared], np.int64)
    return who, times, np.flatnonzero(np.diff(hours, prepend=-1))


def _delays(times: Floats, starts: Ints, i: int) -> Sequence[Floats]:
    """For each name after ``i`` the majority of signs in each occasion: above 0 when ``i`` was first; nan when not shared."""
    apart = times[i + 1:] - times[i]
    if not len(apart) or not len(starts):
        return []
    shared = np.add.reduceat(~np.isnan(apart), starts, axis=1)
    signs = np.sign(np.add.reduceat(np.sign(np.nan_to_num(apart)), starts, axis=1))
    return list(np.where(shared > 0, signs, np.nan))


def _counted(signs: Floats) -> tuple[int, int, int]:
    return int((signs > 0).sum()), int((signs < 0).sum()), int((signs == 0).sum())


def _lead(who: list[str], times: Floats, starts: Ints, test: tuple[int, int, int, int, int], p: float, seed: int, rounds: int) -> Lead:
    i, j, after, before, ties = test
    first, second = (i, j) if after >= before else (j, i)
    apart = times[second] - times[first]
    delays = np.array([np.median(part[~np.isnan(part)]) for part in np.split(apart, starts[1:]) if not np.isnan(part).all()])
    low, high = interval(delays, seed=seed, rounds=rounds)
    return Lead(who[first], who[second], after + before + ties, max(after, before), ties, float(np.median(delays)), low, high, p)
