"""Posts of X as Nitter shows them: its RSS feeds, and the JSON of ntscraper.

A repost stands there as its original, with the original's time: who passed it on is known, when is not. Links into the instance
that was asked are written as the links into X that they stand for.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from html import unescape
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from ...queries.schema.keys import digest
from .. import clean, tweet
from ..derive import posted_at
from ..format import Context, Format
from ..markup import Piece, pieces
from ..owner import owner
from ..read import Head, Raw
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..times import day
from ..values import Thing, part, strings, things

_FIELDS = ("title", "creator", "description", "pubDate", "guid", "link")
_STATUS = re.compile(r"/(\w{1,15})/status/(\d{1,20})")
_LEAD = re.compile(r"(?:Pinned: )?(?:RT by @(\w{1,15}): |R to @(\w{1,15}): |RT: )?", re.S)
_TAG = re.compile(r"<[^>]{0,2000}>")
_SHOWN = re.compile(r"<(?:img|video)\b[^>]{0,2000}?(?:src|poster)=\"([^\"]{1,2000})\"")
_QUOTED = re.compile(r"<footer>.{0,200}?/status/(\d{1,20})|<br><a href=\"[^\"]{1,300}/status/(\d{1,20})", re.S)
_CODED = re.compile(r"/enc/((?:[\w-]{4}){1,500}(?:[\w-]{2,3})?)")
_DATE = re.compile(r"([A-Z][a-z]{2} \d{1,2}, \d{4}) · (\d{1,2}):(\d{2}) ([AP])M UTC")
_COUNTS = {"likes": "likes", "reposts": "retweets", "replies": "comments", "quotes": "quotes"}


def _sniff(head: Head) -> bool:
    return "<rss" in head.text and "Twitter feed for: " in head.text


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    for raw in pieces(stream, "item"):
        piece: Piece | None = raw.value
        yield raw if piece is None else Raw(raw.line, {name: piece.part(name) for name in _FIELDS})


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    said: dict[str, str] = raw.value
    found = _STATUS.search(said["link"]) or _STATUS.search(said["guid"])
    id_ = found[2] if found else clean.identifier(said["guid"])
    if not id_ or not id_.isdigit():
        raise RowRefused("guid", "names no post", said["guid"])
    author = AccountRow("x", handle=clean.text(said["creator"].strip().lstrip("@")) or (found[1] if found else None))
    lead = _LEAD.match(said["title"])
    by, to = lead.groups() if lead else (None, None)
    own, _, quoted = said["description"].partition("<blockquote>")
    # A post without words has the name of its picture's kind as its title.
    text = clean.text(said["title"][lead.end() if lead else 0 :]) if _TAG.sub("", own).strip() else None
    quotes = _QUOTED.search(f"{quoted}{'' if quoted else own}")
    links = _links(clean.links_in(text or ""), said["link"])
    yield PostRow(
        "x",
        id_,
        author,
        posted_at(said["pubDate"], id_, "pubDate", context),
        text,
        "quote" if quotes else "reply" if to else "original",
        quotes=next(filter(None, quotes.groups()), None) if quotes else None,
        mentions=[AccountRow("x", handle=name) for name in dict.fromkeys([*clean.mentions_in(text or ""), *([to] if to else [])])],
        links=links,
        media=list(_media(unescape(address) for address in _SHOWN.findall(own))),
        observed_at=context.observed_at,
    )
    if by:
        yield _passed_on(AccountRow("x", handle=by), id_, text, context)


def _links(found: Iterable[str], mine: str) -> list[str]:
    host = urlsplit(mine).hostname or "nitter"
    return [re.sub(rf"^https?://{re.escape(host)}/", "https://x.com/", address).partition("#m")[0] for address in found]


def _media(addresses: Iterable[str]) -> Iterator[MediaRow]:
    for address in addresses:
        plain = unquote(address)
        if coded := _CODED.search(plain):
            plain = "/" + urlsafe_b64decode(f"{coded[1]}===").decode("utf-8", "replace")
        if key := tweet.media_key(plain.replace("/orig/", "/")):
            yield MediaRow(f"x:{key}", "photo" if key.startswith("3_") else None)


def _passed_on(who: AccountRow, id_: str, text: str | None, context: Context) -> PostRow:
    key = f"x:~{digest('nitter', who.id or who.handle, id_)}"
    return PostRow("x", None, who, None, text, "repost", reposts_of=id_, observed_at=context.observed_at, key=key)


def _sniff_json(head: Head) -> bool:
    return '"is-retweet"' in head.text and '"replying-to"' in head.text


def _unfold(value: Thing) -> Iterator[Any]:
    if "link" in value:
        yield value
        return
    for found in (value.get("tweets"), value.get("threads")):
        for thing in found if isinstance(found, list) else []:
            yield from thing if isinstance(thing, list) else [thing]


def _json_rows(raw: Raw, context: Context) -> Iterator[Rows]:
    post = _post(raw.value, context)
    if raw.value.get("is-retweet") is True:
        if mine := owner(context):
            yield _passed_on(mine, str(post.id), post.text, context)
        else:
            context.note("repost of which the file does not say by whom; --of HANDLE does")
    yield post


def _post(thing: Thing, context: Context) -> PostRow:
    found = _STATUS.search(str(thing.get("link")))
    if not found:
        raise RowRefused("link", "names no post", thing.get("link"))
    user, quoted = part(thing, "user"), part(thing, "quoted-post")
    handle = clean.text(str(user.get("username") or found[1]).lstrip("@"))
    text, stats = clean.text(thing.get("text")), part(thing, "stats")
    named = [name.lstrip("@") for name in strings(thing.get("replying-to"))]
    quotes = _STATUS.search(str(quoted.get("link") or ""))
    pictures = [*strings(thing.get("pictures")), *strings(thing.get("videos")), *strings(thing.get("gifs"))]
    card = clean.text(thing.get("external-link"))
    return PostRow(
        "x",
        found[2],
        AccountRow("x", handle=handle, name=clean.text(user.get("name"))),
        posted_at(_date(thing.get("date")), found[2], "date", context),
        text,
        "quote" if quotes else "reply" if named else "original",
        quotes=quotes[2] if quotes else None,
        mentions=[AccountRow("x", handle=name) for name in dict.fromkeys([*clean.mentions_in(text or ""), *named]) if clean.text(name)],
        links=list(dict.fromkeys([*clean.links_in(text or ""), *([card] if card and card.startswith("http") else [])])),
        media=list(_media(pictures)),
        counts={name: clean.count(stats.get(here)) for name, here in _COUNTS.items()},
        observed_at=context.observed_at,
        context=[_post(quoted, context)] if quotes and quoted.get("user") else [],
    )


def _date(value: Any) -> str:
    """``Jan 5, 2023 · 3:04 PM UTC`` as ISO; anything else as it is."""
    plain = str(value or "").strip()
    if not (found := _DATE.fullmatch(plain)):
        return plain
    hour = int(found[2]) % 12 + (12 if found[4] == "P" else 0)
    return f"{day(found[1])}T{hour:02}:{found[3]}:00Z"


FORMATS = [
    Format(
        "nitter",
        "Nitter's RSS feeds of X posts",
        _sniff,
        _read,
        _rows,
        columns=_FIELDS,
        example="<rss><channel><item><title>RT by @…: …</title><dc:creator>@…</dc:creator><link>https://…/status/…#m</link></item>",
    ),
    Format(
        "ntscraper",
        "ntscraper JSON of X posts",
        _sniff_json,
        things(_unfold),
        _json_rows,
        columns=("link", "text", "user", "date", "is-retweet", "replying-to", "quoted-post", "stats", "pictures", "external-link"),
        example='{"tweets": [{"link": "https://twitter.com/…/status/…", "text": "…", "user": {"username": "@…"}, "is-retweet": false}]}',
    ),
]
