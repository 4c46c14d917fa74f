"""An adversary's dial: at rising levels the operations hide better. Works on their rows after they were planted.

Who takes part, how often, under which hashtags, mention and window, with how many pictures and reposts, stays as published.
Waves, exact copies, numbers of sentences and of different pictures do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import organic, people
from .clock import wake
from .operations import Cast, stamp
from .organic import Setting
from .people import HUBS
from .sheet import ORIGINAL, REPOST, Floats, Ints
from .words import Tongue

LEVELS = range(6)
KNOWN = 5  # words that can stand for a word
LONGEST = 280  # characters a post
SHIFT = 4.0  # hours east of UTC where the campaign sleeps

Casts = Mapping[str, Cast]
Rows = Mapping[str, Ints]


@dataclass(frozen=True)
class Level:
    """How well the campaign hides; the numbers are explained beside their values in the parameters file."""

    jitter: float
    scatter: float
    swapped: float
    moved: float
    own: float
    encoded: float
    asides: float
    most: int


def level(plans: Mapping[str, Any], number: int) -> Level:
    """One column of the table."""
    return Level(**{name: values[number] for name, values in plans["dial"].items()})


def hide(rng: np.random.Generator, setting: Setting, plans: Mapping[str, Any], chosen: Level, casts: Casts, rows: Rows) -> dict[str, Cast]:
    """Rewrite the operations' rows in place; returns who takes part now."""
    now = _rotate(rng, setting, chosen, casts, rows)
    for name, posts in rows.items():
        mine = posts[np.isin(setting.sheet.numbers("author")[posts], now[name].planned)]
        plan = plans["operations"][name]
        _retime(rng, setting, plan, plans["world"]["zone"], chosen, mine)
        _reword(rng, setting, setting.tongues[plan.get("language", "en")], chosen, mine)
        _encode(rng, setting, chosen, mine)
    return now


def mix(rng: np.random.Generator, setting: Setting, plans: Mapping[str, Any], chosen: Level, casts: Casts, rows: Rows,
        silent: Mapping[int, bool]) -> None:
    """Everyday posts of those who take part, around the hours when they do; the ``silent`` write none.

    They show pictures and no links, so that the published shares of the core hold.
    """
    sheet = setting.sheet
    for name, posts in rows.items():
        author, at = sheet.numbers("author")[posts], sheet.moments()[posts]
        open_ = np.flatnonzero(np.isin(author, np.setdiff1d(casts[name].planned, list(silent))))
        who, first = np.unique(author[open_], return_index=True)
        counts = rng.poisson(chosen.asides, len(who))
        owner, near = np.repeat(who, counts), np.repeat(at[open_][first], counts)
        when = np.maximum(near + rng.laplace(0.0, 5400.0, len(owner)), setting.starts)
        text, lang, _, _ = organic.write(rng, setting, owner, setting.people.interest[owner])
        media = [setting.picture(f"aside-{name}-{i}") if u < plans["shares"]["media"] else "" for i, u in enumerate(rng.random(len(owner)))]
        sheet.add(when, owner, text, lang, media=media)


def _rotate(rng: np.random.Generator, setting: Setting, chosen: Level, casts: Casts, rows: Rows) -> dict[str, Cast]:
    """Nobody of the periphery takes part more often than ``most``; fresh accounts take the places, whoever opens stays."""
    author = setting.sheet.numbers("author")
    done: dict[int, int] = {}
    tired: dict[str, list[int]] = {}
    for name, cast in casts.items():
        tired[name] = [a for a in cast.periphery.tolist() if done.get(a, 0) >= chosen.most and a != cast.first]
        for account in np.setdiff1d(cast.periphery, tired[name]).tolist():
            done[account] = done.get(account, 0) + 1
    fresh = _recruit(rng, setting, sum(map(len, tired.values())))
    out = {}
    for name, cast in casts.items():
        new = dict(zip(tired[name], fresh, strict=False))
        fresh = fresh[len(new):]
        author[rows[name]] = [new.get(a, a) for a in author[rows[name]].tolist()]
        out[name] = replace(cast, periphery=np.array([new.get(a, a) for a in cast.periphery.tolist()], dtype=np.int64))
    return out


