"""The operations: who takes part, how often, when, and with which of the prepared texts and pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from .organic import Setting
from .people import POLITICAL
from .scripts import script
from .sheet import Floats, Ints, split

BAKU = ZoneInfo("Asia/Baku")


@dataclass(frozen=True)
class Cast:
    """The accounts of one operation by number; ``first`` posts before all others; ``targets`` are what it is against."""

    core: Ints
    periphery: Ints
    bystanders: Ints
    first: int
    targets: Ints

    @property
    def planned(self) -> Ints:
        """Core and periphery."""
        return np.concatenate([self.core, self.periphery])


OUTSIDERS = ("kick-off", "new-caledonia")  # whose first posters are no part of the core, facts IC-10 and NC-05


def cast(rng: np.random.Generator, setting: Setting, plans: Mapping[str, Mapping[str, Any]], taken: Collection[int]) -> dict[str, Cast]:
    """Draw every operation's accounts: all of the core where the plan says no number, nobody else in more than three of these.

    Targets are ordinary accounts that are not ``taken`` by another part.
    """
    people = setting.people
    zeal = np.exp(rng.normal(0, 1.0, len(people.reserve)))
    attended = np.zeros(len(people.reserve), dtype=np.int64)
    chosen: dict[str, Ints] = {}
    crowd = dict(zip(plans, _bystanders(rng, setting, [plan["bystanders"] for plan in plans.values()]), strict=True))
    for name, plan in plans.items():
        if "core" in plan:
            continue
        need = plan["accounts"] - plan["bystanders"] - len(people.core)
        open_ = np.flatnonzero(attended < 3)
        drawn = rng.choice(open_, need, replace=False, p=zeal[open_] / zeal[open_].sum())
        attended[drawn] += 1
        chosen[name] = people.reserve[np.sort(drawn)]
    chosen["launch"] = _launch(rng, people.reserve, attended, plans["launch"])
    casts = {}
    public = np.setdiff1d(np.concatenate([people.in_interest(group) for group in POLITICAL[3:]]), list(taken))
    for name, plan in plans.items():
        if name not in chosen:
            need = plan["accounts"] - plan["bystanders"] - plan["core"]
            chosen[name] = people.reserve[np.sort(rng.choice(len(zeal), need, replace=False, p=zeal / zeal.sum()))]
        core = people.core if "core" not in plan else np.sort(rng.choice(people.core, plan["core"], replace=False))
        first = int(core[0]) if "champion" in plan else int(rng.choice(chosen[name] if name in OUTSIDERS else core))
        casts[name] = Cast(core, chosen[name], crowd[name], first, rng.choice(public, plan.get("targets", 0), replace=False))
    return casts


def _launch(rng: np.random.Generator, reserve: Ints, attended: Ints, plan: Mapping[str, Any]) -> Ints:
    need = plan["accounts"] - plan["bystanders"] - plan["core"]
    idle = np.flatnonzero(attended == 0)[:need]
    rest = rng.choice(np.flatnonzero(attended > 0), need - len(idle), replace=False)
    chosen: Ints = reserve[np.sort(np.concatenate([idle, rest]))]
    return chosen


def _bystanders(rng: np.random.Generator, setting: Setting, sizes: list[int]) -> list[Ints]:
    people = setting.people
    crowd = np.concatenate([people.in_interest(group) for group in POLITICAL])
    weight = people.rate[crowd] ** 0.7
    return [np.sort(rng.choice(crowd, size, replace=False, p=weight / weight.sum())) for size in sizes]


def plant(rng: np.random.Generator, setting: Setting, name: str, plan: Mapping[str, Any], cast_: Cast, zone: str) -> Ints:
    """Write one operation's posts; returns their rows."""
    counts = _counts(rng, setting, plan, cast_)
    who = np.concatenate([cast_.planned, cast_.bystanders])
    owner = np.repeat(who, counts)
    at = _moments(rng, plan, counts, zone)
    lead = int(np.flatnonzero(owner == cast_.first)[0])
    starts = stamp(plan["starts"], zone)
    opening = max(starts, float(at.min()) - 240.0)
    at = np.where(at <= opening + 2.0, opening + 3.0 + 400.0 * rng.random(len(at)), at)
    at[lead] = opening + 1.0
    bystander = np.isin(owner, cast_.bystanders)
    late = (at < opening + 600.0) & bystander
    at[late] = opening + 600.0 + 3600.0 * rng.random(int(late.sum()))
    kind = _reposts(rng, at, bystander, plan["reposts"])
    refs = _targets(rng, at, owner, kind)
    text, media = script(rng, setting, name, plan, refs, bystander, [setting.people.handle[a] for a in cast_.targets.tolist()])
    lang = [plan.get("language", "en") if k == 0 else "" for k in kind.tolist()]
    rows = np.where(refs < 0, refs, refs + len(setting.sheet))
    return setting.sheet.add(at, owner, text, lang, kind=kind, ref=rows, media=media)


