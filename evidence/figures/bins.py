"""Posts over time, originals and reposts apart, with what is usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import altair as alt

from ..asking import Reply
from ..marks import visible
from ..page import Figure
from ..writing import Desk
from .drawing import Drawing
from .ink import BLUE, LINE, ORANGE, WIDTH, Look, data, draw, layered


@dataclass(frozen=True)
class Bin:
    """Posts in a stretch of time that begins ``at``; ``usual``: posts in the same stretch of other weeks, mean."""

    at: datetime
    originals: int
    reposts: int
    usual: float | None = None


def bins(rows: Sequence[Bin], *, zone: str, every: timedelta, names: tuple[str, str, str], unit: str, clock: str, look: Look) -> str:
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
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(names[:shown]), range=[BLUE, ORANGE, LINE][:shown]))
    axis = alt.Axis(grid=False, labelOverlap=True, format=_grain(rows))
    x = alt.X("from:T", scale=alt.Scale(type="utc"), title=visible(clock), axis=axis)
    y = alt.Y("low:Q", title=visible(unit), axis=alt.Axis(tickMinStep=1, tickCount=5, format=",~r"))
    layers: list[alt.Chart] = [data(parts).mark_rect().encode(x=x, x2="to:T", y=y, y2="high:Q", color=colour)]
    if usual:
        layers.append(data(usual).mark_rule(strokeWidth=1.8).encode(x="from:T", x2="to:T", y="high:Q", color=colour))
    return draw(layered(layers, width=WIDTH, height=170), look)


def _clock(at: datetime, zone: str) -> str:
    """The wall clock of a zone written as if it were UTC: figures then need no zone of their own."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _grain(rows: Sequence[Bin]) -> str:
    times = [r.at for r in rows]
    return "%d %b %H:%M" if times and max(times) - min(times) > timedelta(days=1) else "%H:%M"


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """The bins of an operation, beside what is usual at these hours where the answer says it."""
    reply = desk.ask("operations/bins", **params)
    if not reply.rows:
        return []
    w, minutes = desk.words, int(dict(reply.asked.params).get("minutes", 10))
    rows = [_bin(r) for r in reply.rows]
    peak = max(rows, key=lambda b: b.originals + b.reposts)
    most, total = (w.count(n, "post") for n in (peak.originals + peak.reposts, sum(b.originals + b.reposts for b in rows)))
    names = w("bins.originals"), w("bins.reposts"), w("bins.control")
    svg = bins(rows, zone=desk.config.zone, every=timedelta(minutes=minutes), names=names, unit=w("bins.axis", minutes=minutes),
               clock=w("bins.clock", zone=desk.config.zone), look=desk.look(reply))
    control = w("bins.usual" if any(b.usual is not None for b in rows) else "bins.nousual")
    held = Reply(reply.asked, reply.columns, tuple(r for r in reply.rows if r["posts"]))
    numbers = desk.table(w("bins.table"), held, ["bin", "originals", "reposts", "quotes", "replies", "usual"], most=300, folded=True)
    told = {"minutes": minutes, "most": most, "at": desk.moment(peak.at)}
    alt_, note = w("bins.alt", total=total, **told), w("bins.note", control=control)
    return [desk.figure(w("bins.title", **told), svg, alt_, numbers, reply, note=note)]


def _bin(row: Mapping[str, Any]) -> Bin:
    own = sum(int(row.get(k) or 0) for k in ("originals", "quotes", "replies"))
    return Bin(row["bin"], own, int(row["reposts"]), row.get("usual"))


DRAWING = Drawing("bins", "Posts of an operation in bins, originals and reposts apart.", ("operations/bins",), figures)
