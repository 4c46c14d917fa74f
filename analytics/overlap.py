"""Named operations: how many accounts took part in several of them, beside how many chance would send there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.special import gammainc
from scipy.stats import binom

from ..columns import Flags, Floats, Ints
from .attendance import BIG, attendance, chances
from .blocks import LEAST_P, LIFT
from .episodes import Episodes, find_episodes, quantile
from .near import distinct
from .world import World

POPULATIONS = (10_000, 100_000, 1_000_000)
"""How many people might have taken part, when nobody knows: the answer is given for each."""
_SPAN = 1 << 40


@dataclass(frozen=True)
class Overlap:
    """Accounts in every one of ``operations``.

    ``expected``: how many activity and interests alone would send there; ``p``: the chance of as many at five times
    that (Poisson). ``declared``: population -> how many even chances for everybody in it would give, and the chance of
    as many (binomial). ``why``: why there is no p.
    """

    operations: tuple[str, ...]
    accounts: int
    expected: float | None = None
    p: float | None = None
    declared: dict[int, tuple[float, float | None]] = field(default_factory=dict)
    why: str = ""


Posts = tuple[Ints, Ints]
"""Account numbers and times (epoch seconds) of an operation's posts."""


def overlaps(world: World, operations: Mapping[str, Posts], *, defined_by: Sequence[str] = (),
             populations: Iterable[int] = POPULATIONS, seed: int = 0) -> list[Overlap]:
    """Every set of at least two operations, biggest sets last; one with only some of ``defined_by`` is left out.

    The same chance model as for blocks, without the search (no set was chosen for its overlap). A list that was itself
    defined as those in all of ``defined_by`` proves nothing by that: this set gets no p, and one with further operations is
    judged among those who are in all of ``defined_by``.
    """
    names = list(operations)
    there = np.stack([np.bincount(operations[n][0], minlength=world.size) > 0 for n in names], axis=1)
    chance = _chances(world, operations, seed)
    given = [i for i, n in enumerate(names) if n in set(defined_by)]
    every = [s for k in range(2, len(names) + 1) for s in combinations(range(len(names)), k)]
    sets = [s for s in every if not set(s) & set(given) or set(s) >= set(given)]
    return [_overlap(names, s, there, chance, given, populations) for s in sets]


def _overlap(names: Sequence[str], chosen: tuple[int, ...], there: Flags, chance: Mapping[int, Floats], given: Sequence[int],
             populations: Iterable[int]) -> Overlap:
    called, seen = tuple(names[i] for i in chosen), int(there[:, chosen].all(1).sum())
    small = [names[i] for i in chosen if i not in chance]
    free = [i for i in chosen if i not in given]
    if not free:
        return Overlap(called, seen, why="these operations defined the list that is looked at: that they share accounts is no news.")
    if small:
        return Overlap(called, seen, why=f"fewer than {BIG} accounts took part in {', '.join(small)}.")
    who: Flags = np.asarray(there[:, [i for i in chosen if i not in free]].all(1))
    expected = float(np.prod([chance[i][who] for i in free], axis=0).sum())
    p = max(LEAST_P, float(gammainc(seen, LIFT * max(expected, 1e-12)))) if seen else 1.0
    declared = {n: _even(n, [int(there[:, i].sum()) for i in free], seen, int(who.sum()) if len(free) < len(chosen) else n)
                for n in sorted(populations)}
    return Overlap(called, seen, expected, p, declared)


def _even(population: int, sizes: Sequence[int], seen: int, among: int) -> tuple[float, float | None]:
    """Expected and p when each of ``population`` is equally likely in each operation, for ``among`` of them."""
    if max(sizes) > population:
        return 0.0, None
    share = float(np.prod([n / population for n in sizes]))
    return among * share, max(LEAST_P, float(binom.sf(seen - 1, among, share)))


def _chances(world: World, operations: Mapping[str, Posts], seed: int) -> dict[int, Floats]:
    """For each operation big enough, each account's probability (0..1) to take part, judged by everything outside all of them."""
    episodes = _beside(world, list(operations.values()))
    known = attendance(world, episodes, seed=seed)
    block = [int(np.searchsorted(known.big, i)) for i in range(len(operations)) if i in known.big]
    table = chances(known, block) if block else np.zeros((world.size, 0))
    return {int(known.big[e]): table[:, place] for place, e in enumerate(block)}


def _beside(world: World, named: Sequence[Posts]) -> Episodes:
    """The named operations as the first episodes, and after them those found in the world that are mostly other posts."""
    account, at = (np.concatenate([posts[k] for posts in named]).astype(np.int64) for k in (0, 1))
    episode = np.repeat(np.arange(len(named)), [len(posts[0]) for posts in named])
    found = find_episodes(world)
    if found is not None:
        other = ~np.isin(found.account * _SPAN + found.at, account * _SPAN + at)
        left = np.bincount(found.episode, other, len(found.sizes)) > 0.5 * np.bincount(found.episode, minlength=len(found.sizes))
        kept = other & left[found.episode]
        account, at = np.concatenate([account, found.account[kept]]), np.concatenate([at, found.at[kept]])
        episode = np.concatenate([episode, len(named) + (np.cumsum(left) - 1)[found.episode[kept]]])
    episode, account, at = distinct(episode, account, at)
    count = int(episode.max()) + 1
    attended = sparse.csr_matrix((np.ones(len(account), np.float32), (account, episode)), (world.size, count)).tocsc()
    attended.data[:] = 1
    first, when, last = (quantile(episode, at, share) for share in (0.01, 0.5, 0.99))
    return Episodes(account, at, episode, attended, first, last, when)
