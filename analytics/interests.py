"""Groups of interest: accounts whose hashtags and links, outside big episodes, are alike."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.cluster.vq import kmeans2
from scipy.sparse.linalg import svds

from ..columns import Flags, Ints
from .episodes import kept
from .near import distinct
from .world import World

TOPICS, GROUPS = 20, 24
NOTHING_KNOWN, KINDS = GROUPS, GROUPS + 1
"""Dimensions of the space of interests, and groups in it; accounts with little to tell form one more group."""


def interests(world: World, plain: Flags, *, seed: int) -> Ints:
    """The group of interest of each account, on each platform other ones, KINDS numbers apart.

    k-means on the leading singular vectors of accounts x (hashtag, link). Accounts of one platform share what happens
    there and nobody else sees: without groups of their own all of them would seem to come together.
    """
    return _groups(world, plain, seed) + KINDS * world.platform


def unknown(group: Ints) -> Ints:
    """For each account with its ``group`` that of those on its platform of whom nothing is known."""
    return np.asarray(group - group % KINDS + NOTHING_KNOWN)


def _groups(world: World, plain: Flags, seed: int) -> Ints:
    alone = np.full(world.size, NOTHING_KNOWN)
    table = _table(world, plain)
    topics = min(TOPICS, *(n - 1 for n in table.shape))
    known = np.diff(table.indptr) >= 2
    if topics < 2 or known.sum() < 10 * GROUPS:
        return np.zeros(world.size, np.int64)
    generator = np.random.default_rng(seed)
    left, strength, _ = svds(table, k=topics, v0=generator.random(min(table.shape)))
    space = left * strength
    space /= np.maximum(np.linalg.norm(space, axis=1, keepdims=True), 1e-9)
    alone[known] = kmeans2(space[known], GROUPS, minit="++", rng=generator, iter=15)[1]
    return alone


def _table(world: World, plain: Flags) -> sparse.csr_matrix:
    """Accounts x traces that at least three accounts left, weighted by rarity, rows of length one."""
    parts, offset = [np.zeros((2, 0), np.int64)], 0
    for signal in world.using("interests").values():
        use = kept(signal, world, plain)
        parts.append(np.stack([signal.account[use], signal.trace[use] + offset]))
        offset += len(signal.names)
    both = np.stack(distinct(*np.concatenate(parts, axis=1)))
    people = np.bincount(both[1], minlength=offset)
    number = np.cumsum(people >= 3) - 1
    both = both[:, people[both[1]] >= 3]
    width = int((people >= 3).sum())
    weights = np.log(world.size / people[both[1]])
    table = sparse.csr_matrix((weights, (both[0], number[both[1]] if width else both[1])), (world.size, width))
    norms = np.sqrt(np.asarray(table.multiply(table).sum(1)).ravel())
    return (sparse.diags(1 / np.maximum(norms, 1e-9)) @ table).tocsr()
