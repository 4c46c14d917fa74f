"""The archive that X gives to an account's owner: ``window.YTD.tweets.part0 = […]``, followers, following; no private mail.

Whose archive it is stands in ``account.js`` beside the file, or ``--of`` says it; when it was made and which lists it holds whole, in
``manifest.js``. Its e-mail addresses are never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from ...queries.errors import BadInput
from .. import clean, tweet
from ..format import Context, Format
from ..media_file import beside, looks
from ..owner import NOBODY, archived, listed
from ..read import Head, Raw, document
from ..rows import AccountRow, RowRefused, Rows
from ..values import Thing, part

_PREFIX = re.compile(r"\s*window\.(?:YTD\.(\w+?)\.part\d+|__THAR_CONFIG)\s*=\s*")
_POSTS = ("tweet", "tweets", "community_tweet", "community_tweets", "deleted_tweets")
_KNOWN = (*_POSTS, "note_tweet", "follower", "following", "account", "profile", "manifest")


def _sniff(head: Head) -> bool:
    found = _PREFIX.match(head.text)
    if found and _kind(found) not in _KNOWN:
        raise BadInput(f"{head.name} is the part {found[1]} of an X archive: nothing to load.")
    return bool(found)


def _kind(found: re.Match[str]) -> str:
    return found[1] or "manifest"


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    start = stream.readline(4096)
    found = _PREFIX.match(start.decode("utf-8", "replace"))
    raw = document(stream, start[len(found[0].encode()) :] if found else start)
    things = [raw.value] if found and _kind(found) == "manifest" and isinstance(raw.value, dict) else raw.value
    if raw.why or not isinstance(things, list) or not found:
        yield raw if raw.why else Raw(1, why="is no list of an X archive")
        return
    for number, thing in enumerate(things, 1):
        yield Raw(number, (thing, _kind(found))) if isinstance(thing, dict) else Raw(number, thing, why="not an object")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    entry, kind = raw.value
    thing = part(entry, {"note_tweet": "noteTweet"}.get(kind, kind)) or part(entry, "tweet") or entry
    archive = archived(context)
    mine = archive.owner
    if kind in ("follower", "following"):
        id_ = clean.identifier(thing.get("accountId"))
        if not id_:
            raise RowRefused("accountId", "is no id", thing.get("accountId"))
        way = "followers" if kind == "follower" else kind
        yield from listed(AccountRow("x", id_), way, mine, context, whole=kind in archive.whole, observed_at=archive.made_at)
    elif kind == "account":
        yield _account(thing)
    elif kind == "manifest":
        user = part(thing, "userInfo")
        yield _account({**user, "username": user.get("userName"), "accountDisplayName": user.get("displayName")})
    elif mine is None:
        raise RowRefused("", NOBODY.replace("list", "archive"))
    elif kind == "profile":
        said = part(thing, "description")
        mine.profile = {
            "bio": clean.text(said.get("bio")),
            "location": clean.text(said.get("location")),
            "url": clean.text(said.get("website")),
        }
        mine.observed_at = archive.made_at
        yield mine
    else:
        yield from _post(thing, mine, archive.made_at, context)


def _account(thing: Thing) -> AccountRow:
    id_, handle = clean.identifier(thing.get("accountId")), clean.text(thing.get("username"))
    if not id_:
        raise RowRefused("accountId", "is no id", thing.get("accountId"))
    return AccountRow("x", id_, handle, clean.text(thing.get("accountDisplayName")), clean.moment(thing.get("createdAt")))


def _post(thing: Thing, mine: AccountRow, at: datetime | None, context: Context) -> Iterator[Rows]:
    note = part(thing, "noteTweetResults") or part(thing, "core")
    if not note:
        found = tweet.post(
            thing, mine, tweet.body(thing), context, quotes=tweet.reference(thing, "quoted_status_id"), observed_at=at
        )
        if found.text and found.text.startswith("RT @"):
            found.kind = "repost"  # the archive names nobody's post but the owner's
        for media in found.media:
            # The file of a picture is named after the post and its address; one of a video is known by its key alone.
            name = f"{found.id}-{media.url.rpartition('/')[2]}" if media.url else None
            paths = (beside(context.folder, f"{folder}/{name}") for folder in ("tweets_media", "tweet_media") if name)
            there = next(filter(None, paths), None)
            if name and not there:
                context.note("picture that is not beside the export")
            media.perceptual = looks(there, context)
        yield found
    elif clean.identifier(thing.get("tweetId")):
        said = tweet.body({}, note)
        yield tweet.post({"id_str": thing["tweetId"]}, mine, said, context, observed_at=at)
    else:
        context.note("note without the id of its post, which tweets.js has in short")


FORMATS = [
    Format(
        "x-archive",
        "An account's own X archive: tweets.js, follower.js, following.js, account.js, manifest.js",
        _sniff,
        _read,
        _rows,
        columns=_KNOWN,
        example='window.YTD.following.part0 = [{"following": {"accountId": "…"}}]',
    )
]
