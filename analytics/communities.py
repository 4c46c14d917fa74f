"""Communities of a weighted graph of ties, by four well-known methods, always seeded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import community as louvain_package  # type: ignore[import-untyped]
import graspologic_native  # type: ignore[import-untyped]
import networkx as nx

from ..queries.errors import UsageError

Partition: TypeAlias = list[frozenset[int]]


ALIKE = 0.5
"""Communities tied to each other at least this part as densely as the looser one is inside are one group."""


def leiden(graph: nx.Graph[int], seed: int, resolution: float = 1.0) -> Partition:
    """Leiden (Traag, Waltman, van Eck 2019), optimising modularity."""
    edges = [(str(a), str(b), float(data["weight"])) for a, b, data in sorted(graph.edges(data=True), key=lambda e: e[:2])]
    _, found = graspologic_native.leiden(edges, resolution=resolution, seed=seed, iterations=2)
    return _ordered({int(node): number for node, number in found.items()})


def python_louvain(graph: nx.Graph[int], seed: int, resolution: float = 1.0) -> Partition:
    """Louvain (Blondel et al. 2008) as in the package python-louvain."""
    # This package divides by what the others multiply with.
    return _ordered(louvain_package.best_partition(graph, weight="weight", random_state=seed, resolution=1 / resolution))


def networkx_louvain(graph: nx.Graph[int], seed: int, resolution: float = 1.0) -> Partition:
    """Louvain (Blondel et al. 2008) as in networkx."""
    return _sorted(nx.community.louvain_communities(graph, weight="weight", seed=seed, resolution=resolution))


def labels(graph: nx.Graph[int], seed: int, resolution: float = 1.0) -> Partition:
    """Label propagation (Raghavan, Albert, Kumara 2007) as in networkx; it has no resolution."""
    return _sorted(nx.community.asyn_lpa_communities(graph, weight="weight", seed=seed))


METHODS: Mapping[str, Callable[[nx.Graph[int], int, float], Partition]] = {
    "leiden": leiden, "louvain": python_louvain, "networkx-louvain": networkx_louvain, "label-propagation": labels}


def communities(graph: nx.Graph[int], *, method: str = "leiden", seed: int = 0, resolution: float = 1.0) -> Partition:
    """The communities of ``graph``, biggest first; the same seed gives the same answer.

    A higher ``resolution`` makes more and smaller ones. Modularity splits any dense graph somewhere, even one clique
    with gaps: parts tied to each other nearly as densely as within are put together again.
    """
    if method not in METHODS:
        raise UsageError(f"There is no community method called {method}.", advice=f"Choose one of {', '.join(METHODS)}.")
    return whole(graph, METHODS[method](graph, seed, resolution)) if graph.number_of_edges() else []


def whole(graph: nx.Graph[int], partition: Partition) -> Partition:
    """``partition`` with the parts of one group put together, densest bridge first."""
    teams = list(partition)
    while True:
        number = {node: i for i, team in enumerate(teams) for node in team}
        between: dict[tuple[int, int], int] = {}
        for a, b in graph.edges():
            i, j = sorted((number[a], number[b]))
            between[i, j] = between.get((i, j), 0) + 1
        inside = [between.get((i, i), 0) / max(1, len(t) * (len(t) - 1) / 2) for i, t in enumerate(teams)]
        bridges = [(n / (len(teams[i]) * len(teams[j])) / max(1e-9, min(inside[k] or 1.0 for k in (i, j))), -i, -j)
                   for (i, j), n in between.items() if i != j]
        strength, i, j = max(bridges, default=(0.0, 0, 0))
        if strength < ALIKE:
            return _sorted(teams)
        teams[-i] |= teams[-j]
        del teams[-j]


def stability(team: frozenset[int], others: Iterable[Partition]) -> tuple[float, dict[int, float]]:
    """How alike the community nearest to ``team`` is in other partitions (mean Jaccard, 0..1), and each member's share of them."""
    total, stays, count = 0.0, dict.fromkeys(team, 0), 0
    for partition in others:
        nearest = max(partition, key=lambda c: (len(c & team) / len(c | team), -min(c)))
        total += len(nearest & team) / len(nearest | team)
        count += 1
        for member in nearest & team:
            stays[member] += 1
    return (total / count if count else 1.0), {m: (n / count if count else 1.0) for m, n in stays.items()}


def _ordered(found: Mapping[int, int]) -> Partition:
    teams: dict[int, set[int]] = {}
    for node, number in found.items():
        teams.setdefault(number, set()).add(node)
    return _sorted(teams.values())


def _sorted(teams: Iterable[Iterable[int]]) -> Partition:
    return sorted((frozenset(t) for t in teams), key=lambda t: (-len(t), min(t)))
