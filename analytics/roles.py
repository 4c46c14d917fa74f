"""What each account does in an operation or a cluster: opens, is taken up, quotes, reposts, stands between groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

TAKEN_UP, HALF, SOME, BETWEEN = 3, 0.5, 3, 0.1
"""Others that take up a seeder; share and number of a quoter's quotes, an amplifier's reposts; betweenness of a bridge."""
LEAST_POSTS, LEAST_ACCOUNTS = 20, 3
SAMPLE = 200
"""Accounts from which paths are counted when a graph of ties has more than twice as many."""


@dataclass(frozen=True)
class Post:
    """One post: account, epoch seconds, kind, what it says in its own words (a passage; empty: nothing), the post it passes on."""

    key: str
    account: str
    at: int
    kind: str
    says: str = ""
    target: str = ""


@dataclass
class Role:
    """What one account did. ``first``: passages it opened alone; ``tied``: opened in the same second as others.

    ``by_chance``: passages it would open if all who say a passage were equally likely to be first. Somebody always is.

    ``taken_up``: other accounts that said such a passage later, or reposted or quoted a post of its own later.
    """

    account: str
    kinds: Counter[str] = field(default_factory=Counter)
    first: int = 0
    tied: int = 0
    by_chance: float = 0.0
    taken_up: set[str] = field(default_factory=set)
    communities: int = 0
    betweenness: float = 0.0

    @property
    def posts(self) -> int:
        """All its posts."""
        return self.kinds.total()

    @property
    def names(self) -> list[str]:
        """The field's words for what it did, at the minimums above; there may be several or none."""
        said = {"first poster": self.first > 0, "seeder": len(self.taken_up) >= TAKEN_UP, "quoter": self._mostly("quote"),
                "amplifier": self._mostly("repost"), "bridge": self.communities > 1 or self.betweenness >= BETWEEN}
        return [name for name, yes in said.items() if yes]

    def _mostly(self, kind: str) -> bool:
        return self.kinds[kind] >= max(SOME, HALF * self.posts)


def sayings(posts: Iterable[Post]) -> dict[str, dict[str, int]]:
    """For each passage that at least two accounts said in their own posts, when each first did."""
    found: dict[str, dict[str, int]] = {}
    for post in posts:
        if post.says:
            said = found.setdefault(post.says, {})
            said[post.account] = min(post.at, said.get(post.account, post.at))
    return {passage: said for passage, said in sorted(found.items()) if len(said) > 1}


def opened(said: Mapping[str, int]) -> list[str]:
    """Who said it in the very first second: more than one is a tie, and nobody among them was first."""
    start = min(said.values())
    return sorted(name for name, at in said.items() if at == start)


def roles(posts: Sequence[Post], *, communities: Mapping[str, int] | None = None, ties: Iterable[tuple[str, str]] = (), seed: int = 0
          ) -> list[Role]:
    """The roles of all accounts, whoever was taken up by most first; ``communities``: how many each takes part in."""
    found: dict[str, Role] = {}
    for post in posts:
        found.setdefault(post.account, Role(post.account)).kinds[post.kind] += 1
    for said in sayings(posts).values():
        openers = opened(said)
        for name in openers:
            found[name].first += len(openers) == 1
            found[name].tied += len(openers) > 1
        for name in said:
            found[name].by_chance += 1 / len(said)
        if len(openers) == 1:
            found[openers[0]].taken_up |= said.keys() - set(openers)
    own = {post.key: post for post in posts}
    for post in posts:
        source = own.get(post.target)
        if source and source.account != post.account and source.at < post.at and source.kind != "repost":
            found[source.account].taken_up.add(post.account)
    between = betweenness(ties, seed=seed)
    for name, role in found.items():
        role.communities, role.betweenness = (communities or {}).get(name, 0), between.get(name, 0.0)
    return sorted(found.values(), key=lambda r: (-len(r.taken_up), -r.first, -r.posts, r.account))


def betweenness(ties: Iterable[tuple[str, str]], *, seed: int = 0) -> dict[str, float]:
    """Share (0..1) of shortest paths between others that pass through each account, over ties without weights.

    Brandes (2001), from a seeded sample of accounts (Brandes and Pich 2007) when there are many.
    """
    graph: nx.Graph[str] = nx.Graph(sorted({(min(a, b), max(a, b)) for a, b in ties if a != b}))
    many = graph.number_of_nodes() > 2 * SAMPLE
    return dict(nx.betweenness_centrality(graph, k=SAMPLE if many else None, seed=seed)) if graph else {}
