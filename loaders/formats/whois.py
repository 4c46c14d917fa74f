"""WHOIS answers of a domain: the text itself, or as JSON parsers print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from ..format import Context, Format
from ..read import Head, Raw, lines
from ..registration import Record, registration
from ..rows import Rows
from ..values import Thing, part, things

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z /.\-]{1,50}?)\s*:\s+(\S.*)")
_START = re.compile(r"(?:^|\n)\s*(?:Domain Name|domain|Domain):\s+\S+\.\S+", re.I)
_NAMES = {
    "domain": ("domain name", "domain"),
    "created": ("creation date", "created", "registered on", "registered", "created on", "registration time"),
    "registrar": ("registrar", "sponsoring registrar", "registrar name"),
    "name": ("registrant name", "registrant", "person", "holder"),
    "organisation": ("registrant organization", "registrant organisation", "org", "organization"),
    "street": ("registrant street", "registrant address"),
    "city": ("registrant city",),
    "country": ("registrant country",),
}


def _sniff_text(head: Head) -> bool:
    said = head.text[:20000]
    return (
        bool(_START.search(said))
        and bool(re.search(r"registrar|nserver|name server|registrant", said, re.I))
        and not said.lstrip().startswith(("{", "["))
    )


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    """One record for each ``Domain Name:``; the first value of a name counts, since registries come before registrars' copies."""
    said: dict[str, str] = {}
    start = 1
    for raw in lines(stream):
        if raw.why:
            yield raw
        found = _LINE.match(raw.value) if not raw.why else None
        if found:
            name = found[1].lower()
            if (
                name in _NAMES["domain"]
                and any(n in said for n in _NAMES["domain"])
                and found[2].lower() not in (said.get(n, "").lower() for n in _NAMES["domain"])
            ):
                yield Raw(start, said)
                said, start = {}, raw.line
            said.setdefault(name, found[2].strip())
    if said:
        yield Raw(start, said)


def _text_rows(raw: Raw, context: Context) -> Iterator[Rows]:
    said = {name: next((raw.value[n] for n in names if n in raw.value), "") for name, names in _NAMES.items()}
    address: list[object] = [said["street"], said["city"], said["country"]]
    yield from registration(
        Record(said["domain"], said["created"], said["registrar"], said["name"], said["organisation"], address, "WHOIS"), context
    )


def _sniff_json(head: Head) -> bool:
    return '"domain"' in head.text and ('"registrar"' in head.text or '"registrant"' in head.text) and '"created_date"' in head.text


def _json_rows(raw: Raw, context: Context) -> Iterator[Rows]:
    domain, who = part(raw.value, "domain"), part(raw.value, "registrant")
    address: list[object] = [who.get("street"), who.get("city"), who.get("country")]
    registrar = part(raw.value, "registrar").get("name")
    record = Record(
        str(domain.get("domain") or ""), domain.get("created_date"), registrar, who.get("name"), who.get("organization"), address, "WHOIS"
    )
    yield from registration(record, context)


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format(
        "whois",
        "WHOIS text of domains",
        _sniff_text,
        _read,
        _text_rows,
        columns=("Domain Name", "Creation Date", "Registrar", "Registrant Name"),
    ),
    Format(
        "whois-json",
        "WHOIS record of a domain, JSON",
        _sniff_json,
        things(_itself),
        _json_rows,
        columns=("domain", "registrar", "registrant"),
    ),
]
