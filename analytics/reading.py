"""Reading a world from the graph, as columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from ..columns import Ints
from ..queries.store.door import Store
from .signals import Signal, catalogue
from .world import Traces, World, numbered, traces, world


@dataclass(frozen=True)
class Posts:
    """All posts with an author, as parallel columns sorted by key: post, account, epoch seconds (-1 unknown), text.

    The text is empty where it is another's: a repost of a known post. ``synthetic``: a generator made some of them.
    """

    keys: list[str]
    accounts: list[str]
    at: Ints
    texts: list[str]
    synthetic: bool

    def __len__(self) -> int:
        return len(self.keys)


def read_posts(store: Store) -> Posts:
    """Every post that has an author and a time or a text."""
    rows = store.columns(catalogue()["posts"].query)
    order = sorted(range(len(rows["posts"])), key=rows["posts"].__getitem__)
    return Posts([rows["posts"][i] for i in order], [rows["account"][i] for i in order],
                 np.array([rows["ats"][i] for i in order], np.int64), [rows["texts"][i] for i in order], any(rows["synthetic"]))


Rows = tuple[list[str], list[str], list[int]]


def read_rows(store: Store, signals: Mapping[str, Signal], run: str = "") -> dict[str, Rows]:
    """Account, trace and time (epoch seconds) of each event, for each signal, sorted."""
    found = {}
    for name, signal in sorted(signals.items()):
        columns = signal.read(store, run)
        found[name] = _sorted(columns["account"], columns["traces"], columns["ats"])
    return found


def _sorted(account: list[str], trace: list[str], at: list[int]) -> Rows:
    """Rows by account, trace and time; each name is kept once, however often the database has sent it."""
    (accounts, who), (names, what), when = numbered(account), numbered(trace), np.array(at, np.int64)
    order = np.lexsort((when, what, who))
    return [accounts[i] for i in who[order].tolist()], [names[i] for i in what[order].tolist()], when[order].tolist()


def build(posts: Posts, signals: Mapping[str, Signal], rows: Mapping[str, Rows]) -> World:
    """The world that detection looks at; accounts in the order of their keys."""
    accounts = sorted(set(posts.accounts))
    known: dict[str, Traces] = {
        name: traces(accounts, who, what, at, window=signals[name].window, uses=signals[name].uses, guard=signals[name].guard)
        for name, (who, what, at) in rows.items()}
    return world(accounts, posts.accounts, posts.at, known)


def snapshot(posts: Posts, rows: Mapping[str, Rows]) -> str:
    """A hash of all that was read, 16 hex digits; the order in which the database gave it does not matter."""
    sha = hashlib.sha256()
    _feed(sha, (f"{key}\x1f{who}\x1f{at}\x1f{text}\x1e"
                for key, who, at, text in zip(posts.keys, posts.accounts, posts.at.tolist(), posts.texts, strict=True)))
    for name in sorted(rows):
        sha.update(name.encode())
        _feed(sha, (f"{who}\x1f{what}\x1f{at}\x1e" for who, what, at in zip(*rows[name], strict=True)))
    return sha.hexdigest()[:16]


def _feed(sha: hashlib._Hash, rows: Iterator[str]) -> None:
    while batch := "".join(islice(rows, 10_000)):
        sha.update(batch.encode("utf-8", "surrogatepass"))
