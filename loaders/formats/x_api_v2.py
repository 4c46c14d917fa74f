"""X API v2 JSON lines as twarc2 writes them: pages, flattened posts, stream items, user lookups, lists and who is on them.

A page may carry ``"__coterie": {"platform": …, "synthetic": true}`` and its media ``"sha256"`` and ``"perceptual"``: so a generated
world goes through this door marked as what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from ...queries.errors import BadInput
from ...queries.schema.keys import account_key
from .. import clean
from ..format import Context, Format
from ..owner import WAYS, listed, owner
from ..quarantine import Kept
from ..read import Head, Raw, json_lines
from ..rows import EdgeRow, NodeRow, RowRefused, Rows
from ..tweet_v2 import Page, account, post

_NOT_POSTS = (("tweet_count", "counts of posts"), ("action", "compliance events (deletions)"))


def _sniff(head: Head) -> bool:
    first = head.first
    if not isinstance(first, dict):
        return False
    item: Any = first.get("data", first)
    item = item[0] if isinstance(item, list) and item else item
    if not isinstance(item, dict):
        return False
    for mark, what in _NOT_POSTS:
        if mark in item and "text" not in item:
            raise BadInput(f"{head.name} holds {what}, not posts: nothing to load.")
    return "id" in item and ("owner_id" in item or ("text" in item and "author_id" in item) or ("username" in item and "name" in item))


def _items(stream: IO[bytes]) -> Iterator[Raw]:
    for raw in json_lines(stream):
        page = raw.value
        if raw.why or not isinstance(page, dict):
            yield raw if raw.why else Raw(raw.line, page, why="not an object")
            continue
        data = page.get("data", page)
        around = Page(page)
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                yield Raw(raw.line, (item, around))
            else:
                yield Raw(raw.line, item, why="not an object")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    item, page = raw.value
    at = context.observed_at or page.observed_at
    if "username" in item and "text" not in item:
        mine = page.asked or ((who, context.object) if context.object in WAYS and (who := owner(context, page.platform)) else None)
        user = account(item, page, at)
        yield from listed(user, mine[1], mine[0], context, whole=page.whole, observed_at=at) if mine else [user]
        if page.members_of:
            yield NodeRow("Document", f"x-list-{page.members_of[1]}", {"url": f"https://x.com/i/lists/{page.members_of[1]}"})
            ends = ("Account", account_key(page.platform, user.id, user.handle)), ("Document", f"x-list-{page.members_of[1]}")
            yield EdgeRow("LISTED_IN", *ends, {"printed": user.handle})
    elif "owner_id" in item and "text" not in item:
        yield from _list(item, page, at)
    elif "id" not in item or "text" not in item:
        raise RowRefused("", "neither a post nor a user")
    else:
        yield post(item, page, at, deep=True)


def _list(item: dict[str, Any], page: Page, at: datetime | None) -> Iterator[Rows]:
    """A list that somebody keeps: a document by its owner; who is on it stands in other answers."""
    id_, owner_id = clean.identifier(item.get("id")), clean.identifier(item.get("owner_id"))
    if not id_:
        raise RowRefused("id", "is no id", item.get("id"))
    keeper = account(page.users[owner_id], page, at) if owner_id in page.users else None
    by = f"@{keeper.handle}" if keeper and keeper.handle else owner_id
    yield from [keeper] if keeper else []
    said = {"title": clean.text(item.get("name")), "publisher": by, "url": f"https://x.com/i/lists/{id_}"}
    yield NodeRow("Document", f"x-list-{id_}", {**said, "published_on": (clean.text(item.get("created_at")) or "")[:10] or None})


FORMATS = [
    Format(
        "x-api-v2",
        "X API v2 JSON lines (twarc2): posts, users, lists",
        _sniff,
        _items,
        _rows,
        columns=("data", "includes", "meta"),
        kept=Kept(lambda value: (value[0], value[1].around(value[0])), lambda row, among: (row, Page(among or {}))),
        example='{"data": [{"id": "…", "text": "…", "author_id": "…"}]}',
    )
]
