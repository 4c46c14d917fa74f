"""Shares: who shared what in which post, with the post kept apart, as definitions of coordination need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Ints
from ..queries.store.door import Store
from .signals import Signal
from .world import Traces, numbered


@dataclass(frozen=True)
class Shares:
    """``account[i]`` shared ``trace[i]`` in ``post[i]`` at ``at[i]`` (epoch seconds, UTC); sorted by trace, time, account, post.

    ``own[i]``: the post is itself what is shared, an original beside its reposts. ``accounts`` and ``names`` are the
    sorted keys of accounts and traces that the numbers stand for.
    """

    account: Ints
    trace: Ints
    post: Ints
    at: Ints
    own: Flags
    accounts: tuple[str, ...]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.account)

    def of_active(self, least: int) -> Shares:
        """Only the shares of accounts that have at least ``least`` of them."""
        return self._kept(np.bincount(self.account, minlength=len(self.accounts))[self.account] >= least)

    def of_others(self) -> Shares:
        """Without the posts that are themselves what is shared."""
        return self._kept(~self.own)

    def traces(self, window: int) -> Traces:
        """The same as events that the engine pairs within ``window`` seconds; posts are no longer told apart."""
        return Traces(self.account, self.trace, self.at, self.names, window)

    def _kept(self, keep: Flags) -> Shares:
        return Shares(self.account[keep], self.trace[keep], self.post[keep], self.at[keep], self.own[keep], self.accounts, self.names)


def shares(who: Sequence[str], what: Sequence[str], post: Sequence[str], at: Sequence[int] | Ints) -> Shares:
    """Shares from parallel columns of account keys, trace names, post keys and epoch seconds; equal rows stay as many as they are."""
    accounts, account = numbered(who)
    names, trace = numbered(what)
    posts = _told_apart(post)
    moment = np.asarray(at, np.int64)
    own = np.fromiter((p == t for p, t in zip(post, what, strict=True)), bool, len(what))
    order = np.lexsort((posts, account, moment, trace))
    return Shares(account[order], trace[order], posts[order], moment[order], own[order], accounts, names)


def _told_apart(said: Sequence[str]) -> Ints:
    """A number for each, in the order they come: what need not be named need not be sorted."""
    code: dict[str, int] = {}
    return np.fromiter((code.setdefault(name, len(code)) for name in said), np.int64, len(said))


def read_shares(store: Store, signal: Signal, run: str = "") -> Shares:
    """The shares of one signal in the graph; ``run`` for signals that read what a run derived.

    A signal that does not name its posts counts what an account does in one second as one post.
    """
    found = signal.read(store, run)
    post = found.get("posts") or [f"{who}@{at}" for who, at in zip(found["account"], found["ats"], strict=True)]
    return shares(found["account"], found["traces"], post, found["ats"])
