"""Files that stand inside a STIX bundle: a workbook with a table of X accounts is read row by row, anything else is named."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

from ..queries.schema.keys import account_key
from . import clean
from .bundle import Bundle, Thing, dicts
from .format import Context
from .read import Raw
from .rows import AccountRow, EdgeRow, NodeRow, RowRefused, Rows
from .sheet import SheetRefused, rows, serial

TABLE = "attached table"
_COLUMNS = "user_id id screen_name username display_name bio location website followers following tweet_count creation_date verified"


def attached(number: int, thing: Thing, bundle: Bundle) -> Iterator[Raw]:
    """One raw row for each row of each workbook that an object carries, or one that says why it cannot be read."""
    for file in dicts(thing.get("x_opencti_files")):
        name = (clean.text(file.get("name")) or "unnamed")[:100]
        title = f"{name}, attached to {clean.text(thing.get('name')) or thing['id']}"
        listed = {"type": TABLE, "id": f"{thing['id']}/{name}", "title": title}
        try:
            if not name.lower().endswith(".xlsx"):
                raise SheetRefused("no .xlsx workbook")
            for position, cells in enumerate(rows(base64.b64decode(str(file.get("data") or ""), validate=True)), 1):
                yield Raw(number, ({**listed, "position": position, "cells": cells}, bundle))
        except (SheetRefused, ValueError) as fault:
            said = str(fault) if isinstance(fault, SheetRefused) else "not base64"
            yield Raw(number, {"file": name}, why=f"the attached file cannot be read: {said}")


def listed(thing: Thing, context: Context) -> Iterator[Rows]:
    """An account of an attached table: its id, what its profile showed, and its place in the table."""
    cell = {re.sub(r"[ _]+", "_", name.lower()): str(value) for name, value in thing["cells"].items()}
    id_ = clean.identifier(cell.get("user_id"))
    handle = clean.text((cell.get("screen_name") or cell.get("username") or "").strip().lstrip("@"))
    if handle and len(handle) > 64:
        raise RowRefused("screen name", "cannot be a handle", handle)
    if not id_ and not handle:
        raise RowRefused("user_id", "neither an id nor a handle in this row of the attached table")
    if more := sorted(cell.keys() - set(_COLUMNS.split())):
        rest = f" and {len(more) - 4} more" if len(more) > 4 else ""
        context.note(f"columns of the attached table without a place in the graph ({', '.join(name[:30] for name in more[:4])}{rest})")
    yield AccountRow(
        "x",
        id_,
        handle,
        clean.text(cell.get("display_name")),
        _created(cell.get("creation_date", ""), context),
        profile=_profile(cell),
        observed_at=context.observed_at,
    )
    yield NodeRow("Document", thing["id"], {"title": thing["title"]})
    ends = ("Account", account_key("x", id_, handle)), ("Document", thing["id"])
    yield EdgeRow("LISTED_IN", *ends, {"position": thing["position"], "printed": handle})


def _created(value: str, context: Context) -> Any:
    found = clean.moment(serial(value) or value, context.zone)
    if found is None and value:
        context.note("creation date in no known zone; --zone says which")
    return found


def _profile(cell: dict[str, str]) -> dict[str, Any]:
    return {
        "bio": clean.text(cell.get("bio")),
        "location": clean.text(cell.get("location")),
        "url": clean.text(cell.get("website")),
        "followers": clean.count(cell.get("followers")),
        "following": clean.count(cell.get("following")),
        "posts": clean.count(cell.get("tweet_count")),
        "verified": clean.flag(cell.get("verified", "")),
    }
