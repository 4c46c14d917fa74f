"""Posts of X as gazouilloire and minet export them: several values in a cell are joined by ``|``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from .. import clean, tweet
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..tables import Cells, kept_id

COLUMNS = (
    "id",
    "timestamp_utc",
    "local_time",
    "user_screen_name",
    "text",
    "user_id",
    "retweeted_id",
    "quoted_id",
    "to_tweetid",
    "links",
    "hashtags",
)
_COUNTS = {"likes": "like_count", "reposts": "retweet_count", "replies": "reply_count", "views": "impression_count"}


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    id_, reposts, quotes, replies = (kept_id(cell, c, context) for c in ("id", "retweeted_id", "quoted_id", "to_tweetid"))
    seen = clean.moment(cell.get("collection_time"), context.zone) or context.observed_at
    pictures = zip_longest(clean.listed(cell.get("media_urls")), clean.listed(cell.get("media_types")))
    yield PostRow(
        "x",
        id_,
        _account(cell, context),
        required_zone(cell["timestamp_utc"], clean.moment(cell["timestamp_utc"]), "timestamp_utc"),
        clean.written(_own(cell["text"]) if reposts else cell["text"]),
        "repost" if reposts else "quote" if quotes else "reply" if replies else "original",
        clean.text(cell.get("lang")),
        reposts,
        None if reposts else quotes,
        replies,
        hashtags=clean.listed(cell["hashtags"]),
        mentions=list(_mentions(cell)),
        links=clean.listed(cell["links"]),
        media=[MediaRow(f"x:{key}", type_) for url, type_ in pictures if url and (key := tweet.media_key(url))],
        counts={name: clean.count(cell.get(column)) for name, column in _COUNTS.items()},
        client=clean.text(cell.get("source_name")),
        observed_at=seen,
        url=clean.text(cell.get("url")),
        context=list(_others(cell, reposts, quotes)),
    )


def _own(said: str) -> str:
    # The whole original stands behind "RT @name: ".
    return said.split(": ", 1)[-1] if said.startswith("RT @") else said


def _others(cell: Cells, reposts: str | None, quotes: str | None) -> Iterator[PostRow]:
    for id_, name in ((reposts, "retweeted"), (None if reposts else quotes, "quoted")):
        author = AccountRow("x", clean.identifier(cell.get(f"{name}_user_id")), clean.text(cell.get(f"{name}_user")))
        if id_ and (author.id or author.handle):
            yield PostRow("x", id_, author, clean.moment(cell.get(f"{name}_timestamp_utc")), kind=None)


def _mentions(cell: Cells) -> Iterator[AccountRow]:
    names, ids = clean.listed(cell.get("mentioned_names")), clean.listed(cell.get("mentioned_ids"), clean=clean.identifier)
    if len(names) == len(ids):
        yield from (AccountRow("x", id_, name) for name, id_ in zip(names, ids, strict=True))
    else:
        yield from (AccountRow("x", handle=name) for name in names)


def _account(cell: Cells, context: Context) -> AccountRow:
    id_, handle = kept_id(cell, "user_id", context), clean.text(cell["user_screen_name"])
    if not id_ and not handle:
        raise RowRefused("user_id", "neither an id nor a handle")
    return AccountRow(
        "x",
        id_,
        handle,
        clean.text(cell.get("user_name")),
        clean.moment(cell.get("user_timestamp_utc")),
        profile=clean.profile(
            bio=cell.get("user_description"),
            location=cell.get("user_location"),
            url=cell.get("user_url"),
            followers=cell.get("user_followers"),
            following=cell.get("user_friends"),
            posts=cell.get("user_tweets"),
            verified=cell.get("user_verified"),
        ),
        observed_at=clean.moment(cell.get("collection_time"), context.zone) or context.observed_at,
    )


FORMATS = [Format("minet", "gazouilloire and minet CSV of X posts", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
