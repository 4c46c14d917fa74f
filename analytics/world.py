"""What detection looks at: accounts, their posts, and the traces they left, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..columns import Ints


@dataclass(frozen=True)
class Traces:
    """Events of one signal, sorted: ``account[i]`` left ``trace[i]`` at ``at[i]`` (epoch seconds, UTC).

    ``window`` (seconds) says how close two events must be to meet; ``uses`` says what the engine does with
    them: ``ties`` (pairs are tested), ``copies`` (bursts become episodes), ``interests`` (context). No pairs are made of
    a trace that more than ``guard`` accounts left (0: there is no such limit).
    """

    account: Ints
    trace: Ints
    at: Ints
    names: tuple[str, ...]
    window: int = 60
    uses: frozenset[str] = frozenset({"ties"})
    guard: int = 0

    def __len__(self) -> int:
        return len(self.account)


@dataclass(frozen=True)
class World:
    """Accounts (keys, sorted), all their timed posts, sorted by time, and the traces of each signal.

    ``untimed`` counts posts without a time; no test can use them.
    """

    accounts: tuple[str, ...]
    account: Ints
    at: Ints
    signals: Mapping[str, Traces] = field(default_factory=dict)
    untimed: int = 0

    @property
    def size(self) -> int:
        """How many accounts there are."""
        return len(self.accounts)

    @cached_property
    def platform(self) -> Ints:
        """The number of each account's platform."""
        return platforms(self.accounts)

    def using(self, use: str) -> dict[str, Traces]:
        """The signals put to this use, by name."""
        return {name: t for name, t in sorted(self.signals.items()) if use in t.uses and len(t)}


def platforms(accounts: Sequence[str]) -> Ints:
    """The number of each account's platform: the part of its key before the first colon; keys without one are of one platform."""
    _, number = np.unique([key.rpartition(":")[0].partition(":")[0] for key in accounts], return_inverse=True)
    return np.asarray(number, np.int64)


def traces(accounts: Sequence[str], who: Sequence[str], what: Sequence[str], at: Sequence[int] | Ints, *,
           window: int = 60, uses: frozenset[str] = frozenset({"ties"}), guard: int = 0) -> Traces:
    """Sorted events from parallel columns of account keys, trace names and epoch seconds; like posts, none from before 1970."""
    number = {key: i for i, key in enumerate(accounts)}
    account = np.fromiter((number[key] for key in who), np.int64, len(who))
    names, trace = numbered(what)
    moment = np.asarray(at, np.int64)
    order = np.lexsort((account, moment, trace))
    order = order[moment[order] >= 0]
    return Traces(account[order], trace[order], moment[order], names, window, uses, guard)


def numbered(said: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The different names, sorted, and for each of ``said`` its place among them."""
    names = sorted(set(said))
    code = {name: i for i, name in enumerate(names)}
    return tuple(names), np.fromiter(map(code.__getitem__, said), np.int64, len(said))


def world(accounts: Sequence[str], who: Sequence[str], at: Sequence[int] | Ints, signals: Mapping[str, Traces]) -> World:
    """A world from parallel columns of post authors and times (epoch seconds; negative when not known)."""
    number = {key: i for i, key in enumerate(accounts)}
    account = np.fromiter((number[key] for key in who), np.int64, len(who))
    moment = np.asarray(at, np.int64)
    timed = moment >= 0
    account, moment = account[timed], moment[timed]
    order = np.lexsort((account, moment))
    return World(tuple(accounts), account[order], moment[order], dict(signals), int((~timed).sum()))
