"""What a registration record of a domain says, whichever protocol gave it: when, through whom, and by whom, where that is no stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import clean
from .asserted import Place, asserts, is_service, stands_for_nobody
from .bundle import slug
from .format import Context
from .rows import NodeRow, RowRefused, Rows


@dataclass
class Record:
    """A record in plain words; ``address`` holds the parts of a postal address, the street first."""

    domain: str
    created: object = None
    registrar: object = None
    name: object = None
    organisation: object = None
    address: list[object] = field(default_factory=list)
    source: str = ""


def registration(record: Record, context: Context) -> Iterator[Rows]:
    """The domain, and its registrant with a statement; RowRefused when the record names no domain.

    A value that registries print in place of a person, or that a registrar or host prints for all its customers, makes no node.
    """
    name = clean.domain(record.domain) if record.domain else None
    if not name:
        raise RowRefused("domain", "is no domain name", record.domain)
    yield NodeRow("Domain", name, {"registered_on": clean.moment(record.created, context.zone), "registrar": clean.text(record.registrar)})
    who = _registrant(record, context)
    if who is None:
        return
    place, printed = who
    document = f"registration-{name}"
    yield NodeRow(*place, {"name": printed})
    yield NodeRow("Document", document, {"title": f"Registration record of {name}", "publisher": clean.text(record.registrar)})
    yield from asserts("REGISTERED_BY", ("Domain", name), place, f"{name} is registered by {printed}", document, by=record.source)
    parts = [text for part in record.address if (text := clean.text(part)) and not stands_for_nobody(text)]
    if len(parts) > 1 and not stands_for_nobody(record.address[0]) and place[0] == "Organisation":
        where = ", ".join(parts)
        yield NodeRow("Address", slug(where), {"name": where, "kind": "postal"})
        yield from asserts(
            "LOCATED_AT", place, ("Address", slug(where)), f"{printed} gives the address {where}", document, by=record.source
        )


def _registrant(record: Record, context: Context) -> tuple[Place, str] | None:
    for said, label in ((record.organisation, "Organisation"), (record.name, "Person")):
        printed = clean.text(str(said or "").strip())
        if not printed or len(printed) > 200:
            continue
        if stands_for_nobody(printed):
            context.note("registrant withheld by the registry")
        elif is_service(printed) or slug(printed) == slug(str(record.registrar or "")):
            context.note("registrant that registers or hosts for others")
        else:
            return (label, slug(printed)), printed
    return None
