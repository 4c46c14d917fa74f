"""Blocks: sets of episodes that far more accounts attend together than their habits explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import gammainc

from ..columns import Flags, Floats, Ints
from .attendance import Attendance, chances

LIFT_TO_GROW, SHARE_TO_GROW, FEWEST = 2.0, 0.4, 8
"""An episode joins a set when this many times chance, and this part of those in nearly all of it, attend; fewest such accounts."""
LIFT, ALPHA, SEEDS = 5.0, 0.001, 400
LEAST_P = 1e-300
"""The set must beat this multiple of chance at this level over all candidates; pairs of episodes tried as a start.

A smaller p than LEAST_P is given as that."""


@dataclass(frozen=True)
class Block:
    """A tested set of episodes (columns of Attendance.there).

    ``held_out`` accounts of the half kept for the test attend ``enough`` of them, ``expected_held_out`` would by chance;
    ``attend`` and ``expected`` are the same over everybody; ``p`` is P(Poisson(5 x expected) >= held_out) times the
    number of tests.
    """

    episodes: tuple[int, ...]
    enough: int
    held_out: int
    expected_held_out: float
    attend: int
    expected: float
    p: float

    @property
    def passes(self) -> bool:
        """Beyond what five times the model's expectation explains, on accounts that the search has not seen."""
        return self.held_out >= FEWEST and self.held_out >= LIFT * self.expected_held_out and self.p < ALPHA

    @property
    def surprise(self) -> float:
        """How far the held-out half lies above chance (Poisson deviance)."""
        seen, chance = self.held_out, max(self.expected_held_out, 1e-12)
        return float(seen * np.log(max(seen, 1) / chance) - (seen - chance))


def find_blocks(known: Attendance, *, seed: int) -> list[Block]:
    """Search on a random half of the accounts, test on the other; strongest first.

    A set that shares half of its episodes with a stronger one is the same crowd seen twice, and left out.
    """
    half = np.random.default_rng(seed).random(known.accounts) < 0.5
    found = list(_search(known, half))
    tested = sorted((_test(known, block, ~half, len(found)) for block in found), key=lambda b: (-b.surprise, b.episodes))
    kept: list[Block] = []
    for block in tested:
        if all(2 * len(set(block.episodes) & set(k.episodes)) < len(block.episodes) for k in kept):
            kept.append(block)
    return kept


def _search(known: Attendance, half: Flags) -> Iterator[tuple[int, ...]]:
    """Sets of at least two episodes, grown greedily from pairs; a pair inside a bigger one starts none.

    The episodes of one daily or weekly ritual, such as a show, are one occasion: a set has at most one of them.
    """
    there = known.there[half]
    used: set[int] = set()
    for i, j, together in _pairs(there, known.crowd):
        if i in used and j in used:
            continue
        if together < LIFT_TO_GROW * chances(known, [i, j])[half].prod(1).sum():
            continue
        block = _grow(known, half, [i, j])
        if len(block) > 2:
            used |= set(block)
        yield tuple(sorted(block))


def _pairs(there: Flags, crowd: Ints) -> list[tuple[int, int, int]]:
    """Pairs of episodes that share more accounts than sizes explain, largest excess first."""
    table = there.astype(np.float32)
    both = table.T @ table
    base = np.outer(np.diag(both), np.diag(both)) / max(1, len(there))
    i, j = np.triu_indices(len(both), 1)
    good = (crowd[i] != crowd[j]) & (both[i, j] >= FEWEST) & (both[i, j] >= LIFT_TO_GROW * base[i, j])
    i, j = i[good], j[good]
    order = np.lexsort((j, i, -(both[i, j] - base[i, j])))[:SEEDS]
    return [(int(i[k]), int(j[k]), int(both[i[k], j[k]])) for k in order]


def _grow(known: Attendance, half: Flags, block: list[int]) -> list[int]:
    there = known.there[half]
    while True:
        inside: Flags = np.asarray(there[:, block].sum(1) >= nearly_all(len(block)))
        came = there[inside].sum(0).astype(np.int64)
        came[np.isin(known.crowd, known.crowd[block])] = -1
        best = _next(known, half, block, inside, came)
        if best is None:
            return block
        block = [*block, best]


def _next(known: Attendance, half: Flags, block: list[int], inside: Flags, came: Ints) -> int | None:
    for k in np.argsort(-came, kind="stable")[:6].tolist():
        if came[k] < max(FEWEST, SHARE_TO_GROW * inside.sum()):
            return None
        if came[k] >= LIFT_TO_GROW * chances(known, [*block, k], [k])[half][inside, 0].sum():
            return int(k)
    return None


def enough(episodes: int) -> list[int]:
    """How many of a set's episodes an account must attend: all, or fewer down to half and at least two; each is tried.

    Fewer than nearly all count only when nearly all do not pass.
    """
    return list(range(episodes, max(2, (episodes + 1) // 2) - 1, -1))


def nearly_all(episodes: int) -> int:
    """All of a small set, all but one of four or more."""
    return episodes - (episodes > 3)


def _test(known: Attendance, block: tuple[int, ...], held_out: Flags, candidates: int) -> Block:
    attended, levels = known.there[:, block].sum(1), enough(len(block))
    chance = _attends(chances(known, block))
    tried = [_tried(block, k, attended >= k, chance[:, k], held_out, candidates * len(levels)) for k in levels]
    return min(tried, key=lambda b: (not b.passes, b.enough < nearly_all(len(block)), b.p))


def _attends(chance: Floats) -> Floats:
    """The probability of each account to attend at least 0, 1, 2, … episodes (columns), from those of each (accounts x episodes)."""
    found = np.zeros((chance.shape[1] + 1, len(chance)))
    found[0] = 1
    for p in chance.T:
        found[1:] = found[1:] * (1 - p) + found[:-1] * p
        found[0] *= 1 - p
    return np.asarray(np.cumsum(found[::-1], axis=0)[::-1].T)


def _tried(block: tuple[int, ...], least: int, there: Flags, chance: Floats, held_out: Flags, tests: int) -> Block:
    count, expected = int(there[held_out].sum()), float(chance[held_out].sum())
    p = float(gammainc(count, LIFT * max(expected, 1e-12))) if count else 1.0
    return Block(block, least, count, expected, int(there.sum()), float(chance.sum()), min(1.0, max(p, LEAST_P) * tests))
