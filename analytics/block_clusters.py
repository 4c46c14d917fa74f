"""Clusters of the same people in several big episodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..columns import Columns
from .attendance import Attendance, attendance
from .blocks import Block, find_blocks
from .contrast import contrasts
from .episodes import Episodes, find_episodes
from .gate import Gate, gate
from .group import Group
from .innocence import of_block
from .members import Members, members
from .world import World

SPLITS = 3
"""Random halves on which search and test are repeated for stability."""


def block_groups(columns: Columns, world: World, *, seed: int) -> tuple[list[Group], list[dict[str, Any]]]:
    """Blocks that pass test and gate, with members; and as leads without names those that only pass the test."""
    episodes = find_episodes(world)
    known = attendance(world, episodes, seed=seed) if episodes else None
    if episodes is None or known is None or len(known.big) < 3:
        return [], []
    passed = [b for b in find_blocks(known, seed=seed) if b.passes]
    gates = [gate(known, episodes, b) for b in passed]
    leads = [_numbers(b, g, episodes, known) for b, g in zip(passed, gates, strict=True) if not g.opens]
    open_ = [(b, g) for b, g in zip(passed, gates, strict=True) if g.opens]
    again = [find_blocks(known, seed=seed + i) for i in range(1, SPLITS)] if open_ else []
    return [_group(columns, world, known, episodes, b, g, again) for b, g in open_], leads


def _group(columns: Columns, world: World, known: Attendance, episodes: Episodes, block: Block, opened: Gate,
           again: list[list[Block]]) -> Group:
    found = members(known, episodes, block)
    everyone = np.sort(np.concatenate([found.strict, found.weaker]))
    strict = np.isin(everyone, found.strict)
    near = contrasts(columns, world.using("copies"), [everyone])[0]
    main = max(near, key=lambda name: (near[name], name), default="")
    return Group(
        "block", tuple(everyone.tolist()), tuple(strict.tolist()),
        tuple(round(float(found.posterior[i]), 4) for i in everyone),
        tuple(_reason(block, found, int(i), bool(s)) for i, s in zip(everyone, strict, strict=True)),
        block.p, _stability(block, again), round(near[main], 4) if main else None, round(block.expected, 3),
        {}, _numbers(block, opened, episodes, known) | {"contrasts": {n: round(x, 4) for n, x in sorted(near.items())}},
        of_block(opened.copies, opened.peak, opened.others))


def _numbers(block: Block, opened: Gate, episodes: Episodes, known: Attendance) -> dict[str, Any]:
    """The block in numbers, without names; times are epoch seconds."""
    numbers = [int(known.big[e]) for e in block.episodes]
    return {
        "copies": round(opened.copies, 2), "peak": round(opened.peak, 3),
        "copies_elsewhere": None if opened.others is None else round(opened.others, 2),
        "attend_all": block.attend, "expected": round(block.expected, 3), "held_out": block.held_out,
        "held_out_expected": round(block.expected_held_out, 3), "p": block.p, "big_episodes": len(known.big),
        "episodes": [{"from": int(episodes.first[e]), "to": int(episodes.last[e]), "participants": int(episodes.sizes[e]),
                      "posts": len(episodes.posts(e)[0])} for e in numbers]}


def _reason(block: Block, found: Members, account: int, strict: bool) -> str:
    copies = found.copies[account]
    said = f"In {int((copies > 0).sum())} of {len(block.episodes)} episodes, copies: {', '.join(map(str, copies.tolist()))}"
    return f"{said}; member with probability {found.posterior[account]:.3f}." if strict else f"{said}; named for many copies only."


def _stability(block: Block, again: list[list[Block]]) -> float:
    """Share of other random halves in which a passing block holds mostly the same episodes (mean best Jaccard, 0..1)."""
    mine = set(block.episodes)
    best = [max((len(mine & set(b.episodes)) / len(mine | set(b.episodes)) for b in found if b.passes), default=0.0) for found in again]
    return round(float(np.mean(best)), 4) if best else 1.0
