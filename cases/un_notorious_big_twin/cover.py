"""The core's life between operations: what it passes on, links to and praises, and how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import clock
from .operations import stamp
from .organic import Pool, Setting
from .people import PARTY
from .sheet import Floats, Ints, once, split
from .trends import talk, visits
from .words import FACTS

Plan = Mapping[str, Any]
WORK = np.array([5, 7, 8, 8, 7, 5, 6, 7, 7, 6, 5, 4, 4, 3], dtype=np.float64)  # 8 to 21 o'clock in Baku


def mingle(rng: np.random.Generator, setting: Setting, plans: Plan, who: Ints, foreign: dict[int, bool]) -> None:
    """Those of the campaign talk about the day's events too, like their neighbours, though not on the counted days."""
    counted = [stamp(f"{date}T00:00:00", "UTC") // clock.DAY for date in plans["holiday"]["dates"]]
    ready = np.setdiff1d(who, list(foreign))
    for event in setting.events:
        if not {0, 1} & set(event.groups):
            continue
        there = ready[rng.random(len(ready)) < min(1.3 * event.share, 0.5)]
        at, owner = visits(rng, setting, event, there)
        free = ~np.isin(at // clock.DAY, counted) & (at < setting.ends)
        talk(rng, setting, event, at[free], owner[free], copying=plans["trends"]["copying"], links=False)


def live(rng: np.random.Generator, setting: Setting, plans: Plan, foreign: dict[int, bool], pool: Pool) -> None:
    """Write the core's everyday posts so that its shares of originals, pictures, links and languages are the published ones."""
    core = setting.people.core
    at, owner = _moments(rng, plans, core)
    ref = _passed(rng, setting, plans, at, owner, pool, ~np.isin(owner, list(foreign)))
    original = np.flatnonzero(ref < 0)
    link = _links(rng, plans, at, original)
    text, lang = _words(rng, setting, foreign, owner, original)
    media = _pictures(rng, setting, plans, ref, original)
    setting.sheet.add(at, owner, text, lang, kind=(ref >= 0).astype(np.int64), ref=ref, link=link, media=media)
    _slogan(rng, setting, plans, foreign)


def _moments(rng: np.random.Generator, plans: Plan, core: Ints) -> tuple[Floats, Ints]:
    """A day's work: thin before December, dense before the election, exact in the days around the holiday."""
    cover, holiday = plans["cover"], plans["holiday"]
    exact = [holiday["holiday"] if date == holiday["quiet"] else holiday["day"] for date in holiday["dates"]]
    ups = split(rng, sum(exact), np.exp(rng.normal(0, 0.35, len(core))), least=min(20, sum(exact) // len(core)))
    dates = rng.permutation(np.repeat(np.arange(len(exact)), exact))
    near = np.array([stamp(f"{date}T00:00:00", "UTC") for date in holiday["dates"]])[dates]
    dense = np.full(len(core), 20)
    thin = split(rng, (cover["posts"] - 20) * len(core), np.exp(rng.normal(0, 0.35, len(core))))
    owner = np.concatenate([np.repeat(core, ups), np.repeat(core, dense), np.repeat(core, thin)])
    first, last = stamp(holiday["dates"][0] + "T00:00:00", "UTC"), stamp(holiday["dates"][-1] + "T00:00:00", "UTC")
    busy = clock.days(rng, int(dense.sum()), stamp("2023-12-04T00:00:00", "UTC"), stamp("2024-02-10T00:00:00", "UTC") - 5 * clock.DAY)
    busy = np.where(busy >= first, busy + last + clock.DAY - first, busy)
    rest = int(thin.sum())
    early = clock.days(rng, rest, cover["starts"].timestamp(), stamp("2023-11-30T00:00:00", "UTC"))
    late = clock.days(rng, rest, stamp("2024-02-11T00:00:00", "UTC"), plans["world"]["ends"].timestamp())
    day = np.concatenate([near, busy, np.where(rng.random(rest) < 0.7, early, late)])
    return day + _office(rng, len(day)), owner


def _office(rng: np.random.Generator, n: int) -> Floats:
    """Seconds after midnight UTC of a Baku day between 8 and 22 o'clock."""
    hour = np.searchsorted(np.cumsum(WORK) / WORK.sum(), rng.random(n)) + 8 - 4
    return hour * 3600.0 + 3600.0 * rng.random(n)


def _passed(rng: np.random.Generator, setting: Setting, plans: Plan, at: Floats, owner: Ints, pool: Pool,
            local: NDArray[np.bool_]) -> Ints:
    """Reposts of what hubs and neighbours said shortly before: as many as make the published share of originals."""
    hub, hub_back = _before(rng, setting, setting.hub_rows, at)
    common, common_back = _before(rng, setting, np.concatenate([_plain(setting, pool, 0), _plain(setting, pool, 1)]), at)
    ours = rng.random(len(at)) < 0.72
    candidate, back = np.where(ours, hub, common), np.where(ours, hub_back, common_back)
    fine = np.flatnonzero(once(owner, candidate) & (back >= 0) & local)
    mine = np.isin(setting.sheet.numbers("author"), setting.people.core)
    done = int((mine & (setting.sheet.numbers("kind") == 1)).sum())
    total = int(mine.sum()) + len(at) + slogans(plans)
    need = min(max(total - round(plans["shares"]["originals"] * total) - done, 0), len(fine))
    ref = np.full(len(at), -1, dtype=np.int64)
    chosen = rng.choice(fine, need, replace=False)
    ref[chosen] = candidate[chosen]
    return ref


def _plain(setting: Setting, pool: Pool, group: int) -> Ints:
    """The most looked-at sixth of an interest's posts, those without a link."""
    if group not in pool.shelves:
        return np.zeros(0, dtype=np.int64)
    shelf = pool.shelves[group]
    looks = np.diff(shelf.seen)
    rows = shelf.rows[looks >= np.quantile(looks, 5 / 6)].tolist()
    return np.array([row for row in rows if not setting.sheet.link[row]], dtype=np.int64)


def _before(rng: np.random.Generator, setting: Setting, rows: Ints, at: Floats) -> tuple[Ints, Ints]:
    """For each moment one of the last few of these posts, and its place among them (negative: there was none)."""
    when = setting.sheet.moments()[rows]
    order = np.argsort(when, kind="stable")
    back = np.searchsorted(when[order], at) - rng.geometric(0.22, len(at))
    return rows[order[np.maximum(back, 0)]], back


def slogans(plans: Plan) -> int:
    """How many posts of the core hold the election's slogan."""
    return int(plans["cover"]["slogan_posts"])


def _links(rng: np.random.Generator, plans: Plan, at: Floats, original: Ints) -> list[str]:
    """Exact shares of domains among the link shares of the window; no other post of the core there carries a link."""
    links = plans["links"]
    link = [""] * len(at)
    inside = (at[original] >= links["starts"].timestamp()) & (at[original] < links["ends"].timestamp())
    rows = rng.permutation(original[inside])
    total = min(links["posts"], len(rows))
    spot = 0
    for domain, share in links["shares"].items():
        for row in rows[spot : spot + round(share * total)].tolist():
            link[row] = f"https://{domain}/az/{int(40 * rng.random() ** 1.5):05d}"
        spot += round(share * total)
    for row in rows[spot:total].tolist():
        link[row] = f"https://news{int(26 * rng.random() ** 1.3):02d}.example/{int(rng.integers(90)):05d}"
    return link


def _words(rng: np.random.Generator, setting: Setting, foreign: dict[int, bool], owner: Ints,
           original: Ints) -> tuple[list[str], list[str]]:
    text, lang = [""] * len(owner), [""] * len(owner)
    az, other = setting.tongues["az"], setting.tongues["tr"]
    topics = rng.integers(0, 2, len(original))
    ours, theirs = az.texts(rng, topics), other.texts(rng, topics + 7)
    away = rng.random(len(original)) < 0.9
    tags = setting.tags[0]
    for i, row in enumerate(original.tolist()):
        abroad = int(owner[row]) in foreign and (bool(away[i]) or foreign[int(owner[row])])
        text[row] = theirs[i] if abroad else ours[i]
        lang[row] = "tr" if abroad else "az"
        if rng.random() < 0.5:
            text[row] += f" #{tags[int(len(tags) * rng.random() ** 2)]}"
    return text, lang


def foreigners(rng: np.random.Generator, setting: Setting, plans: Plan) -> dict[int, bool]:
    """Accounts that mainly use another language; True for those that never use the country's."""
    core, shares = setting.people.core, plans["shares"]
    few = len(core) - round(shares["mainly"] * len(core))
    never = len(core) - round(shares["ever"] * len(core))
    chosen = rng.choice(core, few, replace=False).tolist()
    return {account: place < never for place, account in enumerate(chosen)}


def _pictures(rng: np.random.Generator, setting: Setting, plans: Plan, ref: Ints, original: Ints) -> list[str]:
    """As many pictures as bring all of the core's posts to the published share."""
    sheet = setting.sheet
    has = np.array([bool(m) for m in sheet.media])
    past_ref = sheet.numbers("ref")
    has = has | ((past_ref >= 0) & (sheet.numbers("kind") == 1) & has[np.maximum(past_ref, 0)])
    mine = np.isin(sheet.numbers("author"), setting.people.core)
    total = int(mine.sum()) + len(ref) + slogans(plans)
    done = int(has[mine].sum()) + int(has[ref[ref >= 0]].sum()) + slogans(plans)
    need = min(max(round(plans["shares"]["media"] * total) - done, 0), len(original))
    media = [""] * len(ref)
    for row in rng.choice(original, need, replace=False).tolist():
        media[row] = setting.picture(f"praise-{int(400 * rng.random() ** 1.6)}")
    return media


def _slogan(rng: np.random.Generator, setting: Setting, plans: Plan, foreign: dict[int, bool]) -> None:
    """Almost all of the core post the three election hashtags in the election weeks, on days and at hours of their own."""
    cover = plans["cover"]
    willing = np.setdiff1d(setting.people.core, [account for account, never in foreign.items() if never])
    chosen = np.sort(rng.choice(willing, cover["slogan_accounts"], replace=False))
    own = np.setdiff1d(chosen, list(foreign))
    others = np.intersect1d(chosen, list(foreign))  # once each: they mainly use another language
    counts = split(rng, slogans(plans) - len(others), np.ones(len(own)), least=slogans(plans) // len(chosen) - 2)
    who = np.concatenate([np.repeat(own, counts), others])
    day = clock.days(rng, len(who), cover["slogan_from"].timestamp(), cover["slogan_to"].timestamp() - clock.DAY)
    text = setting.tongues["az"].texts(rng, np.zeros(len(who), dtype=np.int64))
    tags = " ".join(f"#{tag}" for tag in cover["slogan"])
    pictures = [setting.picture(f"praise-{int(60 * u)}") for u in rng.random(len(who)).tolist()]
    setting.sheet.add(day + _office(rng, len(who)), who, [f"{line} {tags}" for line in text], "az", media=pictures)


def dress(rng: np.random.Generator, setting: Setting, plans: Plan) -> None:
    """Give the core its stated places and party, as many as were counted."""
    people, sizes = setting.people, plans["people"]
    places = FACTS["az"]["places"]
    for account in rng.choice(people.core, sizes["located"], replace=False).tolist():
        people.place[account] = places[int(rng.integers(len(places)))]
    ranks = (f"{PARTY} üzvü", "Mavi Körpü Partiyası", f"{PARTY} fəalı", f"{PARTY} gənclər birliyi", f"{PARTY} rayon təşkilatı")
    for account in rng.choice(people.core, sizes["affiliated"], replace=False).tolist():
        line = ranks[int(rng.integers(len(ranks)))]
        people.bio[account] = f"{people.bio[account]} {line}".strip()


