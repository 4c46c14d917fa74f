"""A table drawn with shades: rows by columns, each cell with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from ..marks import visible
from .ink import BLUE, INK, WIDTH, Look, data, draw, layered


@dataclass(frozen=True)
class Cell:
    """A value where a row and a column meet."""

    row: str
    column: str
    value: float


def matrix(cells: Sequence[Cell], *, rows: str, columns: str, shares: bool = False, look: Look) -> str:
    """Rows and columns in the order given; the darker the more, and the number in each cell; ``rows``, ``columns``: their titles."""
    most = max((c.value for c in cells), default=0.0) or 1.0
    values = [{"row": visible(c.row, 40), "column": visible(c.column, 24), "value": c.value, "dark": c.value > 0.6 * most} for c in cells]
    wide = min((WIDTH - 130) / max(len({v["column"] for v in values}), 1), 78)
    base = data(values).encode(
        x=alt.X("column:N", title=visible(columns), sort=None, axis=alt.Axis(orient="top", domain=False, ticks=False, **_turned(wide))),
        y=alt.Y("row:N", title=visible(rows) or None, sort=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=200)))
    shade = alt.Color("value:Q", scale=alt.Scale(domain=[0, most], range=["#f1f4f7", BLUE], interpolate="rgb"), legend=None)
    number = alt.Text("value:Q", format=".0%" if shares else ",~r")
    ink = alt.Color("dark:N", scale=alt.Scale(domain=[True, False], range=["#ffffff", INK]), legend=None)
    layers: list[alt.Chart] = [
        base.mark_rect(stroke="#ffffff", strokeWidth=2).encode(color=shade),
        base.mark_text().encode(text=number, color=ink),
    ]
    chart = layered(layers, width=alt.Step(wide), height=alt.Step(28))
    return draw(chart.resolve_scale(color="independent"), look)


def _turned(wide: float) -> dict[str, Any]:
    """Names of narrow columns stand askew, so that they do not run into one another."""
    return {"labelAngle": 0} if wide > 52 else {"labelAngle": -40, "labelAlign": "left"}
