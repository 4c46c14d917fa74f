"""The control for ties: the same posts with their accounts shuffled among neighbours in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..columns import Ints
from .world import Traces, World

HOUR, CROWD, REPAIRS = 3600, 100, 5
"""Stretches are whole hours, as many as hold at least CROWD posts; an account with one trace twice swaps REPAIRS times."""


def shuffled(world: World, generator: np.random.Generator) -> World:
    """``world`` with the authors of the posts in each stretch of time on one platform given to one another at random.

    Keeps the times and sizes of traces, what was posted together, and the volume of accounts. In small stretches a
    group would stay among itself, so a quiet hour is joined to the next. It is blind to live events: to pass this
    control is not guilt, to fail it no innocence.
    """
    line = np.argsort(world.platform[world.account], kind="stable")
    posts, at = world.account[line], world.at[line]
    stretch = _stretches(world.platform[posts], at)
    key = posts * _SPAN + at
    order = np.argsort(key, kind="stable")
    where = {name: order[np.searchsorted(key[order], s.account * _SPAN + s.at)] for name, s in world.signals.items()}
    account = posts[np.lexsort((generator.random(len(stretch)), stretch))]
    for _ in range(REPAIRS):
        twice = _twice(account, [(where[name], s) for name, s in world.signals.items()])
        if not len(twice):
            break
        _swap(account, stretch, twice, generator)
    signals = {name: replace(s, account=_sorted(account[where[name]], s)) for name, s in world.signals.items()}
    mixed = np.empty_like(account)
    mixed[line] = account
    return replace(world, account=mixed, signals=signals)


def _sorted(account: Ints, signal: Traces) -> Ints:
    """The accounts in the order that events have: by trace, time and account."""
    return account[np.lexsort((account, signal.at, signal.trace))]


_SPAN = 1 << 40


def _stretches(platform: Ints, at: Ints) -> Ints:
    """Stretches of posts sorted by platform and time, ascending; none spans two platforms."""
    found, last = [], 0
    for place in np.unique(platform).tolist():
        found.append(stretches(at[platform == place]) + last)
        last = int(found[-1][-1]) + 1
    return np.concatenate(found)


def stretches(at: Ints) -> Ints:
    """The number of the stretch that each of the ascending times ``at`` (epoch seconds) falls into."""
    hours, counts = np.unique(at // HOUR, return_counts=True)
    number, held, found = 0, 0, np.empty(len(hours), np.int64)
    for i, count in enumerate(counts.tolist()):
        if held >= CROWD:
            number, held = number + 1, 0
        found[i], held = number, held + count
    return found[np.searchsorted(hours, at // HOUR)]


def _twice(account: Ints, signals: Sequence[tuple[Ints, Traces]]) -> Ints:
    """Posts whose new author has one of their traces in an earlier row already."""
    found = []
    for post, signal in signals:
        who = account[post]
        order = np.lexsort((post, who, signal.trace))
        a, t, p = who[order], signal.trace[order], post[order]
        found.append(p[1:][(a[1:] == a[:-1]) & (t[1:] == t[:-1]) & (p[1:] != p[:-1])])
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _swap(account: Ints, stretch: Ints, posts: Ints, generator: np.random.Generator) -> None:
    start, stop = np.searchsorted(stretch, stretch[posts], "left"), np.searchsorted(stretch, stretch[posts], "right")
    others = start + (generator.random(len(posts)) * (stop - start)).astype(np.int64)
    for post, other in zip(posts.tolist(), others.tolist(), strict=True):
        account[post], account[other] = account[other], account[post]
