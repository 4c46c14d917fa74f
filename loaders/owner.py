"""Whose list of follows, or whose archive, a file is; and the edges of such a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from ..queries.schema.keys import account_key
from . import clean
from .format import Context
from .rows import AccountRow, EdgeRow, RowRefused, Rows

WAYS = ("followers", "following")
NOBODY = "the file does not say whose list this is; --of HANDLE_OR_ID does"
_ACCOUNT = re.compile(rb'"accountId"\s*:\s*"(\d{1,20})"')
_USERNAME = re.compile(rb'"username"\s*:\s*"(\w{1,15})"')
_ADDRESS = re.compile(r"/users/(\d{1,20})/(followers|following)\b")


def owner(context: Context, platform: str = "x") -> AccountRow | None:
    """The account that the user named with ``--of``: @handle, or its id; None when nobody was named."""
    plain = context.of.strip()
    if not plain:
        return None
    id_ = clean.identifier(plain) if plain.isdigit() else None
    return AccountRow(platform, id_, None if id_ else clean.text(plain.lstrip("@")))


def archived(context: Context) -> AccountRow | None:
    """Whose X archive the file is part of: whom the user named, or whom ``account.js`` beside it names."""
    return owner(context) or (_beside(context.folder / "account.js") if context.folder else None)


@lru_cache(maxsize=16)
def _beside(path: Path) -> AccountRow | None:
    try:
        with path.open("rb") as stream:
            said = stream.read(65536)
    except OSError:
        return None
    id_, name = _ACCOUNT.search(said), _USERNAME.search(said)
    return AccountRow("x", id_[1].decode(), name[1].decode() if name else None) if id_ else None


def asked(address: object) -> tuple[AccountRow, str] | None:
    """Whose followers or following an address of X API v2 asks for: ``…/2/users/12/followers?…``."""
    found = _ADDRESS.search(str(address or ""))
    return (AccountRow("x", found[1]), found[2]) if found else None


def listed(
    account: AccountRow, way: str, mine: AccountRow | None, context: Context, *, whole: bool = False, observed_at: datetime | None = None
) -> Iterator[Rows]:
    """An account of a list of my ``followers`` or ``following``, and the edge; ``whole`` when nothing of the list is missing.

    RowRefused when nobody knows whose list it is.
    """
    if mine is None:
        raise RowRefused("", NOBODY)
    ends = [(x, ("Account", account_key(x.platform, x.id, x.handle))) for x in ((account, mine) if way == "followers" else (mine, account))]
    yield from (x for x, _ in ends)
    seen = {"observed_at": observed_at or context.observed_at, "complete": True if whole or context.complete else None}
    yield EdgeRow("FOLLOWS", ends[0][1], ends[1][1], seen)
