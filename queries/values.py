"""The kinds of parameters of a question: each turns what a user typed into what Neo4j gets, or says what is wrong."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from .schema.keys import handle_key, hashtag_key, refang

ISO_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.I)
SHORT_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?", re.I)
SECONDS = {"ms": 0.001, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True)
class Kind:
    """A kind of parameter: ``read`` raises ValueError with the reason; ``example`` is one that works."""

    name: str
    example: str
    read: Callable[[Any, tzinfo | None], Any]


def _string(value: Any, zone: tzinfo | None) -> str:
    if not isinstance(value, str):
        raise ValueError("it is no text")
    return unicodedata.normalize("NFC", value.strip())


def _integer(value: Any, zone: tzinfo | None) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError("it is no whole number")
    try:
        return int(str(value).replace("_", "")) if not isinstance(value, float) else int(value)
    except ValueError:
        raise ValueError("it is no whole number") from None


def _float(value: Any, zone: tzinfo | None) -> float:
    try:
        if isinstance(value, bool):
            raise ValueError
        found = float(value)
    except (TypeError, ValueError):
        raise ValueError("it is no number") from None
    if found - found != 0:
        raise ValueError("it is no finite number")
    return found


def _boolean(value: Any, zone: tzinfo | None) -> bool:
    found = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(value).lower())
    if found is None:
        raise ValueError("it is neither true nor false")
    return found


def _duration(value: Any, zone: tzinfo | None) -> timedelta:
    if isinstance(value, timedelta):
        return value
    said = str(value).strip()
    if (short := SHORT_DURATION.fullmatch(said)) and not isinstance(value, bool):
        return timedelta(seconds=float(short[1]) * SECONDS[(short[2] or "s").lower()])
    iso = ISO_DURATION.fullmatch(said)
    if not iso or not any(iso.groups()):
        raise ValueError("it is no span of time")
    days, hours, minutes, seconds = (float(part or 0) for part in iso.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _datetime(value: Any, zone: tzinfo | None) -> datetime:
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("it is no moment") from None
    if found.tzinfo is None:
        if zone is None:
            raise ValueError("it has no zone")
        found = found.replace(tzinfo=zone)
    return found.astimezone(UTC)


def _list(value: Any, zone: tzinfo | None) -> list[str]:
    if isinstance(value, str):
        said = value.strip()
        try:
            value = json.loads(said) if said.startswith("[") else [part for part in re.split(r"[,|]", said) if part.strip()]
        except ValueError:
            raise ValueError("it is no list") from None
    if not isinstance(value, (list, tuple, set, frozenset)) or not all(isinstance(part, str) for part in value):
        raise ValueError("it is no list of texts")
    return [_string(part, zone) for part in (sorted(value) if isinstance(value, (set, frozenset)) else value)]


def _handle(value: Any, zone: tzinfo | None) -> str:
    return handle_key(_string(value, zone))


def _hashtag(value: Any, zone: tzinfo | None) -> str:
    return hashtag_key(_string(value, zone))


def _domain(value: Any, zone: tzinfo | None) -> str:
    plain = re.sub(r"^[a-z][a-z0-9+.-]*://", "", refang(_string(value, zone).lower()))
    name = re.split(r"[/?#:]", plain, maxsplit=1)[0].removeprefix("www.").rstrip(".")
    if "." not in name or " " in name:
        raise ValueError("it is no domain")
    return name


def _thing(value: Any, zone: tzinfo | None) -> str:
    """Folded only as far as every label bears: handles lose their @, addresses are refanged, case goes."""
    said = _string(value, zone)
    if said.startswith(("@", "＠")):
        return handle_key(said)
    plain = refang(said)
    if "." in plain and " " not in plain and "@" not in plain and re.match(r"(?i)(domain:|https?://|www\.|[^:]*$)", plain):
        return _domain(re.sub(r"(?i)^domain:", "", plain), zone)
    return plain.lower().removeprefix("account:")


KINDS = {kind.name: kind for kind in (
    Kind("string", "corsica", _string),
    Kind("integer", "10", _integer),
    Kind("float", "0.05", _float),
    Kind("boolean", "true", _boolean),
    Kind("duration", "PT60S (or 60s, 10m, 2h)", _duration),
    Kind("datetime", "2024-02-02T11:00:00+01:00", _datetime),
    Kind("list", "new-york,corsica", _list),
    Kind("handle", "@RenaMemmedova20", _handle),
    Kind("hashtag", "#QalibXalqınQalibLideri", _hashtag),
    Kind("domain", "bakuinitiative.com", _domain),
    Kind("thing", "@RenaMemmedova20, jabarov.com or Organisation:big", _thing),
)}


def plain(value: Any) -> Any:
    """A parameter as JSON can carry it: spans of time and moments in ISO 8601."""
    if isinstance(value, timedelta):
        return f"PT{value.total_seconds():g}S"
    return value.isoformat() if isinstance(value, datetime) else value
