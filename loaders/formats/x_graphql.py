"""X's own web answers (GraphQL): raw, as twscrape and browsers save them, or as Zeeschuimer and 4CAT keep them, a post a line.

Since 2025 a user carries no ``legacy`` any more, and a text of more than 280 characters stands only in ``note_tweet``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from .. import clean, owner, tweet
from ..format import Context, Format
from ..read import Head, Raw
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..values import Thing, part, things

_MARK = re.compile(r'"__typename"\s*:.*"(?:rest_id|user_results|tweet_results)"\s*:', re.S)
_LISTS = {"FollowersSgs": "followers", "BlueVerifiedFollowersSgs": "followers", "FollowingSgs": "following"}
_DEPTH = 2  # a repost of a quote holds the quote, and that the quoted


def _sniff(head: Head) -> bool:
    first = head.sample
    if "source_platform" in first or "__import_meta" in first:
        return "x.com" in str(first) or "twitter.com" in str(first)
    return bool(_MARK.search(head.text))


def _unfold(value: Thing) -> Iterator[Any]:
    """Each post and each user of an answer that is not part of another post, with the list it stands in and when it was seen."""
    if meta := part(value, "__import_meta") or (value if "source_platform" in value else {}):
        yield part(value, "data") or value, "", _when(meta)
        return
    waiting: list[tuple[Any, str]] = [(value, "")]
    while waiting:
        thing, component = waiting.pop()
        if isinstance(thing, list):
            waiting += [(x, component) for x in reversed(thing)]
        elif isinstance(thing, dict):
            component = str(part(thing, "clientEventInfo").get("component") or component)
            name = str(thing.get("__typename") or "")
            if name.startswith("Tweet") and ("legacy" in thing or "tweet" in thing or name == "TweetTombstone"):
                yield thing, "", None
            elif name.startswith("User") and ("core" in thing or "legacy" in thing or "rest_id" in thing or name == "UserUnavailable"):
                yield thing, component, None
            else:
                waiting += [(thing[k], component) for k in reversed(list(thing)) if k != "promotedMetadata"]


def _when(meta: Thing) -> datetime | None:
    said = meta.get("timestamp_collected")
    return clean.moment(said / 1000 if isinstance(said, (int, float)) and said > 1e11 else said)


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing, component, seen = raw.value
    at = context.observed_at or seen
    name = str(thing.get("__typename") or "")
    if name in ("TweetTombstone", "UserUnavailable"):
        context.note(f"{name}: what is withheld or gone has no place in the graph")
    elif name.startswith("User"):
        yield from _user(thing, component, context, at)
    elif not part(thing.get("tweet", thing), "legacy"):
        raise RowRefused("legacy", "is not there: this is no post of X", thing.get("source_platform") or "")
    else:
        yield _post(thing, context, at)


def _user(thing: Thing, component: str, context: Context, at: datetime | None) -> Iterator[Rows]:
    found = _account(thing, at)
    if found is None:
        raise RowRefused("", "neither an id nor a handle")
    if component not in _LISTS:
        yield found
    elif mine := owner.owner(context):
        yield from owner.listed(found, _LISTS[component], mine, context, observed_at=at)
    else:
        context.note(f"follow edge: {owner.NOBODY}")
        yield found


def _post(thing: Thing, context: Context, at: datetime | None, deep: int = _DEPTH) -> PostRow:
    result = part(thing, "tweet") or thing
    legacy = part(result, "legacy")
    whole, quoted = _inside(legacy, "retweeted_status_result"), _inside(result, "quoted_status_result")
    body = whole or result
    user = part(result, "core", "user_results", "result")
    author = _account(user, at) or tweet.account(part(result, "user"), at)
    if author is None and (id_ := tweet.reference(legacy, "user_id")):
        author = AccountRow("x", id_)
    return tweet.post(
        {**legacy, "id_str": result.get("rest_id") or legacy.get("id_str"), "source": result.get("source") or legacy.get("source")},
        author,
        tweet.body(part(body, "legacy"), part(body, "note_tweet", "note_tweet_results", "result")),
        context,
        reposts=clean.identifier(whole.get("rest_id")),
        quotes=clean.identifier(quoted.get("rest_id")) or tweet.reference(legacy, "quoted_status_id"),
        views=part(result, "views").get("count") or part(result, "ext_views").get("count"),
        observed_at=at,
        along=[_post(x, context, at, deep - 1) for x in ((whole,) if whole else (quoted,)) if deep and part(x, "legacy")],
    )


def _inside(thing: Thing, name: str) -> Thing:
    found = part(thing, name, "result")
    return part(found, "tweet") or found


def _account(user: Thing, at: datetime | None) -> AccountRow | None:
    core, counts, bio = part(user, "core"), part(user, "relationship_counts"), part(user, "profile_bio")
    said = {
        "id_str": user.get("rest_id"),
        "screen_name": core.get("screen_name"),
        "name": core.get("name"),
        "created_at": core.get("created_at"),
        "description": bio.get("description"),
        "entities": part(bio, "entities"),
        "location": part(user, "location").get("location"),
        "url": part(user, "website").get("url"),
        "followers_count": counts.get("followers"),
        "friends_count": counts.get("following"),
        "statuses_count": part(user, "tweet_counts").get("tweets"),
        "protected": part(user, "privacy").get("protected"),
        "verified": part(user, "verification").get("verified"),
    }
    return tweet.account({**part(user, "legacy"), **{name: value for name, value in said.items() if value is not None and value != {}}}, at)


FORMATS = [
    Format(
        "x-graphql",
        "X's web answers: raw GraphQL, Zeeschuimer and 4CAT NDJSON",
        _sniff,
        things(_unfold),
        _rows,
        columns=("__typename", "rest_id", "core", "legacy", "note_tweet", "views", "quoted_status_result", "__import_meta"),
        example='{"data": {… "tweet_results": {"result": {"__typename": "Tweet", "rest_id": "…", "legacy": {…}}}}}',
    )
]
