"""The evidence of ties: strongest first, each with the traces that both left, and the posts in which they left them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ...analytics.findings import Tie
from ...analytics.signals import catalogue
from ...queries import parts
from ...queries.store import Store
from ..subgraph import Edge, Subgraph
from .meetings import Left, Meeting, carriers, meetings, traces_left, used
from .pieces import part

EACH = 5
"""Meetings shown of each tie; the others are counted."""

Met = Sequence[tuple[Tie, Sequence[Meeting]]]


def of_ties(store: Store, run: str, ties: Sequence[Tie], windows: Mapping[str, int], most: int) -> Subgraph:
    """The first ``most`` ties with at most EACH meetings of each, their posts, and what these carry in common."""
    met = met_at(store, run, ties[:most], windows)
    shown = [(tie, found[:EACH]) for tie, found in met]
    posts = sorted({post for _, found in shown for m in found for post in m.posts})
    rest = {"ties": len(ties) - len(shown), "meetings": sum(len(found) - len(few) for (_, found), (_, few) in zip(met, shown, strict=True))}
    looks = {"SHOWS"} if any(t.layer in catalogue() and catalogue()[t.layer].near for t, _ in shown) else set()
    return tied(store, run, met) | of_posts(store, run, posts, carriers(t.layer for t, _ in shown), looks) | Subgraph(left_out=rest)


def tied(store: Store, run: str, met: Met) -> Subgraph:
    """The accounts and ties alone; a tie lasts from the first to the last meeting that the posts show."""
    accounts = part(things=parts.nodes(store, {("Account", key) for tie, _ in met for key in (tie.a, tie.b)}))
    return Subgraph(accounts.nodes, tuple(_edge(run, tie, found) for tie, found in met))


def met_at(store: Store, run: str, ties: Sequence[Tie], windows: Mapping[str, int]) -> list[tuple[Tie, list[Meeting]]]:
    """Each tie with its meetings; ``windows`` in seconds by layer, as the run had them."""
    left: dict[str, tuple[Left, Counter[str]]] = {}
    for layer in sorted({t.layer for t in ties}):
        seen = traces_left(store, layer, {key for t in ties if t.layer == layer for key in (t.a, t.b)}, run)
        left[layer] = seen, used(seen)
    return [(t, meetings(t, *left[t.layer], windows.get(t.layer, 0))) for t in ties]


def of_posts(store: Store, run: str, posts: Sequence[str], types: Collection[str], whole: Collection[str] = ()) -> Subgraph:
    """These posts with their authors and what at least two of them carry by edges of these types; of a link its site, if asked for ON.

    Edges of the types in ``whole`` stay in any case: near copies of a picture are different pictures.
    """
    carried = [link for link in parts.carried(store, posts, run) if link[1] in types]
    sites = parts.sites(store, sorted({end[1] for _, _, _, end in carried if end[0] == "Link"})) if "ON" in types else []
    site = {link[1]: domain[:2] for link, _, _, domain in sites}
    at = Counter(_places(carried, site))
    kept = [link for link in carried if link[1] in whole or at[link[3][:2]] > 1 or at[site.get(link[3][1], ("", ""))] > 1]
    shared = {link[3][:2] for link in kept}
    return part([*parts.posted(store, posts), *kept, *(link for link in sites if link[0][:2] in shared and at[link[3][:2]] > 1)])


def _places(carried: Sequence[parts.Link], site: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """What is carried, once for each post that carries it; a link also as its site."""
    pairs = {(start[1], end[:2]) for start, _, _, end in carried}
    return [end for _, end in sorted(pairs)] + [place for _, place in sorted({(post, site[key]) for post, (label, key) in pairs
                                                                             if label == "Link" and key in site})]


def _edge(run: str, tie: Tie, found: Sequence[Meeting]) -> Edge:
    said: dict[str, Any] = {"layer": tie.layer, "weight": tie.weight, "traces": tie.traces, "p": tie.p, "expected": tie.expected,
                            "run": run}
    if found:
        said |= {"first": moment(min(m.first for m in found)), "last": moment(max(m.last for m in found))}
    return Edge("COORDINATES_WITH", ("Account", tie.a), ("Account", tie.b), said)


def moment(seconds: int) -> datetime:
    """Epoch seconds as a moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
