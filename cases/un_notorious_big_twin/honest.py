"""Groups that act together and mean no harm; each has a label of its own in the truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import clock
from .operations import stamp
from .organic import Setting
from .people import INTERESTS
from .sheet import Floats, Ints
from .trends import pass_on

Plan = Mapping[str, Any]


class Honest:
    """Writes the groups and remembers whose label is whose; nobody belongs to two."""

    def __init__(self, rng: np.random.Generator, setting: Setting, plan: Plan) -> None:
        self.rng, self.setting, self.plan = rng, setting, plan
        self.labels: dict[int, str] = {}

    def write(self) -> dict[int, str]:
        """All groups; returns account -> ``kind:number``."""
        for number in range(1, self.plan["newsrooms"]["groups"] + 1):
            self._newsroom(number)
        for number in range(1, self.plan["bots"]["groups"] + 1):
            self._bots(number)
        for number in range(1, self.plan["friends"]["groups"] + 1):
            self._friends(number)
        for number in range(1, self.plan["fans"]["groups"] + 1):
            self._fans(number)
        self._contests()
        self._party()
        for number in range(1, self.plan["activists"]["groups"] + 1):
            self._activists(number)
        return self.labels

    def _members(self, label: str, code: str, n: int) -> Ints:
        people = self.setting.people
        start = len(people.hub)
        free = [a for a in range(start, people.organic) if people.lang[a] == code and a not in self.labels]
        chosen = np.sort(self.rng.choice(free, min(n, len(free)), replace=False))
        self.labels.update(dict.fromkeys(chosen.tolist(), label))
        return chosen

    def _code(self, codes: str, number: int) -> str:
        return codes.split()[(number - 1) % len(codes.split())]

    def _days(self, n: int, starts: float | None = None, ends: float | None = None) -> Floats:
        return np.sort(clock.days(self.rng, n, starts or self.setting.starts, ends or self.setting.ends - 2 * clock.DAY))

    def _attend(self, who: Ints, share: float) -> Ints:
        return who[self.rng.random(len(who)) < share]

    def _newsroom(self, number: int) -> None:
        """The accounts of one media house post the desk's headline within minutes."""
        rng, code = self.rng, self._code("az fr tr", number)
        who = self._members(f"newsroom:{number}", code, self.plan["newsrooms"]["members"])
        tongue, site = self.setting.tongues[code], f"desk{number}.example"
        for day in self._days(self.plan["newsrooms"]["occasions"]):
            there = self._attend(who, 0.75)
            start = day + (7.0 + 13.0 * rng.random() - self.setting.people.zone[who[0]]) * 3600.0
            line = tongue.sentences(rng, np.array([60 + number]), rng.integers(8, 17, 1), ends=False)[0]
            self.setting.sheet.add(start + rng.exponential(70.0, len(there)), there, line, code,
                                   link=f"https://{site}/{int(start)}", media=self.setting.picture(f"desk-{start}"))

    def _bots(self, number: int) -> None:
        """One owner's accounts publish the same bulletin at the same minute of the day."""
        rng, code = self.rng, self._code("en az tr en ru", number)
        who = self._members(f"bots:{number}", code, self.plan["bots"]["members"])
        tongue, minute = self.setting.tongues[code], float(rng.integers(0, 1440) * 60)
        tag, words = tongue.tag(rng), tongue.sentences(rng, np.array([70]), np.array([6]), ends=False)[0]
        for day in self._days(self.plan["bots"]["occasions"]):
            value = int(rng.integers(3, 99))
            self.setting.sheet.add(day + minute + 40.0 * rng.random(len(who)), who, f"{words}: {value} ({day // clock.DAY:.0f}) #{tag}",
                                   code, link=f"https://bulletin{number}.example/{value}")

    def _friends(self, number: int) -> None:
        """A ring of friends passes on whatever one of them writes."""
        rng = self.rng
        group = int(rng.integers(len(INTERESTS)))
        code = INTERESTS[group][0]
        who = self._members(f"friends:{number}", code, self.plan["friends"]["members"])
        counts = np.full(len(who), self.plan["friends"]["occasions"])
        at = clock.life(rng, self.setting.people.zone[who], counts, self.setting.starts, self.setting.ends - 2 * clock.DAY)
        author = np.repeat(who, counts)
        rows = self.setting.sheet.add(at, author, self.setting.tongues[code].texts(rng, np.full(len(author), group)), code)
        ref, owner = np.repeat(rows, len(who)), np.tile(who, len(rows))
        kept = rng.random(len(ref)) < 0.6
        pass_on(rng, self.setting, owner[kept], ref[kept], median=1500.0, spread=1.3)

    def _fans(self, number: int) -> None:
        """A show every weekday evening for nine weeks: who watches writes, some repeat the catchphrase; at the end all vote."""
        rng, code, plan = self.rng, self._code("az tr", number), self.plan["fans"]
        who = self._members(f"fans:{number}", code, plan["members"])
        keen = rng.beta(1.3, 3.5, len(who))
        tongue = self.setting.tongues[code]
        tag = tongue.tag(rng)
        lines = tongue.sentences(rng, np.full(6, 80 + number), rng.integers(4, 9, 6))
        first = stamp(f"2023-{9 + number}-02T00:00:00", "UTC")
        evenings = [d for d in np.arange(63) if (int(first // clock.DAY) + int(d) + 3) % 7 < 5]
        for turn, day in enumerate(evenings[: plan["occasions"]]):
            last = turn >= min(plan["occasions"], len(evenings)) - 3
            there = who[rng.random(len(who)) < (0.25 + 0.6 * keen if last else keen)]
            owner = np.repeat(there, 1 + rng.poisson(1.2 if last else 0.5, len(there)))
            at = first + day * clock.DAY + (20.0 - self.setting.people.zone[who[0]]) * 3600.0 + 7200.0 * rng.beta(1.2, 1.6, len(owner))
            own = tongue.texts(rng, np.full(len(owner), 80 + number))
            repeat = rng.random(len(owner)) < (0.6 if last else 0.25)
            text = [f"{lines[0 if last else int(6 * u)] if r else line} #{tag}"
                    for line, r, u in zip(own, repeat, rng.random(len(owner)).tolist(), strict=True)]
            self.setting.sheet.add(at, owner, text, code)

    def _contests(self) -> None:
        """Repost to win: the same hunters each time, and guests."""
        rng, setting, plan = self.rng, self.setting, self.plan["contests"]
        hunters = self._members("contest:1", "az", plan["members"])
        prize = setting.people.hub["prize"]
        others = np.setdiff1d(np.arange(len(setting.people.hub), setting.people.organic), list(self.labels))
        for day in self._days(plan["occasions"]):
            start = day + 9.0 * 3600.0
            line = setting.tongues["az"].sentences(rng, np.array([95]), np.array([14]))[0]
            row = setting.sheet.add(np.array([start]), prize, line, "az", media=setting.picture(f"prize-{day}"))
            owner = np.concatenate([self._attend(hunters, 0.55), rng.choice(others, min(plan["guests"], len(others)), replace=False)])
            pass_on(rng, setting, owner, np.repeat(row, len(owner)), median=20000.0, spread=1.4)

    def _party(self) -> None:
        """Members of another party post the text of the day, one copy each, whenever they have a minute."""
        rng, plan, setting = self.rng, self.plan["party"], self.setting
        who = self._members("party:1", "az", plan["members"])
        tongue = setting.tongues["az"]
        tag = tongue.tag(rng)
        for date in plan["dates"]:
            there = self._attend(who, float(rng.uniform(0.4, 0.7)))
            lines = tongue.sentences(rng, np.full(3, 97), rng.integers(10, 20, 3))
            text = [f"{lines[int(3 * u**2)]} #Seçki2024 #{tag}" for u in rng.random(len(there)).tolist()]
            at = stamp(date + "T04:00:00", "UTC") + 14.0 * 3600.0 * rng.random(len(there))
            poster = [setting.picture(f"poster-{date}-{int(2 * u)}") if u < 0.8 else "" for u in rng.random(len(there)).tolist()]
            setting.sheet.add(at, there, text, "az", media=poster)

    def _activists(self, number: int) -> None:
        """A letter with one's own first words, sent to a ministry on the day of action."""
        rng, setting, plan = self.rng, self.setting, self.plan["activists"]
        code = self._code("fr en", number)
        who = self._members(f"activists:{number}", code, plan["members"])
        tongue, ministry = setting.tongues[code], setting.people.handle[setting.people.hub["ministry"]]
        tag = tongue.tag(rng)
        for day in self._days(plan["occasions"]):
            there = self._attend(who, 0.6)
            letter = tongue.sentences(rng, np.array([98]), rng.integers(18, 30, 1))[0]
            own = tongue.sentences(rng, np.full(len(there), 98), rng.integers(1, 6, len(there)), ends=False)
            mine = rng.random(len(there)) < 0.35
            text = [f"@{ministry} {o + '. ' if m else ''}{letter} #{tag}" for o, m in zip(own, mine, strict=True)]
            at = day + (8.0 - setting.people.zone[who[0]]) * 3600.0 + 13.0 * 3600.0 * rng.random(len(there))
            setting.sheet.add(at, there, text, code)