def stamp(moment: datetime | str, zone: str) -> float:
    """Seconds since 1970 of a local moment."""
    local = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return local.replace(tzinfo=ZoneInfo(zone)).timestamp()


def _counts(rng: np.random.Generator, setting: Setting, plan: Mapping[str, Any], cast_: Cast) -> Ints:
    zeal = np.exp(rng.normal(0, 0.75, len(cast_.planned)))
    zeal[: len(cast_.core)] *= 1.5
    asides = 1 + (rng.random(len(cast_.bystanders)) < 0.12)
    total = plan["posts"] - int(asides.sum())
    if "champion" not in plan:
        return np.concatenate([split(rng, total, zeal, most=plan.get("most", 60)), asides])
    others = split(rng, total - plan["champion"], zeal[1:], most=plan["champion"] - 1)
    return np.concatenate([[plan["champion"]], others, asides])


def _moments(rng: np.random.Generator, plan: Mapping[str, Any], counts: Ints, zone: str) -> Floats:
    n = int(counts.sum())
    starts, ends = stamp(plan["starts"], zone), stamp(plan["ends"], zone)
    at = clip(rng, _sessions(rng, plan["waves"], counts, zone), starts, ends)
    if "first_day" not in plan:
        return at
    midnight = starts + 86400.0
    champion = int(counts[0])
    free = champion + rng.permutation(n - champion)
    moved = free[: n - plan["first_day"]]
    at = clip(rng, at, starts, midnight)
    at[moved] = clip(rng, _sessions(rng, plan["later"], np.ones(len(moved), dtype=np.int64), zone), midnight, ends)
    burst = free[len(moved) : len(moved) + plan["burst"]]
    at[burst] = stamp(plan["burst_at"], zone) + 2.0 + 596.0 * rng.random(len(burst))
    return at


def _sessions(rng: np.random.Generator, waves: list[list[Any]], counts: Ints, zone: str) -> Floats:
    """Somebody sits down in a wave and pastes a few times, a minute or so apart."""
    n = int(counts.sum())
    owner = np.repeat(np.arange(len(counts)), counts)
    turn = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)
    sitting = owner * 64 + np.minimum(turn // 6, 63)
    labels, index = np.unique(sitting, return_inverse=True)
    shares = np.array([share for _, share in waves])
    wave = rng.choice(len(waves), len(labels), p=shares / shares.sum())
    first = np.array([stamp(start, zone) for start, _ in waves])[wave] + rng.gamma(1.3, 1500.0, len(labels))
    return first[index] + (turn % 6) * np.exp(rng.normal(4.2, 0.8, n)) + 30.0 * rng.random(n)


def clip(rng: np.random.Generator, at: Floats, starts: float, ends: float) -> Floats:
    """What falls outside the window is done within its later half."""
    out = (at < starts + 1.0) | (at >= ends - 1.0)
    return np.where(out, starts + (ends - starts) * (0.5 + 0.45 * rng.random(len(at))), at)


def _reposts(rng: np.random.Generator, at: Floats, bystander: NDArray[np.bool_], share: float) -> Ints:
    """Which posts are reposts (1): an exact number, none among the first tenth."""
    n = len(at)
    late = np.argsort(np.argsort(at, kind="stable")) > n // 10
    open_ = np.flatnonzero(late & ~bystander)
    kind = np.zeros(n, dtype=np.int64)
    kind[rng.choice(open_, min(round(n * share), len(open_)), replace=False)] = 1
    return kind


def _targets(rng: np.random.Generator, at: Floats, owner: Ints, kind: Ints) -> Ints:
    """For each repost a recent original of somebody else, never the same twice."""
    originals = np.flatnonzero(kind == 0)
    originals = originals[np.argsort(at[originals], kind="stable")]
    refs = np.full(len(at), -1, dtype=np.int64)
    taken: set[tuple[int, int]] = set()
    for row in np.flatnonzero(kind == 1).tolist():
        before = int(np.searchsorted(at[originals], at[row]))
        back = int(rng.geometric(0.02))
        while True:
            target = int(originals[max(before - back, 0) if before > back else int(rng.integers(before))])
            if owner[target] != owner[row] and (int(owner[row]), target) not in taken:
                break
            back += 1 + int(rng.integers(3))
        taken.add((int(owner[row]), target))
        refs[row] = target
    return refs
