"""A world above scale 1 in districts: each is made, written and forgotten before the next, so memory does not grow."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from .sheet import Floats, Ints

MOST = 500  # districts, as far as the numbers inside ids reach
POST_EPOCH, POST_BITS, POST_TICK = 1_288_834_974_657, 22, 32  # a whole minute is a whole number of ticks of 32 ms
ACCOUNT_EPOCH, ACCOUNT_BITS, ACCOUNT_TICK = 1_200_000_000_000, 20, 1024
HANDLES = 1_000_000  # account numbers a district


@dataclass(frozen=True)
class District:
    """One of ``of`` parts of a world, counted from 0; ``before`` posts were written by the earlier ones."""

    number: int = 0
    of: int = 1
    before: int = 0

    @property
    def name(self) -> str:
        """How a district's files differ from another's; nothing where there is only one."""
        return f"-d{self.number + 1:03d}" if self.of > 1 else ""

    def share(self, total: int) -> int:
        """This district's share of a total: whole numbers that add up to it over all districts."""
        return total * (self.number + 1) // self.of - total * self.number // self.of

    def post_times(self, at: Floats, hubs: int) -> Ints:
        """Milliseconds since 1970; in a world of districts the last five bits say how often the numbers in ids ran full."""
        return self._ticks(np.floor(at * 1000.0).astype(np.int64), self._posts(len(at), hubs) >> POST_BITS, POST_TICK)

    def post_ids(self, ms: Ints, hubs: int) -> Ints:
        """Ids that no two posts of a world share; the first ``hubs`` rows are the same posts in every district."""
        made: Ints = (ms - POST_EPOCH << np.int64(POST_BITS)) + self._posts(len(ms), hubs) % (1 << POST_BITS)
        return made

    def account_ids(self, created: Floats, numbers: Ints) -> Ints:
        """Ids that no two accounts of a world share; ``numbers`` are those in the handles."""
        ms = self._ticks((created * 1000).astype(np.int64), numbers >> ACCOUNT_BITS, ACCOUNT_TICK)
        made: Ints = (ms - ACCOUNT_EPOCH << np.int64(ACCOUNT_BITS)) + numbers % (1 << ACCOUNT_BITS)
        return made

    def _posts(self, n: int, hubs: int) -> Ints:
        rows = np.arange(n)
        return np.where(rows < hubs, rows, rows + self.before)

    def _ticks(self, ms: Ints, lap: Ints, tick: int) -> Ints:
        return ms - ms % tick + lap if self.of > 1 else ms


def districts(scale: float) -> int:
    """How many a scale needs."""
    return max(1, math.ceil(scale))


@dataclass
class Tally:
    """What is carried from one district to the next: posts, the highest number of each honest kind, the moment each
    operation opened, reactions to the hubs' posts by kind, accounts by role.
    """

    posts: int = 0
    groups: dict[str, int] = field(default_factory=dict)
    opened: dict[str, float] = field(default_factory=dict)
    hubs: dict[int, Ints] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)

    def reactions(self, kind: int, counts: Ints, hubs: int) -> Ints:
        """Reactions to posts; those to the hubs' posts (the first rows) grow from district to district."""
        counts[:hubs] += self.hubs.get(kind, 0)
        self.hubs[kind] = counts[:hubs].copy()
        return counts

    def follow(self, name: str, at: Floats) -> Floats:
        """An operation's moments: in later districts nobody is before the one who opened it in the first."""
        if name in self.opened:
            return np.maximum(at, self.opened[name] + 3.0)
        self.opened[name] = float(at.min())
        return at

    def renumber(self, roles: dict[int, str]) -> dict[int, str]:
        """Honest groups numbered on from those of the districts before."""
        new = {}
        for role in sorted({role for role in roles.values() if ":" in role and not role.startswith("hub:")}):
            kind, number = role.split(":")
            new[role] = kind, int(number) + self.groups.get(kind, 0)
        self.groups |= dict(sorted(new.values()))
        return {account: "{}:{}".format(*new[role]) if role in new else role for account, role in roles.items()}
