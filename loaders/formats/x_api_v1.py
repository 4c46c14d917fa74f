"""X API v1.1: posts as search, lookup, timelines and the old streams gave them, line by line or as one list; user objects too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import tweet
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import PostRow, RowRefused, Rows
from ..values import Thing, part, things

_NOTICES = (
    "delete",
    "scrub_geo",
    "limit",
    "withheld_content",
    "status_withheld",
    "user_withheld",
    "disconnect",
    "warning",
    "friends",
    "event",
)


def _sniff(head: Head) -> bool:
    first = head.sample
    first = next((x for x in first.get("statuses") or [first] if isinstance(x, dict)), {})
    if len(first) == 1 and next(iter(first)) in ("delete", "limit"):
        return True
    user = part(first, "user")
    is_post = "screen_name" in user and ("text" in first or "full_text" in first) and "tweet_id" not in first
    return is_post or ("screen_name" in first and "friends_count" in first and ("id_str" in first or "id" in first))


def _unfold(value: Thing) -> Iterable[Any]:
    found = value.get("statuses")
    return found if isinstance(found, list) else [value]


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    if len(thing) == 1 and next(iter(thing)) in _NOTICES:
        context.note(f"notice of the stream ({next(iter(thing))})")
    elif "screen_name" in thing:
        if found := tweet.account(thing, context.observed_at):
            yield found
    elif "user" not in thing or not ("text" in thing or "full_text" in thing):
        raise RowRefused("", "neither a post nor a user")
    else:
        yield _post(thing, context)


def _post(thing: Thing, context: Context, deep: int = 2) -> PostRow:
    whole, quoted = part(thing, "retweeted_status"), part(thing, "quoted_status")
    return tweet.post(
        thing,
        tweet.account(part(thing, "user"), context.observed_at),
        tweet.body(whole or thing),
        context,
        reposts=tweet.reference(whole, "id"),
        quotes=tweet.reference(quoted, "id") or tweet.reference(thing, "quoted_status_id"),
        observed_at=context.observed_at,
        along=[_post(x, context, deep - 1) for x in ((whole,) if whole else (quoted,)) if deep and tweet.reference(x, "id")],
    )


FORMATS = [
    Format(
        "x-api-v1",
        "X API v1.1 and streams, JSON",
        _sniff,
        things(_unfold),
        _rows,
        columns=("id_str", "created_at", "full_text", "user", "entities", "retweeted_status", "quoted_status"),
        example='{"id_str": "…", "created_at": "Tue Jul 18 23:25:04 +0000 2017", "full_text": "…", "user": {"screen_name": "…"}}',
    )
]
