"""snscrape's and twscrape's JSON lines: posts and users of X under snscrape's names, old ones (``content``, ``outlinks``) too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import clean, tweet
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..values import Thing, part, parts, strings, things

_COUNTS = {"favorite_count": "likeCount", "retweet_count": "retweetCount", "reply_count": "replyCount", "quote_count": "quoteCount"}
_DEPTH = 2  # a repost of a quote holds the quote, and that the quoted


def _sniff(head: Head) -> bool:
    first = head.sample
    if str(first.get("_type")).startswith("snscrape.modules.twitter"):
        return True
    is_post = "user" in first and "date" in first and ("rawContent" in first or ("content" in first and "url" in first))
    return is_post or ("username" in first and "displayname" in first and "followersCount" in first)


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    if "user" in thing and ("rawContent" in thing or "content" in thing):
        yield _post(thing, context)
    elif found := _account(thing, context) if "username" in thing else None:
        yield found
    else:
        raise RowRefused("", "neither a post nor a user")


def _post(thing: Thing, context: Context, deep: int = _DEPTH) -> PostRow:
    whole, quoted = part(thing, "retweetedTweet"), part(thing, "quotedTweet")
    plain = {
        "id_str": _id(thing, "id"),
        "created_at": thing.get("date"),
        "lang": thing.get("lang"),
        "source": thing.get("sourceLabel") or thing.get("source"),
        "conversation_id_str": _id(thing, "conversationId"),
        "in_reply_to_status_id_str": _id(thing, "inReplyToTweetId"),
        "entities": {"user_mentions": _mentions(thing)},
        **{name: thing.get(here) for name, here in _COUNTS.items()},
    }
    return tweet.post(
        plain,
        _account(part(thing, "user"), context),
        _body(whole or thing),
        context,
        reposts=_id(whole, "id"),
        quotes=_id(quoted, "id"),
        views=thing.get("viewCount"),
        observed_at=context.observed_at,
        along=[_post(x, context, deep - 1) for x in ((whole,) if whole else (quoted,)) if deep and "user" in x],
    )


def _body(thing: Thing) -> tweet.Body:
    links: Iterable[Any] = parts(thing, "links") or [{"url": u} for u in strings(thing.get("outlinks"))]
    marks = {
        "hashtags": [{"text": tag} for tag in strings(thing.get("hashtags"))],
        "user_mentions": _mentions(thing),
        "urls": [{"expanded_url": x.get("url")} for x in links],
    }
    return tweet.Body(clean.written(thing.get("rawContent") or thing.get("content")), marks, list(_media(thing)))


def _media(thing: Thing) -> Iterator[Thing]:
    said = thing.get("media")
    for kind, name in (("photo", "photos"), ("video", "videos"), ("animated_gif", "animated")):
        for found in parts(said, name) if isinstance(said, dict) else []:
            yield {"type": kind, "media_url_https": found.get("url") or found.get("thumbnailUrl")}
    for found in parts(said):
        named = {"Photo": "photo", "Video": "video", "Gif": "animated_gif"}.get(str(found.get("_type")).rsplit(".", 1)[-1])
        yield {"type": named, "media_url_https": found.get("fullUrl") or found.get("thumbnailUrl")}


def _mentions(thing: Thing) -> list[Thing]:
    return [{"id_str": _id(x, "id"), "screen_name": x.get("username")} for x in parts(thing, "mentionedUsers")]


def _account(user: Thing, context: Context) -> AccountRow | None:
    link = user.get("link") if isinstance(user.get("link"), dict) else {}
    said = {
        "id_str": _id(user, "id"),
        "screen_name": user.get("username"),
        "name": user.get("displayname"),
        "created_at": user.get("created"),
        "description": user.get("rawDescription") or user.get("description"),
        "location": user.get("location"),
        "url": (link or {}).get("url") or user.get("linkUrl"),
        "followers_count": user.get("followersCount"),
        "friends_count": user.get("friendsCount"),
        "statuses_count": user.get("statusesCount"),
        "protected": user.get("protected"),
        "verified": user.get("verified"),
    }
    return tweet.account(said, context.observed_at)


def _id(thing: Thing, name: str) -> str | None:
    return clean.identifier(thing.get(f"{name}_str") or thing.get(f"{name}Str") or thing.get(name))


FORMATS = [
    Format(
        "snscrape",
        "snscrape and twscrape JSON lines",
        _sniff,
        things(lambda value: [value]),
        _rows,
        columns=("id", "date", "rawContent", "user", "retweetedTweet", "quotedTweet", "links", "mentionedUsers"),
        example='{"id": 1, "date": "2026-07-08 21:59:10+00:00", "rawContent": "…", "user": {"id": 2, "username": "…"}}',
    )
]
