"""The few colours and letters of figures, and the last touch on every SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert as vlc

BLUE, ORANGE, GREY, INK, FAINT, VIOLET, AMBER = "#1f5f99", "#e69f00", "#a3a3a3", "#222222", "#d9d6cf", "#6a3fa0", "#8a6100"
"""Originals, reposts, control; text; hairlines; synthetic; uncertain. They differ in brightness too, so a grey print can be read."""

FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
WIDTH = 560
"""Pixels between the axes of a figure that is as wide as the text."""

_LOOK = {"labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": FAINT, "labelFont": FONT,
         "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"}
_ID = re.compile(r'(id="|url\(#|href="#)([A-Za-z_]+?\d+)(?=["\)])')
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def draw(layers: Sequence[alt.Chart], *, width: int, height: Any, synthetic: bool) -> str:
    """The layers as one SVG, drawn without browser or network; the same layers give the same bytes."""
    chart = alt.LayerChart(layer=list(layers), width=width, height=height)
    spec: dict[str, Any] = chart.configure_view(stroke=None).to_dict()
    spec["config"] |= {
        "axis": _LOOK, "legend": _LOOK | {"orient": "top", "title": None}, "text": {"font": FONT, "fontSize": 11, "color": INK},
        "background": None, "padding": {"top": 20 if synthetic else 4, "left": 4, "right": 12, "bottom": 4}}
    return finish(vlc.vegalite_to_svg(spec), synthetic=synthetic)


def finish(svg: str, *, synthetic: bool) -> str:
    """The SVG with counted instead of running ids, and with the violet diamond if its rows are synthetic."""
    order: dict[str, str] = {}
    svg = _ID.sub(lambda m: m[1] + order.setdefault(m[2], f"part-{len(order)}"), svg)
    size = _SIZE.search(svg)
    if not synthetic or not size:
        return svg
    right = float(size[1])
    mark = (f'<g fill="{VIOLET}" font-family="{FONT}" font-size="11"><path d="M{right - 72:g},9 l5,-5 l5,5 l-5,5 Z" fill="none" '
            f'stroke="{VIOLET}" stroke-width="1.5"/><text x="{right - 57:g}" y="13">synthetic</text></g>')
    return svg.removesuffix("</svg>") + mark + "</svg>"
