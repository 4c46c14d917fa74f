"""Small invented worlds for tests: organic traffic, groups that honestly act together, and a campaign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from coterie.analytics import passages
from coterie.analytics.signals import choose
from coterie.analytics.world import World, traces, world

DAY, START = 86400, 1_700_006_400
WORDS = [a + b for a in ("ba", "ke", "li", "mo", "nu", "ra", "si", "to", "ve", "zu") for b in
         ("dan", "fel", "gor", "hin", "jam", "kol", "lup", "mer", "nis", "pat", "qua", "rit", "sol", "tek", "vun", "wex", "yil", "zob", "cha", "dri")]


@dataclass
class Rows:
    """Posts as columns of one length, and who was planted: group -> accounts."""

    who: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    of: list[str] = field(default_factory=list)
    tags: list[tuple[str, ...]] = field(default_factory=list)
    link: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    planted: dict[str, set[str]] = field(default_factory=dict)

    def post(self, who: str, at: float, text: str = "", *, of: str = "", tags: Iterable[str] = (), link: str = "", media: str = "") -> None:
        for column, value in zip((self.who, self.at, self.text, self.of, self.tags, self.link, self.media),
                                 (who, int(at), text, of, tuple(sorted(tags)), link, media), strict=True):
            column.append(value)  # type: ignore[attr-defined]


def as_world(rows: Rows) -> World:
    """The world as the graph would give it."""
    accounts = sorted(set(rows.who))
    own = [i for i, of in enumerate(rows.of) if not of]
    grouped = passages.group(["" if of else t for t, of in zip(rows.text, rows.of, strict=True)], np.array(rows.at))
    events: dict[str, list[tuple[str, str, int]]] = {
        "repost": [(rows.who[i], of, rows.at[i]) for i, of in enumerate(rows.of) if of],
        "passage": [(rows.who[i], f"{n:07}", rows.at[i]) for i, n in enumerate(grouped.passage.tolist()) if n >= 0],
        "link": [(rows.who[i], rows.link[i], rows.at[i]) for i in own if rows.link[i]],
        "media": [(rows.who[i], rows.media[i], rows.at[i]) for i in own if rows.media[i]],
        "hashtag-set": [(rows.who[i], " ".join(rows.tags[i]), rows.at[i]) for i in own if len(rows.tags[i]) > 1],
        "hashtag": [(rows.who[i], tag, rows.at[i]) for i in own for tag in rows.tags[i]]}
    signals = {name: traces(accounts, *zip(*events[name], strict=True), window=s.window, uses=s.uses)
               for name, s in choose(None).items() if not s.takes_run or name == "passage" if events[name]}
    return world(accounts, rows.who, rows.at, signals)


class Maker:
    """Grows a world step by step from one seed."""

    def __init__(self, seed: int, *, people: int = 1500, days: int = 30, groups: int = 8, platforms: int = 1) -> None:
        """Interests live on one platform each; what nobody owns, such as greetings and campaigns, is on all."""
        self.dice, self.rows, self.days, self.groups, self.platforms = np.random.default_rng(seed), Rows(), days, groups, platforms
        self.group = self.dice.integers(groups, size=people)
        self.people = [f"{'xyz'[self.group[i] % platforms]}:{i:05}" for i in range(people)]
        self.volume = np.minimum(self.dice.pareto(1.2, people) * 2 + 1, 200)
        self.clock = self.dice.normal(14, 3, people)

    def phrase(self, length: int) -> str:
        return " ".join(self.dice.choice(WORDS, length))

    def moment(self, i: int) -> float:
        """A time in the life of person i: any day, near their hour."""
        return START + self.dice.integers(self.days) * DAY + ((self.clock[i] + self.dice.normal(0, 3)) % 24) * 3600

    def neighbour(self, group: int) -> int:
        """Another interest of the same platform, or the same."""
        return int(self.dice.integers(self.groups // self.platforms)) * self.platforms + group % self.platforms

    def organic(self) -> Maker:
        """Everyday posts: own words, replies, hashtags of one's interests, links to the news, reposts of popular posts."""
        news = [[(f"n{g}-{k}", START + self.dice.random() * self.days * DAY) for k in range(60)] for g in range(self.groups)]
        for i, who in enumerate(self.people):
            for _ in range(self.dice.poisson(self.volume[i])):
                g = self.group[i] if self.dice.random() < 0.8 else self.neighbour(self.group[i])
                kind, at = self.dice.random(), self.moment(i)
                tags = [f"#g{g}t{t}" for t in set(np.minimum(self.dice.geometric(0.3, self.dice.integers(3)), 12))]
                if kind < 0.35:
                    name, born = news[g][min(int(self.dice.pareto(0.8)), 59)]
                    self.rows.post(who, born + self.dice.exponential(5 * 3600), "", of=f"o-{name}")
                elif kind < 0.5:
                    name, born = news[g][min(int(self.dice.pareto(0.8)), 59)]
                    self.rows.post(who, born + self.dice.exponential(8 * 3600), self.phrase(8), link=f"https://news.example/{name}", tags=tags)
                else:
                    self.rows.post(who, at, self.phrase(self.dice.integers(4, 16)), tags=tags)
        return self

    def greetings(self) -> Maker:
        """Every morning some wish the same good morning, and a share button writes the same words."""
        fans = self.dice.choice(len(self.people), len(self.people) // 12, replace=False)
        for day in range(self.days):
            for i in fans[self.dice.random(len(fans)) < 0.25]:
                self.rows.post(self.people[i], START + day * DAY + 7 * 3600 + self.dice.normal(0, 2400), "good morning dear friends have a blessed day")
        for k in range(12):
            line, start = "I just signed this please join " + self.phrase(6), START + self.dice.random() * self.days * DAY
            for i in self.dice.choice(len(self.people), 40, replace=False):
                self.rows.post(self.people[i], start + self.dice.exponential(2 * DAY), line, link=f"https://petition.example/{k}")
        return self

    def events(self, count: int = 10, *, size: int = 120, copy: float = 0.15) -> Maker:
        """Matches and votes that an interest group follows for hours; some paste the official line."""
        for e in range(count):
            g, start = self.dice.integers(self.groups), START + self.dice.integers(self.days) * DAY + 18 * 3600
            weight = self.volume**0.5 * np.where(self.group == g, 12.0, self.group % self.platforms == g % self.platforms)
            line, tags = self.phrase(12), (f"#event{e}", f"#g{g}t1")
            for i in self.dice.choice(len(self.people), size, replace=False, p=weight / weight.sum()):
                for _ in range(1 + self.dice.poisson(1)):
                    text = line if self.dice.random() < copy else self.phrase(9)
                    self.rows.post(self.people[i], start + self.dice.random() * 3 * 3600, text, tags=tags)
        return self

    def newsroom(self, size: int = 8, *, stories: int = 60) -> Maker:
        """Desks of one house that post each story's link within half a minute."""
        desks = [f"x:desk{i}" for i in range(size)]
        for k in range(stories):
            at = START + self.dice.random() * self.days * DAY
            for who in desks:
                if self.dice.random() < 0.7:
                    self.rows.post(who, at + self.dice.random() * 30, self.phrase(7), link=f"https://house.example/{k}")
        self.rows.planted["newsroom"] = set(desks)
        return self

    def show(self, size: int = 60, *, copies: float = 0.3, share: float = 0.7) -> Maker:
        """A show every evening at eight that the same fans follow for an hour; ``copies`` of its catchphrase each."""
        fans = self.dice.choice(len(self.people), size, replace=False)
        for day in range(self.days):
            start, line = START + day * DAY + 20 * 3600, self.phrase(10)
            for i in fans[self.dice.random(size) < share]:
                for _ in range(1 + self.dice.poisson(2)):
                    self.rows.post(self.people[i], start + self.dice.random() * 3600, self.phrase(7), tags=("#show", f"#show{day % 5}"))
                for _ in range(self.dice.poisson(copies)):
                    self.rows.post(self.people[i], start + self.dice.random() * 3600, line, tags=("#show", f"#show{day % 5}"))
        self.rows.planted["fans"] = {self.people[i] for i in fans}
        return self

    def club(self, size: int = 60, *, meetings: int = 6, copies: float = 1, share: float = 0.7, hours: float = 2) -> Maker:
        """The same fans at a few events on no regular days: own words, and ``copies`` of the day's line each, within ``hours``."""
        fans = self.dice.choice(len(self.people), size, replace=False)
        for k, day in enumerate(sorted(self.dice.choice(self.days, meetings, replace=False).tolist())):
            start, line, tags = START + day * DAY + self.dice.integers(10, 21) * 3600, self.phrase(12), ("#club", f"#club{k}")
            for i in fans[self.dice.random(size) < share]:
                for text in [*(self.phrase(7) for _ in range(1 + self.dice.poisson(2))), *[line] * self.dice.poisson(copies)]:
                    self.rows.post(self.people[i], start + self.dice.random() * hours * 3600, text, tags=tags)
        self.rows.planted["fans"] = self.rows.planted.get("fans", set()) | {self.people[i] for i in fans}
        return self

    def campaign(self, core: int = 60, *, operations: int = 4, fringe: int = 40, copies: float = 5, cover: int = 0,
                 share: float = 1.0, reworded: float = 0.0) -> Maker:
        """Bursts of a few hours in which the core and others paste the same few lines again and again.

        Between them each of the core posts ``cover`` times with hashtags that few others use. Each of the core comes with
        chance ``share``; each word of a copy is another with chance ``reworded``.
        """
        chosen = self.dice.choice(len(self.people), core + operations * fringe, replace=False)
        inner, outer = [self.people[i] for i in chosen[:core]], [self.people[i] for i in chosen[core:]]
        for k in range(operations):
            start, tags = START + (k * self.days // operations + 2) * DAY + self.dice.integers(9, 15) * 3600, (f"#op{k}a", f"#op{k}b", f"#op{k}c")
            lines = [self.phrase(14) for _ in range(3)]
            joined = outer[k * fringe:(k + 1) * fringe]
            peaks = start + self.dice.random(3) * 4 * 3600
            came = [who for who in inner if share == 1 or self.dice.random() < share]
            for who in came + joined:
                for _ in range(1 + self.dice.poisson(copies - 1)):
                    at = self.dice.choice(peaks) + self.dice.exponential(900)
                    line = lines[0] if self.dice.random() < 0.8 else lines[self.dice.integers(3)]
                    if reworded:
                        line = " ".join(self.phrase(1) if self.dice.random() < reworded else word for word in line.split())
                    self.rows.post(who, at, line, tags=tags, media=f"m{k}-{self.dice.integers(3)}" if self.dice.random() < 0.4 else "")
        for who in inner * cover:
            at = START + self.dice.random() * self.days * DAY
            self.rows.post(who, at, self.phrase(8), tags=[f"#own{t}" for t in self.dice.integers(6, size=2)])
        self.rows.planted |= {"core": set(inner), "fringe": set(outer)}
        return self

    def ring(self, size: int = 20, *, posts: int = 25) -> Maker:
        """A small group that passes on the same posts within a minute, again and again."""
        members = [f"x:ring{i:02}" for i in range(size)]
        for k in range(posts):
            at = START + self.dice.random() * self.days * DAY
            for who in members:
                if self.dice.random() < 0.6:
                    self.rows.post(who, at + self.dice.random() * 120, "", of=f"o-ring{k}")
        for who in members:
            for _ in range(self.dice.poisson(6)):
                self.rows.post(who, START + self.dice.random() * self.days * DAY, self.phrase(8))
        self.rows.planted["ring"] = set(members)
        return self


def honest(seed: int, **size: int) -> Maker:
    """A world in which nobody acts together: people, greetings, events."""
    return Maker(seed, **size).organic().greetings().events()
