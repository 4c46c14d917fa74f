"""Who stands in a case, with which standing and under which spellings; and whose words may not leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...queries import naming
from ...queries.store import Store
from .profile import Profile
from .words import joined


@dataclass(frozen=True)
class Somebody:
    """An account, a person, or the site of a person: ``ref`` is ``Label:key``; the rest are the ways to write who it is."""

    ref: str
    standing: str
    handles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    source: str = ""

    @property
    def label(self) -> str:
        """Account, Person or Domain."""
        return self.ref.partition(":")[0]

    @property
    def key(self) -> str:
        """The node's key."""
        return self.ref.partition(":")[2]


@dataclass(frozen=True)
class World:
    """Everybody in a case, divided by a profile: ``free`` keep their names, ``sheltered`` do not.

    ``words``: texts of the sheltered (posts, bios, banners); ``open_words``: texts of the free, which many repost. ``marks``: keys, ids,
    addresses of posts and archived copies that lead to a sheltered one. ``places``: where they say they are, with how many say so.
    """

    free: tuple[Somebody, ...]
    sheltered: tuple[Somebody, ...]
    institutions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    open_words: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)


def world(store: Store, profile: Profile, decided: Mapping[str, str]) -> World:
    """The case's people as a profile divides them; ``decided``: an analyst's standings by ref, which go before the graph's."""
    everybody = [replace(s, standing=decided.get(s.ref, s.standing)) for s in (*_accounts(store), *_people(store))]
    everybody += _sites(store, {s.ref: s.standing for s in everybody})
    free, sheltered = (tuple(s for s in everybody if (s.standing in profile.named) is keep) for keep in (True, False))
    hidden = {s.key for s in sheltered if s.label == "Account"}
    posts, profiles = naming.posts(store), naming.profiles(store)
    own = [key in hidden for key in posts["account"]]
    shown = [key in hidden for key in profiles["account"]]
    words = [*_of(posts, own, "texts"), *_of(profiles, shown, "bios"), *_of(profiles, shown, "banners")]
    marks = {m for column in ("keys", "ids", "urls", "archives") for m in _of(posts, own, column)}
    refs = {s.ref for s in sheltered}
    marks |= {row["archive"] for row in naming.archives(store) if f"{row['label']}:{row['key']}" in refs}
    places: dict[str, set[str]] = {}
    for account, location, url in zip(profiles["account"], profiles["locations"], profiles["urls"], strict=True):
        for said in (location, url):
            if said and account in hidden:
                places.setdefault(said, set()).add(account)
    return World(free, sheltered, tuple(naming.institutions(store)), tuple(sorted(set(words))),
                 tuple(sorted(set(_of(posts, [not o for o in own], "texts")))), frozenset(marks),
                 {said: len(who) for said, who in sorted(places.items())})


def _of(columns: Mapping[str, Sequence[Any]], kept: Iterable[bool], name: str) -> Iterator[str]:
    return (value for value, keep in zip(columns[name], kept, strict=True) if keep and value)


def _accounts(store: Store) -> Iterator[Somebody]:
    things = {word for said in naming.things(store) for word in joined(said).split()}
    for row in naming.accounts(store):
        handles, names, ids = (tuple(sorted(set(row[c]))) for c in ("handles", "names", "ids"))
        own = tuple(n for n in names if joined(n) not in things)  # one word that is a hashtag or a place names nobody
        yield Somebody(f"Account:{row['key']}", row["standing"], handles, own, ids, row["source"])


def _people(store: Store) -> Iterator[Somebody]:
    for row in naming.people(store):
        yield Somebody(f"Person:{row['key']}", row["standing"], (), tuple(sorted(set(row["names"]))), (), row["source"])


def _sites(store: Store, standing: Mapping[str, str]) -> Iterator[Somebody]:
    """A site that belongs to a person says who that is; one that somebody worked on does not."""
    for row in naming.sites(store):
        if row["how"] == "owns":
            yield Somebody(f"Domain:{row['site']}", standing[f"Person:{row['person']}"])
