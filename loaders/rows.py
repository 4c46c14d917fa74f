"""What a row of a file says, typed; formats make these, and one mapping turns them into the graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class RowRefused(Exception):
    """This row cannot be used: which column, why, and the value that was there; rows are counted by column and why."""

    def __init__(self, column: str, why: str, value: object = "") -> None:
        super().__init__(f"{column}: {why}" if column else why)
        self.column, self.why, self.value = column, why, str(value)[:60]


@dataclass(slots=True)
class AccountRow:
    """An account as a file shows it; ``profile`` holds what was observed at ``observed_at`` (bio, counts, …)."""

    platform: str
    id: str | None = None
    handle: str | None = None
    name: str | None = None
    created_at: datetime | None = None
    standing: str | None = None
    standing_source: str | None = None
    profile: dict[str, Any] = field(default_factory=dict)
    observed_at: datetime | None = None
    damaged: str | None = None
    doubtful: str | None = None
    candidates: list[str] = field(default_factory=list)
    synthetic: bool | None = None


@dataclass(slots=True)
class MediaRow:
    """A picture or video; ``hash`` is its SHA-256, or platform:key; ``perceptual`` a hash (hex) that near-copies nearly share."""

    hash: str
    type: str | None = None
    url: str | None = None
    perceptual: str | None = None


@dataclass(slots=True)
class PostRow:
    """One post. References are posts' ids on the same platform; times are UTC."""

    platform: str
    id: str | None
    author: AccountRow | None
    at: datetime | None = None
    text: str | None = None
    kind: str | None = "original"  # None where the file does not tell
    lang: str | None = None
    reposts_of: str | None = None
    quotes: str | None = None
    replies_to: str | None = None
    hashtags: list[str] | None = None
    mentions: list[AccountRow] | None = None
    links: list[str] | None = None
    media: list[MediaRow] = field(default_factory=list)
    counts: dict[str, int | None] = field(default_factory=dict)
    client: str | None = None
    conversation: str | None = None
    observed_at: datetime | None = None
    url: str | None = None
    archive: str | None = None
    synthetic: bool | None = None
    context: list[PostRow] = field(default_factory=list)  # referenced posts that came along with the row
    key: str | None = None  # where neither an id nor author, time and text tell two posts apart


@dataclass(slots=True)
class NodeRow:
    """A node as it is, for files written in coterie's own terms."""

    label: str
    key: str
    properties: dict[str, Any]


@dataclass(slots=True)
class EdgeRow:
    """An edge as it is; ends are (label, key)."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: dict[str, Any] = field(default_factory=dict)


Rows = AccountRow | PostRow | NodeRow | EdgeRow
