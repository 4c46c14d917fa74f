"""operations.toml: the analyst's named windows, in the zone they were written in."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..queries.errors import BadInput
from ..queries.operations import Operation

_TEXTS = ("mention", "text", "fact", "title")
_LISTS = ("all_hashtags", "any_hashtags", "accounts")


def read(path: Path, zone: str) -> list[Operation]:
    """The operations in a file, by time; none when there is no file. BadInput names the table and the key."""
    if not path.exists():
        return []
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"{path.name} cannot be read: {fault}.") from fault
    found = [_operation(path, id_, table, zone) for id_, table in tables.items()]
    return sorted(found, key=lambda o: (o.starts, o.id))


def _operation(path: Path, id_: str, table: Any, zone: str) -> Operation:
    where = f"{path.name}: [{id_}]"
    if not isinstance(table, dict):
        raise BadInput("is no operation but a single value.", where=where, advice=f"Write [{id_}] in a line of its own, its keys below.")
    strange = sorted(set(table) - {"starts", "ends", "zone", *_TEXTS, *_LISTS})
    if strange:
        raise BadInput(
            f"unknown key {', '.join(strange)}.",
            where=where,
            advice=f"Known are {', '.join(('starts', 'ends', 'zone', *_TEXTS, *_LISTS))}.",
        )
    named = str(table.get("zone", zone))
    for key in set(table) & set(_LISTS):
        if not isinstance(table[key], list):
            raise BadInput('is no list such as ["France", "Corsica"].', where=f"{where} {key}")
    for key in set(table) & {"zone", *_TEXTS}:
        if not isinstance(table[key], str):
            raise BadInput("is no text in quotes.", where=f"{where} {key}")
    starts, ends = (_moment(table.get(k), named, f"{where} {k}") for k in ("starts", "ends"))
    if ends <= starts:
        raise BadInput("ends before it starts.", where=where)
    selectors: dict[str, Any] = {k: tuple(str(v) for v in table.get(k, ())) for k in _LISTS} | {k: str(table.get(k, "")) for k in _TEXTS}
    if not any(selectors[k] for k in (*_LISTS, "mention", "text")):
        raise BadInput("selects nothing but a window.", where=where, advice="Give all_hashtags, any_hashtags, mention, text or accounts.")
    return Operation(id_, selectors.pop("title") or id_, starts, ends, named, **selectors)


def _moment(value: object, zone: str, where: str) -> datetime:
    if not isinstance(value, datetime):
        raise BadInput("is not a date with a time such as 2024-02-02T11:00:00.", where=where)
    if not value.tzinfo and not zone:
        raise BadInput("names no zone.", where=where, advice='Say zone = "Europe/Paris" here, or in case.toml for the whole case.')
    try:
        return (value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise BadInput(f"{zone!r} is no time zone such as Europe/Paris.", where=where) from fault
