"""A path of relations drawn as a line from left to right, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..marks import visible
from .ink import AMBER, BLUE, DIM, FONT, INK, TOP, Look, finish

COLUMN, MARGIN, A_ROW = 150, 24, 5
"""Pixels between two stations, at the edges; hops in one row before the line goes on below."""


@dataclass(frozen=True)
class Hop:
    """One step: from where to where, the source's verb, whether it reads ``forward``, and on what it rests."""

    start: str
    verb: str
    end: str
    forward: bool = True
    statements: tuple[str, ...] = ()
    page: str = ""
    grade: str = ""
    weakest: bool = False


def rail(hops: Sequence[Hop], *, names: tuple[str, str] = ("no statement", "weakest"), look: Look) -> str:
    """The path: stations with their names below, each hop with verb, statement, page and grade above, the weakest dashed.

    ``names``: what is said where there is no statement, and of the weakest hop.
    """
    rows = [hops[i:i + A_ROW] for i in range(0, len(hops), A_ROW)]
    columns = min(len(hops), A_ROW)
    width, height, body = 2 * MARGIN + columns * COLUMN + 80, 0, ""
    for row in rows:
        above = max(len(_wrap(h.verb, 21, 3)) for h in row) * 14 + 34
        base = height + above + (TOP if look.mark and height == 0 else 4)
        body += "".join(_hop(h, MARGIN + 40 + i * COLUMN, base, names) for i, h in enumerate(row))
        stations = [row[0].start, *(h.end for h in row)]
        body += "".join(_station(s, MARGIN + 40 + i * COLUMN, base) for i, s in enumerate(stations))
        height = base + max(len(_wrap(name, 20, 4)) for name in stations) * 14 + 34
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
           f'font-family="{FONT}" font-size="12" fill="{INK}">{body}</svg>')
    return finish(svg, look)


def _station(name: str, x: int, y: int) -> str:
    text = "".join(_text(x, y + 24 + 14 * i, line, weight="bold") for i, line in enumerate(_wrap(name, 20, 4)))
    return f'<circle cx="{x}" cy="{y}" r="6" fill="white" stroke="{BLUE}" stroke-width="2.5"/>{text}'


def _hop(hop: Hop, x: int, y: int, names: tuple[str, str]) -> str:
    left, right, middle = x + 9, x + COLUMN - 9, x + COLUMN // 2
    colour, dash = (AMBER, ' stroke-dasharray="6 4"') if hop.weakest else (BLUE, "")
    tip, back = (right, right - 7) if hop.forward else (left, left + 7)
    line = f'<path d="M{left},{y} H{right}" stroke="{colour}" stroke-width="2"{dash}/>'
    head = f'<path d="M{tip},{y} L{back},{y - 4} L{back},{y + 4} Z" fill="{colour}"/>'
    ids = hop.statements[0] + (f" +{len(hop.statements) - 1}" if len(hop.statements) > 1 else "") if hop.statements else names[0]
    facts = " · ".join(p for p in (f"p. {hop.page}" if hop.page else "", hop.grade) if p)
    if hop.weakest:
        facts += f" · {names[1]}"
    verb = _wrap(hop.verb, 21, 3)
    text = "".join(_text(middle, y - 36 - 14 * (len(verb) - 1 - i), line_) for i, line_ in enumerate(verb))
    return (line + head + text + _text(middle, y - 22, visible(ids, 22), size=10.5, colour=DIM, mono=True)
            + _text(middle, y - 9, visible(facts, 28), size=10.5, colour=AMBER if hop.weakest else DIM))


def _text(x: int, y: int, words: str, *, size: float = 12, colour: str = INK, weight: str = "", mono: bool = False) -> str:
    look = f' font-weight="{weight}"' if weight else ""
    look += ' font-family="Liberation Mono, Menlo, Consolas, monospace"' if mono else ""
    return f'<text x="{x}" y="{y}" text-anchor="middle" font-size="{size:g}" fill="{colour}"{look}>{escape(words)}</text>'


def _wrap(text: str, letters: int, most: int) -> list[str]:
    """The text in at most ``most`` lines of about ``letters``; long words are cut, what is left out is an ellipsis."""
    lines: list[str] = [""]
    for word in visible(text, 200).split(" "):
        while len(word) > letters:
            lines.append(word[:letters])
            word = word[letters:]
        if lines[-1] and len(lines[-1]) + len(word) + 1 > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line for line in lines if line] or ["–"]
    return lines if len(lines) <= most else [*lines[:most - 1], lines[most - 1][:letters - 1] + "…"]
