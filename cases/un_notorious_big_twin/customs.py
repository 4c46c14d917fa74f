"""Words that many repeat without a plan: prayers of an evening, lines of songs, a row of emoji."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import clock
from .organic import Setting, emoji
from .sheet import Floats, Ints

Plan = Mapping[str, Any]
CODES = ("az", "tr", "fr")
TAILS = ("", "", "", " Amin", " Amin 🤲", " 🤲🤲", "...", " 🙏")
NOTES = ("", "", "", " ♪", " ♫", " 🎶", "...", " ❤️")


def customs(rng: np.random.Generator, setting: Setting, plan: Plan, among: Ints) -> None:
    """Write all of them; ``among`` are the accounts that may."""
    langs = np.array(setting.people.lang, dtype=object)[among]
    for code in CODES:
        mine = among[langs == code]
        if len(mine):
            _prayers(rng, setting, plan, mine, code)
            _songs(rng, setting, plan, mine, code)
    _emoji(rng, setting, plan, among)


def _prayers(rng: np.random.Generator, setting: Setting, plan: Plan, among: Ints, code: str) -> None:
    """On some holy evenings the same few prayers, a word more or less, are on everybody's page."""
    share = {"az": 0.6, "tr": 0.3, "fr": 0.1}[code]
    lines = setting.tongues[code].sentences(rng, np.full(8, 91), rng.integers(7, 24, 8), ends=False)
    for day in clock.days(rng, plan["holy_evenings"], setting.starts, setting.ends - 2 * clock.DAY).tolist():
        who = rng.choice(among, min(len(among), 1 + round(plan["prayers"] * share)), replace=False)
        at = day + (19.5 + rng.gamma(2.0, 0.8, len(who)) - setting.people.zone[who]) * 3600.0
        few = 3 * int(rng.integers(2))  # the prayers of this sort of evening
        text = [nearly(rng, lines[few + int(5 * u**2)]) + TAILS[int(len(TAILS) * v)] for u, v in rng.random((len(who), 2)).tolist()]
        setting.sheet.add(at, who, text, code)


def _songs(rng: np.random.Generator, setting: Setting, plan: Plan, among: Ints, code: str) -> None:
    """Lines of songs: some any day, most in the week when the song came out."""
    share = {"az": 0.45, "tr": 0.4, "fr": 0.15}[code]
    songs = [setting.tongues[code].sentences(rng, np.full(5, 110 + number), rng.integers(4, 9, 5), ends=False) for number in range(12)]
    out = clock.days(rng, len(songs), setting.starts, setting.ends - 8 * clock.DAY)
    n = max(1, round(plan["song_lines"] * share))
    who, song = rng.choice(among, n), (len(songs) * rng.random(n) ** 1.6).astype(np.int64)
    fresh = rng.random(n) < 0.6
    some = clock.days(rng, n, setting.starts, setting.ends - 2 * clock.DAY)
    day = np.where(fresh, out[song] + np.floor(rng.exponential(2.0, n)) * clock.DAY, some)
    at = clock.inside(rng, day + clock.hours(rng, n) - setting.people.zone[who] * 3600.0, setting.starts, setting.ends)
    setting.sheet.add(at, who, [verse(rng, songs[s]) for s in song.tolist()], code)


def verse(rng: np.random.Generator, lines: list[str]) -> str:
    """One to three lines from where the singer's reader likes to begin."""
    first = int(len(lines) * rng.random() ** 1.7)
    return nearly(rng, " / ".join(lines[first : first + 1 + int(3 * rng.random() ** 2)])) + NOTES[int(len(NOTES) * rng.random())]


def nearly(rng: np.random.Generator, line: str) -> str:
    """As remembered: one in four drops a word, says one twice, or writes small."""
    words, draw = line.split(" "), rng.random()
    spot = int(rng.integers(len(words)))
    if draw < 0.1 and len(words) > 3:
        return " ".join(words[:spot] + words[spot + 1 :])
    if draw < 0.16:
        return " ".join([*words[:spot], words[spot], *words[spot:]])
    return line.lower() if draw < 0.25 else line


def _emoji(rng: np.random.Generator, setting: Setting, plan: Plan, among: Ints) -> None:
    """A row of emoji and nothing else, on any day, more on days when a team won."""
    n = plan["emoji_rows"]
    who: Ints = rng.choice(among, n)
    wins = clock.days(rng, 5, setting.starts, setting.ends - 2 * clock.DAY)
    won: NDArray[np.bool_] = np.less(rng.random(n), 0.4)
    day: Floats = np.where(won, rng.choice(wins, n), clock.days(rng, n, setting.starts, setting.ends - 2 * clock.DAY))
    hour = np.where(won, (21.0 + rng.exponential(0.6, n)) * 3600.0, clock.hours(rng, n))
    at = clock.inside(rng, day + hour - setting.people.zone[who] * 3600.0, setting.starts, setting.ends)
    draw: Floats = np.where(won, 0.0, rng.random(n))
    text = [emoji(u, i) for i, u in enumerate(draw.tolist())]
    setting.sheet.add(at, who, text, [setting.people.lang[a] for a in who.tolist()])
