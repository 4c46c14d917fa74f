"""The Congress Twitter accounts data set: members, committees, caucuses and parties of the US Congress with their accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...queries.schema.keys import account_key
from .. import clean
from ..asserted import Place, asserts
from ..bundle import slug
from ..derive import posted_at
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import AccountRow, NodeRow, PostRow, RowRefused, Rows
from ..values import Thing, parts, strings, things

_START = re.compile(r'\s*\[\s*\{.{0,400}"(?:chamber|accounts)"\s*:', re.S)
_PARTIES = {"D": "Democratic Party", "R": "Republican Party", "L": "Libertarian Party"}
_DOCUMENT = "congress-accounts"


def _sniff(head: Head) -> bool:
    return bool(_START.match(head.text)) and '"screen_name"' in head.text and '"account_type"' in head.text


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    name = clean.text(thing.get("name"))
    if not name:
        raise RowRefused("name", "is empty")
    is_member = thing.get("type") == "member"
    who: Place = ("Person" if is_member else "Organisation", slug(name))
    kind = None if is_member else clean.text(thing.get("type"))
    yield NodeRow(*who, {"name": name, "standing": "office-holder"} if is_member else {"name": name, "kind": kind, "country": "US"})
    yield NodeRow("Document", _DOCUMENT, {"title": "Accounts of the US Congress"})
    if is_member and (party := _PARTIES.get(str(thing.get("party")))):
        place = ("Organisation", slug(f"us {party}"))
        yield NodeRow(*place, {"name": party, "kind": "party", "country": "US"})
        yield from asserts("MEMBER_OF", who, place, f"{name} belongs to the {party}", _DOCUMENT)
    for account in parts(thing, "accounts"):
        yield from _account(account, who, name, context)


def _account(said: Thing, who: Place, name: str, context: Context) -> Iterator[Rows]:
    id_, handle = clean.identifier(said.get("id")), clean.text(said.get("screen_name"))
    if not id_ and not handle:
        context.note("account without id and handle")
        return
    yield AccountRow("x", id_, handle, standing="office-holder")
    for old in strings(said.get("prev_names")):
        if printed := clean.text(old):
            yield AccountRow("x", id_, printed, profile={"handle": printed})
    kind = clean.text(said.get("account_type")) or "account"
    yield from asserts(
        "REPRESENTS",
        ("Account", account_key("x", id_, handle)),
        who,
        f"@{handle or id_} is an account ({kind}) of {name}",
        _DOCUMENT,
        verb=kind,
    )


def _sniff_posts(head: Head) -> bool:
    return {"id", "screen_name", "user_id", "time", "link", "text"} <= head.sample.keys()


def _posts(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    id_, text = clean.identifier(thing.get("id")), clean.written(thing.get("text"))
    author = AccountRow("x", clean.identifier(thing.get("user_id")), clean.text(thing.get("screen_name")))
    if not id_ or not (author.id or author.handle):
        raise RowRefused("id", "neither the id of a post nor its author" if id_ else "is no id", thing.get("id"))
    at = posted_at(thing.get("time"), id_, "time", context)
    kind = "repost" if (text or "").startswith("RT @") else "quote" if " QT @" in (text or "") else "original"
    yield PostRow("x", id_, author, at, text, kind, client=clean.text(thing.get("source")), url=clean.text(thing.get("link")))


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format(
        "congress-accounts",
        "Accounts of the US Congress (congresstweets)",
        _sniff,
        things(_itself),
        _rows,
        columns=("name", "chamber", "type", "party", "accounts"),
        example='[{"name": "…", "type": "caucus", "party": "D", "accounts": [{"id": "…", "screen_name": "…", "account_type": "office"}]}]',
    ),
    Format(
        "congress-posts",
        "Posts of the US Congress, a day a file (congresstweets)",
        _sniff_posts,
        things(_itself),
        _posts,
        columns=("id", "screen_name", "user_id", "time", "link", "text", "source"),
    ),
]
