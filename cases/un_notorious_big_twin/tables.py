"""The tables beside the posts: accounts, follows, operations, roles, and the truth that nothing but an evaluation opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from . import elsewhere
from .organic import Setting
from .people import HUBS
from .sheet import Ints
from .standins import FRIENDS, Standins

ACCOUNTS = "platform,id,handle,name,created_at,bio,location,url,banner,followers,suspended,observed_at,synthetic"
FOLLOWS = "platform,follower,followed,observed_at,complete,synthetic"
ROLES = "role,handle,fact"
# Share of the core that follows a hub: the party first, the president third (fact FO-02); 18 of the first 20 are the
# country's own (fact FO-01), the last four here are not.
FOLLOWED = {"party": 0.93, "agency": 0.89, "president": 0.84, "organiser": 0.75, "prize": 0.3, "journalist": 0.28, "un": 0.2,
            "macron": 0.15}


def tables(folder: Path, setting: Setting, plans: Mapping[str, Any], roles: Mapping[int, str],
           standins: Standins) -> list[Path]:
    """Write every table; returns the paths."""
    people, observed = setting.people, _iso(plans["world"]["observed"].timestamp())
    authors = np.unique(setting.sheet.numbers("author")).tolist()
    shown = sorted(set(authors) | set(range(len(HUBS))))
    profiles = _profiles(setting, plans, shown, standins.suspended)
    files = [_csv(folder / "accounts.csv", ACCOUNTS, profiles), _operations(folder, setting, plans)]
    if standins.parts:
        edges = sorted((*_hubs_followed(setting), *_followers(setting, plans, standins), *_pair(setting, standins)))
        files.append(_csv(folder / "follows.csv", FOLLOWS, (("twin", a, b, observed, whole, "true") for a, b, whole in edges)))
        chance = np.random.default_rng([setting.seed, 99])
        files.append(_csv(folder / "posts-elsewhere.csv", elsewhere.HEADER, elsewhere.rows(chance, setting, plans)))
    files.append(_csv(folder / "roles.csv", ROLES, _roles(setting, standins)))
    truth = ((people.id[a], people.handle[a], roles.get(a, "organic")) for a in shown)
    files.append(_csv(folder / "truth" / "planted.csv", "id,handle,role", truth))
    return files


def _profiles(setting: Setting, plans: Mapping[str, Any], shown: list[int], suspended: Ints) -> Iterable[tuple[Any, ...]]:
    """Each account as seen in the collection; before that a few under another name or with another bio; after it the suspended."""
    people, world = setting.people, plans["world"]
    rng = np.random.default_rng([setting.seed, 66])
    before, observed, after = (_iso(at.timestamp()) for at in (plans["profiles"]["before"], world["observed"], plans["later"]["observed"]))
    gone = set(suspended.tolist())
    named, said = (rng.random(len(people.id)) < plans["profiles"][what] for what in ("renamed", "rewritten"))
    for a in shown:
        born, place = _iso(float(people.created[a])), people.place[a]
        last = (people.url[a], people.banner[a], people.followers[a])
        if (named[a] or said[a]) and a >= len(HUBS) and people.created[a] < plans["profiles"]["before"].timestamp():
            handle, bio = people.handle[a] + "0" * bool(named[a]), people.bio[a] * (not said[a])
            yield ("twin", people.id[a], handle, people.name[a], born, bio, place, *last, "", before, "true")
        yield ("twin", people.id[a], people.handle[a], people.name[a], born, people.bio[a], place, *last, "", observed, "true")
        if a in gone:
            yield ("twin", people.id[a], people.handle[a], "", "", "", "", "", "", "", "true", after, "true")


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _csv(path: Path, header: str, rows: Iterable[Iterable[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out, lineterminator="\n")
        sheet.writerow(header.split(","))
        sheet.writerows(rows)
    return path


def _operations(folder: Path, setting: Setting, plans: Mapping[str, Any]) -> Path:
    people, blocks = setting.people, []
    for name, plan in plans["operations"].items():
        tags = ", ".join(f'"{tag}"' for tag in plan.get("select", plan["tags"]))
        lines = [f"[{name}]", f'title = "{plan["title"]}"', f"starts = {plan['starts'].isoformat()}", f"ends = {plan['ends'].isoformat()}",
                 f'zone = "{plans["world"]["zone"]}"', f"all_hashtags = [{tags}]"]
        if "mention" in plan:
            lines.append(f'mention = "@{people.handle[people.hub[plan["mention"]]]}"')
        blocks.append("\n".join([*lines, f'fact = "{plan["fact"]}"', ""]))
    path = folder / "operations.toml"
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def _hubs_followed(setting: Setting) -> Iterable[tuple[str, str, str]]:
    """The core follows the hubs: exact numbers, the party first and the president third."""
    people = setting.people
    rng = np.random.default_rng([setting.seed, 88])
    for name, number in people.hub.items():
        share = FOLLOWED.get(name, 0.35 + 0.015 * number)
        for account in np.sort(rng.choice(people.core, round(share * len(people.core)), replace=False)).tolist():
            yield f"@{people.handle[account]}", f"@{people.handle[number]}", "false"


def _followers(setting: Setting, plans: Mapping[str, Any], standins: Standins) -> Iterable[tuple[str, str, str]]:
    """Who follows most of the core: twenty accounts, so many of them public figures; a few hundred others follow a handful."""
    people, core = setting.people, setting.people.core
    rng = np.random.default_rng([setting.seed, 55])
    biggest = [account for part, (account, _) in standins.parts.items() if part.startswith(("personality", "follower"))]
    for place, account in enumerate(biggest):
        share = 0.62 - 0.02 * place
        for followed in np.sort(rng.choice(core, round(share * len(core)), replace=False)).tolist():
            yield f"@{people.handle[account]}", f"@{people.handle[followed]}", "false"
    others = np.setdiff1d(np.arange(len(HUBS), people.organic), biggest)
    for account in np.sort(rng.choice(others, min(20 * len(biggest), len(others)), replace=False)).tolist():
        for followed in np.sort(rng.choice(core, min(int(rng.integers(1, 9)), len(core)), replace=False)).tolist():
            yield f"@{people.handle[account]}", f"@{people.handle[followed]}", "false"


def _pair(setting: Setting, standins: Standins) -> Iterable[tuple[str, str, str]]:
    """The instructed account follows four accounts and no others; only its relay follows back."""
    people = setting.people
    instructed, relay = (f"@{people.handle[standins.parts[part][0]]}" for part in ("instructed", "relay"))
    for friend in FRIENDS:
        yield instructed, f"@{people.handle[people.hub[friend]]}", "true"
    yield instructed, relay, "true"
    yield relay, instructed, "false"


def _roles(setting: Setting, standins: Standins) -> list[tuple[str, str, str]]:
    people = setting.people
    hubs = [(f"hub:{name}", people.handle[number], "") for name, number in people.hub.items()]
    return sorted([*hubs, *((part, people.handle[account], fact) for part, (account, fact) in standins.parts.items())])
