"""A figure that stands alone: its finding above it, and below what it rests on, in the picture itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

import vl_convert as vlc

from ..labels import Words
from ..marks import visible
from ..page import Figure
from ..wording import domains
from .ink import DIM, FONT, INK, size

_EDGE, _WIDEST = 14, 640


def framed(figure: Figure, words: Words, *, made: str) -> str:
    """The figure's SVG with title, note, claims, questions and ``made`` (the case and its snapshot) as text in it.

    It says what it shows to those who cannot see it (``title`` and ``desc``).
    """
    wide, high = size(figure.svg)
    width = max(wide, _WIDEST) + 2 * _EDGE
    letters = int((width - 2 * _EDGE) / 7.4)
    head = list(_wrapped(domains(figure.title), letters))
    feet = [line for said in _rests(figure, words, made) for line in _wrapped(said, int(letters * 1.24))]
    top = _EDGE + 20 * len(head)
    height = top + high + 14 * len(feet) + 2 * _EDGE
    body = "".join(_line(line, _EDGE + 14 + 20 * i, 15, INK, " font-weight=\"bold\"") for i, line in enumerate(head))
    body += "".join(_line(line, top + high + 22 + 14 * i, 10.5, DIM) for i, line in enumerate(feet))
    inner = re.sub(r"<svg ", f'<svg x="{_EDGE}" y="{top}" ', figure.svg, count=1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="title desc">'
        f'<title id="title">{escape(visible(figure.title))}</title>'
        f'<desc id="desc">{escape(visible(figure.alt, 2000))}</desc><rect width="100%" height="100%" fill="#fffdf8"/>{body}{inner}</svg>'
    )


def png(svg: str) -> bytes:
    """The picture as PNG at twice its size, drawn without browser or network."""
    return bytes(vlc.svg_to_png(svg, scale=2))


def _rests(figure: Figure, words: Words, made: str) -> Iterator[str]:
    if figure.note:
        yield figure.note
    if figure.claims:
        yield f"{words('claims')}{words('colon')} {', '.join(figure.claims)}"
    for asked in figure.asked:
        params = "".join(f" · {name} {_short(domains(visible(value)))}" for name, value in asked.params)
        yield f"{words('question')}{words('colon')} {asked.id} {asked.sha}{params}"
    yield made + (f" · {words('synthetic')}" if figure.synthetic else "")


def _short(value: str, most: int = 64) -> str:
    return value if len(value) <= most else f"{value[:most]}…"


def _line(text: str, y: float, letters: float, colour: str, more: str = "") -> str:
    return f'<text x="{_EDGE}" y="{y:g}" font-family="{FONT}" font-size="{letters:g}" fill="{colour}"{more}>{escape(text)}</text>'


def _wrapped(text: str, letters: int, most: int = 6) -> Iterator[str]:
    """The text in lines of at most so many letters, the last one cut when there are more."""
    words, line, lines = visible(text, 1200).split(" "), "", []
    for word in words:
        for piece in [word[i:i + letters] for i in range(0, len(word), letters)] or [""]:
            if line and len(line) + len(piece) + 1 > letters:
                lines.append(line)
                line = ""
            line = f"{line} {piece}".strip()
    lines.append(line)
    yield from lines[:most]
    if len(lines) > most:
        yield "…"
