"""coterie's own CSVs of what platforms hold: accounts, posts, follow edges, links from site to site."""

from __future__ import annotations

from collections.abc import Iterator

from ...queries.schema.keys import account_key
from .. import clean
from ..format import Context
from ..rows import AccountRow, EdgeRow, MediaRow, PostRow, RowRefused, Rows
from ..tables import Cells, form, id_of, synthetic, time_of


def _account(cell: Cells, context: Context) -> Iterator[Rows]:
    yield AccountRow(
        clean.text(cell["platform"]) or "x",
        id_of(cell, "id"),
        _handle(cell["handle"]),
        clean.text(cell["name"]),
        time_of(cell, "created_at", context),
        standing=clean.text(cell["standing"]),
        standing_source=clean.text(cell["standing_source"]),
        observed_at=time_of(cell, "observed_at", context) or context.observed_at,
        synthetic=synthetic(cell),
        profile={
            **{c: clean.text(cell[c]) for c in ("bio", "location", "url", "banner")},
            **{c: clean.count(cell[c]) for c in ("followers", "following", "posts")},
            "suspended": clean.flag(cell["suspended"]),
        },
    )


def _handle(cell: str) -> str | None:
    plain = clean.text(cell.strip().lstrip("@"))
    return plain if plain and len(plain) <= 64 else None


def _post(cell: Cells, context: Context) -> Iterator[Rows]:
    platform, marked = clean.text(cell["platform"]) or "x", synthetic(cell)
    author = AccountRow(platform, id_of(cell, "account_id"), _handle(cell["handle"]), synthetic=marked)
    kind = clean.text(cell["kind"]) or (
        "repost" if cell["reposts_of"] else "quote" if cell["quotes"] else "reply" if cell["replies_to"] else "original"
    )
    yield PostRow(
        platform,
        id_of(cell, "id"),
        author if author.id or author.handle else None,
        time_of(cell, "at", context),
        clean.text(cell["text"]),
        kind,
        clean.text(cell["lang"]),
        id_of(cell, "reposts_of"),
        id_of(cell, "quotes"),
        id_of(cell, "replies_to"),
        hashtags=clean.listed(cell["hashtags"]) if cell["hashtags"] else None,
        mentions=[AccountRow(platform, handle=h, synthetic=marked) for x in clean.listed(cell["mentions"]) if (h := _handle(x))]
        if cell["mentions"]
        else None,
        links=clean.listed(cell["links"]) if cell["links"] else None,
        media=[MediaRow(h) for h in clean.listed(cell["media"])],
        counts={c: clean.count(cell[c]) for c in ("likes", "reposts", "replies", "views")},
        observed_at=context.observed_at,
        url=clean.text(cell["url"]),
        archive=clean.text(cell["archive"]),
        synthetic=marked,
    )


def _follow(cell: Cells, context: Context) -> Iterator[Rows]:
    platform = clean.text(cell["platform"]) or "x"
    ends = []
    for column in ("follower", "followed"):
        value = cell[column].strip()
        id_, handle = (None, _handle(value)) if value.startswith("@") else (id_of(cell, column), None)
        if not id_ and not handle:
            raise RowRefused(column, "is neither an id nor an @handle", value)
        yield AccountRow(platform, id_, handle, synthetic=synthetic(cell))
        ends.append(("Account", account_key(platform, id_, handle)))
    yield EdgeRow(
        "FOLLOWS",
        ends[0],
        ends[1],
        {
            "observed_at": time_of(cell, "observed_at", context) or context.observed_at,
            "complete": clean.flag(cell["complete"]),
            "statements": clean.listed(cell["statement"]),
            "synthetic": synthetic(cell),
        },
    )


def _backlink(cell: Cells, context: Context) -> Iterator[Rows]:
    ends = [clean.domain(cell[column]) if cell[column] else None for column in ("from", "to")]
    for column, found in zip(("from", "to"), ends, strict=True):
        if not found:
            raise RowRefused(column, "is no web address", cell[column])
    yield EdgeRow(
        "BACKLINKS",
        ("Domain", str(ends[0])),
        ("Domain", str(ends[1])),
        {
            "holds_from": clean.text(cell["first_seen"]),
            "holds_to": clean.text(cell["last_seen"]),
            "verb": clean.text(cell["anchor"]),
            "statements": clean.listed(cell["statement"]),
            "synthetic": synthetic(cell),
        },
    )


FORMATS = [
    form(
        "accounts",
        "Accounts and their profiles",
        "platform handle",
        "id name created_at bio location url banner followers following posts suspended standing standing_source observed_at",
        _account,
    ),
    form(
        "posts",
        "Posts",
        "platform at text",
        "id account_id handle lang kind reposts_of quotes replies_to hashtags links mentions media likes reposts replies views url archive",
        _post,
    ),
    form("follows", "Follow edges", "follower followed", "platform observed_at complete statement", _follow),
    form("backlinks", "Links from site to site", "from to", "first_seen last_seen anchor statement", _backlink),
]
