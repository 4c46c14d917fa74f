"""When the things of a part were there: from the first to the last moment at which the evidence shows them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime

from ..subgraph import Subgraph

Span = tuple[datetime, datetime]
"""First and last moment, UTC, both included."""

_OWN = (("at", "at"), ("first", "last"), ("starts", "ends"))
_TIMELESS = {"Run", "Source", "Document", "Statement", "Cluster"}


def spans(part: Subgraph) -> dict[Hashable, Span]:
    """Spans by the nodes' refs and the edges' identities; what the evidence gives no moment for has none.

    A post is a moment, a tie lasts from the first to the last time the two met; an edge from or to a post is of that post's
    moment; an account, a hashtag, a passage last from the first to the last of what touches them.
    """
    found: dict[Hashable, Span] = {n.ref: own for n in part.nodes if (own := _own(n.properties))}
    dated = set(found)
    around: dict[Hashable, list[Span]] = {}
    for e in part.edges:
        own = _own(e.properties) or (found.get(e.start) if e.start in dated else found.get(e.end) if e.end in dated else None)
        if own:
            found[e.identity] = own
            for end in (e.start, e.end):
                if end not in dated and end[0] not in _TIMELESS:
                    around.setdefault(end, []).append(own)
    return found | {ref: _hull(many) for ref, many in around.items()}


def _own(properties: object) -> Span | None:
    said = dict(properties)  # type: ignore[call-overload]
    for first, last in _OWN:
        a, b = said.get(first), said.get(last)
        if isinstance(a, datetime) and isinstance(b, datetime) and a.tzinfo and b.tzinfo and a <= b:
            return a, b
    return None


def _hull(many: Iterable[Span]) -> Span:
    listed = list(many)
    return min(a for a, _ in listed), max(b for _, b in listed)
