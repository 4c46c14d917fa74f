"""Bars from zero, each with its interval and its control, for all figures that compare values by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from ..marks import visible
from .ink import BLUE, GREY, INK, WIDTH, Look, data, draw, layered

ROOM = 1.14
"""How much longer an axis is than its longest bar, so that the number beside the bar has room."""


@dataclass(frozen=True)
class Bar:
    """A named value; ``low`` to ``high``: its interval; ``control``: what it stands beside. ``strong``: the one that is spoken of."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    control: float | None = None
    strong: bool = True


def bars(rows: Sequence[Bar], *, unit: str, names: tuple[str, str] = ("measured", "control"), shares: bool = False, look: Look) -> str:
    """Bars in the order given, on one axis from zero, each with its control in grey under it; ``shares`` are 0..1."""
    beside = any(row.control is not None for row in rows)
    values = [value for row in rows for value in _values(row, names, beside)]
    y = alt.Y("what:N", title=None, sort=None, axis=alt.Axis(labelLimit=200, domain=False, ticks=False))
    longest = max((float(v["end"]) for v in values), default=0.0) or 1.0
    x = alt.X("value:Q", title=visible(unit), scale=alt.Scale(domain=[0, longest * ROOM], nice=False),
              axis=alt.Axis(tickCount=5, format="%" if shares else ",~r"))
    base = data(values).encode(y=y)
    if beside:
        base = base.encode(yOffset=alt.YOffset("series:N", sort=list(names)))
        colour = alt.Color("series:N", scale=alt.Scale(domain=list(names), range=[BLUE, GREY]))
    else:
        colour = alt.Color("strong:N", scale=alt.Scale(domain=[True, False], range=[BLUE, GREY]), legend=None)
    layers: list[alt.Chart] = [base.mark_bar().encode(x=x, color=colour)]
    if any(row.low is not None for row in rows):
        layers.append(
            base.transform_filter("isValid(datum.low)").mark_rule(color=INK, strokeWidth=1.2).encode(x=alt.X("low:Q"), x2="high:Q")
        )
        layers += [
            base.transform_filter("isValid(datum.low)").mark_tick(color=INK, thickness=1.2, size=7).encode(x=f"{end}:Q")
            for end in ("low", "high")
        ]
    said = alt.Text("value:Q", format=".1%" if shares else ",.4~r")
    layers.append(base.mark_text(align="left", dx=5).encode(x=alt.X("end:Q"), text=said, color=alt.value(INK)))
    return draw(layered(layers, width=WIDTH - 140, height=alt.Step(16 if beside else 24)), look)


def _values(row: Bar, names: tuple[str, str], beside: bool) -> list[dict[str, Any]]:
    what = {"what": visible(row.name, 40), "strong": row.strong}
    found = [what | {"series": names[0], "value": row.value, "low": row.low, "high": row.high, "end": max(row.value, row.high or 0.0)}]
    if beside and row.control is not None:
        found.append(what | {"series": names[1], "value": row.control, "low": None, "high": None, "end": row.control})
    return found
