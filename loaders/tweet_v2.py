"""X's own post and user objects as API v2 carries them, with what came along with their page."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from . import clean
from .format import required_zone
from .owner import asked
from .rows import AccountRow, MediaRow, PostRow, RowRefused
from .values import part, parts, strings

PICTURE = re.compile(r"//(?:www\.)?(?:twitter|x)\.com/\w+/status/\d+/(?:photo|video)/\d+$")
"""A post's link to its own picture, which older answers list among its links."""
_MEMBERS = re.compile(r"/2/lists/(\d{1,20})/members\b")
_KINDS = {"retweeted": "repost", "quoted": "quote", "replied_to": "reply"}


class Page:
    """What came along with a page: its users, posts and media by id, its marks, and when it was collected."""

    def __init__(self, page: dict[str, Any]) -> None:
        includes = part(page, "includes")
        self.users = {str(u["id"]): u for u in _dicts(includes.get("users")) if "id" in u}
        self.posts = {str(t["id"]): t for t in _dicts(includes.get("tweets")) if "id" in t}
        self.media = {str(m["media_key"]): m for m in _dicts(includes.get("media")) if "media_key" in m}
        marks = part(page, "__coterie")
        self.platform = str(marks.get("platform") or "x")
        self.synthetic = True if marks.get("synthetic") else None
        twarc = part(page, "__twarc")
        self.observed_at = clean.moment(twarc.get("retrieved_at"))
        self.asked = asked(twarc.get("url"))
        self.members_of = _MEMBERS.search(str(twarc.get("url") or ""))
        self.whole = _whole(page, str(twarc.get("url") or ""))
        self._marks: dict[str, Any] = {name: page[name] for name in ("__coterie", "__twarc") if name in page}
        self.made: dict[str, AccountRow] = {}
        self._originals: dict[str, PostRow] = {}

    def referenced(self, item: dict[str, Any], at: datetime | None) -> PostRow:
        """A post that others of the page refer to, read once."""
        id_ = str(item["id"])
        if id_ not in self._originals:
            self._originals[id_] = post(item, self, at, deep=False)
        return self._originals[id_]


    def around(self, item: dict[str, Any]) -> dict[str, Any]:
        """As much of the page as this one of its items needs."""
        refs = [found for ref in _dicts(item.get("referenced_tweets")) if (found := self.posts.get(str(ref.get("id"))))]
        things = [item, *refs]
        mentioned = {str(m.get("id")) for thing in things for m in parts(thing, "entities", "mentions")}
        users = {str(thing.get("author_id")) for thing in things} | mentioned
        media = {key for thing in things for key in strings(part(thing, "attachments").get("media_keys"))}
        includes = {
            "users": [self.users[id_] for id_ in sorted(users & self.users.keys())],
            "tweets": refs,
            "media": [self.media[key] for key in sorted(media & self.media.keys())],
        }
        return {"includes": includes, **self._marks}


