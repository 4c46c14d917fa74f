"""The Internet Research Agency CSV as FiveThirtyEight published it (15 or 21 columns).

Its posts may have no id, its reposts never name their original, and its author ids were partly rounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import clean
from ..format import Context, Format, csv_with, required_zone
from ..read import Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows

COLUMNS = (
    "external_author_id",
    "author",
    "content",
    "region",
    "language",
    "publish_date",
    "harvested_date",
    "following",
    "followers",
    "updates",
    "post_type",
    "account_type",
    "retweet",
    "account_category",
    "new_june_2018",
)
_KINDS = {"RETWEET": "repost", "QUOTE_TWEET": "quote"}


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    # alt_external_id is right where external_author_id was rounded; without either, the handle identifies.
    id_ = clean.identifier(cell.get("alt_external_id")) or clean.identifier(cell["external_author_id"])
    if clean.rounded(cell["external_author_id"]):
        context.note("external_author_id rounded by a spreadsheet")
    handle = clean.text(cell["author"])
    if not handle and not id_:
        raise RowRefused("author", "empty, and no usable id")
    author = AccountRow(
        "x",
        id_,
        handle,
        profile={
            "followers": clean.count(cell["followers"]),
            "following": clean.count(cell["following"]),
            "posts": clean.count(cell["updates"]),
        },
        observed_at=clean.moment(cell["harvested_date"], context.zone),
    )
    yield PostRow(
        "x",
        clean.identifier(cell.get("tweet_id")),
        author,
        at=required_zone(cell["publish_date"], clean.moment(cell["publish_date"], context.zone), "publish_date"),
        text=clean.text(cell["content"]),
        lang=clean.text(cell["language"]),
        kind=_KINDS.get(cell["post_type"], "original"),
        observed_at=clean.moment(cell["harvested_date"], context.zone),
    )


FORMATS = [Format("ira", "Internet Research Agency CSV (FiveThirtyEight)", csv_with(*COLUMNS), table, _rows, columns=COLUMNS)]
