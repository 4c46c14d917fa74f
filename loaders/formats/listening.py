"""Exports of media-monitoring services: Meltwater, Talkwalker and Brandwatch. What they hold of X and Facebook becomes posts.

A press article is a post of its site on the platform ``web``, under its address. Known from published headers, not from whole exports.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import IO

from .. import clean
from ..derive import posted_at
from ..format import Context, Format
from ..read import Head, Raw, separator, table
from ..rows import AccountRow, PostRow, RowRefused, Rows

_STATUS = re.compile(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,15})/status(?:es)?/(\d{5,20})")


@dataclass(frozen=True)
class Service:
    """A service's columns, the first that is filled counts; ``needed`` are those by which the export is known."""

    name: str
    title: str
    needed: tuple[str, ...]
    url: tuple[str, ...]
    at: tuple[str, ...]
    text: tuple[str, ...]
    lang: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    author_id: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()


MELTWATER = Service(
    "meltwater",
    "Meltwater CSV",
    ("Date", "Headline", "URL", "Hit Sentence", "Source", "Input Name"),
    ("URL",),
    ("Date",),
    ("Hit Sentence", "Opening Text", "Headline"),
    ("Language",),
    ("Twitter Screen Name", "Author Handle", "Influencer"),
    ("Twitter Id",),
    ("Twitter Followers",),
)
TALKWALKER = Service(
    "talkwalker",
    "Talkwalker CSV",
    ("url", "indexed", "published", "content", "domain_url", "source_type"),
    ("url",),
    ("published",),
    ("content", "title"),
    ("lang",),
    ("extra_author_attributes.short_name", "extra_author_attributes.name"),
    ("extra_author_attributes.id",),
)
BRANDWATCH = Service(
    "brandwatch",
    "Brandwatch CSV",
    ("Date", "Author", "Full Text", "Url", "Thread Id", "Domain"),
    ("Url", "Original Url"),
    ("Date",),
    ("Full Text", "Title"),
    ("Language",),
    ("Author",),
    ("Twitter Author ID", "Twitter Author Id"),
    ("Twitter Followers",),
)


def _sniffed(service: Service) -> Callable[[Head], bool]:
    return lambda head: any(set(service.needed) <= set(_cells(line)) for line in head.text.splitlines()[:12])


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(separator(line))]


def _read_by(service: Service) -> Callable[[IO[bytes]], Iterator[Raw]]:
    def read(stream: IO[bytes]) -> Iterator[Raw]:
        # Some exports begin with lines about themselves: the table begins at its header.
        skipped = 0
        while skipped < 12 and (line := stream.readline(1024 * 1024)):
            if set(service.needed) <= set(_cells(line.decode("utf-8-sig", "replace").strip())):
                break
            skipped += 1
        stream.seek(0)
        for _ in range(skipped if skipped < 12 else 0):
            stream.readline(1024 * 1024)
        yield from (Raw(raw.line + skipped, raw.value, raw.why, raw.part) for raw in table(stream))

    return read


def _rows_of(service: Service) -> Callable[[Raw, Context], Iterator[Rows]]:
    def rows(raw: Raw, context: Context) -> Iterator[Rows]:
        cell = raw.value

        def first(names: tuple[str, ...]) -> str:
            return next((cell[n].strip() for n in names if cell.get(n, "").strip()), "")

        url, printed = clean.link(first(service.url)), first(service.at)
        if not url:
            raise RowRefused(service.url[0], "is no web address", first(service.url))
        status = _STATUS.search(url)
        platform = "x" if status else "facebook" if clean.domain(url) == "facebook.com" else "web"
        id_ = status[2] if status else None
        handle = status[1] if status else clean.domain(url) if platform == "web" else clean.text(first(service.author))
        author_id = clean.identifier(first(service.author_id)) if platform == "x" else None
        if not handle or len(handle) > 64:
            raise RowRefused(service.author[0], "names no author", handle or "")
        followers = clean.count(first(service.followers)) if platform == "x" and service.followers else None
        author = AccountRow(platform, author_id, handle.lstrip("@"), profile={"followers": followers}, observed_at=context.observed_at)
        when = f"{printed} {cell['Time'].strip()}" if cell.get("Time", "").strip() and ":" not in printed else printed
        yield PostRow(
            platform,
            id_,
            author,
            None if id_ and not clean.moment(when, UTC) else posted_at(when, id_, service.at[0], context),  # the id tells it too
            clean.written(first(service.text)),
            "repost" if first(service.text).startswith("RT @") else None,
            clean.text(first(service.lang)),
            observed_at=context.observed_at,
            url=url,
            key=None if id_ else f"{platform}:{url}",
        )

    return rows


FORMATS = [Format(s.name, s.title, _sniffed(s), _read_by(s), _rows_of(s), columns=s.needed) for s in (MELTWATER, TALKWALKER, BRANDWATCH)]
