"""One weighted graph from the ties of all signals; each edge keeps its reasons."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np

from .ties import Ties


def fuse(layers: Sequence[Ties]) -> nx.Graph[int]:
    """Accounts (numbers) joined by their ties; ``weight`` is the surprise (-log10 p) summed over signals.

    Edge data also hold ``ties``: signal -> index into that signal's ties.
    """
    graph: nx.Graph[int] = nx.Graph()
    nodes = {int(x) for ties in layers for x in np.concatenate([ties.a, ties.b])}
    graph.add_nodes_from(sorted(nodes))
    for ties in layers:
        for i, (a, b, weight) in enumerate(zip(ties.a.tolist(), ties.b.tolist(), ties.surprise.tolist(), strict=True)):
            if graph.has_edge(a, b):
                graph[a][b]["weight"] += weight
                graph[a][b]["ties"][ties.name] = i
            else:
                graph.add_edge(a, b, weight=weight, ties={ties.name: i})
    return graph
