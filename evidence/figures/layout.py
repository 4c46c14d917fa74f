"""Where the nodes of a map go: springs and repulsion from a seeded start, the same for the same nodes, ties and seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

ROUNDS = 300


def layout(nodes: Sequence[str], ties: Mapping[tuple[str, str], float], *, pull: Mapping[str, float] | None = None,
           seed: int = 0) -> dict[str, tuple[float, float]]:
    """Places in a square from 0 to 1 (Fruchterman and Reingold 1991).

    ``ties``: weight of each pair, of which the logarithm draws together. ``pull`` draws a node to the middle, 0..1: the core of
    a cluster more than its fringe.
    """
    n = len(nodes)
    if n < 2:
        return dict.fromkeys(nodes, (0.5, 0.5))
    place = {name: i for i, name in enumerate(nodes)}
    at = np.random.default_rng(seed).random((n, 2)) - 0.5
    a, b = (np.array([place[pair[i]] for pair in ties], np.int64) for i in (0, 1))
    weight = np.log2(1.0 + np.array(list(ties.values()), np.float64))
    middle = np.array([(pull or {}).get(name, 0.2) for name in nodes])[:, None]
    far = 1.0 / np.sqrt(n)
    for heat in np.linspace(0.12, 0.002, ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-3)
        force = (apart * (far**2 / distance**2)[:, :, None]).sum(1) - at * middle * 1.5
        if len(ties):
            along = at[a] - at[b]
            spring = along * (np.sqrt((along**2).sum(-1)) / far * weight / max(float(weight.max()), 1e-9))[:, None]
            np.add.at(force, a, -spring)
            np.add.at(force, b, spring)
        length = np.maximum(np.sqrt((force**2).sum(-1, keepdims=True)), 1e-9)
        at = at + force / length * np.minimum(length, heat)
    # Whoever is tied to few flies far out: distances from the middle are drawn in, so that the others keep their room.
    reach = np.maximum(np.sqrt(((at - at.mean(0)) ** 2).sum(-1, keepdims=True)), 1e-9)
    at = (at - at.mean(0)) / reach**0.45
    low, high = at.min(0), at.max(0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    return {name: (round(float(x), 4), round(float(y), 4)) for name, (x, y) in zip(nodes, scaled, strict=True)}
