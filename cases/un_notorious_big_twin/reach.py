"""The organiser's own posts: so many, about these topics, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np

from . import clock
from .organic import Setting
from .sheet import Floats, Ints

Plan = Mapping[str, Any]
LATE = "Corsica"  # hardly spoken of before February 2024, fact TP-06
TURN = datetime.fromisoformat("2024-02-01T00:00:00+00:00").timestamp()
SPOKEN = datetime.fromisoformat("2024-05-01T00:00:00+00:00").timestamp()  # topics are counted until then, fact TP-01


def organiser(rng: np.random.Generator, setting: Setting, plans: Plan) -> Ints:
    """Write the organiser's posts with their topics and their interactions; returns their rows."""
    reach, people = plans["reach"], setting.people
    first, counted, last = reach["starts"].timestamp(), *(moment.timestamp() for moment in reach["counted"])
    message = plans["elsewhere"]["message_at"]["twin"].timestamp()
    guest = reach["guest"]["at"].timestamp()
    usual = _office(rng, reach["before"], first, counted), _office(rng, reach["posts"] - 2, counted, last)
    at = np.sort(np.concatenate([*usual, [message, guest]]))
    text = setting.tongues["fr"].texts(rng, np.full(len(at), 16))
    for topic, plan in plans["topics"].items():
        for row in _about(rng, at, topic, plan["share"]).tolist():
            text[row] = f"{text[row]} {plan['words'][int(rng.integers(len(plan['words'])))]}"
    elsewhere = plans["elsewhere"]
    text[int(np.flatnonzero(at == message)[0])] = say(setting, plans, f" #{elsewhere['message_also']}")
    shown = (rng.random(len(at)) < 0.8).tolist()
    media = [setting.picture(f"organiser-{i}") if seen else "" for i, seen in enumerate(shown)]
    rows = setting.sheet.add(at, people.hub["organiser"], text, "fr", media=media)
    _interactions(rng, setting, plans, at, rows, int(np.flatnonzero(at == guest)[0]))
    return rows


def say(setting: Setting, plans: Plan, also: str = "") -> str:
    """The one message that stands on four platforms."""
    rng = np.random.default_rng([setting.seed, 49])
    line = setting.tongues["az"].sentences(rng, np.array([0]), np.array([16]))[0]
    return f"{line} #{plans['elsewhere']['message_tag']}{also}"


def _office(rng: np.random.Generator, n: int, starts: float, ends: float) -> Floats:
    """Moments in office hours, strictly inside."""
    day = clock.days(rng, n, starts + clock.DAY, ends - 2 * clock.DAY)
    return day + 3600.0 * (5.0 + 11.0 * rng.random(n))


def _about(rng: np.random.Generator, at: Floats, topic: str, share: float) -> Ints:
    """An exact share of the counted posts, the same share of those after; Corsica mostly from February on."""
    chosen = []
    for rows in (np.flatnonzero(at < SPOKEN), np.flatnonzero(at >= SPOKEN)):
        weight = np.where((at[rows] < TURN) & (topic == LATE), 0.1, 1.0)
        chosen.append(rng.choice(rows, min(round(share * len(rows)), len(rows)), replace=False, p=weight / weight.sum()))
    found: Ints = np.concatenate(chosen)
    return found


def _interactions(rng: np.random.Generator, setting: Setting, plans: Plan, at: Floats, rows: Ints, guest: int) -> None:
    """Heavy-tailed counts whose means are the plan's: peaks on the days of events, more after the suspensions."""
    reach = plans["reach"]
    days = [np.datetime64(date).astype("datetime64[s]").astype(np.int64) // 86400 for date in reach["peaks"]]
    usual = np.exp(rng.normal(0.0, 0.5, len(at))) * np.where(np.isin((at // clock.DAY).astype(np.int64), days), reach["peak"], 1.0)
    usual *= np.where(at >= plans["later"]["suspended_at"].timestamp(), reach["after"], 1.0)
    usual /= usual.mean()
    exact = reach["guest"]
    for i, (row, level) in enumerate(zip(rows.tolist(), usual.tolist(), strict=True)):
        reposts, likes = int(reach["reposts"] * level), int(reach["likes"] * level)
        known = {"retweet_count": reposts, "like_count": likes, "impression_count": 30 * likes + 14 * reposts}
        setting.measured[row] = known if i != guest else {
            "retweet_count": exact["reposts"], "like_count": exact["likes"], "impression_count": exact["views"]}
