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
from . import dial as hiding
from .districts import MOST, District, Tally, districts
from .organic import Pool, Setting
from .parameters import parameters
from .sheet import Ints, Sheet
from .standins import Standins, appoint, leak, personalities
from .words import Tongue
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


def generate(folder: Path, *, seed: int, scale: float = 1.0, campaign: bool = True, dial: int = 0,
             progress: Progress | None = None) -> World:
    """Write a world into ``folder``: the same seed and scale give the same bytes.

    ``scale`` multiplies accounts and posts; at 1.0 every planted total is the published one. Without ``campaign``
    the organic world stays as it is and nothing else is there. Above scale 1 the world is made of districts, one after
    another, in the memory that one of them needs. ``dial`` 0 to 5: how well the campaign hides (dial.py); at 0 it does
    what was published. UsageError below scale 0.01 and above 500, and for a dial that is not there.
    """
    if not 0.01 <= scale <= MOST:
        raise UsageError(f"A world at scale {scale} has too few accounts for its operations, or too many for its ids.",
                         advice=f"Take 0.01 to {MOST}.")
    if dial not in hiding.LEVELS:
        raise UsageError(f"The dial has no level {dial}.", advice="Take 0 to 5.")
    tally, files = Tally(), list[Path]()
    hubs: people.Columns | None = None
    tongues = words.learn(stream(seed, "words"))
    for number in range(districts(scale)):
        district = District(number, districts(scale), tally.posts)
        say = _steps(progress, district)
        plans = parameters(scale, district)
        setting, pool, roles = _organic(seed, plans, tongues, district, hubs, say)
        hubs = hubs or setting.people.hubs_alone()
        standins = Standins()
        if campaign:
            say("operations")
            standins = _campaign(seed, plans, setting, pool, roles, tally, dial)
        say("files")
        files += write(folder, setting, plans, tally.renumber(roles), standins, tally)
        del setting, pool, roles  # before the next one is made
    return World(folder, seed, scale, campaign, tally.posts, dict(sorted(tally.roles.items())), tuple(sorted(files)))


def stream(seed: int, name: str, district: int = 0) -> np.random.Generator:
    """A source of chance of its own, so that one part of the world never changes another."""
    return np.random.default_rng([seed, zlib.crc32(name.encode()), district])


def _steps(progress: Progress | None, district: District) -> Progress:
    if progress is None:
        return lambda _: None
    return progress if district.of == 1 else lambda step: progress(f"district {district.number + 1} of {district.of}: {step}")


def _organic(seed: int, plans: dict[str, Any], tongues: dict[str, Tongue], district: District, hubs: people.Columns | None,
             say: Progress) -> tuple[Setting, Pool, dict[int, str]]:
    say("people")
    sizes, world, place = plans["people"], plans["world"], district.number
    folk = people.settle(stream(seed, "people", place), seed, tongues, world["organic"], sizes["core"], sizes["reserve"], district)
    if hubs:
        folk.take_hubs(hubs)
    setting = Setting(seed, world["starts"].timestamp(), world["ends"].timestamp(), folk, tongues, Sheet())
    organic.furnish(stream(seed, "interests"), setting)
    roles = dict.fromkeys(range(len(people.HUBS)), "hub:1")
    say("hubs")
    spoken = organic.hubs(stream(seed, "hubs"), setting)
    setting.hub_rows = np.concatenate([spoken, reach.organiser(stream(seed, "organiser"), setting, plans)])
    setting.district = district
    say("everyday life")
    everyone = np.arange(len(people.HUBS), folk.organic)
    pool = organic.life(stream(seed, "life", place), setting, everyone, world["life_posts"])
    say("trends")
    trends.trends(stream(seed, "trends", place), setting, plans["trends"])
    say("honest groups")
    roles.update(honest.Honest(stream(seed, "honest", place), setting, plans["honest"]).write())
    later.life(stream(seed, "later", place), setting, plans)
    return setting, pool, roles


def _campaign(seed: int, plans: dict[str, Any], setting: Setting, pool: Pool, roles: dict[int, str],
              tally: Tally, dial: int) -> Standins:
    folk, place = setting.people, setting.district.number
    casts = operations.cast(stream(seed, "cast", place), setting, plans["operations"], roles)
    rows = {name: operations.plant(stream(seed, name, place), setting, name, plan, casts[name], plans["world"]["zone"])
            for name, plan in plans["operations"].items()}
    level = hiding.level(plans, dial)
    if dial:
        casts = hiding.hide(stream(seed, "dial", place), setting, plans, level, casts, rows)
    for name, posts in rows.items():
        setting.sheet.moments()[posts] = tally.follow(name, setting.sheet.moments()[posts])
    standins = appoint(stream(seed, "standins", place), setting, casts)
    personalities(stream(seed, "personalities", place), setting, plans, standins, roles)
    leak(stream(seed, "leak", place), setting, rows, standins)
    standins.suspended = later.suspended(stream(seed, "suspended", place), setting, plans, casts["new-caledonia"])
    filmed = later.videos(stream(seed, "videos", place), setting, plans, standins.suspended)
    periphery: Ints = np.unique(np.concatenate([filmed, *(cast.periphery for cast in casts.values())]))
    chance = stream(seed, "cover", place)
    foreign = cover.foreigners(chance, setting, plans)
    if dial:
        hiding.mix(stream(seed, "asides", place), setting, plans, level, casts, rows, foreign)
    cover.dress(chance, setting, plans)
    later.affiliate(chance, setting, casts["new-caledonia"], plans["operations"]["new-caledonia"]["affiliated"])
    cover.mingle(chance, setting, plans, np.concatenate([folk.core, periphery]), foreign)
    cover.live(chance, setting, plans, foreign, pool)
    organic.life(stream(seed, "periphery", place), setting, periphery, 6.0, pool)
    roles.update(dict.fromkeys(folk.core.tolist(), "core"))
    roles.update(dict.fromkeys(periphery.tolist(), "periphery"))
    return standins