def _recruit(rng: np.random.Generator, setting: Setting, n: int) -> list[int]:
    """So many more accounts like those of the reserve, behind all others; returns their numbers."""
    folk = setting.people
    known = len(folk.handle)
    more = people.settle(rng, setting.seed, setting.tongues, len(HUBS), 0, n, setting.district, taken=folk.handle)
    for name in people.COLUMNS:
        old, new = getattr(folk, name), getattr(more, name)[len(HUBS):]
        setattr(folk, name, old + new if isinstance(old, list) else np.concatenate([old, new]))
    return list(range(known, known + n))


def _retime(rng: np.random.Generator, setting: Setting, plan: Mapping[str, Any], zone: str, chosen: Level, rows: Ints) -> None:
    """Each post leaves its wave by some minutes or stands anywhere in the window; the first one opens, days stay."""
    at, ref = setting.sheet.moments(), setting.sheet.numbers("ref")
    rows = rows[np.argsort(at[rows], kind="stable")][1:]
    low, high = _bounds(plan, zone, at[rows], float(at[rows].min()))
    new = at[rows] + rng.laplace(0.0, 60.0 * chosen.jitter, len(rows))
    anywhere = wake(rng, low + (high - low) * rng.random(len(rows)), np.full(len(rows), SHIFT))
    new = np.where((rng.random(len(rows)) < chosen.scatter) | (new < low) | (new >= high), anywhere, new)
    new = np.where((new < low) | (new >= high), low + (high - low) * rng.random(len(rows)), new)
    at[rows] = new
    again = setting.sheet.numbers("kind")[rows] == REPOST
    passed = rows[again]
    early = at[passed] <= at[ref[passed]] + 5.0
    at[passed] = np.where(early, at[ref[passed]] + (high[again] - at[ref[passed]]) * rng.random(len(passed)), at[passed])


def _bounds(plan: Mapping[str, Any], zone: str, at: Floats, opening: float) -> tuple[Floats, Floats]:
    """Between which moments each post may move: its window, and where days were counted its day."""
    starts, ends = stamp(plan["starts"], zone), stamp(plan["ends"], zone)
    midnight = starts + 86400.0 if "first_day" in plan else ends
    return np.where(at < midnight, opening, midnight), np.where(at < midnight, midnight - 1.0, ends - 1.0)


def _reword(rng: np.random.Generator, setting: Setting, tongue: Tongue, chosen: Level, rows: Ints) -> None:
    """Other words, another order, own words at the end; hashtags and mentions stay where they are."""
    text = setting.sheet.text
    for row in rows[setting.sheet.numbers("kind")[rows] == ORIGINAL].tolist():
        text[row] = reworded(rng, tongue, chosen, text[row])


def reworded(rng: np.random.Generator, tongue: Tongue, chosen: Level, text: str) -> str:
    """One text said otherwise; a word has the same few others to stand for it all over the world."""
    words = text.split(" ")
    free = [i for i, word in enumerate(words) if "#" not in word and "@" not in word]
    said = [_other(rng, tongue, words[i]) if rng.random() < chosen.swapped else words[i] for i in free]
    for _ in range(rng.poisson(chosen.moved) if len(said) > 2 else 0):
        a, b = np.sort(rng.integers(0, len(said) + 1, 2)).tolist()
        part = said[a:b]
        rest = said[:a] + said[b:]
        spot = int(rng.integers(0, len(rest) + 1))
        said = rest[:spot] + part + rest[spot:]
    for i, word in zip(free, said, strict=True):
        words[i] = word
    own = [tongue.word(rng) for _ in range(rng.poisson(chosen.own))]
    if free and len(text) + sum(len(word) + 1 for word in own) <= LONGEST:
        words[free[-1] + 1 : free[-1] + 1] = own
    return " ".join(words)


def _other(rng: np.random.Generator, tongue: Tongue, word: str) -> str:
    """One of the invented words that this world uses for a word."""
    seat = sum(ord(c) * 31**k for k, c in enumerate(word.casefold().strip(".,!?")))
    other = str(tongue.words[tongue.small + (seat + int(rng.integers(KNOWN)) * 631) % (len(tongue.words) - tongue.small)])
    return other.capitalize() if word[:1].isupper() else other


def _encode(rng: np.random.Generator, setting: Setting, chosen: Level, rows: Ints) -> None:
    """Uploads that were encoded anew: another hash, the same sort of medium."""
    media = setting.sheet.media
    for row in rows[rng.random(len(rows)) < chosen.encoded].tolist():
        if media[row]:
            old, media[row] = media[row], setting.picture(f"anew-{row}-{media[row]}")[:-1] + media[row][-1]
            setting.looks[media[row]] = f"{int(setting.looks[old], 16) ^ 1 << row % 64:016x}"