def _whole(page: dict[str, Any], address: str) -> bool:
    """Whether a page says that there is none before and none after it."""
    meta = part(page, "meta")
    return "result_count" in meta and not {"next_token", "previous_token"} & meta.keys() and "pagination_token=" not in address


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def post(item: dict[str, Any], page: Page, at: datetime | None, *, deep: bool) -> PostRow:
    """A post object, with the posts that it refers to when ``deep``; RowRefused when it has no usable id or an impossible time."""
    id_ = clean.identifier(item.get("id"))
    if id_ is None:
        raise RowRefused("id", "has lost digits" if clean.rounded(item.get("id")) else "is no id", item.get("id"))
    entities = part(item, "entities")
    refs = {str(r.get("type")): r for r in _dicts(item.get("referenced_tweets"))}
    original = refs.get("retweeted")
    whole = _referenced(original, page)
    kind = next((_KINDS[t] for t in ("retweeted", "quoted", "replied_to") if t in refs), "original")
    # X cuts a repost's own text at 140 characters: the original's text and marks are the whole ones.
    body = whole if whole and whole.get("text") else item
    spoken = part(body, "entities") if body is not item else entities
    metrics = part(item, "public_metrics")
    return PostRow(
        page.platform,
        id_,
        _author(item, page, at),
        at=required_zone(item.get("created_at"), clean.moment(item.get("created_at")), "created_at"),
        text=clean.written(part(body, "note_tweet").get("text") or body.get("text")),
        kind=kind,
        lang=clean.text(item.get("lang")),
        reposts_of=_ref(original),
        quotes=_ref(refs.get("quoted")),
        replies_to=_ref(refs.get("replied_to")),
        hashtags=[t for h in _dicts(spoken.get("hashtags")) if (t := clean.text(h.get("tag")))],
        mentions=_mentions(_dicts(entities.get("mentions")) + (_dicts(spoken.get("mentions")) if body is not item else []), page, at),
        links=[
            u
            for x in _dicts(spoken.get("urls"))
            if "media_key" not in x
            and (u := clean.text(x.get("unwound_url") or x.get("expanded_url") or x.get("url")))
            and not PICTURE.search(u)
        ],
        media=_media(item, body, page),
        counts={
            "likes": clean.count(metrics.get("like_count")),
            "reposts": clean.count(metrics.get("retweet_count")),
            "replies": clean.count(metrics.get("reply_count")),
            "quotes": clean.count(metrics.get("quote_count")),
            "views": clean.count(metrics.get("impression_count")),
        },
        client=clean.text(item.get("source")),
        conversation=clean.text(item.get("conversation_id")),
        observed_at=at,
        synthetic=page.synthetic,
        context=[page.referenced(w, at) for r in refs.values() if deep and (w := _referenced(r, page))],
    )


def _referenced(ref: dict[str, Any] | None, page: Page) -> dict[str, Any] | None:
    if not ref:
        return None
    found = ref if "text" in ref else page.posts.get(str(ref.get("id")))
    return found if found and clean.identifier(found.get("id")) else None


def _ref(ref: dict[str, Any] | None) -> str | None:
    return clean.identifier(ref.get("id")) if ref else None


def _author(item: dict[str, Any], page: Page, at: datetime | None) -> AccountRow | None:
    user = item.get("author") or page.users.get(str(item.get("author_id")))
    if isinstance(user, dict) and clean.identifier(user.get("id")):
        return account(user, page, at)
    id_ = clean.identifier(item.get("author_id"))
    return AccountRow(page.platform, id=id_, synthetic=page.synthetic) if id_ else None


def _mentions(mentions: list[dict[str, Any]], page: Page, at: datetime | None) -> list[AccountRow]:
    found = []
    for mention in mentions:
        id_, handle = clean.identifier(mention.get("id")), clean.text(mention.get("username"))
        if id_ and id_ in page.users:
            found.append(account(page.users[id_], page, at))
        elif id_ or handle:
            found.append(AccountRow(page.platform, id=id_, handle=handle, synthetic=page.synthetic))
    return found


def _media(item: dict[str, Any], body: dict[str, Any], page: Page) -> list[MediaRow]:
    keys = part(item, "attachments").get("media_keys") or part(body, "attachments").get("media_keys")
    found = []
    for key in dict.fromkeys(strings(keys)):
        media = page.media.get(key, {})
        found.append(
            MediaRow(
                clean.text(media.get("sha256")) or f"{page.platform}:{key}",
                clean.text(media.get("type")),
                clean.text(media.get("url")),
                clean.text(media.get("perceptual")),
            )
        )
    return found


def account(user: dict[str, Any], page: Page, at: datetime | None) -> AccountRow:
    """A user object's account, made once a page."""
    id_ = clean.identifier(user.get("id"))
    if id_ and id_ in page.made:
        return page.made[id_]
    metrics, shown = part(user, "public_metrics"), next(iter(parts(user, "entities", "url", "urls")), {})
    made = AccountRow(
        page.platform,
        id_,
        clean.text(user.get("username")),
        clean.text(user.get("name")),
        clean.moment(user.get("created_at")),
        profile=clean.profile(
            bio=user.get("description"),
            location=user.get("location"),
            url=shown.get("expanded_url") or user.get("url"),
            followers=metrics.get("followers_count"),
            following=metrics.get("following_count"),
            posts=metrics.get("tweet_count"),
            protected=user.get("protected"),
            verified=user.get("verified"),
        ),
        observed_at=at,
        synthetic=page.synthetic,
    )
    if id_:
        page.made[id_] = made
    return made
