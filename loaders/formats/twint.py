"""twint's CSV and JSON lines of X posts: date and time stand in the scraping computer's zone, which is printed beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import clean, tweet
from ..derive import posted_at
from ..format import Context, Format, csv_with
from ..read import Head, Raw, table
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..tables import kept_id
from ..values import Thing, things

COLUMNS = (
    "id",
    "conversation_id",
    "created_at",
    "date",
    "timezone",
    "user_id",
    "username",
    "tweet",
    "hashtags",
    "link",
    "retweet",
    "quote_url",
)
_COUNTS = {"likes": ("likes_count", "nlikes"), "reposts": ("retweets_count", "nretweets"), "replies": ("replies_count", "nreplies")}


def _sniff_json(head: Head) -> bool:
    return {"id", "conversation_id", "tweet", "username", "timezone", "quote_url"} <= head.sample.keys()


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    id_ = kept_id(cell, "id", context)
    author = AccountRow("x", clean.identifier(cell.get("user_id")), clean.text(cell.get("username")), clean.text(cell.get("name")))
    if not author.id and not author.handle:
        raise RowRefused("user_id", "neither an id nor a handle")
    when = " ".join(str(cell[name]) for name in ("date", "time") if cell.get(name))
    reposts, quotes = kept_id(cell, "retweet_id", context), str(cell.get("quote_url") or "").rstrip("/").rsplit("/", 1)[-1]
    reposted = bool(reposts) or clean.flag(cell.get("retweet")) is True
    conversation = kept_id(cell, "conversation_id", context)
    yield PostRow(
        "x",
        id_,
        author,
        posted_at(f"{when}{str(cell.get('timezone') or '').replace('UTC', '')}", id_, "date", context),
        clean.written(cell.get("tweet")),
        "repost" if reposted else "quote" if quotes.isdigit() else "reply" if conversation and conversation != id_ else "original",
        clean.text(cell.get("language")),
        reposts,
        quotes if quotes.isdigit() and not reposted else None,
        hashtags=[tag.lstrip("#") for tag in _listed(cell.get("hashtags"))],
        links=_listed(cell.get("urls")),
        media=[MediaRow(f"x:{key}", "photo", url) for url in _listed(cell.get("photos")) if (key := tweet.media_key(url))],
        counts={
            name: clean.count(next((cell[c] for c in columns if cell.get(c) not in (None, "")), None)) for name, columns in _COUNTS.items()
        },
        client=clean.text(cell.get("source")),
        conversation=conversation,
        observed_at=context.observed_at,
        url=clean.text(cell.get("link")),
    )


def _listed(said: Any) -> list[str]:
    return [t for x in said if (t := clean.text(x))] if isinstance(said, list) else clean.listed(said)


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format("twint", "twint CSV of X posts", csv_with(*COLUMNS), table, _rows, columns=COLUMNS),
    Format("twint-json", "twint JSON lines of X posts", _sniff_json, things(_itself), _rows, columns=COLUMNS),
]
