"""CooRTweet's four-column CSV: who shared which object, in which piece of content, when.

The file does not say what an object is: ``--object repost`` (a post that was passed on, the default), ``link``,
``hashtag`` or ``text``. A row whose content is its own object is the original itself, which CooRTweet never pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...queries.errors import UsageError
from .. import clean
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows

COLUMNS = ("object_id", "account_id", "content_id", "timestamp_share")


def _repost(shared: str, content: str) -> dict[str, Any]:
    original = clean.identifier(shared)
    if not original:
        raise RowRefused("object_id", "has lost digits; a spreadsheet rounded it" if clean.rounded(shared) else "is no post's id", shared)
    return {"kind": "original"} if original == content else {"kind": "repost", "reposts_of": original}


def _link(shared: str, content: str) -> dict[str, Any]:
    if not clean.link(shared):
        raise RowRefused("object_id", "is no web address", shared)
    return {"links": [shared]}


def _hashtag(shared: str, content: str) -> dict[str, Any]:
    return {"hashtags": [shared]}


def _text(shared: str, content: str) -> dict[str, Any]:
    return {"text": shared}


OBJECTS: dict[str, Callable[[str, str], dict[str, Any]]] = {"repost": _repost, "link": _link, "hashtag": _hashtag, "text": _text}
"""What an object can be, and what a post that shares it says; in the order that messages list them."""


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell, kind = raw.value, context.object or "repost"
    if kind not in OBJECTS:
        raise UsageError(f"--object {kind} is nothing that accounts share.", advice=f"Choose from {', '.join(OBJECTS)}.")
    content, account = (_id(cell, column) for column in ("content_id", "account_id"))
    shared = clean.text(cell["object_id"].strip())
    if not shared:
        raise RowRefused("object_id", "is empty")
    if not cell["timestamp_share"].strip():
        raise RowRefused("timestamp_share", "is empty")
    at = required_zone(cell["timestamp_share"], clean.moment(cell["timestamp_share"], context.zone), "timestamp_share")
    yield PostRow("x", content, AccountRow("x", account), at=at, observed_at=context.observed_at, **OBJECTS[kind](shared, content))


def _id(cell: dict[str, str], column: str) -> str:
    found = clean.identifier(cell[column])
    if not found:
        raise RowRefused(column, "has lost digits; a spreadsheet rounded it" if clean.rounded(cell[column]) else "is empty", cell[column])
    return found


FORMATS = [Format("coortweet", "CooRTweet CSV: accounts, the objects they shared, when", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
