"""Episodes: big bursts in which many accounts paste the same few texts or pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ..columns import Flags, Floats, Ints
from .near import distinct
from .world import Traces, World

GAP, FEWEST = 6 * 3600, 20
"""A silence of this many seconds ends a burst; fewer accounts make no burst."""
SHARE, LIFT = 0.25, 4.0
"""Bursts belong together when they share this part of the smaller one's accounts, and this many times what chance gives."""


@dataclass(frozen=True)
class Episodes:
    """Posts in bursts with the ``episode`` they belong to (sorted by it), and who attended which episode.

    ``attended`` is accounts x episodes; ``first`` and ``last`` bound the middle 98 % of an episode's copies and
    ``when`` is its median time (epoch seconds).
    """

    account: Ints
    at: Ints
    episode: Ints
    attended: sparse.csc_matrix
    first: Ints
    last: Ints
    when: Ints

    @property
    def sizes(self) -> Ints:
        """Participants of each episode."""
        return np.asarray(self.attended.sum(0)).ravel().astype(np.int64)

    def posts(self, episode: int) -> tuple[Ints, Ints]:
        """Accounts and times of an episode's distinct posts, sorted by account."""
        start, stop = np.searchsorted(self.episode, [episode, episode + 1])
        return self.account[start:stop], self.at[start:stop]


def find_episodes(world: World) -> Episodes | None:
    """Cut copied traces at silences, keep bursts of many accounts, merge those with the same people at the same hours."""
    account, at, unit = _bursts(list(world.using("copies").values()))
    if not len(account):
        return None
    label = _merge(account, at, unit, world.size)
    episode, account, at = distinct(label[unit], account, at)
    count = int(episode.max()) + 1
    attended = sparse.csr_matrix((np.ones(len(account), np.float32), (account, episode)), (world.size, count)).tocsc()
    attended.data[:] = 1
    first, when, last = (quantile(episode, at, share) for share in (0.01, 0.5, 0.99))
    return Episodes(account, at, episode, attended, first, last, when)


def quantile(episode: Ints, at: Ints, share: float) -> Ints:
    """For each episode the time by which ``share`` (0..1) of its posts are out."""
    ordered = at[np.lexsort((at, episode))]
    start = np.searchsorted(episode, np.arange(int(episode.max()) + 2))
    return np.asarray(ordered[start[:-1] + np.floor(share * (np.diff(start) - 1)).astype(np.int64)])


def _bursts(signals: Sequence[Traces]) -> tuple[Ints, Ints, Ints]:
    """Account, time and trace number of all events in bursts; the bursts of one trace share its number."""
    parts, offset = [], 0
    for signal in signals:
        order = np.lexsort((signal.account, signal.at, signal.trace))
        account, at, trace = signal.account[order], signal.at[order], signal.trace[order]
        new = np.ones(len(at), bool)
        new[1:] = (trace[1:] != trace[:-1]) | (at[1:] - at[:-1] > GAP)
        burst = np.cumsum(new) - 1
        kept = (_people(burst, account) >= FEWEST)[burst]
        names, unit = np.unique(trace[kept], return_inverse=True)
        parts.append(np.stack([account[kept], at[kept], unit + offset]))
        offset += len(names)
    joined = np.concatenate(parts, axis=1) if parts else np.zeros((3, 0), np.int64)
    return joined[0], joined[1], joined[2]


def _people(burst: Ints, account: Ints) -> Ints:
    return np.bincount(distinct(burst, account)[0])


def _merge(account: Ints, at: Ints, unit: Ints, accounts: int) -> Ints:
    """For each trace the number of its episode."""
    people, hours = _table(unit, account, accounts), _table(unit, at // 3600 - at.min() // 3600)
    size, alive = np.asarray(people.sum(1)).ravel(), np.asarray(hours.sum(1)).ravel()
    both = (people @ people.T).tocoo()
    a, b, shared = both.row, both.col, both.data
    near = (a < b) & (shared >= np.maximum(3, SHARE * np.minimum(size[a], size[b])))
    near &= shared >= LIFT * size[a] * size[b] / accounts
    a, b = a[near], b[near]
    together = np.asarray(hours[a].multiply(hours[b]).sum(1)).ravel()
    same = together >= 0.5 * np.minimum(alive[a], alive[b])
    edges = sparse.csr_matrix((np.ones(int(same.sum())), (a[same], b[same])), (len(size), len(size)))
    return np.asarray(connected_components(edges, directed=False)[1], np.int64)


def _table(row: Ints, column: Ints, width: int | None = None) -> sparse.csr_matrix:
    both = distinct(row, column)
    shape = (int(row.max()) + 1, width or int(column.max()) + 1)
    return sparse.csr_matrix((np.ones(len(both[0]), np.float32), (both[0], both[1])), shape)


def ordinary(world: World, episodes: Episodes, big: Ints) -> Flags:
    """Which of the world's posts tell of ordinary life.

    Not those in episodes, nor any other post of a participant during a short big episode: a campaign's hashtags
    would make it its own group of interest, and its eagerness would look like everyday activity.
    """
    copied = np.isin(world.account * _SPAN + world.at, episodes.account * _SPAN + episodes.at)
    for e in big.tolist():
        if episodes.last[e] - episodes.first[e] > 3 * 86400:
            continue
        low, high = np.searchsorted(world.at, [episodes.first[e] - 3600, episodes.last[e] + 3600])
        there = np.zeros(world.size, bool)
        there[episodes.attended.indices[episodes.attended.indptr[e]:episodes.attended.indptr[e + 1]]] = True
        copied[low:high] |= there[world.account[low:high]]
    return np.asarray(~copied)


_SPAN = 1 << 40


def kept(signal: Traces, world: World, plain: Flags) -> Flags:
    """Which events of ``signal`` come from posts that tell of ordinary life."""
    odd = np.unique(world.account[~plain] * _SPAN + world.at[~plain])
    return np.asarray(~np.isin(signal.account * _SPAN + signal.at, odd))


def volumes(world: World, plain: Flags) -> Floats:
    """Ordinary posts of each account."""
    return np.bincount(world.account[plain], minlength=world.size).astype(np.float64)
