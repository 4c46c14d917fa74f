"""X's releases of posts of state-linked operations (2018 to 2022), hashed or not.

Small accounts have a hash for their id, their handle and their name. Most copies have lost the digits of ``retweet_tweetid``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..derive import made_at, posted_at
from ..format import Context, Format, csv_with
from ..read import Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..tables import Cells, kept_id

COLUMNS = (
    "tweetid",
    "userid",
    "user_screen_name",
    "tweet_text",
    "tweet_time",
    "is_retweet",
    "retweet_tweetid",
    "hashtags",
    "urls",
    "user_mentions",
)


_COUNTS = {"likes": "like", "reposts": "retweet", "replies": "reply", "quotes": "quote"}


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    id_ = kept_id(cell, "tweetid", context)
    reposted = (clean.flag(cell["is_retweet"]) or False) or bool(cell["retweet_tweetid"])
    quotes, replies = kept_id(cell, "quoted_tweet_tweetid", context), kept_id(cell, "in_reply_to_tweetid", context)
    yield PostRow(
        "x",
        id_,
        _account(cell, context),
        posted_at(cell["tweet_time"], id_, "tweet_time", context),
        clean.written(cell["tweet_text"]),
        "repost" if reposted else "quote" if cell["quoted_tweet_tweetid"] else "reply" if cell["in_reply_to_tweetid"] else "original",
        clean.text(cell.get("tweet_language")),
        kept_id(cell, "retweet_tweetid", context),
        None if reposted else quotes,
        replies,
        hashtags=clean.listed(cell["hashtags"]),
        mentions=[AccountRow("x", m) for m in clean.listed(cell["user_mentions"], clean=clean.identifier)],
        links=clean.listed(cell["urls"]),
        counts={n: clean.count(cell.get(f"{one}_count")) for n, one in _COUNTS.items()},
        client=clean.text(cell.get("tweet_client_name")),
        observed_at=context.observed_at,
    )


def _account(cell: Cells, context: Context) -> AccountRow:
    id_, handle, name = kept_id(cell, "userid", context), clean.text(cell["user_screen_name"]), clean.text(cell.get("user_display_name"))
    if not id_ and not handle:
        raise RowRefused("userid", "neither an id nor a handle")
    hashed = id_ is not None and handle == id_
    return AccountRow(
        "x",
        id_,
        None if hashed else handle,
        None if hashed and name == id_ else name,
        made_at(cell.get("account_creation_date"), id_, context),
        profile=clean.profile(
            bio=cell.get("user_profile_description"),
            location=cell.get("user_reported_location"),
            url=cell.get("user_profile_url"),
            followers=cell.get("follower_count"),
            following=cell.get("following_count"),
        ),
        observed_at=context.observed_at,
    )


FORMATS = [Format("io-release", "X's releases of information operations, CSV", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
