"""The evidence of a crowd: for each member and episode the first post in which it said what others of the crowd said too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...analytics.signals import catalogue
from ...queries.store import Store
from ..subgraph import Subgraph
from .meetings import Left, carriers, traces_left
from .ties import of_posts

Copies = Mapping[str, Sequence[tuple[int, str]]]


def of_crowd(store: Store, run: str, members: Sequence[str], shown: Sequence[str], episodes: Sequence[Mapping[str, Any]]) -> Subgraph:
    """The posts of the members that are ``shown``; ``episodes`` with their first and last second, as the cluster has them."""
    spans = [(int(e["from"]), int(e["to"])) for e in episodes]
    names = [name for name, s in catalogue().items() if "copies" in s.uses]
    copies = [_copies(store, run, members, name) for name in names]
    mine = {key: [first for span in spans if (first := _first(copies, key, span))] for key in shown}
    posts = sorted({post for found in mine.values() for _, post in found})
    every = {post for key in shown for span in spans for _, post in _inside(copies, key, span)}
    return of_posts(store, run, posts, carriers(names)) | Subgraph(left_out={"posts": len(every - set(posts))})


def _copies(store: Store, run: str, members: Sequence[str], signal: str) -> Copies:
    """By member, when it left a trace that another member left too."""
    left: Left = traces_left(store, signal, members, run)
    by: dict[str, set[str]] = {}
    for key, traces in left.items():
        for trace in traces:
            by.setdefault(trace, set()).add(key)
    return {key: sorted(event for trace, events in traces.items() if len(by[trace]) > 1 for event in events)
            for key, traces in left.items()}


def _inside(copies: Sequence[Copies], key: str, span: tuple[int, int]) -> Iterator[tuple[int, str]]:
    return (event for each in copies for event in each.get(key, ()) if span[0] <= event[0] <= span[1])


def _first(copies: Sequence[Copies], key: str, span: tuple[int, int]) -> tuple[int, str] | None:
    return min(_inside(copies, key, span), default=None)
