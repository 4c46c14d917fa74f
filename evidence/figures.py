"""Figures: values in, SVG out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import altair as alt

from .ink import BLUE, GREY, INK, ORANGE, WIDTH, draw
from .marks import visible

ROOM = 1.12
"""How much longer an axis is than its longest bar, so that the number beside the bar has room."""


@dataclass(frozen=True)
class Bin:
    """Posts in a stretch of time that begins ``at``; ``usual``: posts in the same stretch of other weeks, mean."""

    at: datetime
    originals: int
    reposts: int
    usual: float | None = None


def bins(rows: Sequence[Bin], *, zone: str, every: timedelta, names: tuple[str, str, str], unit: str, clock: str,
         synthetic: bool = False) -> str:
    """Posts over time on the clock of ``zone``, at one scale: originals blue, reposts orange, what is usual grey.

    ``names`` of the three series, ``unit`` of the upright axis, ``clock``: what the other axis says.
    """
    parts, usual = [], []
    for row in sorted(rows, key=lambda r: r.at):
        span = {"from": _clock(row.at, zone), "to": _clock(row.at + every, zone)}
        for kind, low, high in ((names[0], 0, row.originals), (names[1], row.originals, row.originals + row.reposts)):
            if high > low:
                parts.append(span | {"low": low, "high": high, "kind": kind})
        if row.usual is not None:
            usual.append(span | {"high": row.usual, "kind": names[2]})
    shown = 3 if usual else 2
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(names[:shown]), range=[BLUE, ORANGE, GREY][:shown]))
    axis = alt.Axis(grid=False, labelOverlap=True, format=_grain(rows))
    x = alt.X("from:T", scale=alt.Scale(type="utc"), title=visible(clock), axis=axis)
    y = alt.Y("low:Q", title=visible(unit), axis=alt.Axis(tickMinStep=1, tickCount=5))
    layers: list[alt.Chart] = [_data(parts).mark_rect().encode(x=x, x2="to:T", y=y, y2="high:Q", color=colour)]
    if usual:
        layers.append(_data(usual).mark_rule(strokeWidth=1.8).encode(x="from:T", x2="to:T", y="high:Q", color=colour))
    return draw(layers, width=WIDTH, height=170, synthetic=synthetic)


def _clock(at: datetime, zone: str) -> str:
    """The wall clock of a zone written as if it were UTC: figures then need no zone of their own."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _grain(rows: Sequence[Bin]) -> str:
    times = [r.at for r in rows]
    return "%d %b %H:%M" if times and max(times) - min(times) > timedelta(days=1) else "%H:%M"


def beside(rows: Sequence[tuple[str, float, float]], *, measured: str, control: str, unit: str, shares: bool = False,
           synthetic: bool = False) -> str:
    """Each measured value with its control under it, both from zero on one axis; ``shares`` are 0..1."""
    values = [{"what": visible(name, 40), "series": series, "value": value}
              for name, *both in rows for series, value in zip((measured, control), both, strict=True)]
    base = _data(values).encode(
        y=alt.Y("what:N", title=None, sort=None, axis=alt.Axis(labelLimit=200, domain=False, ticks=False)),
        yOffset=alt.YOffset("series:N", sort=[measured, control]), x=_length(values, unit, shares=shares),
        color=alt.Color("series:N", scale=alt.Scale(domain=[measured, control], range=[BLUE, GREY])))
    labels = base.mark_text(align="left", dx=4).encode(text=alt.Text("value:Q", format=".1%" if shares else ",.3~r"), color=alt.value(INK))
    return draw([base.mark_bar(), labels], width=WIDTH - 140, height=alt.Step(16), synthetic=synthetic)


def ranks(rows: Sequence[tuple[str, float]], *, unit: str, shares: bool = False, bold: int = 1, synthetic: bool = False) -> str:
    """Bars from zero in the order given, the first ``bold`` in blue and the others in grey; ``shares`` are 0..1."""
    values = [{"what": visible(name, 40), "value": value, "strong": i < bold} for i, (name, value) in enumerate(rows)]
    base = _data(values).encode(
        y=alt.Y("what:N", title=None, sort=None, axis=alt.Axis(labelLimit=200, domain=False, ticks=False)),
        x=_length(values, unit, shares=shares))
    bars = base.mark_bar().encode(color=alt.Color("strong:N", scale=alt.Scale(domain=[True, False], range=[BLUE, GREY]), legend=None))
    labels = base.mark_text(align="left", dx=4).encode(text=alt.Text("value:Q", format=".1%" if shares else ",.4~r"))
    return draw([bars, labels], width=WIDTH - 140, height=alt.Step(24), synthetic=synthetic)


def _length(values: list[dict[str, Any]], unit: str, *, shares: bool = False) -> alt.X:
    longest = max((float(v["value"]) for v in values), default=0.0) or 1.0
    return alt.X("value:Q", title=visible(unit), scale=alt.Scale(domain=[0, longest * ROOM], nice=False),
                 axis=alt.Axis(tickCount=5, format="%" if shares else ",~r"))


def _data(values: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=values))
