"""The whole search over one world: values in, values out; no database, no clock, no label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..columns import Ints
from .block_clusters import Crowds, block_groups, control, crowds
from .group import Group
from .near import distinct
from .pairs import Pairs, left_out, pairs
from .shuffle import shuffled
from .tie_clusters import tie_groups
from .ties import Ties, find_ties
from .world import World

Progress = Callable[[str], None]
FEWEST_ACCOUNTS = 10


@dataclass(frozen=True)
class Result:
    """What was found in a world: groups biggest first, leads without names, ties by signal, numbers by signal."""

    groups: tuple[Group, ...] = ()
    leads: tuple[dict[str, Any], ...] = ()
    ties: tuple[Ties, ...] = ()
    signals: dict[str, dict[str, Any]] = field(default_factory=dict)
    control: dict[str, Any] = field(default_factory=dict)
    reason: str = ""


def search(world: World, *, seed: int = 0, permutations: int = 5, method: str = "leiden",
           progress: Progress | None = None, threads: int = 2) -> Result:
    """Ties and blocks of ``world``, and the same search on shuffled worlds beside them.

    ``permutations`` shuffled worlds; ``method`` names the community method; ``progress`` is told each stage;
    pairs of so many signals are counted side by side as there are ``threads``.
    """
    tell = progress or (lambda stage: None)
    if reason := lacking(world):
        return Result(reason=reason)
    tell("pairs")
    layers = _layers(world, threads)
    ties = find_ties(layers, world.size, platform=world.platform)
    tell("clusters")
    groups = tie_groups(world, layers, method=method, seed=seed, layers=ties)
    tell("blocks")
    found = crowds(world, seed=seed)
    blocks, leads = block_groups(found, seed=seed) if found else ([], [])
    controls = _control(world, found, seed, permutations, method, tell, threads)
    by_chance = sum(controls["accounts"]) / permutations if permutations else None
    if permutations:
        mean = round(sum(controls["blocks"]) / permutations, 3)
        blocks = [replace(b, evidence=b.evidence | {"shuffled_blocks": mean}) for b in blocks]
    groups = [replace(_inside(g, blocks), expected=by_chance) for g in groups]
    groups = sorted(blocks + groups, key=lambda g: (-g.size, g.members))
    return Result(tuple(groups), tuple(leads), tuple(ties), _numbers(world, layers, ties), controls)


def lacking(world: World) -> str:
    """Why there is nothing to test in ``world``; empty when there is something."""
    if not len(world.at):
        return "no post has a time." if world.untimed else "there are no posts."
    active = len(np.unique(world.account))
    if active < FEWEST_ACCOUNTS:
        return f"{active} accounts have posts with a time; at least {FEWEST_ACCOUNTS} are needed to say what chance would do."
    if not any(_met(t.account, t.trace) for t in world.using("ties").values()):
        return "no two accounts share a post, text, link, picture or set of hashtags."
    return ""


def _met(account: Ints, trace: Ints) -> bool:
    both = distinct(trace, account)[0]
    return len(np.unique(both)) < len(both)


def _layers(world: World, threads: int) -> list[Pairs]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda each: pairs(each[0], each[1], world.size), world.using("ties").items()))


def _numbers(world: World, layers: Sequence[Pairs], ties: Sequence[Ties]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        name: {"window": s.window, "traces": 0, "pairs": 0, "ties": 0, "seconds": 0.0}
        for name, s in sorted(world.signals.items()) if "ties" in s.uses}
    for layer, tie in zip(layers, ties, strict=True):
        found[layer.name] = {
            "window": layer.window, "traces": layer.names, "pairs": len(layer.a), "ties": len(tie),
            "events": int(layer.days.sum()), "seconds": round(layer.seconds, 3)} | left_out(world.signals[layer.name], layer.left_out)
    return found


def _inside(group: Group, blocks: Sequence[Group]) -> Group:
    """``group`` with the part of it (0..1) that also belongs to a block, if any does."""
    shares = [len(set(group.members) & set(b.members)) / group.size for b in blocks]
    return replace(group, evidence=group.evidence | {"in_block": round(max(shares), 3)}) if any(shares) else group


def _control(world: World, found: Crowds | None, seed: int, permutations: int, method: str, tell: Progress,
             threads: int) -> dict[str, Any]:
    """Both searches on shuffled worlds: clusters of ties and their accounts, and blocks that pass the test."""
    clusters, accounts, blocks = [], [], []
    for turn in range(permutations):
        tell(f"control {turn + 1} of {permutations}")
        generator = np.random.default_rng([seed, turn])
        mixed = shuffled(world, generator)
        groups = tie_groups(mixed, _layers(mixed, threads), method=method, seed=seed)
        clusters.append(len(groups))
        accounts.append(sum(g.size for g in groups))
        blocks.append(control(found, generator, seed=seed) if found else 0)
    return {"permutations": permutations, "clusters": clusters, "accounts": accounts, "blocks": blocks}
