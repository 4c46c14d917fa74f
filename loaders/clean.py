"""Cleaners: each gives the clean value or None, and never raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import courlan
import tldextract

from ..queries.schema.keys import refang
from .times import spoken

_ROUNDED = re.compile(r"[+-]?\d(\.\d+)?[eE]\+?\d+|\d{1,22}\.0*[1-9]\d*")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?")
_SECONDS = re.compile(r"\d{1,12}(\.\d+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
# The sign comes first and what stands before it is looked at afterwards: so the search jumps from sign to sign.
_HASHTAG = re.compile(r"[#＃](?<![\w&/][#＃])((?=[^\W\d]|\d*[^\W\d])\w[\w\u0300-\u036f]*)")
_MENTION = re.compile(r"[@＠](?<![\w@/][@＠])([A-Za-z0-9_]{1,15})(?![\w@])")
_URL = re.compile(r"https?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]…]")
PLATFORMS = {"twitter": "x", **{name: name for name in ("x", "telegram", "facebook", "instagram", "vk", "tiktok", "youtube")}}
"""Platforms by what others call them, in small letters."""
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
# Names under which anybody may have a site, beside those that the list of public suffixes has (blogspot.com, github.io, …).
_HOSTS = (
    "wordpress.com", "tumblr.com", "livejournal.com", "substack.com", "medium.com", "over-blog.com", "canalblog.com", "ucoz.ru", "ucoz.net",
    "ucoz.com", "narod.ru", "at.ua", "jimdofree.com", "webnode.com", "webnode.fr", "godaddysites.com", "hatenablog.com", "tilda.ws",
    "mystrikingly.com", "bravesites.com", "skyrock.com")
# The packaged list of public suffixes, never a fetched one: nothing is read from outside at run time.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), extra_suffixes=_HOSTS, include_psl_private_domains=True)


def text(value: object) -> str | None:
    """A string without NULs and lone surrogates, which no database stores; None when empty or absent."""
    if value is None or value == "":
        return None
    plain = value if isinstance(value, str) else str(value)
    if "\0" in plain:
        plain = plain.replace("\0", "")
    if not plain.isascii():
        plain = _SURROGATE.sub("\ufffd", plain)
    return plain or None


def written(value: object) -> str | None:
    """A text of X as its author wrote it: the site's answers spell ``&``, ``<`` and ``>`` as HTML does."""
    plain = text(value)
    if plain is None or "&" not in plain:
        return plain
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def identifier(value: object) -> str | None:
    """A platform's id as a string of at most 64 plain characters; None when it is absent or was rounded."""
    if isinstance(value, str) and len(value) <= 40 and value.isdigit() and value.isascii():
        return value
    if value is None or isinstance(value, (float, bool)):
        return None
    plain = str(value).strip()
    if not plain or len(plain) > 64 or rounded(plain) or not plain.isprintable():
        return None
    return plain[:-2] if plain.endswith(".0") and plain[:-2].isdigit() and len(plain) < 17 else plain


def rounded(value: object) -> bool:
    """Whether a spreadsheet took digits from this id for good: ``1.2811923772777923e+18``."""
    if isinstance(value, float):
        return value >= 2**53
    return isinstance(value, str) and ("e" in value or "E" in value) and _ROUNDED.fullmatch(value.strip()) is not None


