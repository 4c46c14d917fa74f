"""Refused rows that somebody mended: a quarantine file is read by the format that its rows were refused by."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO, Any

import orjson

from .format import Format
from .read import SURPLUS, Raw, json_lines

KEYS = frozenset({"where", "format", "line", "column", "why", "row"})
"""What a line of quarantine holds; ``row`` is the part to mend."""


def named(first: Any) -> str | None:
    """The format by which the rows of a quarantine file were refused, by its first line; None for any other file."""
    return str(first["format"])[:60] if isinstance(first, dict) and first.keys() >= KEYS else None


def told(first: Any) -> str | None:
    """The name of the file that the rows of a quarantine file come from, which some formats speak of; None for any other file."""
    said = first.get("file") if named(first) else None
    return said[:200] if isinstance(said, str) and said.isprintable() and said else None


def mended(form: Format) -> Format:
    """``form`` for rows that stand in lines of quarantine; a row keeps the line that it had in its file."""
    return replace(form, read=partial(_rows, form), within=None)


def _rows(form: Format, stream: IO[bytes]) -> Iterator[Raw]:
    for line in json_lines(stream):
        value: Any = line.value
        if line.why or not isinstance(value, dict) or value.get("row") in (None, "", {}, []):
            yield Raw(line.line, str(value)[:200], why=line.why or "holds no row: it could not be kept")
            continue
        row, place = value["row"], value.get("line")
        place = place if isinstance(place, int) else line.line
        if value.get("unread") == "text":
            text = row.encode("utf-8", "replace") if isinstance(row, str) else orjson.dumps(row)
            yield from (replace(raw, line=place) for raw in form.read(io.BytesIO(text + b"\n")))
        elif value.get("unread") and isinstance(row, dict) and (SURPLUS in row or None in row.values()):
            yield Raw(place, row, why=str(value.get("why"))[:200])
        else:
            try:
                yield Raw(place, form.kept.up(row, value.get("among")))
            except (TypeError, ValueError, KeyError, AttributeError):
                yield Raw(place, row, why=f"is no row of {form.title}: what stands beside it was changed")
