"""Followers and friends as X API v1.1 gave them: pages of ids or users, or one id a line. ``--of`` and ``--object`` say whose and which.

A list counts as complete when one page holds all of it, or when ``--complete`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import clean, tweet
from ..format import Context, Format
from ..owner import NOBODY, WAYS, listed, owner
from ..read import Head, Raw
from ..rows import AccountRow, RowRefused, Rows
from ..values import Thing, parts, values

_WAY = "the file does not say whether these are followers or following; --object followers or --object following does"


def _sniff(head: Head) -> bool:
    first = head.sample
    lines = [line.strip() for line in head.text.splitlines() if line.strip()]
    is_ids = bool(lines) and all(line.isdigit() and len(line) <= 20 for line in lines[:-1] or lines)
    is_page = "next_cursor" in first and (isinstance(first.get("ids"), list) or isinstance(first.get("users"), list))
    is_list = isinstance(head.first, list) and bool(head.first) and all(str(x).isdigit() for x in head.first)
    return is_ids or is_list or is_page or ("{" in head.text[:20] and '"next_cursor"' in head.text and '"ids"' in head.text)


def _read(stream: Any) -> Iterator[Raw]:
    for raw in values(stream):
        if raw.why:
            yield raw
        elif not isinstance(raw.value, dict):
            yield Raw(raw.line, (raw.value, False))
        else:
            page = raw.value
            whole = str(page.get("next_cursor")) == "0" and str(page.get("previous_cursor", "1")) == "0"
            found: list[Any] = page["ids"] if isinstance(page.get("ids"), list) else parts(page, "users")
            yield from (Raw(raw.line, (thing, whole)) for thing in found)


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing, whole = raw.value
    found = _account(thing, context) if isinstance(thing, dict) else AccountRow("x", clean.identifier(thing))
    if not found.id:
        raise RowRefused("id", "has lost digits" if clean.rounded(thing) else "is no id", thing)
    mine = owner(context)
    if mine and context.object in WAYS:
        yield from listed(found, context.object, mine, context, whole=whole)
    else:
        context.note(f"follow edge: {_WAY if mine else NOBODY}")
        yield found


def _account(user: Thing, context: Context) -> AccountRow:
    return tweet.account(user, context.observed_at) or AccountRow("x")


FORMATS = [
    Format(
        "x-follow-list",
        "Followers or friends from X API v1.1: pages of ids or users, or an id a line",
        _sniff,
        _read,
        _rows,
        columns=("ids", "users", "next_cursor", "previous_cursor"),
        example='{"ids": [12, 13], "next_cursor": 0, "previous_cursor": 0}',
    )
]
