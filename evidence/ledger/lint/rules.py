"""The rules: each reads what claims say and names those that do not fit together. None of them knows a report."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from .said import Said

Claims = Mapping[str, Said]
Lists = Mapping[str, frozenset[str]]
"""Handles (folded) by the list that holds them."""


@dataclass(frozen=True)
class Finding:
    """A rule, the claims that do not fit (sorted ids), and a sentence why."""

    rule: str
    claims: tuple[str, ...]
    says: str


def values(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """One property of one thing has two values; two dates agree when the vaguer one contains the other."""
    for (a, x), (b, y) in combinations(_where(claims, "property"), 2):
        if (x.about, x.property) == (y.about, y.property) and not _same(x.value, y.value):
            yield Finding("values", (a, b), f"{x.about} {x.property}: {x.value} and {y.value}")


def _same(x: object, y: object) -> bool:
    if isinstance(x, str) and isinstance(y, str) and x[:4].isdigit() and y[:4].isdigit():
        return x.startswith(y) or y.startswith(x)
    return x == y


def counts(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """A number stands beside a list of another length."""
    for id_, said in claims.items():
        if said.count is not None and said.listed is not None and said.count != said.listed:
            yield Finding("counts", (id_,), f"{said.count} are spoken of and {said.listed} are given")


def weekdays(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """A date has another weekday than printed, or a working day is compared with a weekend."""
    for id_, said in claims.items():
        days = [date.fromisoformat(d) for d in said.days]
        if days and said.weekday and f"{days[0]:%A}" != said.weekday:
            yield Finding("weekdays", (id_,), f"{days[0]} is a {days[0]:%A}, not a {said.weekday}")
        free = [d for d in days[:1] if d.weekday() >= calendar.SATURDAY]
        if free and any(d.weekday() < calendar.SATURDAY for d in days[1:]):
            yield Finding("weekdays", (id_,), f"{free[0]} is a {free[0]:%A} and is compared with working days: show the same weekday too")


def zones(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """The hours between two clocks are not what is said."""
    for id_, said in claims.items():
        for day in said.days if said.offset else ():
            noon = datetime.fromisoformat(f"{day}T12:00")
            clock, shown = (noon.replace(tzinfo=ZoneInfo(z)).utcoffset() for z in (said.clock, said.shown))
            if clock is None or shown is None:
                continue
            real = (clock - shown).total_seconds() / 3600
            if real not in said.offset:
                given = " or ".join(f"{hours:+g}" for hours in said.offset)
                yield Finding("zones", (id_,), f"{said.clock} is {real:+g} h from {said.shown} on {day}, not {given}")


def units(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """"At least once" speaks of those who do something, yet the share is one of what they did."""
    for id_, said in claims.items():
        if said.ever and said.share_of and said.share_of != "accounts":
            yield Finding("units", (id_,), f"“at least once” counts accounts, but the share is one of {said.share_of}")


def denominators(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """Shares that stand side by side are shares of different things."""
    for (a, x), (b, y) in combinations(_where(claims, "measures"), 2):
        if x.measures == y.measures and x.share_of != y.share_of:
            yield Finding("denominators", (a, b), f"{x.measures}: a share of {x.share_of} beside a share of {y.share_of}")


def spelling(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """Two names differ by one letter, or one is the other with its end cut off."""
    seen: dict[str, str] = {}
    for id_, said in claims.items():
        for name in said.names:
            seen.setdefault(name, id_)
    for x, y in combinations(sorted(seen), 2):
        if near(x, y):
            yield Finding("spelling", tuple(sorted({seen[x], seen[y]})), f"{x} and {y}: one name spelled in two ways?")


def near(x: str, y: str) -> bool:
    """Whether two names, without regard to capitals, are one change of a letter apart, or one is cut off at a point of the other."""
    a, b = sorted((x.casefold(), y.casefold()), key=len)
    if a == b:
        return x != y
    if b.startswith(a + "."):
        return True
    if len(a) < 4 or len(b) - len(a) > 1:
        return False
    if len(a) == len(b):
        return sum(p != q for p, q in zip(a, b, strict=True)) == 1
    return any(b[:i] + b[i + 1:] == a for i in range(len(b)))


def membership(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """Accounts said to belong to a list do not stand in it."""
    for id_, said in claims.items():
        if said.list in lists:
            absent = [m for m in said.members if m.lstrip("@").casefold() not in lists[said.list]]
            if absent:
                yield Finding("membership", (id_,), f"{', '.join(absent)} {'do' if len(absent) > 1 else 'does'} not stand in {said.list}")


def links(claims: Claims, lists: Lists) -> Iterator[Finding]:
    """One address is cited for two things, if only in a damaged form."""
    cited = [(link, id_) for id_, said in claims.items() for link in said.links]
    for (x, a), (y, b) in combinations(cited, 2):
        if a != b and _alike(x, y):
            what = "one address is cited for both" if x == y else "the address cited for one is a damaged form of the other's"
            yield Finding("links", (a, b), what)


def _alike(x: str, y: str) -> bool:
    a, b = ({part for part in re.split(r"[/_-]", link.casefold()) if len(part) > 3} for link in (x, y))
    least = min(len(a), len(b))
    return x == y or (least >= 3 and len(a & b) > 0.7 * least)


def _where(claims: Claims, field: str) -> Sequence[tuple[str, Said]]:
    return [(id_, said) for id_, said in claims.items() if getattr(said, field)]


RULES: tuple[Callable[[Claims, Lists], Iterable[Finding]], ...] = (
    values, counts, weekdays, zones, units, denominators, spelling, membership, links)


def lint(claims: Claims, lists: Lists) -> list[Finding]:
    """Everything that the rules find, by rule and claims."""
    found = {f for rule in RULES for f in rule(claims, lists)}
    return sorted(found, key=lambda f: (f.rule, f.claims, f.says))
