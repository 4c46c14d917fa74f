"""How often two accounts would meet by chance, and how surprising it is that they met more often."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..columns import Flags, Floats, Ints
from .pairs import Pairs

_SHRINK = 24.0
_SURE = 1.645


def expected(pairs: Pairs, keep: Flags, which: Ints, *, once: bool = False, platform: Ints | None = None) -> Floats:
    """Occasions that chance gives the pairs ``which``: the larger of an activity and an hour-of-day model.

    Both are estimated without the accounts outside ``keep`` (else a campaign inflates its own null) and scaled
    to an upper bound of all occasions, so that a few viral traces do not look exact. With ``once`` each pair counts
    with its first occasion only: an estimate that few pairs who meet again and again cannot carry away.
    Accounts of different platforms meet far more rarely than those of one: with ``platform`` (a number for each account)
    each combination of platforms has a rate of its own, else all who share one would seem to meet too often.
    """
    inside = keep[pairs.a[pairs.of]] & keep[pairs.b[pairs.of]]
    if once:
        inside &= np.diff(pairs.of, prepend=-1) > 0
    volume = pairs.days.sum(1)
    a, b, on, hour = pairs.a[which], pairs.b[which], pairs.on[inside], pairs.hour[inside]
    if platform is None or not platform.any():  # numbered from 0: only one
        return _chance(on, hour, volume, _habits(pairs.days, volume), keep, keep, a, b)
    habits = np.empty_like(pairs.days)
    for place in np.unique(platform).tolist():
        habits[platform == place] = _habits(pairs.days[platform == place], volume[platform == place])
    seen, asked = _combined(platform, pairs.a[pairs.of[inside]], pairs.b[pairs.of[inside]]), _combined(platform, a, b)
    found = np.zeros(len(which))
    for kind in np.unique(asked).tolist():
        here, there = (keep & (platform == side) for side in divmod(kind, int(platform.max()) + 1))
        now, met = asked == kind, seen == kind
        found[now] = _chance(on[met], hour[met], volume, habits, here, there, a[now], b[now])
    return found


def _combined(platform: Ints, a: Ints, b: Ints) -> Ints:
    """A number for each unordered combination of two platforms."""
    return np.minimum(platform[a], platform[b]) * (int(platform.max()) + 1) + np.maximum(platform[a], platform[b])


def _chance(on: Ints, hour: Ints, volume: Floats, habits: Floats, here: Flags, there: Flags, a: Ints, b: Ints) -> Floats:
    """The same for pairs with one account among ``here`` and one among ``there`` (the same set, or none in both)."""
    total, bound = _occasions(on)
    by_volume = bound / np.maximum(1.0, _possible(volume * here, volume * there)) * volume[a] * volume[b]
    chances = np.maximum(_possible(habits * here[:, None], habits * there[:, None]), 1e-9)
    by_hour = habits * np.sqrt(_hourly(hour, chances, total, bound))
    return np.asarray(np.maximum(by_volume, _products(by_hour.astype(np.float32), a, b)))


def _possible(here: Floats, there: Floats) -> Floats:
    """Products of activity summed over all pairs of one set, or of two that have nobody in common; by hour when given so."""
    both = (here * there).sum(0)
    return np.asarray((here.sum(0) * there.sum(0) - both) / np.where(both > 0, 2, 1))


def _occasions(on: Ints) -> tuple[float, float]:
    """Occasions among the kept, and a 95 % upper bound that treats each trace as one draw."""
    spread = np.sqrt((np.bincount(on).astype(np.float64) ** 2).sum()) if len(on) else 0.0
    return float(len(on)), len(on) + _SURE * spread + 3.0


def _smooth(hours: Floats) -> Floats:
    return np.asarray(0.25 * np.roll(hours, 1, -1) + 0.5 * hours + 0.25 * np.roll(hours, -1, -1))


def _habits(days: Floats, volume: Floats) -> Floats:
    """Events by hour of the day, smoothed and drawn towards everyone's day; rows still sum to the volume."""
    everyone = days.sum(0) / max(1.0, days.sum())
    return np.asarray(volume[:, None] * (_smooth(days) + _SHRINK * everyone) / (volume[:, None] + _SHRINK))


def _hourly(hour: Ints, chances: Floats, total: float, bound: float) -> Floats:
    """Occasions per product of two accounts' events, for each hour of the day, from these products' sums."""
    seen = _smooth(np.bincount(hour, minlength=24).astype(np.float64))
    return np.asarray(bound * (seen + 5 * chances / chances.sum()) / (total + 5) / chances)


def _products(rows: NDArray[np.float32], a: Ints, b: Ints, chunk: int = 500_000) -> Floats:
    found = [np.einsum("ij,ij->i", rows[a[i:i + chunk]], rows[b[i:i + chunk]]) for i in range(0, len(a), chunk)]
    return np.concatenate(found).astype(np.float64) if found else np.zeros(0)


def tail(seen: Ints, chance: Floats) -> Floats:
    """P(X >= seen) for a Poisson count with mean ``chance``; ``seen`` >= 1."""
    from scipy.special import gammainc  # a third of a second, for those who count and test nothing

    return np.asarray(gammainc(seen, chance), np.float64)


def adjusted(p: Floats, possible: float) -> Floats:
    """The share of false discoveries among tests at least as surprising, 0..1, for each of ``p``.

    ``possible`` tests were made; those that are not listed count as p = 1. (Benjamini and Hochberg 1995)
    """
    order = np.argsort(p, kind="stable")
    share = p[order] * max(possible, 1.0) / np.arange(1, len(p) + 1)
    found = np.empty(len(p))
    found[order] = np.minimum(1.0, np.minimum.accumulate(share[::-1])[::-1])
    return found
