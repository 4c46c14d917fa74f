"""Profile evidence: what the members of a cluster have in common beside what they did, and how common that is elsewhere.

It is no signal: nobody enters a cluster for it. What accounts follow, say of themselves or speak has no time at which they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from ..queries.header import fields
from .passages import group

LEAST_MEMBERS, LEAST_OTHERS = 3, 10
"""Accounts of which something must be known, inside and outside, to compare."""
MIDDLE, FEWEST_ALIKE = 0.8, 30
"""Part of the members (0..1) whose activity bounds that of the others; fewer others than this, and all are taken."""

Values = Mapping[str, Sequence[str]]
"""Account -> what it follows, says, …, as often as it does."""


@dataclass(frozen=True)
class Trait:
    """One file of queries/profiles. ``take``: every value of an account counts, its commonest one, or the text it is ``alike`` to.

    ``everybody``: an account of which nothing is known counts as one that has no such value.
    """

    name: str
    title: str
    innocent: str
    take: str
    everybody: bool
    query: str


@dataclass(frozen=True)
class Share:
    """A value and how many accounts have it, among the members and among the others of whom something is known."""

    value: str
    members: int
    of_members: int
    others: int
    of_others: int

    @property
    def more(self) -> float:
        """The share (0..1) among members less that among others."""
        return self.members / self.of_members - self.others / self.of_others


@dataclass(frozen=True)
class Compared:
    """One trait of a cluster: the values that tell members most from others; ``looked_at`` values were compared.

    ``lacking`` says why there is nothing to compare.
    """

    trait: Trait
    shares: tuple[Share, ...] = ()
    looked_at: int = 0
    known: tuple[int, int] = (0, 0)
    lacking: str = ""


@dataclass(frozen=True)
class Others:
    """The accounts that members are compared with: those that have posted ``least`` to ``most`` times, or all (both None)."""

    keys: frozenset[str]
    least: int | None = None
    most: int | None = None


@cache
def catalogue() -> dict[str, Trait]:
    """Every trait by name, in alphabetical order; a new file needs nothing else."""
    folder = files("coterie.queries").joinpath("profiles")
    found = {f.name.removesuffix(".cypher"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".cypher")}
    return {name: _parse(name, text) for name, text in sorted(found.items())}


def _parse(name: str, text: str) -> Trait:
    said = {key: value for _, key, value in fields(text)}
    return Trait(name, said["title"], said["innocent"], said["take"], said["of"] == "everybody", text)


def others(posts: Mapping[str, int], members: Collection[str]) -> Others:
    """The accounts outside that post about as much as the middle 80 % of the members; all, if these are too few.

    ``posts`` counts the timed posts of each account. Who posts more shows more hours and is followed into more lists.
    """
    outside = {key: n for key, n in posts.items() if key not in set(members)}
    counts = [posts[key] for key in members if key in posts]
    if counts:
        edge = (1 - MIDDLE) / 2
        low, high = int(np.quantile(counts, edge, method="lower")), int(np.quantile(counts, 1 - edge, method="higher"))
        alike = frozenset(key for key, n in outside.items() if low <= n <= high)
        if len(alike) >= FEWEST_ALIKE:
            return Others(alike, low, high)
    return Others(frozenset(outside))


def held(trait: Trait, values: Values) -> dict[str, frozenset[str]]:
    """What each account counts for under ``trait``; an account of which something is known, but nothing shared, has no value."""
    if trait.take == "commonest":
        return {key: frozenset({max(sorted(set(said)), key=Counter(said).__getitem__)}) for key, said in values.items() if said}
    if trait.take == "alike":
        return _alike({key: said[0] for key, said in sorted(values.items()) if said})
    return {key: frozenset(said) for key, said in values.items() if said}


def _alike(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    listed = list(texts.values())
    found = group(listed, np.full(len(listed), -1)) if listed else None
    said = {n: listed[i] for n, i in found.exemplar.items()} if found else {}
    numbers = found.passage.tolist() if found else []
    return {key: frozenset({said[n]} if n in said else ()) for key, n in zip(texts, numbers, strict=True)}


def compare(trait: Trait, holding: Mapping[str, Collection[str]], members: Collection[str], rest: Collection[str], *,
            most: int = 5) -> Compared:
    """The values that at least two members have and that are commonest among them beside the ``rest``, at most ``most``.

    ``holding`` gives the values of each account of which any are known.
    """
    inside, outside = ([key for key in sorted(set(keys)) if trait.everybody or key in holding] for keys in (members, rest))
    known = len(inside), len(outside)
    if not any(holding.get(key) for key in (*inside, *outside)):
        return Compared(trait, known=known, lacking="the collection says nothing of it." if not holding else "nobody compared has any.")
    if len(inside) < LEAST_MEMBERS or len(outside) < LEAST_OTHERS:
        return Compared(trait, known=known, lacking=f"known of {len(inside):,} of {len(set(members)):,} members and {len(outside):,} of "
                                                    f"{len(set(rest)):,} others; {LEAST_MEMBERS} and {LEAST_OTHERS} are needed.")
    mine, theirs = (Counter(v for key in keys for v in holding.get(key, ())) for keys in (inside, outside))
    shares = [Share(value, n, len(inside), theirs[value], len(outside)) for value, n in mine.items() if n >= 2]
    shares.sort(key=lambda s: (-s.more, -s.members, s.value))
    return Compared(trait, tuple(shares[:most]), len(mine), known)
