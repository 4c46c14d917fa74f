"""The figure of twin_fit.py: one panel a statistic, the real samples' spread in grey, the twin in blue."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert as vlc
from coterie.evidence.figures.ink import BLUE, FAINT, FONT, GREY, INK, Look, finish

LOG = ("posts of an account", "seconds between an account's posts", "reposts of a reposted post")
LINEAR = ("characters of an own post",)
SHAPES = ["square", "triangle-up", "diamond", "cross", "circle"]
LOOK = {"labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": FAINT, "labelFont": FONT,
        "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 230, "titleLimit": 400}


def figure(real: dict[str, dict[str, Any]], mine: dict[str, float], mine_hours: list[float], names: dict[str, str]) -> str:
    """An SVG: a panel of quantiles for each quantity, one of shares, one of the hours of the day."""
    sources = {names[name]: source["statistics"] for name, source in real.items()} | {names["twin"]: mine}
    panels: list[Any] = [_panel(sources, title, [name for name in mine if name.startswith(title + ":")], log=title in LOG)
                         for title in (*LOG, *LINEAR)]
    panels.append(_panel(sources, "shares", [name for name in mine if ":" not in name], share=True))
    clocks = {names[name]: source["hours"] for name, source in real.items()
              if "least busy hour to the busiest" in source["statistics"]} | {names["twin"]: mine_hours}
    panels += [_hours(clocks, list(sources)), _key(list(sources))]
    chart = alt.concat(*panels, columns=2, spacing={"row": 22, "column": 30})
    spec = chart.configure_view(stroke=None).to_dict()
    spec["config"] |= {"axis": LOOK, "legend": LOOK | {"orient": "top", "title": None, "symbolSize": 70}, "background": "white",
                       "title": {"font": FONT, "fontSize": 12, "fontWeight": "bold", "color": INK, "anchor": "start"},
                       "padding": {"top": 20, "left": 4, "right": 12, "bottom": 4}}
    return str(finish(vlc.vegalite_to_svg(spec), Look()))


def _panel(sources: dict[str, dict[str, float]], title: str, names: list[str], *, log: bool = False, share: bool = False) -> Any:
    values, spans = [], []
    for name in names:
        label = name.split(": ")[-1]
        seen = {source: found[name] for source, found in sources.items() if name in found}
        values += [{"what": label, "source": source, "value": max(value, 1.0) if log else value} for source, value in seen.items()]
        others = [value for source, value in seen.items() if source != "twin"]
        floor = 1.0 if log else 0.0
        spans.append({"what": label, "low": max(min(others), floor), "high": max(*others, floor)})
    scale = alt.Scale(type="log") if log else alt.Scale(zero=True)
    axis = alt.Axis(format="%" if share else "~s", tickCount=5, grid=True)
    y = alt.Y("what:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=9))
    bar = alt.Chart(alt.InlineData(values=spans)).mark_bar(color=FAINT, height=9).encode(
        x=alt.X("low:Q", scale=scale, title=None, axis=axis), x2="high:Q", y=y)
    order = list(sources)
    dots = alt.Chart(alt.InlineData(values=values)).mark_point(filled=True, opacity=1).encode(
        x=alt.X("value:Q", scale=scale, title=None, axis=axis), y=y, **_marks(order), size=alt.condition(
            "datum.source == 'twin'", alt.value(110), alt.value(48)))
    return alt.layer(bar, dots, title=title, width=270, height=alt.Step(24))


def _marks(order: list[str]) -> dict[str, Any]:
    return {"color": alt.Color("source:N", scale=alt.Scale(domain=order, range=_inks(order)), legend=None),
            "shape": alt.Shape("source:N", scale=alt.Scale(domain=order, range=SHAPES), legend=None)}


def _inks(order: list[str]) -> list[str]:
    return [GREY] * 2 + [INK] * (len(order) - 3) + [BLUE]


def _key(order: list[str]) -> Any:
    """Which mark and which line is whose; the bar is the real samples' spread."""
    values = [{"source": source, "mark": source, "x": 0, "from": 12, "to": 60, "text": 70} for source in order]
    place = alt.Scale(domain=[0, 270], nice=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(y=alt.Y("source:N", sort=None, axis=None))
    dots = base.mark_point(filled=True, opacity=1, size=60).encode(x=alt.X("x:Q", scale=place, axis=None), **_marks(order))
    lines = base.mark_rule().encode(
        x=alt.X("from:Q", scale=place, axis=None), x2="to:Q", color=_marks(order)["color"], strokeDash=_dashes(order),
        strokeWidth=alt.condition("datum.source == 'twin'", alt.value(3), alt.value(1.3)))
    words = base.mark_text(align="left", font=FONT, fontSize=11).encode(
        x=alt.X("text:Q", scale=place, axis=None), text="source:N", color=alt.value(INK))
    title = "source (bars: spread of the real ones; the twin is synthetic)"  # said here: no word lies across real numbers
    return alt.layer(dots, lines, words, title=title, width=270, height=alt.Step(16))


def _dashes(order: list[str]) -> Any:
    return alt.StrokeDash("source:N", scale=alt.Scale(domain=order, range=[[6, 3], [2, 3], [1, 0], [4, 1], [1, 0]]), legend=None)


def _hours(clocks: dict[str, list[float]], order: list[str]) -> Any:
    inks = dict(zip(order, _inks(order), strict=True))
    values = [{"source": source, "hour": hour, "value": value, "ink": inks[source]}
              for source, found in clocks.items() for hour, value in enumerate(found)]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("hour:Q", title="hours since the quietest stretch began", axis=alt.Axis(tickCount=6, grid=False)),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(format="%", tickCount=4)),
        color=alt.Color("ink:N", scale=None), detail="source:N",
        strokeDash=_dashes(order))
    lines = base.mark_line().encode(strokeWidth=alt.condition("datum.source == 'twin'", alt.value(3), alt.value(1.3)))
    return alt.layer(lines, title="posts by hour, the busiest hour's 100 %", width=270, height=170)
