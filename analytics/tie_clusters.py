"""Clusters of accounts that meet again and again: communities of the graph of ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np

from ..columns import Ints
from .communities import Partition, communities, stability
from .contrast import contrasts
from .fusion import fuse
from .group import Group
from .holds import LEAST, Held, held
from .innocence import of_ties, telling
from .pace import Pace, pace
from .pairs import Pairs
from .ties import Ties, find_ties, ties_without
from .world import World

SEEDS, STAYS = 5, 0.8
"""Partitions compared for stability; share of partitions a core member stays through."""


def tie_groups(world: World, met: Sequence[Pairs], *, method: str = "leiden", seed: int = 0,
               layers: Sequence[Ties] | None = None) -> list[Group]:
    """The communities of at least three accounts in the fused graph of the ties among ``met``, biggest first.

    ``layers`` are these ties, when they are known already.
    """
    if layers is None:
        layers = find_ties(met, world.size, platform=world.platform)
    graph = fuse(layers)
    chosen = [c for c in communities(graph, method=method, seed=seed) if len(c) >= LEAST]
    if not chosen:
        return []
    others = [communities(graph, method=method, seed=seed + i) for i in range(1, SEEDS)]
    teams = [np.array(sorted(c), np.int64) for c in chosen]
    rest = ties_without(met, world.size, [t.name for t in layers if len(t)], platform=world.platform)
    near, rests = contrasts(world.using("ties"), teams), held(graph, rest, chosen, method=method, seed=seed)
    return [_group(world, graph, layers, team, others, *said) for team, said in zip(teams, zip(near, rests, strict=True), strict=True)]


def _group(world: World, graph: nx.Graph[int], layers: Sequence[Ties], team: Ints, others: Sequence[Partition],
           near: Mapping[str, float], rests: Held) -> Group:
    members = tuple(int(x) for x in team)
    inside = graph.subgraph(members)
    reasons = [data["ties"] for _, _, data in inside.edges(data=True)]
    counts = {t.name: n for t in layers if (n := sum(t.name in ties for ties in reasons))}
    steady, stays = stability(frozenset(members), others)
    best = {m: _closest(inside, layers, m, rests.falls[m]) for m in members}
    layer = telling(counts)
    flags = np.zeros(world.size, bool)
    flags[team] = True
    rhythm = pace(flags, [world.signals[name] for name in counts])
    return Group(
        "ties", members, tuple(stays[m] >= STAYS for m in members),
        tuple(round(stays[m] * (1 - best[m][0]), 4) for m in members), tuple(best[m][1] for m in members),
        _weakest(inside, layers), round(steady, 4), _round(near.get(layer)), None, counts,
        _evidence(inside, layers, near, rhythm) | rests.as_dict(), of_ties(layer, near.get(layer), rhythm))


def _weakest(inside: nx.Graph[int], layers: Sequence[Ties]) -> float:
    """The adjusted p of the weakest pair, each judged by its best signal."""
    by_name = {t.name: t for t in layers}
    return max(min(float(by_name[name].adjusted[i]) for name, i in data["ties"].items()) for _, _, data in inside.edges(data=True))


def _closest(inside: nx.Graph[int], layers: Sequence[Ties], member: int, falls: Sequence[str]) -> tuple[float, str]:
    """The most surprising tie of a member: its adjusted p, and a sentence."""
    by_name = {t.name: t for t in layers}
    edges = [(float(by_name[name].p[i]), name, i) for _, _, data in inside.edges(member, data=True) for name, i in data["ties"].items()]
    if not edges:
        return 1.0, "Close to this group, but tied to none of it."
    _, name, i = min(edges)
    t = by_name[name]
    return float(t.adjusted[i]), (
        f"Tied to {inside.degree(member)} members; the closest tie: {int(t.occasions[i])} occasions on {int(t.traces[i])} "
        f"traces by {name}, where chance gives {t.chance[i]:.2g} (p {t.p[i]:.1g}). {_loose(inside, member, falls)}")


def _loose(inside: nx.Graph[int], member: int, falls: Sequence[str]) -> str:
    """What would take a member out: ``falls`` are the signals without which the whole search does not name it."""
    if falls:
        return f"Without {' or '.join(falls)} it would not be named."
    names = set().union(*(data["ties"] for _, _, data in inside.edges(member, data=True)))
    return f"Held by {len(names)} signals; without any one of them it would still be named."


def _evidence(inside: nx.Graph[int], layers: Sequence[Ties], near: Mapping[str, float], rhythm: Pace) -> dict[str, Any]:
    by_name = {t.name: t for t in layers}
    every = [(by_name[name], i) for _, _, data in inside.edges(data=True) for name, i in data["ties"].items()]
    return {
        "contrasts": {name: _round(x) for name, x in sorted(near.items())},
        "copies": round(rhythm.copies, 2), "peak": round(rhythm.peak, 3), "busy_days": rhythm.days,
        "pairs_tied": inside.number_of_edges(), "occasions": sum(int(t.occasions[i]) for t, i in every),
        "occasions_expected": round(sum(float(t.chance[i]) for t, i in every), 3)}


def _round(x: float | None) -> float | None:
    return None if x is None else round(x, 4)
