"""A page of values drawn as HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .labels import Words
from .marks import shown, visible
from .page import Card, Column, Figure, Names, Page, Table, Terms
from .wording import archive, defang, domain, domains

_TEMPLATES = Path(__file__).parent / "templates"
_DAY = re.compile(r"/(\d{4})(\d{2})(\d{2})\d{0,6}")


def render(page: Page) -> str:
    """The whole file as text; everything in it is escaped, and nothing in it leads anywhere but to public archives."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"prose": prose, "shown": shown, "visible": visible, "data": data, "anchor": anchor}
    environment.filters["cell"] = partial(cell, words=page.words)
    kinds = {"figure": Figure, "table": Table, "names": Names, "terms": Terms, "card": Card}
    environment.tests |= {name: _test(kind) for name, kind in kinds.items()}
    environment.globals |= {"english": Markup(' lang="en"') if page.words.lang != "en" else ""}
    style = environment.get_template("report.css").render(tlp=page.tlp, mark=f"   ◇ {page.words('synthetic')}" if page.synthetic else "")
    return environment.get_template("report.html.j2").render(page=page, w=page.words, style=Markup(style), hash=_hash(style))


def _test(kind: type) -> Any:
    return lambda part: isinstance(part, kind)


def _hash(style: str) -> str:
    """What the policy lets through: this style and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")


def prose(text: object, longest: int = 2000) -> Markup:
    """A sentence of ours: addresses defanged, hidden characters marked, escaped."""
    return shown(domains(str(text)), longest)


def cell(value: Any, column: Column, words: Words) -> Markup:
    """A value as its column wants it, its numbers as the language writes them."""
    if isinstance(value, list | tuple):
        return Markup("<br>").join(cell(v, column, words) for v in value)
    if value is None or value == "":
        return Markup('<span class="none">–</span>')
    if column.kind == "number" and isinstance(value, int | float):
        return Markup("{}").format(words.number(value))
    if column.kind == "share" and isinstance(value, int | float):
        return Markup("{}").format(words.fraction(value))
    if column.kind == "claim":
        return Markup('<a class="code" href="#claim-{}">{}</a>').format(anchor(str(value)), str(value))
    if column.kind == "archive":
        return _archived(str(value))
    if column.kind == "domain":
        return Markup('<span class="code">{}</span>').format(shown(domain(str(value))))
    text = shown(defang(str(value)) if column.kind == "quote" else domains(str(value)))
    return Markup('<span class="code">{}</span>').format(text) if column.kind == "code" else text


def _archived(address: str) -> Markup:
    """A link when it leads to a public archive; else the address as defanged text."""
    kept = archive(address)
    if not kept:
        return Markup('<span class="code">{}</span>').format(shown(domains(address), 300))
    day = _DAY.search(kept)
    label = (urlsplit(kept).hostname or "") + (f" {day[1]}-{day[2]}-{day[3]}" if day else "")
    return Markup('<a rel="noreferrer noopener" href="{}">{}</a>').format(kept, label)


def data(svg: str) -> str:
    """An SVG as the address of a picture: what is in it can neither run nor fetch."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8", "replace")).decode("ascii")


def anchor(name: str) -> str:
    """An id that fits an HTML anchor."""
    return re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-") or "section"
