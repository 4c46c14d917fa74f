"""When people post: by day and night, by weekday, in sessions, and after what they answer to."""

from __future__ import annotations

import numpy as np

from .sheet import Floats, Ints

DAY = 86400.0
# Posts by hour of the local day, after the real samples: a low before dawn, a rise at lunch, a peak in the evening.
HOURS = np.array([3.0, 2.0, 1.3, 0.9, 0.8, 1.0, 1.9, 3.2, 4.2, 4.8, 5.0, 5.2, 5.5, 5.4, 5.1, 5.0, 5.1, 5.4, 5.9, 6.5, 7.0,
                  6.9, 6.0, 4.6])
HOURS_SUM = np.cumsum(HOURS) / HOURS.sum()
WEEK = np.array([1.0, 1.02, 1.03, 1.05, 1.02, 0.86, 0.88])  # Monday first


def hours(rng: np.random.Generator, n: int) -> Floats:
    """Seconds into the local day."""
    drawn = np.searchsorted(HOURS_SUM, rng.random(n)).astype(np.float64)
    seconds: Floats = (drawn + rng.random(n)) * 3600.0
    return seconds


def days(rng: np.random.Generator, n: int, starts: float, ends: float) -> Floats:
    """Midnights between two moments, weekends a little rarer."""
    calendar: Floats = np.arange(np.floor(starts / DAY), np.ceil(ends / DAY), dtype=np.float64)
    weight = WEEK[(calendar.astype(np.int64) + 3) % 7]
    drawn = np.searchsorted(np.cumsum(weight) / weight.sum(), rng.random(n))
    return calendar[np.minimum(drawn, len(calendar) - 1)] * DAY


def life(rng: np.random.Generator, zone: Floats, counts: Ints, starts: float, ends: float, *, steady: bool = False) -> Floats:
    """Moments for ``counts`` posts of each account in ``zone`` (hours east of UTC): some sessions, several posts in each.

    Most accounts are there for some weeks and gone again; ``steady`` ones are there all the time.
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    per = np.maximum(1, np.ceil(counts / 4.0)).astype(np.int64)
    whose = np.repeat(np.arange(len(counts)), per)
    day = days(rng, len(whose), starts, ends)
    if not steady:
        stay = np.exp(rng.normal(1.9, 1.3, len(counts))) * np.log2(counts + 1.0) * DAY
        near = days(rng, len(counts), starts, ends)[whose] + stay[whose] * rng.normal(0, 1, len(whose))
        day = np.where((near < starts) | (near >= ends - DAY), day, np.floor(near / DAY) * DAY)
    local = rest(rng, day) + hours(rng, len(day))
    first = np.concatenate([[0], np.cumsum(per)[:-1]])
    session = first[owner] + (rng.random(len(owner)) ** 1.4 * per[owner]).astype(np.int64)
    drift = np.where(rng.random(len(owner)) < 0.2, 0.0, np.exp(rng.normal(4.9, 1.8, len(owner))))
    return inside(rng, local[session] + np.minimum(drift, 14400.0) - zone[owner] * 3600.0, starts, ends)


def rest(rng: np.random.Generator, day: Floats) -> Floats:
    """Some of what falls on a weekend was done two days before."""
    weekend = (day // DAY).astype(np.int64) % 7 >= 2
    weekend &= (day // DAY).astype(np.int64) % 7 <= 3
    moved: Floats = day - np.where(weekend & (rng.random(len(day)) < 0.12), 2 * DAY, 0.0)
    return moved


def inside(rng: np.random.Generator, at: Floats, starts: float, ends: float) -> Floats:
    """Moments outside the window are drawn anew within it."""
    out = (at < starts) | (at >= ends)
    return np.where(out, starts + rng.random(len(at)) * (ends - starts), at)


def wake(rng: np.random.Generator, at: Floats, zone: Floats) -> Floats:
    """Most of what would fall into the sleeper's night waits for the morning."""
    hour = (at / 3600.0 + zone) % 24.0
    asleep = ((hour < 6.5) | (hour > 23.8)) & (rng.random(len(at)) < 0.8)
    return at + np.where(asleep, ((7.0 - hour) % 24.0) * 3600.0 + rng.exponential(5400.0, len(at)), 0.0)


def after(rng: np.random.Generator, at: Floats, zone: Floats, *, median: float = 5400.0, spread: float = 1.7) -> Floats:
    """Moments at which readers react: log-normal delays (median in seconds), nights slept through."""
    return wake(rng, at + np.exp(rng.normal(np.log(median), spread, len(at))), zone)
