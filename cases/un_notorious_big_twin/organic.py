"""Ordinary life: hubs speak, people post, pass on, answer and quote."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from . import clock
from .districts import District
from .people import HUBS, INTERESTS, POLITICAL, People
from .sheet import ORIGINAL, QUOTE, REPLY, REPOST, Floats, Ints, Sheet, once
from .words import CODES, FACTS, Tongue

EMOJI = ("👏", "😂", "❤️", "🔥", "🎉", "🇦🇿", "🤲", "💙", "⚽", "😭")
MONTHLY = 5  # posts of a hub a month, at least
COMMON = ("France", "Macron", "Paris", "Baku", "Colonialism", "news", "Azerbaijan", "Türkiye", "Karabakh", "football")


@dataclass(frozen=True)
class Event:
    """Something that people of some interests talk about; ``share`` of them do."""

    number: int
    groups: tuple[int, ...]
    code: str
    start: float
    length: float
    headlines: tuple[str, ...]
    tags: tuple[str, ...]
    share: float


@dataclass
class Setting:
    """What every part of the world needs: who, in which words, where to write, from when to when.

    ``looks``: a picture's perceptual hash (64 bits, hex) by its exact one; ``measured``: extra interactions of a row by kind.
    """

    seed: int
    starts: float
    ends: float
    people: People
    tongues: dict[str, Tongue]
    sheet: Sheet
    tags: list[list[str]] = field(default_factory=list)
    sites: list[list[str]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    hub_rows: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    looks: dict[str, str] = field(default_factory=dict)
    measured: dict[int, dict[str, int]] = field(default_factory=dict)
    district: District = field(default_factory=District)

    def picture(self, name: str, again: int = 0) -> str:
        """The hash of a picture of this district, by a name of its own; encoded ``again`` it hashes differently but looks alike."""
        place = f"{self.seed}.{self.district.number}" if self.district.number else f"{self.seed}"
        first = hashlib.sha256(f"{place}/{name}".encode()).hexdigest()
        found = hashlib.sha256(f"{place}/{name}/{again}".encode()).hexdigest() if again else first
        flipped = sum(1 << (11 * again + 23 * i) % 64 for i in range(again % 4))
        self.looks[found] = f"{int(first[-16:], 16) ^ flipped:016x}"
        return found

    def video(self, name: str) -> str:
        """As a picture; hashes that end in d, e or f are videos."""
        return next(found for i in range(1 << 30) if (found := self.picture(f"{name}.{i}"))[-1] in "def")


def furnish(rng: np.random.Generator, setting: Setting) -> None:
    """Give every interest its hashtags and its sites."""
    for code, _ in INTERESTS:
        tongue = setting.tongues[code]
        setting.tags.append([tongue.tag(rng, int(rng.integers(1, 3))) for _ in range(9)])
        setting.sites.append([f"{_plain(tongue.word(rng))}{rng.integers(10, 99)}.example" for _ in range(5)])


def _plain(word: str) -> str:
    kept = "".join(c for c in word if c.isascii() and c.isalpha())
    return kept or "site"


def hubs(rng: np.random.Generator, setting: Setting) -> Ints:
    """Institutions post in office hours; returns their rows."""
    people = setting.people
    months = (setting.ends - setting.starts) / (30 * clock.DAY)
    counts = (MONTHLY * months * (0.6 + 2.2 * rng.random(len(HUBS)))).astype(np.int64)
    counts[people.hub["organiser"]] = 0  # its posts are counted, and written elsewhere
    born = np.maximum(people.created[: len(HUBS)], setting.starts)
    owner = np.repeat(np.arange(len(HUBS)), counts)
    at = clock.life(rng, people.zone[: len(HUBS)], counts, setting.starts, setting.ends, steady=True)
    at = np.where(at < born[owner], clock.inside(rng, at, float(born.max()), setting.ends), at)
    text = setting.tongues["az"].texts(rng, np.zeros(len(owner), dtype=np.int64))
    shown = rng.random(len(owner)) < 0.82
    media = [setting.picture(f"hub-{i}") if s else "" for i, s in enumerate(shown.tolist())]
    return setting.sheet.add(at, owner, text, "az", media=media)


def life(rng: np.random.Generator, setting: Setting, who: Ints, mean: float, pool: Pool | None = None) -> Pool:
    """Everyday posts of accounts: heavy-tailed counts, 45 % passed on, the rest written, answered or quoted.

    Without a ``pool`` they react to what they wrote themselves. Returns the pool for those who come later.
    """
    people = setting.people
    drawn = np.exp(rng.normal(0, 0.55, len(who))) * people.rate[who]
    counts = np.minimum(1 + rng.poisson(drawn * max(mean - 1.0, 0.1) / drawn.mean()), 400)
    owner = np.repeat(who, counts)
    at = clock.life(rng, people.zone[who], counts, setting.starts, setting.ends)
    leaning = np.repeat(rng.beta(1.1, 1.3, len(who)), counts)
    passes = rng.random(len(owner)) < leaning
    written = ~passes
    kinds = np.where(rng.random(len(owner)) < 0.5, ORIGINAL, np.where(rng.random(len(owner)) < 0.69, REPLY, QUOTE))
    mine = setting.sheet.add
    topic = np.where(rng.random(len(owner)) < 0.75, people.interest[owner], people.second[owner])
    new = written & (kinds == ORIGINAL)
    text, lang, link, media = write(rng, setting, owner[new], topic[new])
    rows = mine(at[new], owner[new], text, lang, link=link, media=media)
    first, pool = pool is None, pool or Pool(rng, setting, rows, topic[new])
    for kind, chosen in ((REPLY, written & (kinds == REPLY)), (QUOTE, written & (kinds == QUOTE)), (REPOST, passes)):
        made = pool.react(rng, at[chosen], owner[chosen], topic[chosen], kind)
        if first and kind == QUOTE:  # what somebody said to a post is passed on too
            pool.grow(rng, made)
    return pool


def write(rng: np.random.Generator, setting: Setting, owner: Ints, topic: Ints) -> tuple[list[str], list[str], list[str], list[str]]:
    """Texts, languages, links and pictures of original posts about topics; a few are only a word or an emoji."""
    n = len(owner)
    lang = [INTERESTS[t][0] for t in topic.tolist()]
    text = [""] * n
    for code in CODES:
        rows = np.flatnonzero([c == code for c in lang])
        for row, line in zip(rows.tolist(), setting.tongues[code].texts(rng, topic[rows]), strict=True):
            text[row] = line
    draw = rng.random((n, 5))
    link, media = [""] * n, [""] * n
    for i, (t, d) in enumerate(zip(topic.tolist(), draw.tolist(), strict=True)):
        if d[0] < 0.02:
            short = FACTS[lang[i]]["short"]
            text[i] = short[int(len(short) * d[1])]
        else:
            text[i] += _tags(setting.tags[t], d[1], d[2])
            if d[3] < 0.17:
                link[i] = f"https://{setting.sites[t][int(5 * d[1] ** 2)]}/{int(d[2] * 10**7):07d}"
        if d[4] < 0.28:
            media[i] = setting.picture(f"meme-{t}-{int(d[3] * 40)}" if d[4] < 0.02 else f"own-{len(setting.sheet)}-{i}")
    return text, lang, link, media


def emoji(draw: float, turn: int) -> str:
    """A row of one emoji or two in turn; rows of the same ones differ in their length."""
    first = EMOJI[int(len(EMOJI) * draw)]
    return (first if turn % 3 else first + EMOJI[turn % len(EMOJI)]) * (1 + turn % 5)


def _tags(own: Sequence[str], often: float, which: float) -> str:
    if often > 0.36:
        return ""
    first = own[int(len(own) * which**2)]
    if often < 0.04:
        return f" #{COMMON[int(len(COMMON) * which)]}"
    return f" #{first}" if often > 0.13 else f" #{first} #{own[int(len(own) * often * 7) % len(own)]}"


class Shelf:
    """Posts in order of time, some far more looked at than others."""

    def __init__(self, rng: np.random.Generator, sheet: Sheet, rows: Ints) -> None:
        when = sheet.moments()[rows]
        order = np.argsort(when, kind="stable")
        self.rows, self.when = rows[order], when[order]
        self.seen = np.concatenate([[0.0], np.cumsum(rng.pareto(0.8, len(rows)) + 0.1)])

    def pick(self, rng: np.random.Generator, at: Floats) -> Ints:
        """For each moment a post of the last hours or days before it, by how much it is looked at; -1 where there is none."""
        back = np.exp(rng.normal(np.log(26 * 3600.0), 1.1, len(at)))
        until, since = np.searchsorted(self.when, at), np.searchsorted(self.when, at - back)
        since = np.minimum(since, np.maximum(until - 1, 0))
        spot = self.seen[since] + rng.random(len(at)) * (self.seen[until] - self.seen[since])
        index = np.clip(np.searchsorted(self.seen, spot, side="right") - 1, 0, max(len(self.rows) - 1, 0))
        return np.where(until > 0, self.rows[np.minimum(index, np.maximum(until - 1, 0))], -1)


class Pool:
    """What others react to, by interest: what people of the interest wrote and, for the political ones, the hubs."""

    def __init__(self, rng: np.random.Generator, setting: Setting, rows: Ints, topics: Ints) -> None:
        self.setting, sheet = setting, setting.sheet
        self.shelves = {group: Shelf(rng, sheet, rows[topics == group]) for group in range(len(INTERESTS)) if (topics == group).any()}
        self.hubs = Shelf(rng, sheet, setting.hub_rows)

    def react(self, rng: np.random.Generator, at: Floats, owner: Ints, topic: Ints, kind: int) -> dict[int, Ints]:
        """Each author reacts to some earlier post of the topic, to each at most once; returns the rows by topic."""
        made = {}
        for group, shelf in self.shelves.items():
            mine = np.flatnonzero(topic == group)
            ref = shelf.pick(rng, at[mine])
            if group in POLITICAL:
                ref = np.where(rng.random(len(mine)) < 0.2, self.hubs.pick(rng, at[mine]), ref)
            fine = (ref >= 0) & once(owner[mine], ref) & (self.setting.sheet.numbers("author")[ref] != owner[mine])
            made[group] = self._add(rng, at[mine][fine], owner[mine][fine], ref[fine], group, kind)
        return made

    def grow(self, rng: np.random.Generator, rows: dict[int, Ints]) -> None:
        """Add posts that others can react to, by topic."""
        for group, more in rows.items():
            self.shelves[group] = Shelf(rng, self.setting.sheet, np.concatenate([self.shelves[group].rows, more]))

    def _add(self, rng: np.random.Generator, at: Floats, owner: Ints, ref: Ints, group: int, kind: int) -> Ints:
        if kind == REPOST:
            return self.setting.sheet.repost(at, owner, ref)
        text, lang = self._words(rng, owner, ref, group, kind)
        return self.setting.sheet.add(at, owner, text, lang, kind=kind, ref=ref)

    def _words(self, rng: np.random.Generator, owner: Ints, ref: Ints, group: int, kind: int) -> tuple[list[str], str]:
        setting, code = self.setting, INTERESTS[group][0]
        size = np.clip(np.exp(rng.normal(2.3, 0.6, len(owner))), 4, 34).astype(np.int64)
        text = setting.tongues[code].sentences(rng, np.full(len(owner), group), size)
        short = FACTS[code]["short"]
        brief = rng.random(len(owner)) / 0.06
        text = [short[int(len(short) * b)] if b < 1 else line for line, b in zip(text, brief.tolist(), strict=True)]
        if kind == REPLY:
            to = setting.sheet.numbers("author")[ref]
            text = [f"@{setting.people.handle[a]} {line}" for a, line in zip(to.tolist(), text, strict=True)]
        return text, code


def soon(rng: np.random.Generator, n: int, start: float, length: float) -> Floats:
    """Moments after a start, dense at first, thin after ``length`` seconds."""
    return start + rng.gamma(1.4, length / 2.0, n)
