"""When the two of a tie met: the posts in which both left the same trace within the signal's window."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...analytics.findings import Tie
from ...analytics.looks import alike
from ...analytics.signals import catalogue
from ...queries import parts
from ...queries.store import Store

_TYPES = re.compile(r"\[\w*:([A-Z_|]+)")
Left = Mapping[str, Mapping[str, Sequence[tuple[int, str]]]]
"""By account and trace, the moments (epoch seconds) with the post's key, earliest first."""


@dataclass(frozen=True)
class Meeting:
    """One trace that both left: the two posts closest in time, and from when to when (epoch seconds)."""

    trace: str
    posts: tuple[str, str]
    first: int
    last: int


def strongest(columns: Mapping[str, Sequence[object]]) -> list[Tie]:
    """Ties from columns: the least probable first, then the heaviest, then by name."""
    found = [Tie(*row) for row in zip(*(columns[c] for c in ("a", "b", "layer", "weight", "traces", "p", "expected")), strict=True)]
    return sorted(found, key=lambda t: (t.p, -t.weight, t.a, t.b, t.layer))


def traces_left(store: Store, layer: str, accounts: Iterable[str], run: str) -> Left:
    """The traces of one signal that these accounts left; nothing for a signal that is no longer known."""
    signal = catalogue().get(layer)
    if signal is None:
        return {}
    columns = parts.traces(store, signal.query, sorted(set(accounts)), run)
    names = alike(columns["traces"], signal.near) if signal.near else columns["traces"]
    left: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for account, trace, at, post in sorted(zip(columns["account"], names, columns["ats"], columns["posts"], strict=True)):
        left.setdefault(account, {}).setdefault(trace, []).append((at, post))
    return left


def carriers(layers: Iterable[str]) -> set[str]:
    """The types of edges that the signals' questions follow: by these a post carries what they call a trace."""
    queries = [catalogue()[layer].query for layer in layers if layer in catalogue()]
    return {type_ for query in queries for types in _TYPES.findall(query) for type_ in types.split("|")} - {"POSTED"}


def used(left: Left) -> Counter[str]:
    """How many of the accounts left each trace."""
    return Counter(trace for mine in left.values() for trace in mine)


def meetings(tie: Tie, left: Left, rare: Mapping[str, int], window: int) -> list[Meeting]:
    """The meetings of a tie, those on the rarest traces first."""
    mine, theirs = left.get(tie.a, {}), left.get(tie.b, {})
    found = [m for trace in mine.keys() & theirs.keys() if (m := _closest(trace, mine[trace], theirs[trace], window))]
    return sorted(found, key=lambda m: (rare.get(m.trace, 0), m.first, m.trace))


def _closest(trace: str, mine: Sequence[tuple[int, str]], theirs: Sequence[tuple[int, str]], window: int) -> Meeting | None:
    i = j = 0
    best: tuple[int, int, str, str] | None = None
    first, last = 0, 0
    while i < len(mine) and j < len(theirs):
        (a, post_a), (b, post_b) = mine[i], theirs[j]
        if abs(a - b) <= window:
            first, last = (min(first, a, b), max(last, a, b)) if best else (min(a, b), max(a, b))
            best = min(best or (abs(a - b), a, post_a, post_b), (abs(a - b), a, post_a, post_b))
        if a <= b:
            i += 1
        else:
            j += 1
    return Meeting(trace, (best[2], best[3]), first, last) if best else None
