"""One world from one seed: everything that happens on the invented platform, written as files."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ...queries.errors import UsageError
from . import cover, honest, later, operations, organic, people, reach, trends, words
from .organic import Pool, Setting
from .parameters import parameters
from .sheet import Ints, Sheet
from .standins import Standins, appoint, leak, personalities
from .write import write

Progress = Callable[[str], None]


@dataclass(frozen=True)
class World:
    """What was written: the folder, its files, the number of posts and of accounts by role."""

    folder: Path
    seed: int
    scale: float
    campaign: bool
    posts: int
    accounts: dict[str, int]
    files: tuple[Path, ...]


def generate(folder: Path, *, seed: int, scale: float = 1.0, campaign: bool = True,
             progress: Progress | None = None) -> World:
    """Write a world into ``folder``: the same seed and scale give the same bytes.

    ``scale`` multiplies accounts and posts; at 1.0 every planted total is the published one. Without ``campaign``
    the organic world stays as it is and nothing else is there. UsageError below scale 0.01.
    """
    if scale < 0.01:
        raise UsageError(f"A world at scale {scale} has too few accounts for its operations.", advice="Take 0.01 or more.")
    say = progress or (lambda _: None)
    plans = parameters(scale)
    setting, pool, roles = _organic(seed, plans, say)
    standins = Standins()
    if campaign:
        say("operations")
        standins = _campaign(seed, plans, setting, pool, roles)
    say("files")
    files, counts = write(folder, setting, plans, roles, standins)
    return World(folder, seed, scale, campaign, len(setting.sheet), counts, files)


def stream(seed: int, name: str) -> np.random.Generator:
    """A source of chance of its own, so that one part of the world never changes another."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def _organic(seed: int, plans: dict[str, Any], say: Progress) -> tuple[Setting, Pool, dict[int, str]]:
    say("people")
    sizes, world = plans["people"], plans["world"]
    tongues = words.learn(stream(seed, "words"))
    folk = people.settle(stream(seed, "people"), seed, tongues, world["organic"], sizes["core"], sizes["reserve"])
    setting = Setting(seed, world["starts"].timestamp(), world["ends"].timestamp(), folk, tongues, Sheet())
    organic.furnish(stream(seed, "interests"), setting)
    roles = dict.fromkeys(range(len(people.HUBS)), "hub:1")
    say("hubs")
    spoken = organic.hubs(stream(seed, "hubs"), setting)
    setting.hub_rows = np.concatenate([spoken, reach.organiser(stream(seed, "organiser"), setting, plans)])
    say("everyday life")
    everyone = np.arange(len(people.HUBS), folk.organic)
    pool = organic.life(stream(seed, "life"), setting, everyone, world["life_posts"])
    say("trends")
    trends.trends(stream(seed, "trends"), setting, plans["trends"])
    say("honest groups")
    roles.update(honest.Honest(stream(seed, "honest"), setting, plans["honest"]).write())
    later.life(stream(seed, "later"), setting, plans)
    return setting, pool, roles


def _campaign(seed: int, plans: dict[str, Any], setting: Setting, pool: Pool, roles: dict[int, str]) -> Standins:
    folk = setting.people
    casts = operations.cast(stream(seed, "cast"), setting, plans["operations"], roles)
    rows = {name: operations.plant(stream(seed, name), setting, name, plan, casts[name], plans["world"]["zone"])
            for name, plan in plans["operations"].items()}
    standins = appoint(stream(seed, "standins"), setting, casts)
    personalities(stream(seed, "personalities"), setting, plans, standins, roles)
    leak(stream(seed, "leak"), setting, rows, standins)
    standins.suspended = later.suspended(stream(seed, "suspended"), setting, plans, casts["new-caledonia"])
    filmed = later.videos(stream(seed, "videos"), setting, plans, standins.suspended)
    periphery: Ints = np.unique(np.concatenate([filmed, *(cast.periphery for cast in casts.values())]))
    chance = stream(seed, "cover")
    foreign = cover.foreigners(chance, setting, plans)
    cover.dress(chance, setting, plans)
    later.affiliate(chance, setting, casts["new-caledonia"], plans["operations"]["new-caledonia"]["affiliated"])
    cover.mingle(chance, setting, plans, np.concatenate([folk.core, periphery]), foreign)
    cover.live(chance, setting, plans, foreign, pool)
    organic.life(stream(seed, "periphery"), setting, periphery, 6.0, pool)
    roles.update(dict.fromkeys(folk.core.tolist(), "core"))
    roles.update(dict.fromkeys(periphery.tolist(), "periphery"))
    return standins
