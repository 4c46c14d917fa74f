"""The tables beside the posts: accounts, follows, operations, roles, and the truth that nothing but an evaluation opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np

from .operations import Cast
from .organic import Setting
from .people import HUBS

ACCOUNTS = "platform,id,handle,name,created_at,bio,location,url,banner,followers,observed_at,synthetic"
FOLLOWED = {"party": 0.93, "agency": 0.86, "president": 0.84, "un": 0.25, "macron": 0.2, "organiser": 0.8}  # fact FO-02: ranks 1 and 3


def tables(folder: Path, setting: Setting, plans: Mapping[str, Any], roles: Mapping[int, str],
           casts: Mapping[str, Cast]) -> list[Path]:
    """Write every table; returns the paths."""
    people, observed = setting.people, _iso(plans["world"]["observed"].timestamp())
    authors = np.unique(np.asarray(setting.sheet.column("author"))).tolist()
    shown = sorted(set(authors) | set(range(len(HUBS))))
    accounts = ((("twin", people.id[a], people.handle[a], people.name[a], _iso(float(people.created[a])), people.bio[a],
                  people.place[a], people.url[a], people.banner[a], people.followers[a], observed, "true") for a in shown))
    files = [_csv(folder / "accounts.csv", ACCOUNTS, accounts), _operations(folder, setting, plans)]
    if casts:
        files.append(_csv(folder / "follows.csv", "platform,follower,followed,observed_at,complete,synthetic", _follows(setting, observed)))
    files.append(_csv(folder / "roles.csv", "role,handle,fact", _roles(setting, casts)))
    truth = ((people.id[a], people.handle[a], roles.get(a, "organic")) for a in shown)
    files.append(_csv(folder / "truth" / "planted.csv", "id,handle,role", truth))
    return files


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


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


def _follows(setting: Setting, observed: str) -> Iterable[tuple[str, ...]]:
    people = setting.people
    rng = np.random.default_rng([setting.seed, 88])
    for account in people.core.tolist():
        draw = rng.random(len(HUBS))
        for name, number in people.hub.items():
            if draw[number] < FOLLOWED.get(name, 0.35 + 0.015 * number):
                yield "twin", f"@{people.handle[account]}", f"@{people.handle[number]}", observed, "false", "true"


def _roles(setting: Setting, casts: Mapping[str, Cast]) -> list[tuple[str, str, str]]:
    people = setting.people
    out = [(f"hub:{name}", people.handle[number], "") for name, number in people.hub.items()]
    for name, cast in casts.items():
        if name == "launch":
            out.append(("champion", people.handle[int(cast.core[0])], "OP1-05"))
        else:
            out.append((f"first-poster:{name}", people.handle[cast.first], "FP-01"))
    return sorted(out)
