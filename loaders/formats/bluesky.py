"""Bluesky: posts as its API answers (feeds, searches, threads) or as the Jetstream carries them, with reposts and follows.

A post's time is what its author's program says; where the server saw it at another hour, that is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from ...queries.schema.keys import account_key
from .. import clean
from ..format import Context, Format, required_zone
from ..read import Head, Raw
from ..rows import AccountRow, EdgeRow, MediaRow, PostRow, RowRefused, Rows
from ..values import Thing, part, parts, strings, things

_URI = re.compile(r"at://(did:[\w:.%-]{3,80})/app\.bsky\.feed\.(?:post|repost)/([\w.~-]{1,40})")
_COUNTS = {"likes": "likeCount", "reposts": "repostCount", "replies": "replyCount", "quotes": "quoteCount"}


def _sniff(head: Head) -> bool:
    return '"app.bsky.' in head.text and ('"did"' in head.text or '"at://' in head.text)


def _unfold(value: Thing) -> Iterable[Any]:
    for name in ("feed", "posts", "followers", "follows"):
        if isinstance(value.get(name), list):
            yield from value[name]
            return
    yield value


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing = raw.value
    commit = part(thing, "commit")
    if commit:
        yield from _commit(str(thing.get("did") or ""), commit, thing, context)
    elif "post" in thing:
        yield from _shown(part(thing, "post"), part(thing, "reason"), context)
    elif "record" in thing:
        yield from _shown(thing, {}, context)
    elif found := _account(thing, context):
        yield found
    else:
        raise RowRefused("", "neither a post nor an account")


def _commit(did: str, commit: Thing, event: Thing, context: Context) -> Iterator[Rows]:
    """One change of a repository; what is deleted, liked or listed has no place in the graph."""
    kind, record = str(commit.get("collection") or "").removeprefix("app.bsky."), part(commit, "record")
    author = AccountRow("bluesky", clean.identifier(did)) if did.startswith("did:") else None
    if author is None or author.id is None:
        raise RowRefused("did", "is no id", did)
    id_ = f"{did}/{commit.get('rkey')}"
    seen = clean.moment(event["time_us"] / 1e6) if isinstance(event.get("time_us"), int) else None
    if kind == "feed.post" and record:
        yield _post(id_, author, record, {}, seen, context)
    elif kind == "feed.repost" and (original := _id(part(record, "subject").get("uri"))):
        yield PostRow(
            "bluesky", id_, author, _at(record, seen, context), kind="repost", reposts_of=original, observed_at=context.observed_at
        )
    elif kind == "graph.follow" and (other := clean.identifier(record.get("subject"))):
        yield author
        yield AccountRow("bluesky", other)
        ends = (("Account", account_key("bluesky", x, None)) for x in (author.id, other))
        yield EdgeRow("FOLLOWS", next(ends), next(ends), {"observed_at": _at(record, seen, context)})
    else:
        context.note(f"{clean.text(kind) or 'unnamed'} ({clean.text(commit.get('operation')) or 'change'}) of a repository")


def _shown(post: Thing, reason: Thing, context: Context) -> Iterator[Rows]:
    id_, author = _id(post.get("uri")), _account(part(post, "author"), context)
    if not id_ or author is None:
        raise RowRefused("uri", "is no address of a post", post.get("uri"))
    found = _post(id_, author, part(post, "record"), post, clean.moment(post.get("indexedAt")), context)
    by = _account(part(reason, "by"), context)
    if by is None:
        yield found
        return
    again = _id(reason.get("uri")) or f"{by.id or by.handle}/repost/{id_.rsplit('/', 1)[-1]}"
    yield PostRow("bluesky", again, by, clean.moment(reason.get("indexedAt")), found.text, "repost", found.lang, id_, context=[found])


def _post(id_: str, author: AccountRow, record: Thing, shown: Thing, seen: datetime | None, context: Context) -> PostRow:
    marks = [f for facet in parts(record, "facets") for f in parts(facet, "features")]
    embed = part(record, "embed")
    quoted = _id(part(embed, "record").get("uri") or part(embed, "record", "record").get("uri"))
    media, replies = part(embed, "media") or embed, _id(part(record, "reply", "parent").get("uri"))
    pictures = [c for x in parts(media, "images") if (c := clean.identifier(part(x, "image", "ref").get("$link")))]
    links = [f.get("uri") for f in marks if f.get("uri")] + [part(media, "external").get("uri")]
    return PostRow(
        "bluesky",
        id_,
        author,
        _at(record, seen, context),
        clean.text(record.get("text")),
        "quote" if quoted else "reply" if replies else "original",
        next(iter(strings(record.get("langs"))), None),
        quotes=quoted,
        replies_to=replies,
        hashtags=[t for f in marks if (t := clean.text(f.get("tag")))] + strings(record.get("tags")),
        mentions=[AccountRow("bluesky", d) for f in marks if (d := clean.identifier(f.get("did")))],
        links=[t for t in map(clean.text, dict.fromkeys(map(str, filter(None, links)))) if t],
        media=[MediaRow(f"bluesky:{c}", "photo") for c in pictures],
        counts={name: clean.count(shown.get(column)) for name, column in _COUNTS.items()},
        conversation=_id(part(record, "reply", "root").get("uri")) or id_,
        observed_at=context.observed_at,
    )


def _at(record: Thing, seen: datetime | None, context: Context) -> datetime | None:
    said = required_zone(record.get("createdAt"), clean.moment(record.get("createdAt"), context.zone), "createdAt")
    if said and seen and abs((said - seen).total_seconds()) > 3600:
        context.note("printed time an hour or more from when the server saw it; the printed one stands")
    return said


def _id(uri: Any) -> str | None:
    found = _URI.fullmatch(str(uri or ""))
    return f"{found[1]}/{found[2]}" if found else None


def _account(said: Thing, context: Context) -> AccountRow | None:
    did, handle = clean.identifier(said.get("did")), clean.text(said.get("handle"))
    if not did and not handle:
        return None
    counts = {"followers": "followersCount", "following": "followsCount", "posts": "postsCount"}
    profile = {"bio": clean.text(said.get("description")), **{name: clean.count(said.get(column)) for name, column in counts.items()}}
    handle = None if handle == "handle.invalid" or (handle and len(handle) > 253) else handle
    return AccountRow(
        "bluesky",
        did,
        handle,
        clean.text(said.get("displayName")),
        clean.moment(said.get("createdAt")),
        profile=profile,
        observed_at=context.observed_at,
    )


FORMATS = [
    Format(
        "bluesky",
        "Bluesky posts: API answers and Jetstream, JSON",
        _sniff,
        things(_unfold),
        _rows,
        columns=("uri", "author", "record", "indexedAt", "did", "commit", "reason"),
        example='{"posts": [{"uri": "at://did:plc:…/app.bsky.feed.post/…", "author": {"did": "…", "handle": "…"}, "record": {…}}]}',
    )
]
