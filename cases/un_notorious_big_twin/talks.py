"""Talks between people: trees of answers, chains of quotes, and the second wave that a quote sets off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import clock
from .organic import Setting, emoji
from .people import INTERESTS
from .sheet import QUOTE, REPLY, Ints, once
from .words import FACTS, lengths

Plan = Mapping[str, Any]


def tree(rng: np.random.Generator, setting: Setting, plan: Plan, who: Ints, group: int, start: float) -> None:
    """Someone says a thing, others answer it, each other, and the same person again; late answers are further down."""
    n = 2 + int(plan["tree_replies"] * np.exp(rng.normal(0, 0.9)))
    tongue = setting.tongues[INTERESTS[group][0]]
    root = setting.sheet.add(np.array([start]), who[:1], tongue.texts(rng, np.array([group])), tongue.code)
    rows, authors, times = [int(root[0])], [int(who[0])], [start]
    for turn in range(n):
        parent = 0 if rng.random() < 0.45 else int(len(rows) * rng.random() ** 0.6)
        back = parent > 0 and rng.random() < 0.4  # who was answered answers
        author = authors[0] if back else int(who[1 + int((len(who) - 1) * rng.random() ** 1.4)])
        at = float(clock.wake(rng, np.array([times[parent] + np.exp(rng.normal(6.3, 1.4))]), setting.people.zone[[author]])[0])
        if author == authors[parent] or at >= setting.ends:
            continue
        text = f"@{setting.people.handle[authors[parent]]} {_answer(rng, setting, group, turn)}"
        rows += setting.sheet.add(np.array([at]), author, text, tongue.code, kind=REPLY, ref=rows[parent]).tolist()
        authors.append(author)
        times.append(at)


def _answer(rng: np.random.Generator, setting: Setting, group: int, turn: int) -> str:
    code, draw = INTERESTS[group][0], rng.random()
    if draw < 0.04:
        return emoji(float(rng.random()), turn)
    if draw < 0.08:
        return str(FACTS[code]["short"][int(len(FACTS[code]["short"]) * rng.random())])
    return setting.tongues[code].sentences(rng, np.array([group]), np.maximum(3, lengths(rng, 1) * 2 // 3))[0]


def chain(rng: np.random.Generator, setting: Setting, plan: Plan, who: Ints, group: int, start: float) -> None:
    """Each quotes the one before and says something to it."""
    tongue = setting.tongues[INTERESTS[group][0]]
    row = setting.sheet.add(np.array([start]), who[:1], tongue.texts(rng, np.array([group])), tongue.code)
    for author in who[1 : 1 + int(rng.geometric(1.0 / plan["chain_quotes"]))].tolist():
        start = float(clock.after(rng, np.array([start]), setting.people.zone[[author]], median=5000.0)[0])
        if start < setting.ends:
            row = setting.sheet.add(np.array([start]), author, tongue.texts(rng, np.array([group])), tongue.code, kind=QUOTE, ref=row)


def second_wave(rng: np.random.Generator, setting: Setting, row: Ints, who: Ints, group: int) -> None:
    """A few quote what travels, and their readers pass on the quotes."""
    quoting = who[: max(1, len(who) // 12)]
    first = setting.sheet.moments()[row[0]]
    at = clock.after(rng, np.full(len(quoting), first), setting.people.zone[quoting], median=12000.0, spread=1.0)
    fine = at < setting.ends - clock.DAY
    tongue = setting.tongues[INTERESTS[group][0]]
    text = tongue.texts(rng, np.full(int(fine.sum()), group))
    rows = setting.sheet.add(at[fine], quoting[fine], text, tongue.code, kind=QUOTE, ref=row[0])
    if not len(rows):
        return
    rest = who[len(quoting) :]
    ref = rows[(len(rows) * rng.random(len(rest)) ** 2.5).astype(np.int64)]
    late = clock.after(rng, setting.sheet.moments()[ref], setting.people.zone[rest], median=9000.0, spread=1.2)
    kept = (late < setting.ends) & once(rest, ref)
    setting.sheet.repost(late[kept], rest[kept], ref[kept])
