"""X's own post and user objects, as API v1.1, streams, the archive and GraphQL's ``legacy`` carry them."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from . import clean
from .derive import posted_at
from .format import Context
from .rows import AccountRow, MediaRow, PostRow, RowRefused
from .values import Thing, part, parts

# A media key is a number for the kind and the media's id. The address of a picture tells both: a video's carries the id in
# digits, a photo's file name is the id's eight bytes and more in base64.
_VIDEO = re.compile(r"/(ext_tw_video_thumb|amplify_video_thumb|ext_tw_video|amplify_video)/(\d{5,20})/")
_PHOTO = re.compile(r"/(media|tweet_video_thumb|tweet_video)/([\w-]{11})[\w-]*(?:[.?:]|$)", re.ASCII)
_KINDS = {"ext": "7", "amp": "13", "med": "3", "twe": "16"}
_CLIENT = re.compile(r"<a [^>]*>([^<]*)</a>")


@dataclass(slots=True)
class Body:
    """What a post says: its whole text, what is marked in it, and its pictures."""

    text: str | None
    entities: Thing = field(default_factory=dict)
    media: list[Thing] = field(default_factory=list)


def body(tweet: Thing, note: Thing | None = None) -> Body:
    """The longest text that the object carries: a note, ``extended_tweet``, ``full_text`` or ``text``."""
    long = part(tweet, "extended_tweet") or tweet
    media = parts(long, "extended_entities", "media") or parts(tweet, "extended_entities", "media") or parts(long, "entities", "media")
    if note and note.get("text"):
        marked = part(note, "entity_set") or part(note, "entities")
        return Body(clean.written(note["text"]), marked or part(tweet, "entities"), media)
    return Body(clean.written(long.get("full_text") or long.get("text")), part(long, "entities"), media)


def post(
    tweet: Thing,
    author: AccountRow | None,
    said: Body,
    context: Context,
    *,
    reposts: str | None = None,
    quotes: str | None = None,
    views: Any = None,
    observed_at: datetime | None = None,
    along: Iterable[PostRow] = (),
) -> PostRow:
    """One post. ``said`` is what it says: for a repost that is its original's body, since X cuts the repost's own.

    RowRefused when it has no usable id or an impossible time.
    """
    id_ = reference(tweet, "id")
    if id_ is None:
        raise RowRefused("id", "has lost digits" if clean.rounded(tweet.get("id")) else "is no id", tweet.get("id"))
    replies = None if reposts else reference(tweet, "in_reply_to_status_id")
    quotes = None if reposts else quotes
    mentioned = parts(tweet, "entities", "user_mentions") + parts(said.entities, "user_mentions")
    return PostRow(
        "x",
        id_,
        author,
        posted_at(tweet.get("created_at"), id_, "created_at", context),
        said.text,
        "repost" if reposts else "quote" if quotes else "reply" if replies else "original",
        clean.text(tweet.get("lang")),
        reposts,
        quotes,
        replies,
        hashtags=[t for h in parts(said.entities, "hashtags") if (t := clean.text(h.get("text") or h.get("tag")))],
        mentions=[a for m in mentioned if (a := mention(m))],
        links=[u for x in parts(said.entities, "urls") if (u := address(x))],
        media=[m for x in said.media if (m := media(x))],
        counts={
            "likes": clean.count(tweet.get("favorite_count")),
            "reposts": clean.count(tweet.get("retweet_count")),
            "replies": clean.count(tweet.get("reply_count")),
            "quotes": clean.count(tweet.get("quote_count")),
            "views": clean.count(views),
        },
        client=client(tweet.get("source")),
        conversation=reference(tweet, "conversation_id"),
        observed_at=observed_at,
        context=list(along),
    )


def account(user: Thing, observed_at: datetime | None) -> AccountRow | None:
    """The account of a user object; None when it names nobody."""
    id_, handle = reference(user, "id"), clean.text(user.get("screen_name"))
    if not id_ and not handle:
        return None
    shown = next(iter(parts(user, "entities", "url", "urls")), {})
    return AccountRow(
        "x",
        id_,
        handle,
        clean.text(user.get("name")),
        clean.moment(user.get("created_at")),
        profile=clean.profile(
            bio=user.get("description"),
            location=user.get("location"),
            url=shown.get("expanded_url") or user.get("url"),
            followers=user.get("followers_count"),
            following=user.get("friends_count"),
            posts=user.get("statuses_count"),
            protected=user.get("protected"),
            verified=user.get("verified"),
        ),
        observed_at=observed_at,
    )


def reference(thing: Thing, name: str) -> str | None:
    """An id: the string beside the number, since many programs round the number."""
    return clean.identifier(thing.get(f"{name}_str") or thing.get(name))


def mention(found: Thing) -> AccountRow | None:
    """A mentioned account; that of a deleted user has no id, or the id -1."""
    id_, handle = reference(found, "id"), clean.text(found.get("screen_name"))
    id_ = None if id_ == "-1" else id_
    return AccountRow("x", id_, handle) if id_ or handle else None


def address(url: Thing) -> str | None:
    """Where a link leads, as far as the file says."""
    return clean.text(part(url, "unwound").get("url") or url.get("expanded_url") or url.get("url"))


def media(found: Thing) -> MediaRow | None:
    """A picture or video by X's key for it."""
    picture, type_ = clean.text(found.get("media_url_https") or found.get("media_url")), clean.text(found.get("type"))
    key = clean.text(found.get("media_key")) or media_key(picture or "") or (f"3_{id_}" if (id_ := reference(found, "id")) else None)
    return MediaRow(f"x:{key}", type_, picture if type_ == "photo" else None) if key else None


def media_key(address: str) -> str | None:
    """X's key for a picture or video, from its address.

    >>> media_key("https://pbs.twimg.com/media/HMvMNUDXcAA3HY3.jpg")
    '3_2074976582427439104'
    """
    if found := _VIDEO.search(address):
        return f"{_KINDS[found[1][:3]]}_{found[2]}"
    if found := _PHOTO.search(address):
        return f"{_KINDS[found[1][:3]]}_{int.from_bytes(urlsafe_b64decode(found[2] + '=')[:8], 'big')}"
    return None


def client(source: Any) -> str | None:
    """The name of a program, out of the link that v1.1 wraps it in."""
    plain = clean.written(source)
    found = _CLIENT.fullmatch(plain) if plain else None
    return found[1] if found else plain
