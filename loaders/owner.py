"""Whose list of follows, or whose archive, a file is; and the edges of such a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..queries.schema.keys import account_key
from . import clean
from .format import Context
from .rows import AccountRow, EdgeRow, RowRefused, Rows

NOBODY = "the file does not say whose list this is; --of HANDLE_OR_ID does"


def owner(context: Context, platform: str = "x") -> AccountRow | None:
    """The account that the user named with ``--of``: @handle, or its id; None when nobody was named."""
    plain = context.of.strip()
    if not plain:
        return None
    id_ = clean.identifier(plain) if plain.isdigit() else None
    return AccountRow(platform, id_, None if id_ else clean.text(plain.lstrip("@")))


def listed(account: AccountRow, way: str, context: Context, *, whole: bool = False, observed_at: datetime | None = None) -> Iterator[Rows]:
    """An account of a list of the owner's ``followers`` or ``following``, and the edge; ``whole`` when nothing of the list is missing.

    RowRefused when nobody knows whose list it is.
    """
    mine = owner(context, account.platform)
    if mine is None:
        raise RowRefused("", NOBODY)
    ends = [(x, ("Account", account_key(x.platform, x.id, x.handle))) for x in ((account, mine) if way == "followers" else (mine, account))]
    yield from (x for x, _ in ends)
    seen = {"observed_at": observed_at or context.observed_at, "complete": True if whole or context.complete else None}
    yield EdgeRow("FOLLOWS", ends[0][1], ends[1][1], seen)
