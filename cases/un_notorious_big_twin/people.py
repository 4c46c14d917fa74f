"""Who lives on the platform: invented accounts with a language, a clock, interests and a rhythm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .districts import HANDLES, District
from .sheet import Floats, Ints
from .words import CODES, FACTS, Tongue

# Interest groups: language and share of the accounts. Those marked political are where hubs are followed.
INTERESTS = (("az", .10), ("az", .08), ("az", .06), ("az", .05), ("az", .05), ("az", .04), ("az", .04), ("tr", .07),
             ("tr", .05), ("tr", .04), ("tr", .03), ("en", .06), ("en", .05), ("en", .05), ("en", .03), ("en", .03),
             ("fr", .05), ("fr", .04), ("fr", .03), ("ru", .03), ("ru", .02))
POLITICAL = (0, 1, 7, 11, 16)
HUBS = ("party", "agency", "president", "organiser", "vice-president", "foreign-policy", "ministry", "parliament",
        "television", "daily", "portal", "magazine", "youth", "army", "embassy", "foundation", "sports", "university",
        "un", "macron", "journalist", "prize")
COLUMNS = ("id", "handle", "name", "bio", "place", "url", "banner", "created", "lang", "zone", "interest", "second", "rate", "followers")
PARTY = "MKP"  # the invented party: Mavi Körpü Partiyası, the blue bridge


Columns = Mapping[str, Any]


@dataclass
class People:
    """Columns by account number: organic ones first, then the campaign's ``core`` and ``reserve``, which live in the same way."""

    id: NDArray[np.int64]
    handle: list[str]
    name: list[str]
    bio: list[str]
    place: list[str]
    url: list[str]
    banner: list[str]
    created: Floats
    lang: list[str]
    zone: Floats
    interest: Ints
    second: Ints
    rate: Floats
    followers: Ints
    organic: int
    core: Ints
    reserve: Ints
    hub: dict[str, int]

    def hubs_alone(self) -> Columns:
        """What is known of the hubs, for the next district."""
        return {name: getattr(self, name)[: len(HUBS)].copy() for name in COLUMNS}

    def take_hubs(self, hubs: Columns) -> None:
        """Institutions are the same accounts in every district."""
        for name, values in hubs.items():
            getattr(self, name)[: len(HUBS)] = values

    def in_interest(self, group: int) -> Ints:
        """Organic accounts with this main interest, hubs left out."""
        found = np.flatnonzero(self.interest[: self.organic] == group)
        return found[found >= len(HUBS)]


def settle(rng: np.random.Generator, seed: int, tongues: dict[str, Tongue], organic: int, core: int,
           reserve: int, district: District, taken: Sequence[str] = ()) -> People:
    """Make all accounts of a district; the first ones are the hubs. Nobody gets a handle that is ``taken``."""
    n = organic + core + reserve
    shares = np.array([share for _, share in INTERESTS])
    interest = rng.choice(len(INTERESTS), n, p=shares / shares.sum())
    interest[: len(HUBS)] = 0
    interest[organic:] = rng.choice([0, 1, 2, 3], n - organic, p=[.55, .3, .1, .05])
    langs = [INTERESTS[i][0] for i in interest.tolist()]
    kin = [np.flatnonzero([INTERESTS[g][0] == code for g in range(len(INTERESTS))]) for code, _ in INTERESTS]
    second = np.array([int(kin[i][int(u * len(kin[i]))]) for i, u in zip(interest, rng.random(n), strict=True)])
    rate = np.exp(rng.normal(0.0, 1.25, n))
    rate[: len(HUBS)] = 1.0
    followers = np.exp(rng.normal(4.6, 1.6, n)).astype(np.int64) + 1
    followers[: len(HUBS)] = np.exp(rng.normal(11.0, 0.8, len(HUBS))).astype(np.int64)
    created = 1.24e9 + 4.46e8 * rng.beta(2.2, 1.4, n)
    hub = {name: number for number, name in enumerate(HUBS)}
    created[hub["organiser"]] = 1696923000.0  # 10 October 2023, fact TP-01
    numbers = rng.permutation(HANDLES) + HANDLES * district.number
    if taken:
        numbers = numbers[~np.isin(numbers, [int(handle[3:-3]) for handle in taken])]
    numbers = numbers[:n]
    return People(
        id=district.account_ids(created, numbers), handle=[f"tw_{k:06d}{_salt(seed)}" for k in numbers.tolist()],
        name=_names(rng, tongues, langs), bio=_bios(rng, tongues, langs, interest, organic),
        place=_places(rng, langs, organic), url=[""] * n, banner=[""] * n, created=created, lang=langs,
        zone=_zones(rng, langs), interest=interest, second=second, rate=rate, followers=followers, organic=organic,
        core=np.arange(organic, organic + core), reserve=np.arange(organic + core, n), hub=hub)


def _salt(seed: int) -> str:
    """Three letters that no other seed below 17,576 has: so no two worlds share a handle."""
    mixed = seed * 7919 % 17576
    return "".join(chr(97 + mixed // power % 26) for power in (676, 26, 1))


def _names(rng: np.random.Generator, tongues: dict[str, Tongue], langs: list[str]) -> list[str]:
    draws = rng.random((len(langs), 2))
    out = []
    for code, (a, b) in zip(langs, draws.tolist(), strict=True):
        tongue = tongues[code]
        long = len(tongue.words) - tongue.small
        first = tongue.words[tongue.small + int(long * a)].capitalize()
        out.append(first if b < 0.2 else f"{first} {tongue.words[tongue.small + int(long * (b - .2) / .8)].capitalize()}")
    return out


def _bios(rng: np.random.Generator, tongues: dict[str, Tongue], langs: list[str], interest: Ints, organic: int) -> list[str]:
    out = [""] * len(langs)
    has = rng.random(len(langs)) < 0.45
    party = rng.random(len(langs)) < 0.03
    for code in CODES:
        rows = [i for i, lang in enumerate(langs) if lang == code and has[i]]
        lines = tongues[code].sentences(rng, interest[rows], rng.integers(2, 9, len(rows)), ends=False)
        for row, line in zip(rows, lines, strict=True):
            mine = party[row] and code == "az" and row < organic
            out[row] = f"{line} | {PARTY} üzvü" if mine else line
    for row, name in enumerate(HUBS):  # hubs say what they are
        out[row] = f"Official account: {name}. Invented."
    return out


def _places(rng: np.random.Generator, langs: list[str], organic: int) -> list[str]:
    draws = rng.random((len(langs), 2))
    return [_place(FACTS[code]["places"], b) if a < 0.35 and i < organic else ""
            for i, (code, (a, b)) in enumerate(zip(langs, draws.tolist(), strict=True))]


def _place(places: list[str], draw: float) -> str:
    return places[int(len(places) * draw)]


def _zones(rng: np.random.Generator, langs: list[str]) -> Floats:
    draws = rng.random(len(langs))
    table = {code: FACTS[code]["zones"] for code in CODES}
    return np.array([float(table[code][0][0] if u < table[code][0][1] else table[code][-1][0])
                     for code, u in zip(langs, draws.tolist(), strict=True)])
