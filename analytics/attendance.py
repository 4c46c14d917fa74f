"""Chance of attending: how likely an account is in an episode, judged by everything outside the set that is tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ..columns import Flags, Floats, Ints
from .episodes import Episodes, ordinary, volumes
from .interests import KINDS, interests, unknown
from .near import changes
from .world import World

BIG, OWN = 20, 0.4
"""Participants from which an episode may be part of a block; the part of a group of interest from which it is the block's own."""
CLOSE = 1e-7
"""The part of its participants by which the probabilities of a group may miss them."""


@dataclass(frozen=True)
class Attendance:
    """Who was in which big episode, and what else is known of everyone.

    ``there`` accounts x big episodes; ``big`` their numbers; ``volume`` ordinary posts; ``group`` of interest;
    ``small`` attendances of other episodes; ``crowd`` of each big episode: the days of a daily ritual are one;
    ``alive``: accounts of which anything is known.
    """

    big: Ints
    there: Flags
    volume: Floats
    group: Ints
    small: Floats
    crowd: Ints
    alive: Flags

    @property
    def accounts(self) -> int:
        """How many accounts."""
        return len(self.volume)

    @cached_property
    def everywhere(self) -> Floats:
        """How many episodes each account attended, the days of a daily ritual counting once."""
        order = np.argsort(self.crowd, kind="stable")
        crowds = np.logical_or.reduceat(self.there[:, order], np.nonzero(changes(self.crowd[order]))[0], axis=1)
        return np.asarray(self.small + crowds.sum(1))


def attendance(world: World, episodes: Episodes, *, seed: int) -> Attendance:
    """The table of big episodes with each account's ordinary life beside it."""
    sizes = episodes.sizes
    big = np.nonzero(sizes >= BIG)[0]
    there = episodes.attended[:, big].toarray().astype(bool)
    plain = ordinary(world, episodes, big)
    small = np.asarray(episodes.attended.sum(1)).ravel().astype(np.float64) - there.sum(1)
    volume, group = volumes(world, plain), interests(world, plain, seed=seed)
    alive = np.asarray(volume + small + there.sum(1) > 0)
    return Attendance(big, there, volume, group, small, _crowds(there, episodes.when[big]), alive)


def _crowds(there: Flags, when: Ints) -> Ints:
    """A number for each episode; the episodes of one daily or weekly ritual share theirs."""
    table = there.astype(np.float32)
    both = table.T @ table
    size = np.diag(both)
    alive = max(1, int(there.any(1).sum()))
    near = (both >= 0.3 * np.minimum.outer(size, size)) & (both >= 3 * np.outer(size, size) / alive)
    count, label = connected_components(sparse.csr_matrix(np.triu(near, 1).astype(np.float64)), directed=False)
    found = np.arange(len(when))
    for number in range(count):
        members = np.nonzero(label == number)[0]
        if _ritual(when[members]):
            found[members] = members[0]
    return found


def _ritual(when: Ints) -> bool:
    """At least five times, mostly at the same hour, mostly one, two or seven days apart."""
    days: Floats = np.diff(np.sort(when).astype(np.float64)) / 86400
    if len(days) < 4:
        return False
    whole = np.abs(days - np.round(days)) < 0.1
    return bool(whole.mean() >= 0.7 and np.isin(np.round(days), (1, 2, 7)).mean() >= 0.5)


def relabelled(known: Attendance, blocks: Iterable[Sequence[int]], generator: np.random.Generator) -> Attendance:
    """The control for blocks: in each big episode accounts of one interest and volume are exchanged at random.

    Keeps the sizes of episodes, who is interested in what and how active everyone is; breaks that the same come
    again. Where nearly all of one interest and volume are one of ``blocks``, exchange among themselves would keep
    it together: they are exchanged with the many of whom little is known.
    """
    kind = known.group * 16 + np.minimum(np.log2(1 + known.volume).astype(np.int64), 10)
    for block in blocks:
        known = replace(known, group=outside_groups(known, block))
        kind = _without_own(known, kind, block, _commonest(kind, known.alive))
    same = np.argsort(kind, kind="stable")
    there = np.empty_like(known.there)
    for e in range(there.shape[1]):
        there[np.lexsort((generator.random(known.accounts), kind)), e] = known.there[same, e]
    return replace(known, there=there)


