"""Telegram Desktop's export, ``result.json``: one chat, or all of them; a forwarded message names its source but not the message.

Ids are Telegram's own with the sign that bots use: a user's as it is, a group's with ``-``, a channel's with ``-100`` before it,
since the three kinds are numbered apart. ``date`` is in the exporting computer's zone; ``date_unixtime`` is taken where it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .. import clean
from ..format import Context, Format, required_zone
from ..media_file import beside, looks, sha256
from ..read import Head, Raw
from ..rows import AccountRow, MediaRow, PostRow, RowRefused, Rows
from ..values import Thing, parts, things

_TYPES = "personal_chat|bot_chat|saved_messages|private_group|private_supergroup|public_supergroup|private_channel|public_channel"
_CHAT = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_ID = re.compile(r"(user|channel|chat|group)?(\d{1,20})")
_SIGNS = {"user": "", None: "", "chat": "-", "group": "-", "channel": "-100"}


def _sniff(head: Head) -> bool:
    one = bool(_CHAT.search(head.text)) and ('"messages"' in head.text or '"chats"' in head.text)
    return one or ('"personal_information"' in head.text and '"contacts"' in head.text)


def _unfold(value: Thing) -> Iterator[Any]:
    chats = [value] if "messages" in value else parts(value, "chats", "list") + parts(value, "left_chats", "list")
    for chat in chats:
        messages, room = chat.get("messages"), {name: chat.get(name) for name in ("id", "type")}
        yield from (
            (message, room) if isinstance(message, dict) else message for message in (messages if isinstance(messages, list) else ())
        )


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    message, chat = raw.value
    kind = (
        "channel"
        if "channel" in str(chat.get("type")) or "supergroup" in str(chat.get("type"))
        else "group"
        if "group" in str(chat.get("type"))
        else "user"
    )
    room = _signed(f"{kind}{chat.get('id')}")
    number = clean.identifier(message.get("id"))
    if message.get("type") == "service":
        context.note(f"service message ({clean.text(message.get('action')) or 'unnamed'})")
        return
    if not number or not room:
        raise RowRefused("id", "is no id", message.get("id"))
    when = "date_unixtime" if message.get("date_unixtime") else "date"
    pieces = [x if isinstance(x, dict) else {"type": "plain", "text": x} for x in _list(message.get("text"))]
    replies = clean.identifier(message.get("reply_to_message_id"))
    yield PostRow(
        "telegram",
        f"{room}/{number}",
        _author(message),
        required_zone(message.get(when), clean.moment(message.get(when), context.zone), when),
        clean.text("".join(str(x.get("text") or "") for x in pieces)),
        "repost" if message.get("forwarded_from") else "reply" if replies else "original",
        replies_to=f"{room}/{replies}" if replies else None,
        hashtags=[t for x in pieces if x.get("type") == "hashtag" and (t := clean.text(str(x.get("text")).lstrip("#")))],
        mentions=[a for x in pieces if (a := _mention(x))],
        links=[u for x in pieces if x.get("type") in ("link", "text_link") and (u := clean.text(x.get("href") or x.get("text")))],
        media=[m for m in [_media(message, context)] if m],
        counts={"likes": sum(clean.count(r.get("count")) or 0 for r in parts(message, "reactions")) if "reactions" in message else None},
        conversation=room,
        observed_at=context.observed_at,
    )


def _list(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said] if said else []


def _signed(said: Any) -> str | None:
    found = _ID.fullmatch(str(said or ""))
    return _SIGNS[found[1]] + found[2] if found else None


def _author(message: Thing) -> AccountRow | None:
    id_ = _signed(message.get("from_id"))
    return AccountRow("telegram", id_, name=clean.text(message.get("from"))) if id_ else None


def _mention(piece: Thing) -> AccountRow | None:
    handle = clean.text(str(piece.get("text") or "").strip().lstrip("@"))
    if piece.get("type") == "mention_name" and (id_ := _signed(piece.get("user_id"))):
        return AccountRow("telegram", id_)
    return AccountRow("telegram", handle=handle) if piece.get("type") == "mention" and handle and len(handle) <= 32 else None


def _media(message: Thing, context: Context) -> MediaRow | None:
    photo = beside(context.folder, message.get("photo"))
    path = photo or beside(context.folder, message.get("file"))
    hash_ = sha256(path)
    if hash_ is None:
        if message.get("photo") or message.get("file"):
            context.note("picture or film that is not beside the export")
        return None
    kind = "photo" if photo else clean.text(message.get("media_type")) or "file"
    # A film looks as the picture does that stands for it in the chat.
    still = photo or beside(context.folder, message.get("thumbnail")) or (path if "image" in str(message.get("mime_type")) else None)
    return MediaRow(hash_, kind, perceptual=looks(still, context))


FORMATS = [
    Format(
        "telegram",
        "Telegram Desktop export, one chat or all chats",
        _sniff,
        things(_unfold),
        _rows,
        columns=("id", "type", "date", "date_unixtime", "from", "from_id", "text", "forwarded_from", "reply_to_message_id", "reactions"),
        example='{"name": "…", "type": "public_channel", "id": 1234, "messages": [{"id": 1, "type": "message", "date": "…", "text": "…"}]}',
    )
]
