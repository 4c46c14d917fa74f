"""What a cluster of ties rests on: does it stay when a signal is left out, or when communities are cut finer or coarser?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from .communities import Partition, communities
from .fusion import fuse
from .ties import Ties

SWEEP, LEAST = (0.5, 2.0), 3
"""Resolutions at which the graph is cut again, beside 1; fewest members of a cluster."""


@dataclass(frozen=True)
class Held:
    """Shares (0..1) of a cluster's members that the nearest community still holds together.

    ``without`` by the signal left out, of those that tie anybody in it; ``resolutions`` by resolution. ``falls`` are, for
    each member, the signals without which no cluster would have it.
    """

    without: dict[str, float]
    resolutions: dict[str, float]
    falls: dict[int, tuple[str, ...]]

    def as_dict(self) -> dict[str, Any]:
        """As evidence of a cluster."""
        return {"without": self.without, "resolutions": self.resolutions}


def held(graph: nx.Graph[int], rest: Mapping[str, Sequence[Ties]], teams: Sequence[frozenset[int]], *, method: str,
         seed: int) -> list[Held]:
    """For each of ``teams``, communities of ``graph``, what of it is left; ``rest`` are the ties found without each signal."""
    without = {name: communities(fuse(ties), method=method, seed=seed) for name, ties in rest.items()}
    named = {name: {m for c in partition if len(c) >= LEAST for m in c} for name, partition in without.items()}
    sweep = {f"{r:g}": communities(graph, method=method, seed=seed, resolution=r) for r in SWEEP}
    found = []
    for team in teams:
        mine = {name for *_, data in graph.subgraph(team).edges(data=True) for name in data["ties"]}
        falls = {m: tuple(sorted(n for n in mine if m not in named[n])) for m in team}
        left, cut = ({n: _left(team, p) for n, p in parts.items()} for parts in (without, sweep))
        found.append(Held({n: x for n, x in left.items() if n in mine}, cut, falls))
    return found


def _left(team: frozenset[int], partition: Partition) -> float:
    return round(max((len(c & team) for c in partition), default=0) / len(team), 3)
