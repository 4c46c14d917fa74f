"""What happens to many at once without anybody's plan: events, viral posts, share buttons, mornings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import clock, customs, talks
from .organic import COMMON, Event, Setting, soon
from .people import INTERESTS, POLITICAL
from .sheet import Floats, Ints, once
from .words import FACTS

Plan = Mapping[str, Any]


def trends(rng: np.random.Generator, setting: Setting, plan: Plan) -> None:
    """Write all of them."""
    for number in range(plan["events"]):
        _event(rng, setting, plan, number)
    for _ in range(plan["viral"]):
        _viral(rng, setting, plan)
    for number in range(plan["articles"]):
        _article(rng, setting, plan, number)
    _mornings(rng, setting, plan)
    for told, number in ((talks.tree, plan["trees"]), (talks.chain, plan["chains"])):
        for _ in range(number):
            group = _interest(rng)
            who = gather(rng, setting, crowd(setting, [group]), 40)
            told(rng, setting, plan, who, group, _moment(rng, setting, who))
    customs.customs(rng, setting, plan, crowd(setting, list(range(len(INTERESTS)))))


def crowd(setting: Setting, groups: list[int]) -> Ints:
    """Organic accounts that have one of these interests, first or second."""
    people = setting.people
    mine = np.isin(people.interest[: people.organic], groups) | np.isin(people.second[: people.organic], groups)
    return np.setdiff1d(np.flatnonzero(mine), list(people.hub.values()))


def gather(rng: np.random.Generator, setting: Setting, among: Ints, n: int, *, bias: float = 0.6) -> Ints:
    """So many different accounts, the busy ones more often; at most a third of the crowd."""
    weight = setting.people.rate[among] ** bias
    return rng.choice(among, max(1, min(n, len(among) // 3)), replace=False, p=weight / weight.sum())


def kin(rng: np.random.Generator, group: int, share: float) -> list[int]:
    """An interest with some of the others of its language."""
    code = INTERESTS[group][0]
    return [g for g, (c, _) in enumerate(INTERESTS) if g == group or (c == code and rng.random() < share)]


def _interest(rng: np.random.Generator) -> int:
    weight = np.array([share * (1.8 if g in POLITICAL else 1.0) for g, (_, share) in enumerate(INTERESTS)])
    return int(rng.choice(len(INTERESTS), p=weight / weight.sum()))


def _moment(rng: np.random.Generator, setting: Setting, who: Ints) -> float:
    day = clock.days(rng, 1, setting.starts, setting.ends - 4 * clock.DAY)[0]
    return float(day + (8.0 + 12.0 * rng.random() - setting.people.zone[who[0]]) * 3600.0)


def _event(rng: np.random.Generator, setting: Setting, plan: Plan, number: int) -> None:
    """Somebody wins, falls or speaks: interests talk about it under the same hashtags, some repeat a headline."""
    group = _interest(rng)
    groups = kin(rng, group, 0.45)
    among = crowd(setting, groups)
    who = gather(rng, setting, among, int(plan["event_posts"] * np.exp(rng.normal(0, 0.65)) / 1.7) + 1)
    tongue = setting.tongues[INTERESTS[group][0]]
    headlines = tongue.sentences(rng, np.full(7, 40 + number), rng.integers(7, 16, 7), ends=False)
    tags = [tongue.tag(rng) for _ in range(int(rng.integers(1, 4)))]
    if rng.random() < 0.3:
        tags.append(COMMON[int(rng.integers(len(COMMON)))])
    event = Event(number, (group, *(g for g in groups if g != group)), tongue.code, _moment(rng, setting, who),
                  3600.0 * float(np.exp(rng.normal(1.9, 0.6))), tuple(headlines), tuple(tags), len(who) / len(among))
    setting.events.append(event)
    at, owner = visits(rng, setting, event, who)
    rows = talk(rng, setting, event, at, owner, copying=plan["copying"])
    _echo(rng, setting, among, rows, len(rows) // 3)


def visits(rng: np.random.Generator, setting: Setting, event: Event, who: Ints) -> tuple[Floats, Ints]:
    """When those who talk about an event do so: most once, some again and again."""
    owner = np.repeat(who, 1 + rng.poisson(np.exp(rng.normal(-1.1, 0.9, len(who)))))
    return clock.wake(rng, soon(rng, len(owner), event.start, event.length), setting.people.zone[owner]), owner


def talk(rng: np.random.Generator, setting: Setting, event: Event, at: Floats, owner: Ints, *, copying: float,
         links: bool = True) -> Ints:
    """Posts about an event, in own words or with a headline; returns the rows."""
    tongue = setting.tongues[event.code]
    own = tongue.texts(rng, np.full(len(owner), 40 + event.number))
    copied = rng.random(len(owner)) < copying
    which = (len(event.headlines) * rng.random(len(owner)) ** 2).astype(np.int64).tolist()
    draw = rng.random((len(owner), 3)).tolist()
    text = [f"{event.headlines[w] if c else line}{hashed(event.tags, d[0])}"
            for line, c, w, d in zip(own, copied, which, draw, strict=True)]
    site = setting.sites[event.groups[0]][0]
    link = [f"https://{site}/event/{event.number:03d}{w}" if links and c and d[1] < 0.4 else ""
            for c, w, d in zip(copied, which, draw, strict=True)]
    media = [setting.picture(f"event-{event.number}-{int(d[2] * 25)}") if d[2] < 0.2 else "" for d in draw]
    return setting.sheet.add(at, owner, text, tongue.code, link=link, media=media)


def hashed(tags: Sequence[str], draw: float) -> str:
    """Some posts carry all of the hashtags, some one, a few none."""
    if draw < 0.4:
        return "".join(f" #{tag}" for tag in tags)
    return f" #{tags[0]}" if draw < 0.9 else ""


def _echo(rng: np.random.Generator, setting: Setting, among: Ints, rows: Ints, n: int) -> None:
    """Reposts of an event's posts, a few of them most of all."""
    ref = rows[(len(rows) ** (rng.random(n) ** 0.7)).astype(np.int64) - 1]
    owner = rng.choice(among, n, p=_busy(setting, among))
    pass_on(rng, setting, owner, ref, median=4000.0)


