"""Numbers, times and addresses as a reader meets them in a sentence."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

ARCHIVES = ("web.archive.org", "archive.org", "archive.ph", "archive.is", "archive.today", "archive.md", "perma.cc", "ghostarchive.org")
"""Hosts of public archives: the only addresses that a report makes clickable."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCHEME = re.compile(r"\bhttp(s?)://([^\s/?#]+)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<![\w.@\[])((?:[a-z0-9][a-z0-9-]*\.)+)([a-z]{2,})(?![\w\]])", re.IGNORECASE)


def defang(text: str) -> str:
    """Addresses in a text made harmless: ``hxxps://btq[.]org[.]az/x``."""
    return _SCHEME.sub(lambda m: f"hxxp{m[1].lower()}://{m[2].replace('[.]', '.').replace('.', '[.]')}", text)


def domain(name: str) -> str:
    """A domain name that no program turns into a link.

    >>> domain("btq.org.az")
    'btq[.]org[.]az'
    """
    return name.replace("[.]", ".").replace(".", "[.]")


def domains(text: str) -> str:
    """A sentence of ours with every domain name in it defanged."""
    return _DOMAIN.sub(lambda m: domain(m[0]), defang(text))


def archive(address: str) -> str:
    """The address if it may be a link in the report: https, at a public archive; else empty."""
    try:
        parts = urlsplit(address.strip())
        host, user = (parts.hostname or "").lower(), parts.username
    except ValueError:
        return ""
    return address.strip() if parts.scheme == "https" and host in ARCHIVES and user is None else ""


def number(value: Any) -> str:
    """A number for people: ``1,043``, ``0.61``, ``4.2 × 10⁻¹²``; anything else as text."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if not isinstance(value, float):
        return str(value)
    if value != value:
        return "–"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) < 0.0001:
        digits, power = f"{value:.1e}".split("e")
        return f"{digits}\u00a0×\u00a010{str(int(power)).translate(_RAISED)}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2g}" if abs(value) < 0.01 else f"{value:.3g}"


def percent(share: float) -> str:
    """A share 0..1 as per cent, with one decimal under ten."""
    return f"{100 * share:.1f}\u00a0%"


def count(n: int, one: str, many: str = "") -> str:
    """``1 account``, ``2 accounts``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def moment(at: datetime, zone: str) -> str:
    """A moment in UTC and, where it differs, on the clock of ``zone``."""
    utc = at.astimezone(UTC)
    there = at.astimezone(ZoneInfo(zone))
    text = f"{utc:%Y-%m-%d %H:%M:%S}".removesuffix(":00") + " UTC"
    if there.utcoffset() == utc.utcoffset():
        return text
    day = "" if there.date() == utc.date() else f"{there:%d %b} "
    return f"{text} ({day}{there:%H:%M} {there.tzname()})"


def listed(words: list[str], last: str = "and") -> str:
    """``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
