"""When a group posts: by local hour and by weekday, beside others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from ..asking import Reply
from ..marks import visible
from ..page import Column, Figure, Table, table
from ..writing import Desk
from .drawing import Drawing, some
from .ink import BLUE, GREY, Look, data, draw, layered

_BOTH = ("all_of", "list", "cluster", "account", "beside", "since", "until", "zone")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Share = tuple[str, float, float | None]
"""A slot's name, the group's share of posts, the others' share."""


def rhythm(hours: Sequence[Share], days: Sequence[Share], *, names: tuple[str, str], unit: str, titles: tuple[str, str], look: Look) -> str:
    """Two panels at one scale from zero: hours of the day, days of the week; the group's bars and the others' steps."""
    top = max([v for _, *both in (*hours, *days) for v in both if v is not None], default=1.0) * 1.08
    panels = [
        _panel(rows, names, unit if i == 0 else "", titles[i], top=top, width=(330, 170)[i]) for i, rows in enumerate((hours, days)) if rows
    ]
    return draw(alt.HConcatChart(hconcat=panels, spacing=26), look)


def _panel(rows: Sequence[Share], names: tuple[str, str], unit: str, title: str, *, top: float, width: int) -> alt.LayerChart:
    order = [name for name, *_ in rows]
    both = any(other is not None for *_, other in rows)
    x = alt.X(
        "slot:N",
        sort=order,
        title=visible(title),
        axis=alt.Axis(labelAngle=0, ticks=False, values=order[::3] if len(order) > 12 else order),
    )
    y = alt.Y("share:Q", title=visible(unit) or None, scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(format="%", tickCount=5))
    colour = alt.Color("who:N", scale=alt.Scale(domain=list(names[:1 + both]), range=[BLUE, GREY][:1 + both]))
    layers: list[alt.Chart] = [
        data([{"slot": s, "share": v, "who": names[0]} for s, v, _ in rows]).mark_bar(opacity=1).encode(x=x, y=y, color=colour)
    ]
    if both:
        others = data([{"slot": s, "share": v, "who": names[1]} for s, _, v in rows if v is not None])
        layers += [others.mark_tick(opacity=1, thickness=5, color="#ffffff", width={"band": 1.0}).encode(x=x, y=y),
                   others.mark_tick(thickness=2.5, opacity=1, width={"band": 0.96}).encode(x=x, y=y, color=colour)]
    return layered(layers, width=width, height=150)


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """Local hours and weekdays of a group (accounts in all operations of the report, if none is named), beside others."""
    if not any(params.get(k) for k in ("all_of", "list", "cluster", "account")):
        params["all_of"] = list(desk.config.all_of)
        params.setdefault("beside", list(desk.config.all_of[:1]))
    params.setdefault("zone", desk.config.zone)
    hours, days = desk.ask("clocks/hours", **params), desk.ask("clocks/weekdays", **some(desk, "clocks/weekdays", params, _BOTH))
    if not hours.rows:
        return []
    w, zone = desk.words, str(hours.rows[0]["zone"])
    week = [r for r in days.rows if r["weekday"] in _DAYS]
    best, quiet = max(hours.rows, key=lambda r: r["of_posts"]), sum(r["of_posts"] for r in hours.rows if r["hour"] < 6)
    posts = sum(r["posts"] for r in hours.rows)
    told = {
        "hour": f"{best['hour']}:00",
        "share": w.percent(best["of_posts"]),
        "night": w.percent(quiet),
        "posts": w.count(posts, "post"),
        "zone": zone,
    }
    svg = rhythm(
        [(str(r["hour"]), r["of_posts"], r["others"]) for r in hours.rows],
        [(w(f"day.{r['weekday']}"), r["of_posts"], r["others"]) for r in week],
        names=(w("hours.group"), w("hours.others")),
        unit=w("hours.axis"),
        titles=(w("hours.clock", zone=zone), w("hours.week")),
        look=desk.look(hours, days),
    )
    note = w("hours.note" if hours.rows[0]["others"] is not None else "hours.alone")
    alt_ = w("hours.alt", values="; ".join(f"{r['hour']}: {w.percent(r['of_posts'])}" for r in hours.rows), **told)
    return [desk.figure(w("hours.found", **told), svg, alt_, _table(desk, hours, week), hours, days, note=note, wide=True)]


def _table(desk: Desk, hours: Reply, week: Sequence[Mapping[str, Any]]) -> Table:
    w = desk.words
    heads = (
        Column(w.head("slot")),
        Column(w.head("posts"), "number"),
        Column(w("hours.group"), "share"),
        Column(w("hours.others"), "share"),
    )
    rows = [(f"{r['hour']}:00", r["posts"], r["of_posts"], r["others"]) for r in hours.rows]
    rows += [(w(f"day.{r['weekday']}"), r["posts"], r["of_posts"], r["others"]) for r in week]
    return table(w("numbers"), heads, rows, folded=True, synthetic=desk.synthetic(hours))


DRAWING = Drawing("hours", "When a group posts, by local hour and weekday, beside others.", ("clocks/hours", "clocks/weekdays"), figures)
