"""coterie's own CSVs of what documents say: sites, people, organisations, statements, and relations between them.

A reference is ``Label:key``, for example ``Account:x:@RenaMemmedova20`` or ``Domain:btq.org.az``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...queries.schema import edges as e
from ...queries.schema import nodes as n
from ...queries.schema.keys import account_key, hashtag_key
from ...queries.schema.model import Node
from .. import clean
from ..format import Context
from ..rows import EdgeRow, NodeRow, RowRefused, Rows
from ..tables import Cells, RowFunction, form, synthetic, time_of


def _domain(cell: Cells, context: Context) -> Iterator[Rows]:
    name = clean.domain(cell["domain"])
    if not name:
        raise RowRefused("domain", "is no domain name", cell["domain"])
    yield NodeRow(
        "Domain",
        name,
        {
            "title": clean.text(cell["title"]),
            "registered_on": time_of(cell, "registered_on", context),
            "registrar": clean.text(cell["registrar"]),
            "note": clean.text(cell["note"]),
            "synthetic": synthetic(cell),
        },
    )
    for statement in clean.listed(cell["statement"]):
        yield EdgeRow("ABOUT", ("Statement", statement), ("Domain", name))


def _plain(node: Node, key: str) -> RowFunction:
    kinds = {p.name: p.kind for p in node.properties}

    def rows(cell: Cells, context: Context) -> Iterator[Rows]:
        if not (id_ := clean.text(cell[key].strip())):
            raise RowRefused(key, "empty")
        said = {
            c: clean.listed(v) if kinds[c] == "strings" else clean.flag(v) if kinds[c] == "boolean" else clean.text(v)
            for c, v in cell.items()
            if c in kinds
        }
        yield NodeRow(node.label, id_, {**said, "synthetic": synthetic(cell)})

    return rows


def _statement(cell: Cells, context: Context) -> Iterator[Rows]:
    yield from _plain(n.STATEMENT, "id")(cell, context)
    id_ = cell["id"].strip()
    if len(cell["quote"].split()) > 15:
        raise RowRefused("quote", "longer than 15 words")
    if cell["document"]:
        yield EdgeRow("CITES", ("Statement", id_), ("Document", cell["document"].strip()))
    for ref in clean.listed(cell["about"]):
        yield EdgeRow("ABOUT", ("Statement", id_), _ref(ref, "about", {x.label for x in e.ABOUT.end}))
    for other in clean.listed(cell["contradicts"]):
        yield EdgeRow("CONTRADICTS", ("Statement", id_), ("Statement", other.removeprefix("Statement:")))


def _relation(cell: Cells, context: Context) -> Iterator[Rows]:
    edge = e.BY_TYPE.get(cell["relation"].strip())
    if edge is None or not edge.asserted:
        raise RowRefused("relation", f"is no relation; known are {', '.join(x.type for x in e.EDGES if x.asserted)}", cell["relation"])
    yield EdgeRow(
        edge.type,
        _ref(cell["from"], "from", {x.label for x in edge.start}),
        _ref(cell["to"], "to", {x.label for x in edge.end}),
        {
            "statements": clean.listed(cell["statements"]),
            "verb": clean.text(cell["verb"]),
            "holds_from": clean.text(cell["holds_from"]),
            "holds_to": clean.text(cell["holds_to"]),
            "synthetic": synthetic(cell),
        },
    )


def _ref(said: str, column: str, labels: set[str]) -> tuple[str, str]:
    label, _, key = said.strip().partition(":")
    if label not in labels or not key:
        raise RowRefused(column, f"is no reference such as {sorted(labels)[0]}:key; possible here are {', '.join(sorted(labels))}", said)
    if label == "Account":
        platform, _, name = key.partition(":")
        key = account_key(platform, None, name) if name.startswith("@") else key
    elif label == "Domain":
        key = clean.domain(key) or key
    elif label == "Hashtag":
        key = hashtag_key(key)
    return label, key


FORMATS = [
    form("domains", "Domains", "domain", "title registered_on registrar note statement", _domain),
    form("people", "People named in sources", "key name standing", "aliases note target standing_source", _plain(n.PERSON, "key")),
    form("organisations", "Organisations", "key name country", "aliases kind note", _plain(n.ORGANISATION, "key")),
    form("addresses", "Addresses", "key name kind", "", _plain(n.ADDRESS, "key")),
    form("events", "Events", "key name starts", "kind place ends", _plain(n.EVENT, "key")),
    form("documents", "Documents", "id title", "publisher published_on url archive", _plain(n.DOCUMENT, "id")),
    form(
        "statements",
        "Statements: who asserts what, where",
        "id says",
        "document page quote archive grade asserted_by holds_from holds_to about contradicts",
        _statement,
    ),
    form("relations", "Relations that statements assert", "from relation to", "statements verb holds_from holds_to", _relation),
]
