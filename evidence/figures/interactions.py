"""What came of the posts over time: likes and reposts, with the days of peaks and what happened then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from ..marks import visible
from ..page import Column, Figure, Table, table
from ..writing import Desk
from .drawing import Drawing, some
from .ink import BLUE, GREY, INK, LINE, WIDTH, Look, data, draw, layered

PEAKS = 12
"""Peaks that get a number; the others are counted."""
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_BOTH = ("all_of", "list", "cluster", "account", "since", "until", "times", "kinds", "zone")


@dataclass(frozen=True)
class Peak:
    """A day of far more than usual; ``told``: events or operations of that day are known."""

    day: date
    value: float
    told: bool


def interactions(spans: Sequence[tuple[date, date, float]], peaks: Sequence[Peak], *, usual: float | None, unit: str, clock: str,
                 names: tuple[str, str], look: Look) -> str:
    """Bars from ``first`` to ``end`` of each span; peaks numbered above, filled where something of that day is known.

    ``usual``: what a median span got, as a grey line; ``names`` of filled and hollow peaks.
    """
    top = max((v for *_, v in spans), default=1.0)
    values = [{"from": a.isoformat(), "to": b.isoformat(), "low": 0, "high": v} for a, b, v in spans if v]
    x = alt.X(
        "from:T",
        scale=alt.Scale(type="utc"),
        title=visible(clock),
        axis=alt.Axis(grid=False, labelOverlap=True, format=_grain(spans), tickCount=8),
    )
    y = alt.Y("low:Q", title=visible(unit), scale=alt.Scale(domain=[0, top * 1.3]), axis=alt.Axis(tickCount=5, format=",~r"))
    layers: list[alt.Chart] = [data(values).mark_rect(color=BLUE).encode(x=x, x2="to:T", y=y, y2="high:Q")]
    if usual is not None:
        layers.append(data([{"low": usual}]).mark_rule(color=LINE, strokeWidth=1.8).encode(y=y))
    if peaks:
        first, last = spans[0][0], spans[-1][1]
        marks = [
            {
                "from": p.day.isoformat(),
                "low": top * (1.08 + 0.07 * r),
                "foot": p.value,
                "n": str(n),
                "kind": names[0] if p.told else names[1],
            }
            for n, (p, r) in enumerate(zip(peaks, _rows(peaks, first, last), strict=True), 1)
        ]
        base = data(marks).encode(x=x, y=y)
        fill = alt.Fill("kind:N", scale=alt.Scale(domain=list(names), range=[INK, "#ffffff"]), legend=alt.Legend(labelLimit=320))
        layers += [
            base.mark_rule(color=GREY, strokeWidth=0.8).encode(y2="foot:Q"),
            base.mark_circle(size=170, stroke=INK, opacity=1).encode(fill=fill),
            base.mark_text(fontSize=9).encode(
                text="n:N", color=alt.condition(f"datum.kind == {names[0]!r}", alt.value("#ffffff"), alt.value(INK))
            ),
        ]
    return draw(layered(layers, width=WIDTH, height=210), look)


def _grain(spans: Sequence[tuple[date, date, float]]) -> str:
    return "%b %Y" if spans[-1][1] - spans[0][0] > timedelta(120) else "%d %b"


def _rows(peaks: Sequence[Peak], first: date, last: date) -> list[int]:
    """A row for each number so that no two in one row touch."""
    ends: list[float] = []
    rows = []
    for peak in peaks:
        at = (peak.day - first) / max(last - first, timedelta(1)) * WIDTH
        row = next((i for i, end in enumerate(ends) if at - end > 17), len(ends))
        ends[row:row + 1] = [at]
        rows.append(row)
    return rows


def figures(desk: Desk, step: str = "day", **params: Any) -> list[Figure]:
    """Likes and reposts by ``step`` (day, week, month, quarter or year), with the peaks among the days."""
    reply = desk.ask("reach/interactions", step=step, **{k: v for k, v in params.items() if k != "times"})
    found = [r for r in reply.rows if r["period"] is not None and r["counted"]]
    if not found:
        return []
    w, peaked = desk.words, desk.ask("reach/peaks", **some(desk, "reach/peaks", params, _BOTH))
    shown = sorted(sorted(peaked.rows, key=lambda r: -r["interactions"])[:PEAKS], key=lambda r: r["day"])
    whole = next(r for r in reply.rows if r["period"] is None)
    best = max(found, key=lambda r: int(r["interactions"]))
    usual = float(peaked.rows[0]["usual"]) if peaked.rows and step == "day" else None
    names = w("peaks.told"), w("peaks.untold")
    svg = interactions(
        [(r["period"], _end(r["period"], step), float(r["interactions"])) for r in found],
        [Peak(r["day"], float(r["interactions"]), bool(r["events"] or r["operations"])) for r in shown] if step == "day" else [],
        usual=usual,
        unit=w("interactions.axis", step=w(f"step.{step}")),
        clock=w("bins.clock", zone=whole["zone"]),
        names=names,
        look=desk.look(reply, peaked),
    )
    told = {
        "posts": w.count(whole["counted"], "post"),
        "all": w.number(whole["interactions"]),
        "most": w.number(best["interactions"]),
        "at": str(best["period"]),
        "step": w(f"step.{step}"),
        "median": w.number(float(whole["median"])),
        "peaks": w.count(len(peaked.rows), "peak"),
    }
    left = w("peaks.left", n=w.number(len(peaked.rows) - len(shown))) if len(peaked.rows) > len(shown) else ""
    note = " ".join(p for p in (w("interactions.note"), w("interactions.usual") if usual is not None else "", left) if p)
    return [
        desk.figure(
            w("interactions.found", **told), svg, w("interactions.alt", **told), _table(desk, shown), reply, peaked, note=note, wide=True
        )
    ]


def _table(desk: Desk, shown: Sequence[Mapping[str, Any]]) -> Table:
    """The peaks by number, with what is known of their days."""
    heads = (
        Column("", "number"),
        desk.column("day"),
        *(Column(desk.words.head(h), "number") for h in ("interactions", "of_usual", "posts")),
        Column(desk.words.head("happened"), wide=True),
    )
    rows = [(n, str(r["day"]), r["interactions"], round(float(r["of_usual"]), 1), r["posts"], [*r["events"], *r["operations"]])
            for n, r in enumerate(shown, 1)]
    return table(desk.words("peaks.table"), heads, rows, folded=True, synthetic=any(r["synthetic"] for r in shown))


def _end(first: date, step: str) -> date:
    later = first + timedelta(_LONGEST[step])
    return later if step in ("day", "week") else later.replace(day=1)


DRAWING = Drawing(
    "interactions", "Likes and reposts over time, with peaks and what happened then.", ("reach/interactions", "reach/peaks"), figures
)
