"""The evidence of documented relations: statements, the documents they stand in, what they speak of, what rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...queries import parts
from ...queries.store import Store
from ..subgraph import Edge, Subgraph
from .pieces import part


def of_statements(store: Store, ids: Iterable[str], most: int, wanted: Callable[[Edge], bool] | None = None) -> Subgraph:
    """The best graded ``most`` of these statements with all that hangs on them; of the relations only those that are ``wanted``."""
    known = sorted(parts.nodes(store, {("Statement", id_) for id_ in ids}), key=lambda s: (_strength(s[2].get("grade")), s[1]))
    chosen = [s[1] for s in known[:most]]
    rests = part(parts.resting_on(store, chosen))
    if wanted:
        rests = Subgraph(rests.nodes, tuple(e for e in rests.edges if wanted(e)))
        ends = {end for e in rests.edges for end in (e.start, e.end)}
        rests = Subgraph(tuple(n for n in rests.nodes if n.ref in ends), rests.edges)
    return part(parts.stated(store, chosen), known[:most], {"statements": len(known) - len(chosen)}) | rests


def _strength(grade: object) -> str:
    """How well it is supported comes before who speaks; F6 when there is no grade."""
    said = str(grade or "F6")
    return said[1:2] + said[:1]