def propensity(known: Attendance, block: Sequence[int]) -> Floats:
    """How ready each account is to attend anything: ordinary volume, times what it attended outside ``block``."""
    seen = known.everywhere.copy()
    mine = np.zeros(known.there.shape[1], bool)
    mine[list(block)] = True
    for crowd in np.unique(known.crowd[mine]):
        days = known.crowd == crowd
        seen += known.there[:, days & ~mine].any(1).astype(np.float64) - known.there[:, days].any(1)
    step = np.minimum(np.log2(1 + known.volume).astype(np.int64), 10)
    people = np.bincount(step[known.alive], minlength=11)
    usual = (np.bincount(step, seen * known.alive, 11) + 0.5) / (people + 10)
    usual = np.maximum.accumulate(usual)[step]
    return np.asarray(usual * (1 + seen) / (1 + usual) * known.alive)


def chances(known: Attendance, block: Sequence[int], which: Sequence[int] | None = None) -> Floats:
    """The probability (0..1) of each account to attend each episode of ``block`` by chance, or of it only those in ``which``.

    1 - exp(-theta * propensity), with theta for each episode and group of interest such that the sum is the
    number of participants from that group.
    """
    ready, group = propensity(known, block), outside_groups(known, block)
    return np.stack([fit(known.there[:, e].astype(np.float64), ready, np.ones(known.accounts), group)
                     for e in (block if which is None else which)], axis=1)


def outside_groups(known: Attendance, block: Sequence[int]) -> Ints:
    """The groups of interest, but those made up of the block's own people are joined to the accounts without one.

    An interest that hardly anybody has but the participants explains nothing: accounts made for a campaign share
    hashtags and links between its operations too. A group is the block's own when OWN of it attends twice.
    """
    return _without_own(known, known.group, block, unknown(known.group))


def _commonest(kind: Ints, alive: Flags) -> Ints:
    """For each account the kind that most of those alive on its platform have."""
    platform = kind // (16 * KINDS)
    counts = np.bincount(kind[alive], minlength=16 * KINDS * (int(platform.max()) + 1)).reshape(-1, 16 * KINDS)
    return np.asarray((counts.argmax(1) + 16 * KINDS * np.arange(len(counts)))[platform])


def _without_own(known: Attendance, label: Ints, block: Sequence[int], instead: Ints) -> Ints:
    """``label``, but ``instead`` where OWN of those who bear it attend the block at least twice."""
    often = known.there[:, list(block)].sum(1) >= 2
    people = np.bincount(label, known.alive)
    own = np.bincount(label, often) >= OWN * np.maximum(people, 1)
    return np.asarray(np.where(own[label], instead, label))


def fit(there: Floats, ready: Floats, weight: Floats, group: Ints, *, rounds: int = 12, least: float = 0.0) -> Floats:
    """Probabilities of one episode that add up to its (weighted) participants in each group of interest, as far as CLOSE."""
    groups = int(group.max()) + 1
    came = np.bincount(group, there * weight, groups) + least * (np.bincount(group, there, groups) > 0)
    theta = came / np.maximum(np.bincount(group, ready * weight, groups), 1e-9)
    for _ in range(rounds):
        given = np.bincount(group, -np.expm1(-theta[group] * ready) * weight, groups)
        if np.all(np.abs(given - came) <= CLOSE * came):
            break
        theta = np.minimum(np.where(came > 0, theta * came / np.maximum(given, 1e-9), 0), 1e6)
    return np.asarray(-np.expm1(-theta[group] * ready))
