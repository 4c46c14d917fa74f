"""Accounts that play the parts of named ones: first posters, a pair of friends, and those who pasted too much."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

from .operations import BAKU, Cast
from .organic import Setting
from .people import PARTY
from .sheet import Ints

LAG = 420.0  # seconds between the pasted chat line and the post, fact LK-05
FRIENDS = ("organiser", "magazine", "journalist")  # the instructed account follows these and its relay, fact LK-07


@dataclass
class Standins:
    """``parts``: role -> (account, fact id); ``suspended``: accounts. Empty in a world without a campaign."""

    parts: dict[str, tuple[int, str]] = field(default_factory=dict)
    suspended: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


def appoint(rng: np.random.Generator, setting: Setting, casts: Mapping[str, Cast]) -> Standins:
    """Choose who plays which part and dress the first posters as the report saw theirs."""
    people, out = setting.people, Standins()
    out.parts["champion"] = (int(casts["launch"].core[0]), "OP1-05")
    firsts = {name: casts[name].first for name in ("new-york", "kick-off", "empowerment", "corsica")}
    for place, (name, account) in enumerate(firsts.items()):
        out.parts[f"first-poster:{name}"] = (account, "FP-01")
        people.banner[account] = "official campaign image" if place in (0, 3) else ""  # fact FP-02
        if name == "kick-off":  # fact FP-03
            people.place[account], people.url[account] = "Azərbaycan", "https://develop-valley.example"
    later = casts["new-caledonia"].first
    out.parts["first-poster:new-caledonia"] = (later, "NC-05")
    people.bio[later] = f"{PARTY} məsləhətçi"
    for name, cast in casts.items():
        for number, account in enumerate(cast.targets.tolist(), 1):
            out.parts[f"target:{name}:{number}"] = (account, "OP-X2" if name == "assembly" else "OP-X3")
            people.bio[account] = "Member of an assembly. Invented." if name == "assembly" else "Led an alliance once. Invented."
    free = np.setdiff1d(people.core, [account for account, _ in out.parts.values()])
    relay, *pasters = rng.choice(free, min(4, len(free)), replace=False).tolist()
    circle = np.setdiff1d(casts["corsica"].periphery, [*firsts.values(), later])
    out.parts["instructed"] = (int(rng.choice(circle)), "LK-05")
    out.parts["relay"] = (int(relay), "LK-08")
    for number, account in enumerate(pasters, 1):
        out.parts[f"pasted-too-much:{number}"] = (int(account), "LK-01" if number < 3 else "LK-04")
    return out


def personalities(rng: np.random.Generator, setting: Setting, plans: Mapping[str, Any], standins: Standins,
                  taken: Collection[int]) -> None:
    """Who follows most of the core, fact FO-03: public figures of the country, and others; none of them ``taken`` by another part."""
    people, plan = setting.people, plans["followers"]
    free = np.setdiff1d(np.concatenate([people.in_interest(0), people.in_interest(1)]), [*taken, *(a for a, _ in standins.parts.values())])
    for number, account in enumerate(rng.choice(free, min(plan["biggest"], len(free)), replace=False).tolist()):
        public = number % 2 == 0 or number == 1  # eleven of twenty
        standins.parts[f"{'personality' if public else 'follower'}:{number + 1}"] = (account, "FO-03")
        if public:
            people.bio[account] = "Member of parliament. Invented." if number % 4 else "Minister's office. Invented."


def leak(rng: np.random.Generator, setting: Setting, rows: Mapping[str, Ints], standins: Standins) -> None:
    """Three posts of operations keep the head of the chat line they were copied from; an older one is all chat."""
    sheet, az = setting.sheet, setting.tongues["az"]
    author, ref, at = sheet.numbers("author"), sheet.numbers("ref"), sheet.moments()
    names = [az.word(rng).capitalize() for _ in range(2)]
    for number, name in ((1, "kick-off"), (2, "empowerment"), (3, "empowerment")):
        if (part := f"pasted-too-much:{number}") not in standins.parts:
            continue
        own = rows[name][(author[rows[name]] == standins.parts[part][0]) & (ref[rows[name]] < 0)]
        if not len(own):
            continue
        row = int(own[np.argsort(at[own])][0])
        title = f"{names[number % 2]} {PARTY}" if number < 3 else f"{names[1]} {PARTY} məsləhətçi"
        sheet.text[row] = f"{head(float(at[row]))} {title}: {sheet.text[row]}"
    moment = datetime.fromisoformat("2023-05-19T10:39:20+00:00").timestamp()
    lines = [f"{head(moment)} {names[1]} xanım: {line}" for line in az.sentences(rng, np.array([0, 0]), np.array([14, 11]))]
    sheet.add(np.array([moment]), standins.parts["instructed"][0], "\n".join(lines), "az", media=setting.picture("screenshot"))


def head(at: float) -> str:
    """The bracket that a chat program writes before a pasted line, in the clock of Baku."""
    return datetime.fromtimestamp(at - LAG, BAKU).strftime("[%d.%m %H:%M]")
