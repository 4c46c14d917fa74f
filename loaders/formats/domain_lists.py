"""VIGINUM's lists of domains: defanged names and the day each was registered (day first)."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..format import Context, Format
from ..read import Head, Raw, table
from ..rows import NodeRow, RowRefused, Rows
from ..times import day

_NAMES, _DAYS = ("domain name", "domain"), ("created on", "create date")


def _sniff(head: Head) -> bool:
    return bool({*_NAMES} & {*head.columns}) and bool({*_DAYS} & {*head.columns})


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    printed, made = (next((raw.value[n] for n in names if n in raw.value), "").strip() for names in (_NAMES, _DAYS))
    name = clean.domain(printed) if printed else None
    if not name:
        raise RowRefused("domain", "is no domain name", printed)
    if made and not day(made):
        raise RowRefused("created on", "is no day", made)
    note = clean.text(raw.value.get("type"))
    yield NodeRow("Domain", name, {"registered_on": clean.moment(f"{day(made)}T00:00:00Z") if made else None, "note": note})


FORMATS = [
    Format(
        "viginum-domains",
        "VIGINUM's lists of domains, CSV",
        _sniff,
        table,
        _rows,
        columns=("domain name", "created on", "first seen", "type"),
    )
]
