"""Hyphe's corpus of web entities: the network (GraphML, or GEXF as Hyphe itself writes it) and the list, CSV.

An entity is what an analyst drew bounds around: pages of one site, or several sites. Its links are those of its home page's site;
sites of one entity are not joined, since the bounds say nothing of who runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from .. import clean
from ..format import Context, Format, csv_with
from ..markup import Piece, pieces
from ..read import Head, Raw, table
from ..rows import EdgeRow, NodeRow, RowRefused, Rows

_HOME = re.compile(r"(?:attr\.name|title)\s*=\s*[\"'](?:homepage|home page)[\"']", re.I)
_NAMES = ("ID", "NAME", "STATUS", "PREFIXES AS URL", "HOME PAGE")


def _sniff(head: Head) -> bool:
    return ("<graphml" in head.text or "<gexf" in head.text) and bool(_HOME.search(head.text))


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    """Nodes, then edges with the homes of both ends: 200 bytes an entity are kept for the whole file."""
    names: dict[str, str] = {}
    homes: dict[str, str] = {}
    for raw in pieces(stream, "key", "attribute", "node", "edge"):
        piece: Piece | None = raw.value
        if piece is None:
            yield raw
        elif piece.name in ("key", "attribute"):
            names[piece.said.get("id", "")] = (piece.said.get("attr.name") or piece.said.get("title") or "").lower()
        elif piece.name == "node":
            said = _values(piece, names)
            homes[piece.said.get("id", "")] = said.get("homepage") or said.get("home page") or said.get("label", "")
            yield Raw(raw.line, {"node": piece.said.get("id", ""), **said})
        else:
            ends = {end: homes.get(piece.said.get(end, ""), "") for end in ("source", "target")}
            yield Raw(raw.line, {"edge": f"{piece.said.get('source')} to {piece.said.get('target')}", **ends})


def _values(piece: Piece, names: dict[str, str]) -> dict[str, str]:
    """A node's attributes by their names: ``<data key>`` of GraphML, ``<attvalue for value>`` of GEXF."""
    said = {"label": piece.said.get("label", "")}
    for part in piece.parts:
        if part.name == "data":
            said[names.get(part.said.get("key", ""), "")] = part.text
        for value in part.parts if part.name == "attvalues" else ():
            said[names.get(value.said.get("for", ""), "")] = value.said.get("value", "")
    return said


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    said: dict[str, str] = raw.value
    if "edge" not in said:
        home = said.get("homepage") or said.get("home page") or said.get("label", "")
        yield NodeRow("Domain", _site("homepage", home), {"title": clean.text(said.get("label") or said.get("name"))})
        return
    start, end = (_site(name, said[name]) for name in ("source", "target"))
    if start == end:
        context.note("link inside one site")
        return
    day = context.observed_at.date().isoformat() if context.observed_at else None
    yield EdgeRow("BACKLINKS", ("Domain", start), ("Domain", end), {"holds_from": day, "holds_to": day})


def _entities(raw: Raw, context: Context) -> Iterator[Rows]:
    cell: dict[str, Any] = raw.value
    found = [d for printed in cell["PREFIXES AS URL"].split() if (d := clean.domain(printed))]
    sites = list(dict.fromkeys([*([_site("HOME PAGE", cell["HOME PAGE"])] if cell.get("HOME PAGE", "").strip() else []), *found]))
    if not sites:
        raise RowRefused("PREFIXES AS URL", "names no web address", cell["PREFIXES AS URL"])
    if len(sites) > 1:
        context.note("web entity of several sites: they are not joined")
    tags = "; ".join(f"{name[: -len(' (TAGS)')]}: {value}" for name, value in cell.items() if name.endswith(" (TAGS)") and value.strip())
    for site in sites:
        yield NodeRow("Domain", site, {"title": clean.text(cell["NAME"]) if len(sites) == 1 else None, "note": clean.text(tags)})


def _site(column: str, value: str) -> str:
    found = clean.domain(value) if value.strip() else None
    if not found:
        raise RowRefused(column, "is no web address", value)
    return found


FORMATS = [
    Format(
        "hyphe",
        "Hyphe's network of web entities, GraphML or GEXF",
        _sniff,
        _read,
        _rows,
        columns=("label", "homepage", "source", "target"),
        example='<node id="1"><data key="label">…</data><data key="homepage">https://…</data></node> … <edge source="1" target="2"/>',
    ),
    Format("hyphe-entities", "Hyphe's list of web entities, CSV", csv_with(*_NAMES[:4]), table, _entities, columns=_NAMES),
]
