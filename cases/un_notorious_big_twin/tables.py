"""The tables beside the posts: accounts, follows, operations, roles, and the truth that nothing but an evaluation opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from .organic import Setting
from .people import HUBS
from .standins import FRIENDS, Standins

ACCOUNTS = "platform,id,handle,name,created_at,bio,location,url,banner,followers,observed_at,synthetic"
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
    accounts = (("twin", people.id[a], people.handle[a], people.name[a], _iso(float(people.created[a])), people.bio[a],
                  people.place[a], people.url[a], people.banner[a], people.followers[a], observed, "true") for a in shown)
    files = [_csv(folder / "accounts.csv", ACCOUNTS, accounts), _operations(folder, setting, plans)]
    if standins.parts:
        edges = sorted((*_hubs_followed(setting), *_pair(setting, standins)))
        header = "platform,follower,followed,observed_at,complete,synthetic"
        files.append(_csv(folder / "follows.csv", header, (("twin", a, b, observed, whole, "true") for a, b, whole in edges)))
    files.append(_csv(folder / "roles.csv", "role,handle,fact", _roles(setting, standins)))
    truth = ((people.id[a], people.handle[a], roles.get(a, "organic")) for a in shown)
    files.append(_csv(folder / "truth" / "planted.csv", "id,handle,role", truth))
    return files


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
