"""The few colours and letters of figures, and the last touch on every SVG."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from xml.sax.saxutils import escape

import altair as alt
import vl_convert as vlc

from ..marks import visible

BLUE, ORANGE, GREY, INK, FAINT, VIOLET, AMBER = "#1f5f99", "#e69f00", "#a3a3a3", "#222222", "#d9d6cf", "#6a3fa0", "#8a6100"
"""Originals, reposts, control; text; hairlines; synthetic; uncertain. They differ in brightness too, so a grey print can be read."""
PALE, DIM, LINE = "#cfe0ee", "#555555", "#777777"
"""The fringe beside the core; what is said in small letters; a control drawn as a line, darker than one drawn as a bar."""

FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
WIDTH = 560
"""Pixels between the axes of a figure that is as wide as the text."""

_LOOK = {"labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": FAINT, "labelFont": FONT,
         "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"}
_LOCALE: dict[str, Literal["en-US", "fr-FR"]] = {"en": "en-US", "fr": "fr-FR"}
_ID = re.compile(r'(id="|url\(#|href="#)([A-Za-z_]+?\d+)(?=["\)])')
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')
TOP = 20
"""Pixels kept free above a figure that says that it is synthetic."""


@dataclass(frozen=True)
class Look:
    """How a figure is dressed: ``mark``, the word across synthetic rows (empty: they are none); ``lang`` of numbers and months."""

    mark: str = ""
    lang: str = "en"


def layered(layers: Sequence[alt.Chart], *, width: Any, height: Any) -> alt.LayerChart:
    """Charts on top of one another."""
    return alt.LayerChart(layer=list(layers), width=width, height=height)


def draw(chart: alt.LayerChart | alt.VConcatChart | alt.HConcatChart, look: Look) -> str:
    """The chart as one SVG, drawn without browser or network; the same chart gives the same bytes."""
    spec: dict[str, Any] = chart.configure_view(stroke=None).to_dict()
    spec["config"] |= {
        "axis": _LOOK, "legend": _LOOK | {"orient": "top", "title": None}, "text": {"font": FONT, "fontSize": 11, "color": INK},
        "background": None, "padding": {"top": TOP if look.mark else 4, "left": 4, "right": 12, "bottom": 4}}
    return finish(_svg(json.dumps(spec, sort_keys=True), look.lang), look)


@lru_cache(maxsize=128)
def _svg(spec: str, lang: str) -> str:
    """The same chart is drawn once: a report shows some of its figures in two places."""
    locale = _LOCALE[lang]
    return vlc.vegalite_to_svg(spec, format_locale=locale, time_format_locale=locale)


def data(values: Sequence[dict[str, Any]]) -> alt.Chart:
    """Rows that a chart stands on."""
    return alt.Chart(alt.InlineData(values=list(values)))


def finish(svg: str, look: Look) -> str:
    """The SVG with counted instead of running ids; if its rows are synthetic, that word across it and beside the violet diamond."""
    order: dict[str, str] = {}
    svg = _ID.sub(lambda m: m[1] + order.setdefault(m[2], f"part-{len(order)}"), svg)
    return svg.removesuffix("</svg>") + _stamp(*size(svg), look.mark) + "</svg>" if look.mark else svg


def size(svg: str) -> tuple[float, float]:
    """Width and height in pixels."""
    found = _SIZE.search(svg)
    return (float(found[1]), float(found[2])) if found else (WIDTH, WIDTH)


def _stamp(width: float, height: float, mark: str) -> str:
    word, letters = escape(visible(mark, 20)), max(len(mark), 6)
    big = min(width / letters * 1.25, height * 0.5)
    x = width - 15 - 6.2 * letters
    turned = f"rotate(-14 {width / 2:g} {height / 2:g})"
    return (
        f'<g font-family="{FONT}" fill="{VIOLET}"><text x="{width / 2:g}" y="{height / 2:g}" text-anchor="middle" '
        f'dominant-baseline="middle" font-size="{big:.1f}" font-weight="bold" opacity="0.09" transform="{turned}">{word.upper()}</text>'
        f'<path d="M{x - 15:g},9 l5,-5 l5,5 l-5,5 Z" fill="none" stroke="{VIOLET}" stroke-width="1.5"/>'
        f'<text x="{x:g}" y="13" font-size="11">{word}</text></g>'
    )
