"""What Cypher cannot compute: functions that claims run by name, each giving rows like a question's."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ...queries.errors import UsageError
from ...queries.store import Store

Function = Callable[[Store, Mapping[str, Any]], list[dict[str, Any]]]


def weekday(store: Store, params: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The weekday of ``day`` (ISO 8601), Monday 1 to Sunday 7, and its English name."""
    day = date.fromisoformat(str(params["day"]))
    return [{"day": day.isoformat(), "number": day.isoweekday(), "weekday": f"{day:%A}"}]


FUNCTIONS: Mapping[str, Function] = {"weekday": weekday}


def run(store: Store, name: str, params: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """The rows of a function, and the hash of its text; UsageError for a name that nobody has."""
    if name not in FUNCTIONS:
        raise UsageError(f"There is no function {name}.", advice=f"Known are {', '.join(sorted(FUNCTIONS))}.")
    function = FUNCTIONS[name]
    try:
        rows = function(store, params)
    except (KeyError, ValueError) as fault:
        raise UsageError(f"{name} cannot use its parameters: {fault}.") from fault
    return rows, hashlib.sha256(inspect.getsource(function).encode()).hexdigest()
