"""Times as other programs write them, and the time that stands in X's own ids."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ASCTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})")
_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?) ([A-Z]{3,4})")
_DAY = re.compile(r"([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})")
_CLOCK = re.compile(r"(\d{1,2})-([A-Z][a-z]{2})-(\d{4}) (\d{1,2}):(\d{2}) ?([AP])M")
_MONTHS = {name: n for n, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)}
# Only names that mean one zone each; IST, CST of China and the like are left to --zone.
_ZONES = {"UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2}

_EPOCH = 1_288_834_974_657  # ms: 4 November 2010, when X's ids began to carry the time in their upper bits
_FIRST = 29_700_859_247  # the first such id; those before it were counted up


def spoken(plain: str) -> datetime | None:
    """A time with a name in it: ``Tue Jul 18 23:25:04 +0000 2017``, ``… EDT``, or as a mail has it; ValueError when impossible."""
    if found := _ASCTIME.fullmatch(plain):
        month, day, hour, minute, second, sign, hours, minutes, year = found.groups()
        off = timedelta(hours=int(hours), minutes=int(minutes))
        zone = UTC if not off else timezone(off if sign == "+" else -off)
        return datetime(int(year), _MONTHS.get(month, 0), int(day), int(hour), int(minute), int(second), tzinfo=zone)
    if (found := _NAMED.fullmatch(plain)) and found[2] in _ZONES:
        return datetime.fromisoformat(found[1]).replace(tzinfo=timezone(timedelta(hours=_ZONES[found[2]])))
    if found := _CLOCK.fullmatch(plain):
        hour = int(found[4]) % 12 + (12 if found[6] == "P" else 0)
        return datetime(int(found[3]), _MONTHS.get(found[2], 0), int(found[1]), hour, int(found[5]))
    if found := _DAY.fullmatch(plain):
        return datetime(int(found[3]), _MONTHS.get(found[1], 0), int(found[2]))
    if plain[:1].isalpha() and "," in plain[:5]:
        try:
            return parsedate_to_datetime(plain)
        except (TypeError, IndexError) as fault:
            raise ValueError(plain) from fault
    return None


def day(value: object) -> str | None:
    """A day as ISO, from ``2026-08-05``, ``Sep 15, 2026``, ``26/05/2022`` (day first), or a time; None when it is none."""
    plain = str(value or "").strip()
    try:
        if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", plain):
            return datetime(int(found[3]), int(found[2]), int(found[1])).date().isoformat()
        if found := _DAY.fullmatch(plain):
            return datetime(int(found[3]), _MONTHS.get(found[1], 0), int(found[2])).date().isoformat()
        return datetime.fromisoformat(plain).date().isoformat()
    except ValueError:
        return None


def born(id_: str | None) -> datetime | None:
    """When X made this id, UTC to the millisecond; None for ids of before 4 November 2010 and for what is none of X's.

    The upper bits of such an id count the milliseconds since then.

    >>> born("887453193294282752").isoformat()
    '2017-07-18T23:25:04.001000+00:00'
    """
    if not id_ or len(id_) < 11 or len(id_) > 19 or not id_.isdecimal():
        return None
    number = int(id_)
    return datetime.fromtimestamp(((number >> 22) + _EPOCH) / 1000, UTC) if number >= _FIRST else None
