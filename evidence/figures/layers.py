"""What ties each group, by signal: the layers of coordination side by side."""

from __future__ import annotations

from typing import Any

import orjson

from ..page import Column, Figure, table
from ..writing import Desk
from .drawing import Drawing
from .matrix import Cell, matrix

GROUPS = 12
"""Groups drawn."""


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """Ties of each group by signal; a block has none, since its members meet in episodes."""
    reply = desk.ask("clusters/list", **params)
    tied = [(r, orjson.loads(r["layers"] or "{}")) for r in reply.rows]
    held = [(r, layers) for r, layers in tied if layers]
    if not held:
        return []
    w = desk.words
    signals = sorted({s for _, layers in held for s in layers})
    name = {r["number"]: w("cluster.name", number=r["number"]) for r, _ in held}
    cells = [Cell(name[r["number"]], s, float(layers.get(s, 0))) for r, layers in held[:GROUPS] for s in signals]
    several = sum(len(layers) > 1 for _, layers in held)
    says = w("layers.found", groups=w.count(len(held), "group"), several=w.number(several))
    alt = w("layers.alt", values="; ".join(f"{c.row} {c.column}: {w.number(int(c.value))}" for c in cells if c.value))
    heads = (Column(w.head("group")), Column(w.head("members"), "number"), *(Column(s, "number") for s in signals))
    rows = [(name[r["number"]], r["size"], *(layers.get(s, 0) for s in signals)) for r, layers in held]
    numbers = table(w("numbers"), heads, rows, folded=True, synthetic=desk.synthetic(reply))
    blocks = w("layers.blocks", n=w.count(len(tied) - len(held), "group")) if len(held) < len(tied) else ""
    svg = matrix(cells, rows="", columns=w("layers.axis"), look=desk.look(reply))
    return [desk.figure(says, svg, alt, numbers, reply, note=f"{w('layers.note')} {blocks}".strip())]


DRAWING = Drawing("layers", "Layers of coordination: ties of each group by signal.", ("clusters/list",), figures)
