"""The 8-column CSV of the QUT Coordination Network Toolkit."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows

COLUMNS = ("message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls")
_IDS = ("message_id", "repost_id", "reply_id", "user_id")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    ids = {column: clean.identifier(cell[column]) for column in _IDS}
    author = AccountRow("x", ids["user_id"], clean.text(cell["username"]))
    if not author.id and not author.handle:
        raise RowRefused(
            "user_id", "has lost digits; a spreadsheet rounded it" if clean.rounded(cell["user_id"]) else "is empty", cell["user_id"]
        )
    for column, id_ in ids.items():
        if id_ is None and clean.rounded(cell[column]):
            context.note(f"{column} rounded by a spreadsheet")
    repost, reply = ids["repost_id"], ids["reply_id"]
    yield PostRow(
        "x",
        ids["message_id"],
        author,
        at=required_zone(cell["timestamp"], clean.moment(cell["timestamp"], context.zone), "timestamp"),
        text=clean.text(cell["message"]),
        kind="repost" if repost else "reply" if reply else "original",
        reposts_of=repost,
        replies_to=reply,
        links=clean.listed(cell["urls"], split=" ") or None,  # separated by spaces, or a Python list
        observed_at=context.observed_at,
    )


FORMATS = [Format("qut", "QUT Coordination Network Toolkit CSV", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
