"""Ids of STIX objects: the same thing has the same id in every export, and times are those of the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

import orjson

Thing = dict[str, Any]

_OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # STIX 2.1, section 2.9
_OURS = UUID("d1c3a8a2-6c0e-5f1b-8f0e-4a4f0c6d2b7e")


def observable(type_: str, said: Mapping[str, Any]) -> str:
    """The id that STIX prescribes for an observable, from the properties that make it what it is."""
    return f"{type_}--{uuid5(_OBSERVABLES, orjson.dumps(dict(said), option=orjson.OPT_SORT_KEYS).decode())}"


def ours(type_: str, *parts: str) -> str:
    """An id of our own, a hash of these parts."""
    return f"{type_}--{uuid5(_OURS, chr(31).join((type_, *parts)))}"


@lru_cache(1 << 16)
def stamp(at: datetime) -> str:
    """A moment as STIX writes it, to the millisecond."""
    utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"