def count(value: object) -> int | None:
    """A whole number of things, from 0 or "0.0" or "1,972"; None when there is none."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 2**62 else None
    plain = str(value).replace(",", "").strip()
    try:
        number = int(plain) if plain.isdecimal() else int(float(plain))
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < 2**62 else None


def flag(value: object) -> bool | None:
    """True or false in the usual spellings; None for anything else."""
    return {"true": True, "1": True, "yes": True, "1.0": True, "false": False, "0": False, "no": False, "0.0": False}.get(
        str(value).strip().lower()
    )


def profile(**said: object) -> dict[str, Any]:
    """What an account of X shows of itself, each part cleaned as its kind: ``bio``, ``location``, ``url``; ``followers``,
    ``following``, ``posts``; ``protected``, ``verified``.
    """
    return {name: _SHOWN[name](value) for name, value in said.items()}


_SHOWN: dict[str, Callable[[object], Any]] = {
    "bio": written, "location": text, "url": text, "followers": count, "following": count, "posts": count, "protected": flag,
    "verified": flag}


def moment(value: object, zone: tzinfo | None = None) -> datetime | None:
    """A time in UTC from ISO 8601, M/D/YYYY H:MM, epoch seconds, or as times.spoken reads it; None when unreadable or impossible.

    A time that names no zone is read in ``zone``; without one it is None: there is no silent UTC.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _epoch(value)
    plain = str(value or "").strip()
    try:
        if plain[-1:] == "Z" and plain[4:5] == "-":  # by far the most frequent form
            found = datetime.fromisoformat(plain)
            return found if _EARLIEST <= found < _LATEST else None
        if plain[:1].isalpha():
            found = spoken(plain) or datetime.fromisoformat(plain)
        elif _SECONDS.fullmatch(plain):
            return _epoch(float(plain))
        elif slashed := _SLASHED.fullmatch(plain):
            month, day, year, hour, minute, second = (int(g or 0) for g in slashed.groups())
            found = datetime(year, month, day, hour, minute, second)
        else:
            found = (spoken(plain) if plain[-1:].isalpha() else None) or datetime.fromisoformat(plain)
        if found.tzinfo is None:
            if zone is None:
                return None
            found = found.replace(tzinfo=zone)
        found = found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if _EARLIEST <= found < _LATEST else None


def zoneless(value: object) -> bool:
    """Whether this is a time that only lacks its zone."""
    return moment(value) is None and moment(value, UTC) is not None


def _epoch(seconds: float) -> datetime | None:
    # Zero is where broken clocks and test files begin; it is kept, since a window needs only differences.
    return datetime.fromtimestamp(seconds, UTC) if 0 <= seconds < 4_102_444_800 else None


def link(value: object) -> str | None:
    """A web address in canonical form: refanged, host in small letters, no fragment, no tracking parameters."""
    plain = text(value)
    return _link(plain) if plain and len(plain) <= 4000 else None


@lru_cache(maxsize=65536)
def _link(printed: str) -> str | None:
    plain = refang(printed.strip())
    if len(plain.split()) != 1:
        return None
    if "://" not in plain:
        plain = f"http://{plain}"
    try:
        parts = urlsplit(plain)
        if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
            return None
        return courlan.normalize_url(plain.split("#", 1)[0]) or None
    except ValueError:
        return None


def place(value: object) -> tuple[str | None, str | None]:
    """Where an address leads: as ``link`` and ``domain`` have it."""
    plain = text(value)
    return _place(plain) if plain and len(plain) <= 4000 else (None, None)


@lru_cache(maxsize=65536)
def _place(printed: str) -> tuple[str | None, str | None]:
    url = _link(printed)
    return url, domain(url) if url else None


@lru_cache(maxsize=65536)
def domain(value: str) -> str | None:
    """The registrable domain of an address or host, in small letters and its own script: ``btq.org.az`` under ``org.az``.

    Under a name that hosts for anybody it is the customer's: ``one.blogspot.com``, so that strangers on one host are not one site.
    """
    plain = refang(value.strip().lower())
    try:
        host = (urlsplit(plain).hostname if "://" in plain else plain.split("/", 1)[0].split(":", 1)[0]) or ""
    except ValueError:
        return None
    if "xn--" in host:
        with suppress(UnicodeError):
            host = host.encode("ascii").decode("idna")
    found = _suffixes(host)
    name = f"{found.domain}.{found.suffix}" if found.domain and found.suffix else host
    return name if "." in name and " " not in name else None


def listed(value: object, split: str = "|", clean: Callable[[object], str | None] = text) -> list[str]:
    """A list from one cell: parts between ``split``, or a Python list such as ``['a', 'b']``."""
    plain = str(value or "").strip()
    if plain.startswith("[") and plain.endswith("]"):
        parts = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", plain)
        return [c for a, b in parts if (c := clean(a or b))]
    return [c for part in plain.split(split) if (c := clean(part.strip()))]


def hashtags_in(said: str) -> list[str]:
    """Hashtags of a text, without #, in order."""
    return _HASHTAG.findall(said) if "#" in said or "＃" in said else []


def mentions_in(said: str) -> list[str]:
    """Handles mentioned in a text, without @, in order."""
    return _MENTION.findall(said) if "@" in said or "＠" in said else []


def links_in(said: str) -> list[str]:
    """Web addresses in a text, in order."""
    return _URL.findall(said) if "http" in said else []
