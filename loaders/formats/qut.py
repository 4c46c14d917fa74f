"""The 8-column CSV of the QUT Coordination Network Toolkit."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..tables import kept_id

COLUMNS = ("message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    handle = clean.text(cell["username"])
    if not handle and not clean.identifier(cell["user_id"]):
        raise RowRefused(
            "user_id", "has lost digits; a spreadsheet rounded it" if clean.rounded(cell["user_id"]) else "is empty", cell["user_id"]
        )
    repost, reply = kept_id(cell, "repost_id", context), kept_id(cell, "reply_id", context)
    yield PostRow(
        "x",
        kept_id(cell, "message_id", context),
        AccountRow("x", kept_id(cell, "user_id", context), handle),
        at=required_zone(cell["timestamp"], clean.moment(cell["timestamp"], context.zone), "timestamp"),
        text=clean.text(cell["message"]),
        kind="repost" if repost else "reply" if reply else "original",
        reposts_of=repost,
        replies_to=reply,
        links=clean.listed(cell["urls"], split=" ") or None,  # separated by spaces, or a Python list
        observed_at=context.observed_at,
    )


FORMATS = [Format("qut", "QUT Coordination Network Toolkit CSV", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