def _busy(setting: Setting, among: Ints) -> Floats:
    weight = setting.people.rate[among] ** 0.7
    return weight / float(weight.sum())


def pass_on(rng: np.random.Generator, setting: Setting, owner: Ints, ref: Ints, *, median: float, spread: float = 1.5) -> None:
    """Reposts of rows by accounts, each at most once, some time after."""
    fine = once(owner, ref) & (setting.sheet.numbers("author")[ref] != owner)
    owner, ref = owner[fine], ref[fine]
    at = clock.after(rng, setting.sheet.moments()[ref], setting.people.zone[owner], median=median, spread=spread)
    kept = at < setting.ends
    setting.sheet.repost(at[kept], owner[kept], ref[kept])


def _viral(rng: np.random.Generator, setting: Setting, plan: Plan) -> None:
    """One post that a whole language passes on."""
    group = _interest(rng)
    tongue = setting.tongues[INTERESTS[group][0]]
    among = crowd(setting, kin(rng, group, 1.0))
    who = gather(rng, setting, among, 2 + int(plan["viral_reposts"] * np.exp(rng.normal(0, 1.2))))
    start = _moment(rng, setting, who)
    row = setting.sheet.add(np.array([start]), who[:1], tongue.texts(rng, np.array([group])), tongue.code,
                            media=setting.picture(f"viral-{start}"))
    pass_on(rng, setting, who[1:], np.repeat(row, len(who) - 1), median=16000.0, spread=1.2)
    talks.second_wave(rng, setting, row, who[1 + int(0.6 * len(who)) :], group)


def _article(rng: np.random.Generator, setting: Setting, plan: Plan, number: int) -> None:
    """A share button writes the same words and link for everybody."""
    group = _interest(rng)
    tongue = setting.tongues[INTERESTS[group][0]]
    who = gather(rng, setting, crowd(setting, [group]), max(3, int(plan["article_posts"] * np.exp(rng.normal(0, 0.9)))))
    start = _moment(rng, setting, who)
    at = clock.after(rng, np.full(len(who), start), setting.people.zone[who], median=14000.0, spread=1.3)
    site = setting.sites[group][int(rng.integers(3))]
    headline = tongue.sentences(rng, np.array([group]), rng.integers(8, 18, 1), ends=False)[0]
    kept = at < setting.ends
    setting.sheet.add(at[kept], who[kept], f"{headline} - {site.split('.')[0].capitalize()}", tongue.code,
                      link=f"https://{site}/a/{number:05d}")


def _mornings(rng: np.random.Generator, setting: Setting, plan: Plan) -> None:
    """The same people wish the same good morning, Fridays with a prayer; some add the card that goes round that day."""
    people = setting.people
    among = crowd(setting, list(range(len(INTERESTS))))
    among = among[[people.lang[a] in ("az", "tr", "fr") for a in among.tolist()]]
    who = gather(rng, setting, among, plan["risers"], bias=0.3)
    owner = np.repeat(who, 1 + rng.poisson(plan["mornings"] * rng.gamma(1.5, 1 / 1.5, len(who))))
    calendar = np.arange(setting.starts // clock.DAY, setting.ends // clock.DAY - 1)
    weight = np.where((calendar.astype(np.int64) + 3) % 7 == 4, 4.0, 1.0)
    day = rng.choice(calendar, len(owner), p=weight / weight.sum())
    first = np.unique(np.stack([owner, day.astype(np.int64)]), axis=1)  # once a day
    owner, day = first[0], first[1].astype(np.float64)
    at = day * clock.DAY + (rng.normal(8.0, 0.7, len(day)) - people.zone[owner]) * 3600.0
    prayers = {code: setting.tongues[code].sentences(rng, np.full(12, 90), rng.integers(8, 22, 12)) for code in ("az", "tr", "fr")}
    text, lang, media = [], [], []
    for account, date, draw in zip(owner.tolist(), day.tolist(), rng.random((len(day), 3)).tolist(), strict=True):
        code = people.lang[account]
        words = FACTS[code]["morning"]
        line = prayers[code][int(12 * draw[1])] if draw[0] < 0.25 else words[int(len(words) * draw[1] ** 1.5)]
        text.append(line + ("", "", " 🌹", " ☀️", " 🙏", " ❤️")[int(6 * draw[2])])
        lang.append(code)
        media.append(setting.picture(f"card-{date}-{int(draw[1] * 3)}") if draw[2] > 0.7 else "")
    setting.sheet.add(at, owner, text, lang, media=media)
