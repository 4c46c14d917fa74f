"""Posts of X as 4CAT exports them as CSV: it names whom a post reposts or quotes, but not which post."""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean, tweet
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..tables import kept_id

COLUMNS = ("id", "thread_id", "timestamp", "body", "author", "is_retweet", "is_quote_tweet", "is_reply", "hashtags", "urls", "mentions")
_KINDS = {"is_retweet": "repost", "is_quote_tweet": "quote", "is_reply": "reply"}

_COUNTS = {"likes": "like", "reposts": "retweet", "replies": "reply", "quotes": "quote", "views": "impression"}


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    author = AccountRow(
        "x",
        kept_id(cell, "author_id", context),
        clean.text(cell["author"]),
        clean.text(cell.get("author_fullname")),
        observed_at=context.observed_at,
    )
    if not author.id and not author.handle:
        raise RowRefused("author", "neither an id nor a handle")
    # The export prints the same moment twice: as seconds, and as a time in UTC that does not say so.
    when = "unix_timestamp" if cell.get("unix_timestamp") else "timestamp"
    kind = next((kind for column, kind in _KINDS.items() if clean.flag(cell[column])), "original")
    named = dict.fromkeys([*_listed(cell["mentions"]), *([cell.get("retweeted_user") or ""] if kind == "repost" else [])])
    yield PostRow(
        "x",
        kept_id(cell, "id", context),
        author,
        required_zone(cell[when], clean.moment(cell[when], context.zone), when),
        clean.written(cell["body"].split(": ", 1)[-1] if kind == "repost" and cell["body"].startswith("RT @") else cell["body"]),
        kind,
        clean.text(cell.get("language_guess")),
        hashtags=_listed(cell["hashtags"]),
        mentions=[AccountRow("x", handle=name.lstrip("@")) for name in named if name.lstrip("@")],
        links=_listed(cell["urls"]),
        media=[
            MediaRow(f"x:{key}", type_, url if type_ == "photo" else None)
            for column, type_ in (("images", "photo"), ("videos", "video"))
            for url in _listed(cell.get(column, ""))
            if (key := tweet.media_key(url))
        ],
        counts={n: clean.count(cell.get(f"{one}_count")) for n, one in _COUNTS.items()},
        client=clean.text(cell.get("source")),
        conversation=kept_id(cell, "thread_id", context),
        observed_at=context.observed_at,
    )


def _listed(said: str) -> list[str]:
    # A comma may stand inside an address too; a new one begins with its scheme.
    parts: list[str] = []
    for piece in said.split(","):
        if parts and "://" in parts[-1] and "://" not in piece:
            parts[-1] += f",{piece}"
        elif clean.text(piece.strip()):
            parts.append(piece.strip())
    return parts


FORMATS = [Format("4cat", "4CAT CSV of X posts", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
