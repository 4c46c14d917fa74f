"""RDAP's answer for a domain, JSON (RFC 9083); contacts stand in a jCard (RFC 7095)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import clean
from ..format import Context, Format
from ..read import Head, Raw
from ..registration import Record, registration
from ..rows import RowRefused, Rows
from ..values import Thing, parts, things


def _sniff(head: Head) -> bool:
    return ('"objectClassName"' in head.text and '"rdapConformance"' in head.text) or head.sample.get("objectClassName") in (
        "domain",
        "entity",
        "nameserver",
    )


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    kind = thing.get("objectClassName")
    if kind != "domain":
        if "errorCode" in thing or not kind:
            raise RowRefused("objectClassName", "is no domain's record", kind or thing.get("title"))
        context.note(f"RDAP {clean.text(kind)} object, which has no place in the graph")
        return
    events = {str(event.get("eventAction")): event.get("eventDate") for event in parts(thing, "events")}
    roles = {role: entity for entity in parts(thing, "entities") for role in entity.get("roles") or () if isinstance(role, str)}
    owner, address = _card(roles.get("registrant", {})), []
    if isinstance(owner.get("adr"), list):
        address = [" ".join(map(str, part)) if isinstance(part, list) else part for part in owner["adr"][2:]]
    yield from registration(
        Record(
            str(thing.get("ldhName") or thing.get("unicodeName") or ""),
            events.get("registration"),
            _card(roles.get("registrar", {})).get("fn"),
            None if owner.get("kind") == "org" else owner.get("fn"),
            owner.get("org") or (owner.get("fn") if owner.get("kind") == "org" else None),
            address,
            "RDAP",
        ),
        context,
    )


def _card(entity: Thing) -> dict[str, Any]:
    """The values of a jCard by their names: ["vcard", [["fn", {}, "text", "…"], …]]."""
    card = entity.get("vcardArray")
    rows = card[1] if isinstance(card, list) and len(card) > 1 and isinstance(card[1], list) else []
    return {str(row[0]): row[3] for row in reversed(rows) if isinstance(row, list) and len(row) > 3}


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format(
        "rdap",
        "RDAP record of a domain, JSON",
        _sniff,
        things(_itself),
        _rows,
        columns=("objectClassName", "ldhName", "events", "entities", "nameservers"),
        example='{"objectClassName": "domain", "ldhName": "…", "events": [{"eventAction": "registration", "eventDate": "…"}]}',
    )
]
