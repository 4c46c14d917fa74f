"""What a claim says in a form that rules can compare: a thing, a property, a value; days, names, lists, units, a clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Said:
    """The part of a claim that lint reads; every field may be left out.

    ``about`` a thing and ``property`` of it with ``value`` (a date such as 2023-06, a number, a name). ``names`` as printed.
    ``count`` of something beside what is ``listed`` (items that the source gives). ``days`` that are compared with each other.
    ``weekday`` as printed for the first of them. ``share_of``: what a share is a share of; ``measures`` the same name for claims
    whose shares are meant to be compared. ``ever``: "at least once" is said. ``offset``: hours by which ``clock`` (a zone) is said
    to differ from ``shown`` (a zone) on ``days``. ``members`` handles said to be in ``list``. ``links`` addresses as cited.
    ``by``: whose sentence it is, if not the report's own.
    """

    about: str = ""
    property: str = ""
    value: Any = None
    names: tuple[str, ...] = ()
    count: int | None = None
    listed: int | None = None
    days: tuple[str, ...] = ()
    weekday: str = ""
    share_of: str = ""
    measures: str = ""
    ever: bool = False
    clock: str = ""
    shown: str = ""
    offset: tuple[float, ...] = ()
    members: tuple[str, ...] = ()
    list: str = ""
    links: tuple[str, ...] = ()
    by: str = ""


_KIND = {"count": int, "listed": int, "ever": bool, "value": object} | dict.fromkeys(("names", "days", "offset", "members", "links"), list)


def said(table: Mapping[str, Any]) -> Said:
    """From a claim's table ``said`` in claims.toml."""
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Said(**given)


def faults(table: Any) -> Iterator[str]:
    """What is wrong with a table ``said``."""
    if not isinstance(table, dict):
        yield "said is no table."
        return
    known = {f.name for f in fields(Said)}
    yield from (f"said.{key} is unknown." for key in sorted(set(table) - known))
    for key in sorted(set(table) & known):
        if not isinstance(table[key], _KIND.get(key, str)):
            yield f"said.{key} is no {_KIND.get(key, str).__name__}."
