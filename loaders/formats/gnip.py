"""Gnip's activity streams: the same posts as X API v1.1 gives, in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import clean, tweet
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..values import Thing, part, parts, things

_DEPTH = 2  # a repost of a quote holds the quote, and that the quoted


def _sniff(head: Head) -> bool:
    first = head.sample
    return first.get("objectType") == "activity" and str(first.get("id")).startswith("tag:search.twitter.com")


def _unfold(value: Thing) -> Iterable[Any]:
    found = value.get("results")
    return found if isinstance(found, list) else [value]


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    if raw.value.get("verb") not in ("post", "share"):
        raise RowRefused("verb", "is neither post nor share", raw.value.get("verb"))
    yield _post(raw.value, context)


def _post(activity: Thing, context: Context, deep: int = _DEPTH) -> PostRow:
    original = part(activity, "object") if activity.get("verb") == "share" else {}
    quoted = part(original or activity, "twitter_quoted_status")
    plain = _plain(activity)
    found = tweet.post(
        plain,
        _account(part(activity, "actor"), context),
        tweet.body(_plain(original) if original else plain),
        context,
        reposts=_last(original.get("id")),
        quotes=None if original else _last(quoted.get("id")),
        observed_at=context.observed_at,
        along=[_post(x, context, deep - 1) for x in ((original,) if original else (quoted,)) if deep and _last(x.get("id"))],
    )
    if deep < _DEPTH and found.kind == "original":
        found.kind = None  # a post inside another does not say whether it quotes
    found.client = clean.text(part(activity, "generator").get("displayName"))
    return found


def _plain(activity: Thing) -> Thing:
    """An activity in v1.1's words."""
    long = part(activity, "long_object")
    links = {str(x.get("url")): x for x in parts(activity, "gnip", "urls")}
    entities = part(long, "twitter_entities") or part(activity, "twitter_entities")
    urls = [{**x, "unwound": {"url": part(links, str(x.get("url"))).get("expanded_url")}} for x in parts(entities, "urls")]
    return {
        "id_str": _last(activity.get("id")),
        "created_at": activity.get("postedTime"),
        "full_text": long.get("body") or activity.get("body"),
        "entities": {**entities, "urls": urls},
        "extended_entities": part(long, "twitter_extended_entities") or part(activity, "twitter_extended_entities"),
        "in_reply_to_status_id_str": _last(part(activity, "inReplyTo").get("link"), "/"),
        "lang": activity.get("twitter_lang"),
        "favorite_count": activity.get("favoritesCount"),
        "retweet_count": activity.get("retweetCount"),
    }


def _account(actor: Thing, context: Context) -> AccountRow | None:
    user = {
        "id_str": _last(actor.get("id")),
        "screen_name": actor.get("preferredUsername"),
        "name": actor.get("displayName"),
        "created_at": actor.get("postedTime"),
        "description": actor.get("summary"),
        "location": part(actor, "location").get("displayName"),
        "url": next((x.get("href") for x in parts(actor, "links") if x.get("href")), None),
        "followers_count": actor.get("followersCount"),
        "friends_count": actor.get("friendsCount"),
        "statuses_count": actor.get("statusesCount"),
        "verified": actor.get("verified"),
    }
    return tweet.account(user, context.observed_at)


def _last(value: Any, split: str = ":") -> str | None:
    found = str(value or "").rsplit(split, 1)[-1]
    return found if found.isdigit() else None


FORMATS = [
    Format(
        "gnip",
        "Gnip activity streams of X posts, JSON lines",
        _sniff,
        things(_unfold),
        _rows,
        columns=("id", "objectType", "verb", "body", "postedTime", "actor", "object", "twitter_entities", "long_object"),
        example='{"id": "tag:search.twitter.com,2005:…", "objectType": "activity", "verb": "post", "body": "…", "actor": {…}}',
    )
]
