"""What a cluster of ties rests on: does it stay when a signal is left out, or when communities are cut finer or coarser?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from .communities import Partition, communities
from .fusion import fuse
from .ties import Ties

SWEEP = (0.5, 2.0)
"""Resolutions at which the graph is cut again, beside 1."""


@dataclass(frozen=True)
class Held:
    """Shares (0..1) of a cluster's members that the nearest community still holds together.

    ``without`` by the signal left out, of those that tie anybody in it; ``resolutions`` by resolution.
    """

    without: dict[str, float]
    resolutions: dict[str, float]

    def as_dict(self) -> dict[str, Any]:
        """As evidence of a cluster."""
        return {"without": self.without, "resolutions": self.resolutions}


def held(graph: nx.Graph[int], layers: Sequence[Ties], teams: Sequence[frozenset[int]], *, method: str, seed: int) -> list[Held]:
    """For each of ``teams``, communities of ``graph``, what of it is left."""
    used = [t for t in layers if len(t)]
    without = {t.name: communities(fuse([o for o in used if o is not t]), method=method, seed=seed) for t in used}
    sweep = {f"{r:g}": communities(graph, method=method, seed=seed, resolution=r) for r in SWEEP}
    found = []
    for team in teams:
        mine = {name for *_, data in graph.subgraph(team).edges(data=True) for name in data["ties"]}
        found.append(Held({n: _left(team, p) for n, p in without.items() if n in mine}, {n: _left(team, p) for n, p in sweep.items()}))
    return found


def _left(team: frozenset[int], partition: Partition) -> float:
    return round(max((len(c & team) for c in partition), default=0) / len(team), 3)
