"""Communities of a weighted graph of ties, by three well-known methods, always seeded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import community as louvain_package  # type: ignore[import-untyped]
import graspologic_native  # type: ignore[import-untyped]
import networkx as nx

from ..queries.errors import UsageError

Partition: TypeAlias = list[frozenset[int]]


def leiden(graph: nx.Graph[int], seed: int) -> Partition:
    """Leiden (Traag, Waltman, van Eck 2019), optimising modularity."""
    edges = [(str(a), str(b), float(data["weight"])) for a, b, data in sorted(graph.edges(data=True), key=lambda e: e[:2])]
    _, found = graspologic_native.leiden(edges, seed=seed, iterations=2)
    return _ordered({int(node): number for node, number in found.items()})


def python_louvain(graph: nx.Graph[int], seed: int) -> Partition:
    """Louvain (Blondel et al. 2008) as in the package python-louvain."""
    return _ordered(louvain_package.best_partition(graph, weight="weight", random_state=seed))


def networkx_louvain(graph: nx.Graph[int], seed: int) -> Partition:
    """Louvain (Blondel et al. 2008) as in networkx."""
    return _sorted(nx.community.louvain_communities(graph, weight="weight", seed=seed))


METHODS: Mapping[str, Callable[[nx.Graph[int], int], Partition]] = {
    "leiden": leiden, "louvain": python_louvain, "networkx-louvain": networkx_louvain}


def communities(graph: nx.Graph[int], *, method: str = "leiden", seed: int = 0) -> Partition:
    """The communities of ``graph``, biggest first; the same seed gives the same answer."""
    if method not in METHODS:
        raise UsageError(f"There is no community method called {method}.", advice=f"Choose one of {', '.join(METHODS)}.")
    return METHODS[method](graph, seed) if graph.number_of_edges() else []


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
