"""OpenCorporates JSON: companies with their register number, address and officers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import clean
from ..asserted import asserts, stands_for_nobody
from ..bundle import slug
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import NodeRow, RowRefused, Rows
from ..times import day
from ..values import Thing, part, parts, things


def _sniff(head: Head) -> bool:
    return '"jurisdiction_code"' in head.text and '"company_number"' in head.text


def _unfold(value: Thing) -> Iterator[Any]:
    found = part(value, "results") or value
    yield from ([found["company"]] if "company" in found else [x.get("company", x) for x in parts(found, "companies")] or [found])


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    name, number, where = (clean.text(thing.get(n)) for n in ("name", "company_number", "jurisdiction_code"))
    if not name or not number or not where:
        raise RowRefused("company_number", "is not there, or has no jurisdiction", number)
    # A name is borne by many; a number in a register by one.
    key, address = f"{where}/{number}".lower(), clean.text(thing.get("registered_address_in_full"))
    document = clean.link(thing.get("opencorporates_url")) or f"opencorporates-{key}"
    names = [n for x in parts(thing, "previous_names") if (n := clean.text(x.get("company_name")))]
    yield NodeRow(
        "Organisation",
        key,
        {"name": name, "kind": "company", "country": where[:2].upper(), "aliases": names, "note": clean.text(thing.get("current_status"))},
    )
    yield NodeRow(
        "Document",
        document,
        {"title": f"Company record of {name}", "publisher": "OpenCorporates", "url": clean.link(thing.get("opencorporates_url"))},
    )
    if address and not stands_for_nobody(address):
        yield NodeRow("Address", slug(address), {"name": address, "kind": "postal"})
        yield from asserts("LOCATED_AT", ("Organisation", key), ("Address", slug(address)), f"{name} is registered at {address}", document)
    for officer in (x.get("officer", x) for x in parts(thing, "officers")):
        yield from _officer(officer, key, name, document)


def _officer(officer: Any, company: str, name: str, document: str) -> Iterator[Rows]:
    person = clean.text(officer.get("name")) if isinstance(officer, dict) else None
    if not person or stands_for_nobody(person):
        return
    # The same name in two companies need not be the same human being.
    place, role = ("Person", f"{slug(person)}@{company}"), clean.text(officer.get("position")) or "officer"
    yield NodeRow(*place, {"name": person})
    period = {"holds_from": day(officer.get("start_date")), "holds_to": day(officer.get("end_date"))}
    yield from asserts("WORKS_FOR", place, ("Organisation", company), f"{person} is {role} of {name}", document, verb=role, **period)


FORMATS = [
    Format(
        "opencorporates",
        "OpenCorporates companies, JSON",
        _sniff,
        things(_unfold),
        _rows,
        columns=("name", "company_number", "jurisdiction_code", "registered_address_in_full", "officers"),
        example='{"results": {"companies": [{"company": {"name": "…", "company_number": "…", "jurisdiction_code": "…"}}]}}',
    )
]
