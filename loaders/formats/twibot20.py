"""TwiBot-20: accounts with their profile, the texts of their last posts without ids or times, and some of whom they follow.

Its labels and topics have no place in the graph: nothing that searches for groups may see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...queries.schema.keys import digest
from .. import clean, tweet
from ..format import Context, Format
from ..owner import listed
from ..read import Head, Raw
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..values import Thing, part, things

_START = re.compile(r'\s*\[?\s*\{\s*"ID"\s*:')
_ENTITIES = re.compile(r"'expanded_url': '([^']{1,2000})'")


def _sniff(head: Head) -> bool:
    return bool(_START.match(head.text)) and '"profile"' in head.text


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    profile = {name: plain for name, value in part(thing, "profile").items() if (plain := str(value).strip()) not in ("", "None")}
    # What stands there as an object is Python's printing of one.
    shown = _ENTITIES.search(profile.pop("entities", "").split("'description'", 1)[0])
    found: AccountRow | None = tweet.account({**profile, "url": shown[1] if shown else profile.get("url")}, context.observed_at)
    id_ = clean.identifier(thing.get("ID")) or (found.id if found else None)
    if not id_:
        raise RowRefused("ID", "is no id", thing.get("ID"))
    mine = found or AccountRow("x", id_)
    mine.id = id_
    yield mine
    for number, said in enumerate(_list(thing.get("tweet")), 1):
        if text := clean.written(str(said).rstrip("\n")):
            key = f"x:~{digest('twibot-20', id_, number, text)}"
            yield PostRow(
                "x", None, mine, text=text, kind="repost" if text.startswith("RT @") else None, observed_at=context.observed_at, key=key
            )
    for way, name in (("followers", "follower"), ("following", "following")):
        for other in _list(part(thing, "neighbor").get(name)):
            if other_id := clean.identifier(other):
                yield from listed(AccountRow("x", other_id), way, AccountRow("x", id_), context)
    for name in ("label", "domain"):
        if thing.get(name):
            context.note(f"{name}, which has no place in the graph")


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _itself(value: Thing) -> list[Thing]:
    return [value]


FORMATS = [
    Format(
        "twibot-20",
        "TwiBot-20 JSON: accounts, texts and neighbours",
        _sniff,
        things(_itself),
        _rows,
        columns=("ID", "profile", "tweet", "neighbor", "domain", "label"),
        example='[{"ID": "…", "profile": {"screen_name": "…"}, "tweet": ["…"], "neighbor": {"following": ["…"], "follower": ["…"]}}]',
    )
]
