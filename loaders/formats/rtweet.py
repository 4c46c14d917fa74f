"""Posts of X as the R package rtweet writes them as CSV: ``NA`` for nothing, an ``x`` before ids, lists joined by blanks."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean, tweet
from ..derive import posted_at
from ..format import Context, Format, csv_with
from ..read import Raw, table
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..tables import Cells, kept_id

COLUMNS = ("status_id", "user_id", "screen_name", "created_at", "text", "is_retweet", "hashtags")
_REPOSTS, _QUOTES = ("retweet_status_id",), ("quoted_status_id", "quote_status_id")
_REPLIES = ("reply_to_status_id", "in_reply_to_status_id", "in_reply_to_status_status_id")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = {name: "" if value in ("NA", "NaN") else value for name, value in raw.value.items()}
    for name, value in cell.items():
        if name.endswith("_id") and value[:1] == "x":
            cell[name] = " ".join(part.removeprefix("x") for part in value.split())
    id_, reposts, quotes, replies = (_one(cell, names, context) for names in (("status_id",), _REPOSTS, _QUOTES, _REPLIES))
    names, ids = _listed(cell, "mentions_screen_name"), _listed(cell, "mentions_user_id")
    yield PostRow(
        "x",
        id_,
        _account(cell, context),
        posted_at(cell["created_at"], id_, "created_at", context),
        clean.written(cell.get("retweet_text") or cell["text"]),
        "repost" if reposts or clean.flag(cell["is_retweet"]) else "quote" if quotes else "reply" if replies else "original",
        clean.text(cell.get("lang")),
        reposts,
        None if reposts else quotes,
        replies,
        hashtags=_listed(cell, "hashtags"),
        mentions=[AccountRow("x", ids[n] if len(ids) == len(names) else None, name) for n, name in enumerate(names)],
        links=_listed(cell, "urls_expanded_url") or _listed(cell, "urls_expanded"),
        media=[
            MediaRow(f"x:{key}") for url in _listed(cell, "ext_media_url") or _listed(cell, "media_url") if (key := tweet.media_key(url))
        ],
        counts={
            n: clean.count(cell.get(f"{c}_count"))
            for n, c in {"likes": "favorite", "reposts": "retweet", "quotes": "quote", "replies": "reply"}.items()
        },
        client=clean.text(cell.get("source")),
        observed_at=context.observed_at,
        url=clean.text(cell.get("status_url")),
    )


def _one(cell: Cells, names: tuple[str, ...], context: Context) -> str | None:
    return next((found for name in names if (found := kept_id(cell, name, context))), None)


def _listed(cell: Cells, column: str) -> list[str]:
    said = cell.get(column, "").strip()
    return clean.listed(f"[{said[2:-1]}]") if said.startswith("c(") else clean.listed(said, " ")


def _account(cell: Cells, context: Context) -> AccountRow:
    id_, handle = kept_id(cell, "user_id", context), clean.text(cell["screen_name"])
    if not id_ and not handle:
        raise RowRefused("user_id", "neither an id nor a handle")
    return AccountRow(
        "x",
        id_,
        handle,
        clean.text(cell.get("name")),
        clean.moment(cell.get("account_created_at"), context.zone),
        profile=clean.profile(
            bio=cell.get("description"),
            location=cell.get("location"),
            url=cell.get("profile_expanded_url") or cell.get("profile_url"),
            followers=cell.get("followers_count"),
            following=cell.get("friends_count"),
            posts=cell.get("statuses_count"),
            protected=cell.get("protected"),
            verified=cell.get("verified"),
        ),
        observed_at=context.observed_at,
    )


FORMATS = [Format("rtweet", "rtweet CSV of X posts", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
