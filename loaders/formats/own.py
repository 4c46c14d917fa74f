"""coterie's own CSVs: accounts, posts, follows, backlinks, and the tables of documented facts.

An empty cell means not known; a list in a cell is split at ``|``; times are ISO 8601; ``synthetic`` may stand in
each. A reference is ``Label:key``, for example ``Account:x:@RenaMemmedova20`` or ``Domain:btq.org.az``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...queries.errors import BadInput
from ...queries.schema import edges as e
from ...queries.schema import nodes as n
from ...queries.schema.keys import account_key, hashtag_key
from ...queries.schema.model import Node
from .. import clean
from ..format import Context, Format, required_zone
from ..read import Head, Raw, table
from ..rows import AccountRow, EdgeRow, MediaRow, NodeRow, PostRow, RowRefused, Rows

Cells = dict[str, str]
RowFunction = Callable[[Cells, Context], Iterator[Rows]]


def _form(name: str, title: str, needed: str, more: str, rows: RowFunction) -> Format:
    must, columns = tuple(needed.split()), (*needed.split(), *more.split(), "synthetic")

    def sniff(head: Head) -> bool:
        if not set(must) <= set(head.columns):
            return False
        strange = [c for c in head.columns if c not in columns]
        if len(strange) in (1, 2) and len(head.columns) > 2 * len(strange) + 1:
            raise BadInput(f"{head.name} looks like coterie's {name} table but has the unknown column {', '.join(strange)}.",
                           advice=f"Known are {', '.join(columns)}.")
        return not strange

    def each(raw: Raw, context: Context) -> Iterator[Rows]:
        cells = {column: raw.value.get(column, "") for column in columns}
        return rows(cells, context)

    return Format(name, title, sniff, table, each, columns=columns)


def _synthetic(cell: Cells) -> bool | None:
    return clean.flag(cell["synthetic"]) or None


def _id(cell: Cells, column: str) -> str | None:
    if clean.rounded(cell[column]):
        raise RowRefused(column, f"{cell[column]} has lost digits; a spreadsheet rounded it")
    return clean.identifier(cell[column])


def _time(cell: Cells, column: str, context: Context) -> Any:
    return required_zone(cell[column], clean.moment(cell[column], context.zone), column)


def _account(cell: Cells, context: Context) -> Iterator[Rows]:
    yield AccountRow(
        clean.text(cell["platform"]) or "x", _id(cell, "id"), _handle(cell["handle"]), clean.text(cell["name"]), _time(cell, "created_at", context),
        standing=clean.text(cell["standing"]), observed_at=_time(cell, "observed_at", context) or context.observed_at, synthetic=_synthetic(cell),
        profile={**{c: clean.text(cell[c]) for c in ("bio", "location", "url", "banner")},
                 **{c: clean.count(cell[c]) for c in ("followers", "following", "posts")}, "suspended": clean.flag(cell["suspended"])})


def _handle(cell: str) -> str | None:
    plain = clean.text(cell.strip().lstrip("@"))
    return plain if plain and len(plain) <= 64 else None


def _post(cell: Cells, context: Context) -> Iterator[Rows]:
    platform, synthetic = clean.text(cell["platform"]) or "x", _synthetic(cell)
    author = AccountRow(platform, _id(cell, "account_id"), _handle(cell["handle"]), synthetic=synthetic)
    kind = clean.text(cell["kind"]) or ("repost" if cell["reposts_of"] else "quote" if cell["quotes"] else "reply" if cell["replies_to"] else "original")
    yield PostRow(
        platform, _id(cell, "id"), author if author.id or author.handle else None, _time(cell, "at", context), clean.text(cell["text"]), kind,
        clean.text(cell["lang"]), _id(cell, "reposts_of"), _id(cell, "quotes"), _id(cell, "replies_to"),
        hashtags=clean.listed(cell["hashtags"]) if cell["hashtags"] else None,
        mentions=[AccountRow(platform, handle=h, synthetic=synthetic) for x in clean.listed(cell["mentions"]) if (h := _handle(x))] if cell["mentions"] else None,
        links=clean.listed(cell["links"]) if cell["links"] else None,
        media=[MediaRow(h) for h in clean.listed(cell["media"])],
        counts={c: clean.count(cell[c]) for c in ("likes", "reposts", "replies", "views")},
        observed_at=context.observed_at, url=clean.text(cell["url"]), archive=clean.text(cell["archive"]), synthetic=synthetic)


def _follow(cell: Cells, context: Context) -> Iterator[Rows]:
    platform = clean.text(cell["platform"]) or "x"
    ends = []
    for column in ("follower", "followed"):
        value = cell[column].strip()
        id_, handle = (None, _handle(value)) if value.startswith("@") else (_id(cell, column), None)
        if not id_ and not handle:
            raise RowRefused(column, "neither an id nor an @handle")
        yield AccountRow(platform, id_, handle, synthetic=_synthetic(cell))
        ends.append(("Account", account_key(platform, id_, handle)))
    yield EdgeRow("FOLLOWS", ends[0], ends[1], {
        "observed_at": _time(cell, "observed_at", context) or context.observed_at, "statements": clean.listed(cell["statement"]), "synthetic": _synthetic(cell)})


def _backlink(cell: Cells, context: Context) -> Iterator[Rows]:
    ends = [clean.domain(cell[column]) if cell[column] else None for column in ("from", "to")]
    for column, found in zip(("from", "to"), ends, strict=True):
        if not found:
            raise RowRefused(column, f"{cell[column][:60]!r} is no web address")
    yield EdgeRow("BACKLINKS", ("Domain", str(ends[0])), ("Domain", str(ends[1])), {
        "holds_from": clean.text(cell["first_seen"]), "holds_to": clean.text(cell["last_seen"]),
        "verb": clean.text(cell["anchor"]), "statements": clean.listed(cell["statement"]), "synthetic": _synthetic(cell)})


def _domain(cell: Cells, context: Context) -> Iterator[Rows]:
    name = clean.domain(cell["domain"])
    if not name:
        raise RowRefused("domain", f"{cell['domain'][:60]!r} is no domain name")
    yield NodeRow("Domain", name, {"title": clean.text(cell["title"]), "registered_on": _time(cell, "registered_on", context),
                                   "registrar": clean.text(cell["registrar"]), "note": clean.text(cell["note"]), "synthetic": _synthetic(cell)})
    for statement in clean.listed(cell["statement"]):
        yield EdgeRow("ABOUT", ("Statement", statement), ("Domain", name))


def _plain(node: Node, key: str) -> RowFunction:
    kinds = {p.name: p.kind for p in node.properties}

    def rows(cell: Cells, context: Context) -> Iterator[Rows]:
        if not (id_ := clean.text(cell[key].strip())):
            raise RowRefused(key, "empty")
        said = {c: clean.listed(v) if kinds[c] == "strings" else clean.flag(v) if kinds[c] == "boolean" else clean.text(v)
                for c, v in cell.items() if c in kinds}
        yield NodeRow(node.label, id_, {**said, "synthetic": _synthetic(cell)})

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
        raise RowRefused("relation", f"{cell['relation'][:40]!r} is no relation; known are {', '.join(x.type for x in e.EDGES if x.asserted)}")
    yield EdgeRow(edge.type, _ref(cell["from"], "from", {x.label for x in edge.start}), _ref(cell["to"], "to", {x.label for x in edge.end}), {
        "statements": clean.listed(cell["statements"]), "verb": clean.text(cell["verb"]),
        "holds_from": clean.text(cell["holds_from"]), "holds_to": clean.text(cell["holds_to"]), "synthetic": _synthetic(cell)})


def _ref(said: str, column: str, labels: set[str]) -> tuple[str, str]:
    label, _, key = said.strip().partition(":")
    if label not in labels or not key:
        raise RowRefused(column, f"{said[:60]!r} is no reference such as {sorted(labels)[0]}:key; possible here are {', '.join(sorted(labels))}")
    if label == "Account":
        platform, _, name = key.partition(":")
        key = account_key(platform, None, name) if name.startswith("@") else key
    elif label == "Domain":
        key = clean.domain(key) or key
    elif label == "Hashtag":
        key = hashtag_key(key)
    return label, key


FORMATS = [
    _form("accounts", "Accounts and their profiles", "platform handle", "id name created_at bio location url banner followers following posts suspended standing observed_at", _account),
    _form("posts", "Posts", "platform at text", "id account_id handle lang kind reposts_of quotes replies_to hashtags links mentions media likes reposts replies views url archive", _post),
    _form("follows", "Follow edges", "follower followed", "platform observed_at complete statement", _follow),
    _form("backlinks", "Links from site to site", "from to", "first_seen last_seen anchor statement", _backlink),
    _form("domains", "Domains", "domain", "title registered_on registrar note statement", _domain),
    _form("people", "People named in sources", "key name standing", "aliases note target", _plain(n.PERSON, "key")),
    _form("organisations", "Organisations", "key name country", "aliases kind note", _plain(n.ORGANISATION, "key")),
    _form("addresses", "Addresses", "key name kind", "", _plain(n.ADDRESS, "key")),
    _form("events", "Events", "key name starts", "kind place ends", _plain(n.EVENT, "key")),
    _form("documents", "Documents", "id title", "publisher published_on url archive", _plain(n.DOCUMENT, "id")),
    _form("statements", "Statements: who asserts what, where", "id says", "document page quote archive grade asserted_by holds_from holds_to about contradicts", _statement),
    _form("relations", "Relations that statements assert", "from relation to", "statements verb holds_from holds_to", _relation),
]
