"""What Cypher cannot compute: functions that claims run by name. Each gives rows like a question's, and may ask questions."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ...queries.errors import UsageError
from .controls import Ask, Rows, burst, interval, matched
from .measuring import Unclear

Function = Callable[[Ask, Mapping[str, Any]], Rows]


def weekday(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """The English name of the weekday of ``day`` (ISO 8601)."""
    day = date.fromisoformat(str(params["day"]))
    return [{"day": day.isoformat(), "weekday": f"{day:%A}"}]


def shares(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """``parts`` divided by ``wholes``, number by number."""
    pairs = zip(_numbers(params["parts"]), _numbers(params["wholes"]), strict=True)
    return [{"part": part, "whole": whole, "share": part / whole} for part, whole in pairs]


def listed(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """How many words a topic's ``rule`` has, as content/topics reads it (``Topic: word; word``)."""
    topic, _, words = str(params["rule"]).partition(":")
    return [{"topic": topic.strip(), "words": len([w for w in words.split(";") if w.strip()])}]


def total(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """The sum of ``values``."""
    return [{"total": sum(_numbers(params["values"]))}]


def offset(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """Hours by which the zone ``clock`` is ahead of the zone ``shown`` at noon of each of ``days``."""
    found = []
    for day in str(params["days"]).split(","):
        noon = datetime.fromisoformat(f"{day.strip()}T12:00")
        clock, shown = (noon.replace(tzinfo=ZoneInfo(str(params[z]))).utcoffset() or timedelta() for z in ("clock", "shown"))
        found.append({"day": day.strip(), "hours": (clock - shown).total_seconds() / 3600})
    return found


FUNCTIONS: Mapping[str, Function] = {f.__name__: f for f in (weekday, shares, listed, total, offset, burst, interval, matched)}


def run(name: str, ask: Ask, params: Mapping[str, Any], functions: Mapping[str, Function] = FUNCTIONS) -> tuple[Rows, str]:
    """The rows of a function, and the hash of its text; UsageError for a name that nobody has or parameters that it cannot use."""
    if name not in functions:
        raise UsageError(f"There is no function {name}.", advice=f"Known are {', '.join(sorted(functions))}.")
    try:
        rows = functions[name](ask, params)
    except (KeyError, ValueError, ZeroDivisionError, Unclear) as fault:
        raise UsageError(f"{name} cannot use its parameters: {fault}.") from fault
    return rows, hashlib.sha256(inspect.getsource(functions[name]).encode()).hexdigest()


def _numbers(said: Any) -> list[float]:
    return [float(part) if "." in part else int(part) for part in str(said).split(",")]
