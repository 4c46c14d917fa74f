"""twarc-csv: X API v2 posts and users as a table of dotted columns; lists stand in their cells as JSON.

A repost's row carries its original's text, marks and counts unless twarc was told otherwise, so they are given to the original.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from .. import clean
from ..format import Context, Format
from ..read import Head, Raw, table
from ..rows import AccountRow, PostRow, Rows
from ..tweet_v2 import Page, account, post

COLUMNS = ("id", "created_at", "__twarc.retrieved_at")
_REFERENCES = {"retweeted": "retweeted", "quoted": "quoted", "replied_to": "in_reply_to"}  # and how the columns of its author begin
_USER = ("id", "username", "name", "created_at", "description", "location", "url", "protected", "verified")


def _sniff(head: Head) -> bool:
    return set(COLUMNS) <= set(head.columns) and ({"author_id", "text"} <= set(head.columns) or "username" in head.columns)


@lru_cache(maxsize=8)  # rows of one page of the API stand together
def _page(retrieved: str) -> Page:
    return Page({"__twarc": {"retrieved_at": retrieved}})


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell = raw.value
    page = _page(cell["__twarc.retrieved_at"])
    at = context.observed_at or page.observed_at
    if "author_id" not in cell:
        yield account(_user(cell, ""), page, at)
        return
    item = _item(cell)
    merged = "retweeted" in item["original"] and not item["text"].startswith("RT @")
    found = post(
        item | {"public_metrics": {"retweet_count": item["public_metrics"]["retweet_count"]}} if merged else item, page, at, deep=False
    )
    for kind, id_ in item["original"].items():
        author = _other(cell, _REFERENCES[kind])
        if kind == "retweeted" and merged and author:
            whole = post(
                item | {"id": id_, "referenced_tweets": [], "author": None, "author_id": author.id, "created_at": "", "source": ""},
                page,
                at,
                deep=False,
            )
            whole.author, whole.kind, whole.conversation, whole.media = author, None, None, found.media
            found.context.append(whole)
            found.mentions = [author, *(found.mentions or [])]  # as its own text, "RT @name: …", did
        elif author:
            found.context.append(PostRow("x", id_, author, kind=None))
    yield found


def _item(cell: dict[str, str]) -> dict[str, Any]:
    """A row as the API's own object."""
    original = {kind: cell[f"referenced_tweets.{kind}.id"] for kind in _REFERENCES if cell.get(f"referenced_tweets.{kind}.id")}
    return {
        **{name: cell.get(name, "") for name in ("id", "author_id", "created_at", "lang", "source", "conversation_id")},
        "text": _lines(cell["text"]),
        "original": original,
        "referenced_tweets": [{"type": kind, "id": id_} for kind, id_ in original.items()],
        "author": _user(cell, "author.") if cell.get("author.id") else None,
        "entities": {
            "hashtags": [{"tag": str(tag).lstrip("#")} for tag in _listed(cell, "entities.hashtags")],
            "mentions": [{"username": str(name).lstrip("@")} for name in _listed(cell, "entities.mentions")],
            "urls": [{"expanded_url": str(url)} for url in _listed(cell, "entities.urls")],
        },
        "attachments": {"media_keys": _listed(cell, "attachments.media_keys")},
        "public_metrics": {
            n: cell.get(f"public_metrics.{n}") for n in ("like_count", "retweet_count", "reply_count", "quote_count", "impression_count")
        },
    }


def _user(cell: dict[str, str], before: str) -> dict[str, Any]:
    counts = {n: cell.get(f"{before}public_metrics.{n}") for n in ("followers_count", "following_count", "tweet_count")}
    marks = {"True": True, "False": False}
    said: dict[str, Any] = {name: cell.get(before + name) or None for name in _USER}
    return said | {
        "description": _lines(said["description"] or ""),
        "protected": marks.get(said["protected"] or ""),
        "verified": marks.get(said["verified"] or ""),
        "public_metrics": counts,
    }


def _other(cell: dict[str, str], before: str) -> AccountRow | None:
    id_, handle = clean.identifier(cell.get(f"{before}_user_id")), clean.text(cell.get(f"{before}_username"))
    return AccountRow("x", id_, handle) if id_ or handle else None


def _lines(said: str) -> str:
    # The table keeps one post a line: ends of lines stand as backslash and n.
    return said.replace("\\n", "\n").replace("\\r", "\r") if "\\" in said else said


def _listed(cell: dict[str, str], column: str) -> list[Any]:
    said = cell.get(column)
    if not said:
        return []
    try:
        found = orjson.loads(said)
    except orjson.JSONDecodeError:
        return []
    return found if isinstance(found, list) else []


FORMATS = [
    Format(
        "twarc-csv",
        "X API v2 posts and users as twarc-csv writes them",
        _sniff,
        table,
        _rows,
        columns=("id", "author_id", "created_at", "text", "referenced_tweets.retweeted.id", "author.username", "__twarc.retrieved_at"),
    )
]
