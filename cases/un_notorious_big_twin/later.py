"""After the whole collection: a part of ordinary life, the videos of October, and who was suspended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from . import organic
from .operations import Cast
from .organic import Setting
from .people import HUBS, PARTY
from .sheet import Ints, split

Plan = Mapping[str, Any]


def life(rng: np.random.Generator, setting: Setting, plans: Plan) -> None:
    """Some of the ordinary accounts are still collected."""
    later = replace(setting, starts=setting.ends, ends=plans["later"]["ends"].timestamp())
    everyone = np.arange(len(HUBS), setting.people.organic)
    who = np.sort(rng.choice(everyone, round(plans["later"]["active"] * len(everyone)), replace=False))
    organic.life(rng, later, who, plans["later"]["life_posts"])


def videos(rng: np.random.Generator, setting: Setting, plans: Plan, suspended: Ints) -> Ints:
    """A video each and all of the hashtags, by a few of the reserve who are left; returns the accounts."""
    plan = plans["videos"]
    left = np.setdiff1d(setting.people.reserve, suspended)
    who = np.sort(rng.choice(left, min(plan["accounts"], len(left)), replace=False))
    owner = np.repeat(who, split(rng, plan["posts"], np.ones(len(who)), least=0))
    starts, ends = plan["starts"].timestamp(), plan["ends"].timestamp()
    tags = " ".join(f"#{tag}" for tag in plan["tags"])
    text = [f"{line} {tags}" for line in setting.tongues["en"].texts(rng, np.full(len(owner), 16))]
    setting.sheet.add(starts + (ends - starts) * rng.random(len(owner)), owner, text, "en",
                      media=[setting.video(f"martinique-{i}") for i in range(len(owner))])
    return who


def suspended(rng: np.random.Generator, setting: Setting, plans: Plan, cast: Cast) -> Ints:
    """Most of those who took part in the last operation, and a few of everybody else."""
    later, people = plans["later"], setting.people
    planned = cast.planned[rng.random(len(cast.planned)) < later["suspended"]]
    after = setting.sheet.moments() >= later["suspended_at"].timestamp()
    others = np.setdiff1d(np.arange(len(HUBS), people.organic), setting.sheet.numbers("author")[after])
    found: Ints = np.union1d(planned, others[rng.random(len(others)) < later["ordinary_suspended"]])
    return found


def affiliate(rng: np.random.Generator, setting: Setting, cast: Cast, affiliated: int) -> None:
    """So many of the operation's accounts state the party: those of the core who do, and others of the periphery."""
    bio = setting.people.bio
    stated = sum(PARTY in bio[a] or "Mavi Körpü" in bio[a] for a in (*cast.planned.tolist(), *cast.bystanders.tolist()))
    open_ = [a for a in cast.periphery.tolist() if PARTY not in bio[a]]
    for account in np.sort(rng.choice(open_, min(max(affiliated - stated, 0), len(open_)), replace=False)).tolist():
        bio[account] = f"{bio[account]} {PARTY} üzvü".strip()
