"""Clusters of the same people in several big episodes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .attendance import Attendance, attendance, relabelled
from .blocks import Block, find_blocks
from .contrast import contrasts
from .episodes import Episodes, find_episodes
from .gate import Gate, gate
from .group import Group
from .innocence import of_block
from .members import Members, members
from .world import World

SPLITS, FEWEST_EPISODES = 3, 3
"""Random halves on which search and test are repeated for stability; big episodes without which there is no block."""


@dataclass(frozen=True)
class Crowds:
    """The big episodes of a world, who is in them, and the blocks of them that pass the test."""

    world: World
    episodes: Episodes
    known: Attendance
    blocks: tuple[Block, ...]

    @property
    def passing(self) -> list[tuple[int, ...]]:
        """The episodes of each block."""
        return [b.episodes for b in self.blocks]


def crowds(world: World, *, seed: int) -> Crowds | None:
    """The big episodes of ``world`` and their blocks; None when there are too few for a block."""
    episodes = find_episodes(world)
    known = attendance(world, episodes, seed=seed) if episodes else None
    if episodes is None or known is None or len(known.big) < FEWEST_EPISODES:
        return None
    return Crowds(world, episodes, known, tuple(b for b in find_blocks(known, seed=seed) if b.passes))


def block_groups(found: Crowds, *, seed: int) -> tuple[list[Group], list[dict[str, Any]]]:
    """Blocks that pass test and gate, with members; and as leads without names those that only pass the test."""
    passed = [(b, gate(found.known, found.episodes, b)) for b in found.blocks]
    named = [(b, g) for b, g in passed if g.opens]
    with ThreadPoolExecutor() as pool:
        again = list(pool.map(lambda i: find_blocks(found.known, seed=seed + i), range(1, SPLITS if named else 1)))
    groups = [_group(found, b, g, _stability(b, again)) for b, g in named]
    return groups, [_numbers(found, b, g) for b, g in passed if not g.opens] + _rituals(found)


def _rituals(found: Crowds) -> list[dict[str, Any]]:
    """Crowds that come every day or week at the same hour, as a show's: never a block, and said so; without names."""
    number, days = np.unique(found.known.crowd, return_counts=True)
    come = [np.nonzero(found.known.crowd == n)[0] for n in number[days > 1].tolist()]
    return [{"ritual_days": len(e), "participants": int(np.median(found.known.there[:, e].sum(0)))} for e in come]


def control(found: Crowds, generator: np.random.Generator, *, seed: int) -> int:
    """How many blocks pass the test when accounts are exchanged among their like in each episode."""
    mixed = relabelled(found.known, found.passing, generator)
    return sum(b.passes for b in find_blocks(mixed, seed=seed))


def _group(found: Crowds, block: Block, opened: Gate, steady: float) -> Group:
    inside = members(found.known, found.episodes, block)
    everyone = np.sort(np.concatenate([inside.strict, inside.weaker]))
    strict = np.isin(everyone, inside.strict)
    lasts = dict(zip(inside.strict.tolist(), inside.lasts.tolist(), strict=True))
    near = contrasts(found.world.using("copies"), [everyone])[0]
    near = {name: round(x, 4) for name, x in sorted(near.items())}
    return Group(
        "block", tuple(everyone.tolist()), tuple(strict.tolist()),
        tuple(round(float(inside.posterior[i]), 4) for i in everyone),
        tuple(_reason(block, inside, i, lasts.get(i, 0)) for i in everyone.tolist()),
        block.p, steady, near.get("passage", next(iter(near.values()), None)), round(block.expected, 3),
        {}, _numbers(found, block, opened) | {"contrasts": near, "without": _without(found, block, inside)},
        of_block(opened.copies, opened.peak, opened.others))


def _numbers(found: Crowds, block: Block, opened: Gate) -> dict[str, Any]:
    """The block in numbers, without names; times are epoch seconds."""
    numbers = [int(found.known.big[e]) for e in block.episodes]
    return {
        "copies": round(opened.copies, 2), "peak": round(opened.peak, 3), "pasted": opened.pasted,
        "copies_elsewhere": None if opened.others is None else round(opened.others, 2),
        "attend_enough": block.attend, "enough": block.enough, "expected": round(block.expected, 3), "held_out": block.held_out,
        "held_out_expected": round(block.expected_held_out, 3), "p": block.p, "big_episodes": len(found.known.big),
        "episodes": [_episode(found.episodes, e) for e in numbers]}


def _episode(episodes: Episodes, e: int) -> dict[str, int]:
    return {"from": int(episodes.first[e]), "to": int(episodes.last[e]), "participants": int(episodes.sizes[e]),
            "posts": len(episodes.posts(e)[0])}


def _without(found: Crowds, block: Block, inside: Members) -> list[float]:
    """For each episode left out in turn, the share (0..1) of the strict members who would still be named."""
    rest = [replace(block, episodes=tuple(o for o in block.episodes if o != e)) for e in block.episodes]
    still = [np.isin(inside.strict, members(found.known, found.episodes, b).strict) for b in rest]
    return [round(float(s.mean()), 3) if len(s) else 0.0 for s in still]


def _reason(block: Block, inside: Members, account: int, lasts: int) -> str:
    copies = inside.copies[account]
    said = f"In {int((copies > 0).sum())} of {len(block.episodes)} episodes, copies: {', '.join(map(str, copies.tolist()))}"
    if not lasts:
        return f"{said}; named for many copies only."
    out = "One wrong attendance" if lasts == 1 else f"{lasts} wrong attendances"
    return f"{said}; member with probability {inside.posterior[account]:.3f}. {out} would take it out."


def _stability(block: Block, again: Sequence[Sequence[Block]]) -> float:
    """How alike the most similar passing block on other random halves is (mean Jaccard of episodes, 0..1)."""
    mine = set(block.episodes)
    best = [max((len(mine & set(b.episodes)) / len(mine | set(b.episodes)) for b in found if b.passes), default=0.0) for found in again]
    return round(float(np.mean(best)), 4) if best else 1.0
