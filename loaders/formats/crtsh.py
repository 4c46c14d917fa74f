"""Certificates from crt.sh, JSON: the names they were made for. Sites on one certificate may only share a host: they are not joined."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import NodeRow, RowRefused, Rows
from ..values import Thing, things


def _sniff(head: Head) -> bool:
    return ('"issuer_ca_id"' in head.text and '"name_value"' in head.text) or "issuer_ca_id" in head.sample


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    names = str(raw.value.get("name_value") or raw.value.get("common_name") or "").split("\n")
    found = {domain for name in names if "@" not in name and (domain := clean.domain(name.strip().removeprefix("*.")))}
    if not found:
        raise RowRefused("name_value", "names no domain", names[0])
    if len(found) > 1:
        context.note("certificate for several sites, which may only share a host: they are not joined")
    yield from (NodeRow("Domain", domain, {}) for domain in sorted(found))


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format(
        "crtsh",
        "Certificates from crt.sh, JSON",
        _sniff,
        things(_itself),
        _rows,
        columns=("issuer_ca_id", "common_name", "name_value", "not_before", "id"),
    )
]
