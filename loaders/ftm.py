"""FollowTheMoney's entities in the graph: which schema is which node, and which link is which relation."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import NamedTuple

from ..queries.schema.keys import account_key
from . import clean
from .asserted import asserts
from .format import Context
from .rows import AccountRow, EdgeRow, NodeRow, RowRefused, Rows

Values = dict[str, list[str]]


class End(NamedTuple):
    """An entity that links may refer to: its label, its key, and its name."""

    label: str
    key: str
    name: str


ACTORS = {
    "Person": "Person",
    **dict.fromkeys(("LegalEntity", "Organization", "Company", "PublicBody"), "Organisation"),
    "Address": "Address",
    "Event": "Event",
}
"""Schemata that are nodes."""

# The two ends of a link, in the order in which it is told, and the word between them.
LINKS = {
    "Ownership": ("owner", "asset", "owns"),
    "Directorship": ("director", "organization", "directs"),
    "Membership": ("member", "organization", "is a member of"),
    "Employment": ("employee", "employer", "works for"),
    "Representation": ("agent", "client", "represents"),
    "Family": ("person", "relative", "is a relative of"),
    "Associate": ("person", "associate", "is an associate of"),
    "Payment": ("payer", "beneficiary", "paid"),
    "Succession": ("predecessor", "successor", "was succeeded by"),
    "UnknownLink": ("subject", "object", "is linked to"),
    "Sanction": ("entity", "", "is listed"),
    "UserAccount": ("owner", "", "uses"),
}
_EDGES = {
    ("Ownership", "Organisation", "Organisation"): "PART_OF",  # the asset is part of its owner
    ("Ownership", "Person", "Organisation"): "MEMBER_OF",  # as company law calls who holds shares
    ("Directorship", "Person", "Organisation"): "WORKS_FOR",
    ("Directorship", "Organisation", "Organisation"): "MEMBER_OF",
    ("Membership", "Person", "Organisation"): "MEMBER_OF",
    ("Membership", "Organisation", "Organisation"): "MEMBER_OF",
    ("Employment", "Person", "Organisation"): "WORKS_FOR",
}


def entity(id_: str, schema: str, said: Values, caption: str | None, places: dict[str, End], context: Context) -> Iterator[Rows]:
    """A node with its addresses and websites; its key is its id, since a name is borne by many."""
    label, names = ACTORS[schema], said.get("name") or said.get("full") or []
    name = caption or next(iter(names), None) or id_
    aliases = sorted({*names, *said.get("alias", ())} - {name})
    country = next(iter(said.get("jurisdiction") or said.get("country") or []), "").upper() or None
    if label == "Address":
        yield NodeRow(label, id_, {"name": ", ".join(said.get("full") or said.get("street") or [name]), "kind": "postal"})
    elif label == "Event":
        yield NodeRow(label, id_, {"name": name, "starts": _first(said, "startDate"), "ends": _first(said, "endDate")})
    elif label == "Person":
        yield NodeRow(label, id_, {"name": name, "aliases": aliases})
    else:
        yield NodeRow(label, id_, {"name": name, "kind": schema.lower(), "country": country, "aliases": aliases})
    if label not in ("Person", "Organisation"):
        return
    me = End(label, id_, name)
    for where in said.get("addressEntity", ()):
        if where in places and places[where].label == "Address":
            yield from _relation("LOCATED_AT", me, places[where], f"{name} has the address {places[where].name}", said, context)
    for site in said.get("website", ()):
        if domain := clean.domain(site):
            yield from _relation("SITE_OF", End("Domain", domain, domain), me, f"{domain} is the website of {name}", said, context)


def link(id_: str, schema: str, said: Values, places: dict[str, End], context: Context) -> Iterator[Rows]:
    """A statement about both ends of a link and, where the graph has such a relation, the edge; RowRefused when an end is missing."""
    first, second, verb = LINKS[schema]
    for end in (first, second):
        if end and not any(x in places for x in said.get(end, ())):
            raise RowRefused(end, "names no entity of this file", next(iter(said.get(end, ())), ""))
    starts, others = ([places[x] for x in said.get(end, ()) if x in places] for end in (first, second))
    if schema == "UserAccount":
        yield from _account(said, starts[0], context)
        return
    role = _first(said, "role") or _first(said, "relationship")
    for start in starts:
        for other in others:
            says = f"{start.name} {verb}{_amount(said)} {other.name}{': ' + role if role else ''}"
            if type_ := _EDGES.get((schema, start.label, other.label)):
                pair = (other, start) if type_ == "PART_OF" else (start, other)
                yield from _relation(type_, *pair, says, said, context, role or schema.lower())
            else:
                yield from _only_said(f"ftm-{id_}", [start, other], says, said, context)
        if not others:
            by = _first(said, "authority")
            yield from _only_said(f"ftm-{id_}", [start], f"{start.name} {verb} by {by or 'an authority'}", said, context, by)


def _account(said: Values, mine: End, context: Context) -> Iterator[Rows]:
    service, handle = str(_first(said, "service") or "").lower(), str(_first(said, "username") or "").lstrip("@")
    if not handle or len(handle) > 64 or mine.label not in ("Person", "Organisation"):
        raise RowRefused("username", "is no handle of a person or organisation", handle)
    platform = clean.PLATFORMS.get(service.split(".")[0], service or "unknown")
    yield AccountRow(platform, handle=handle)
    account = End("Account", account_key(platform, None, handle), handle)
    yield from _relation("REPRESENTS", account, mine, f"@{handle} is an account of {mine.name}", said, context)


def _relation(type_: str, start: End, end: End, says: str, said: Values, context: Context, verb: str | None = None) -> Iterator[Rows]:
    document = yield from _document(said, context)
    holds_from, holds_to = _first(said, "startDate"), _first(said, "endDate")
    yield from asserts(type_, start[:2], end[:2], says, document, holds_from=holds_from, holds_to=holds_to, verb=verb)


def _only_said(id_: str, about: list[End], says: str, said: Values, context: Context, by: str | None = None) -> Iterator[Rows]:
    document = yield from _document(said, context)
    holds = {"holds_from": _first(said, "startDate") or _first(said, "date"), "holds_to": _first(said, "endDate")}
    yield NodeRow("Statement", id_, {"says": says[:300], "document": document, "asserted_by": by, **holds})
    yield EdgeRow("CITES", ("Statement", id_), ("Document", document))
    for end in about:
        yield EdgeRow("ABOUT", ("Statement", id_), end[:2])


def _document(said: Values, context: Context) -> Generator[Rows, None, str]:
    """What a link was taken from: the page it names, or else the file."""
    page = clean.link(_first(said, "sourceUrl"))
    id_ = page or f"ftm-{context.name}"
    yield NodeRow("Document", id_, {"url": page} if page else {"title": context.name})
    return id_


def _first(said: Values, name: str) -> str | None:
    return next(iter(said.get(name, ())), None)


def _amount(said: Values) -> str:
    money = _first(said, "amount") or _first(said, "amountEur") or _first(said, "amountUsd")
    unit = _first(said, "currency") or ("EUR" if "amountEur" in said else "USD" if "amountUsd" in said else "")
    return f" {money} {unit}".rstrip() + " to" if money else ""
