"""Whose list of follows, or whose archive, a file is; and the edges of such a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from ..queries.schema.keys import account_key
from . import clean
from .format import Context
from .rows import AccountRow, EdgeRow, RowRefused, Rows
from .values import part, parts

WAYS = ("followers", "following")
NOBODY = "the file does not say whose list this is; --of HANDLE_OR_ID does"
_MANIFEST = 4 * 1024 * 1024  # bytes of an archive's manifest that are read; real ones stay below 100 KB
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


@dataclass
class Archive:
    """What an X archive says of itself in the files beside a file: whose it is, when it was made, which lists it holds whole."""

    owner: AccountRow | None
    made_at: datetime | None = None
    whole: frozenset[str] = frozenset()


def archived(context: Context) -> Archive:
    """The archive that the file is part of, by ``account.js`` and ``manifest.js`` beside it; its owner is whom the user named, if any."""
    beside = _archive(context.folder) if context.folder else Archive(None)
    return replace(beside, owner=owner(context) or beside.owner, made_at=context.observed_at or beside.made_at)


@lru_cache(maxsize=16)
def _archive(folder: Path) -> Archive:
    said: Any = None
    with suppress(OSError, orjson.JSONDecodeError), (folder / "manifest.js").open("rb") as stream:
        said = orjson.loads(stream.read(_MANIFEST).partition(b"=")[2])
    about, user = part(said, "archiveInfo"), part(said, "userInfo")
    id_ = clean.identifier(user.get("accountId"))
    mine = _beside(folder / "account.js") or (AccountRow("x", id_, clean.text(user.get("userName"))) if id_ else None)
    lists = [kind for kind in ("follower", "following") if len(parts(said, "dataTypes", kind, "files")) == 1]
    whole = frozenset(lists if about.get("isPartialArchive") is False else ())
    return Archive(mine, clean.moment(about.get("generationDate")), whole)


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
