"""A map of nodes and ties as SVG: the core in the middle, the fringe faint, layers by line style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from xml.sax.saxutils import escape

from ..marks import visible
from .ink import BLUE, DIM, FONT, INK, ORANGE, PALE, TOP, WIDTH, Look, finish
from .labelling import Label, place
from .layout import layout

HIGH, EDGE = 430, 34
"""Pixels of the map's height, and of the margin around it."""
STYLES = ("", "7 3", "2 3", "9 3 2 3", "1 4", "12 4")
"""Dashes of the layers, in order."""


@dataclass(frozen=True)
class Node:
    """A point: an account (round; ``core`` dark, fringe pale) or a ``thing`` that accounts have in common (square)."""

    name: str
    text: str
    core: bool = False
    thing: bool = False


@dataclass(frozen=True)
class Tie:
    """A line between two nodes by their names; ``layer`` sets its style, ``weight`` its width."""

    a: str
    b: str
    layer: str
    weight: float = 1.0


def network(nodes: Sequence[Node], ties: Sequence[Tie], *, key: Sequence[tuple[str, str]], labels: int = 60, seed: int = 0,
            look: Look) -> tuple[str, int]:
    """The map, and how many nodes of those that wanted a label have none for want of room.

    ``key``: what signs mean, as pairs of a sign (core, fringe, thing, or a layer's name) and its words.
    """
    pairs: dict[tuple[str, str], float] = {}
    for t in ties:
        pairs[t.a, t.b] = pairs.get((t.a, t.b), 0.0) + t.weight
    degree = _degrees(ties)
    spots = layout([n.name for n in nodes], pairs, pull={n.name: 1.0 if n.core or n.thing else 0.35 for n in nodes}, seed=seed)
    top = (TOP if look.mark else 4) + 18 * len(key)
    at = {n: (EDGE + x * (WIDTH + 60 - 2 * EDGE), top + EDGE + y * (HIGH - 2 * EDGE)) for n, (x, y) in spots.items()}
    big = max(degree.values(), default=1)
    size = {n.name: 5.0 if n.thing else 3.0 + 5.0 * sqrt(degree.get(n.name, 0) / big) for n in nodes}
    named = sorted(nodes, key=lambda n: (not n.thing, not n.core, -degree.get(n.name, 0), n.name))
    wanted = [n for n in named if n.text][:labels]
    points = [
        (n.name, visible(n.text, 24) if n in wanted else "", *at[n.name], size[n.name])
        for n in [*wanted, *(n for n in named if n not in wanted)]
    ]
    written = [label for label in place(points, width=WIDTH + 60, height=top + HIGH) if label.text]
    layers = list(dict.fromkeys(t.layer for t in sorted(ties, key=lambda t: t.layer)))
    body = (
        "".join(_line(t, at, layers) for t in ties)
        + "".join(_dot(n, at[n.name], size[n.name]) for n in nodes)
        + "".join(map(_text, written))
    )
    height = top + HIGH
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH + 60}" height="{height}" viewBox="0 0 {WIDTH + 60} {height}" '
           f'font-family="{FONT}" font-size="10" fill="{INK}">{_key(key, layers, TOP if look.mark else 4)}{body}</svg>')
    return finish(svg, look), len(wanted) - len(written)


def _degrees(ties: Sequence[Tie]) -> Mapping[str, int]:
    """With how many others each node is tied."""
    others: dict[str, set[str]] = {}
    for t in ties:
        others.setdefault(t.a, set()).add(t.b)
        others.setdefault(t.b, set()).add(t.a)
    return {name: len(held) for name, held in others.items()}


def _line(t: Tie, at: Mapping[str, tuple[float, float]], layers: Sequence[str]) -> str:
    (x1, y1), (x2, y2) = at[t.a], at[t.b]
    dash = STYLES[layers.index(t.layer) % len(STYLES)]
    # Layers between the same two nodes run side by side.
    aside = (layers.index(t.layer) - (len(layers) - 1) / 2) * 2.2
    length = max(sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2), 1.0)
    dx, dy = -(y2 - y1) / length * aside, (x2 - x1) / length * aside
    width = min(0.6 + 0.25 * sqrt(t.weight), 2.0)
    return (
        f'<path d="M{x1 + dx:.1f},{y1 + dy:.1f} L{x2 + dx:.1f},{y2 + dy:.1f}" stroke="{DIM}" stroke-opacity="0.4" '
        f'stroke-width="{width:.2f}"'
        + (f' stroke-dasharray="{dash}"' if dash else "")
        + ' fill="none"/>'
    )


def _dot(n: Node, spot: tuple[float, float], r: float) -> str:
    x, y = spot
    if n.thing:
        box = f'x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:g}" height="{2 * r:g}"'
        return f'<rect {box} fill="{ORANGE}" stroke="{INK}" stroke-width="0.8"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{BLUE if n.core else PALE}" stroke="{BLUE}" stroke-width="0.8"/>'


def _text(label: Label) -> str:
    return (f'<text x="{label.x:g}" y="{label.y:g}" text-anchor="{label.anchor}" stroke="#fffdf8" stroke-width="2.5" paint-order="stroke">'
            f'{escape(label.text)}</text>')


def _key(key: Sequence[tuple[str, str]], layers: Sequence[str], top: float) -> str:
    """What the signs mean, a line each."""
    drawn = ""
    for i, (sign, words) in enumerate(key):
        y = top + 10 + 18 * i
        if sign in ("core", "fringe", "thing"):
            drawn += _dot(Node("", "", sign == "core", sign == "thing"), (16, y), 5)
        else:
            dash = STYLES[layers.index(sign) % len(STYLES)] if sign in layers else ""
            drawn += f'<path d="M4,{y} H28" stroke="{DIM}" stroke-width="1.4"' + (f' stroke-dasharray="{dash}"' if dash else "") + "/>"
        drawn += f'<text x="36" y="{y + 4}" font-size="11">{escape(visible(words, 90))}</text>'
    return drawn
