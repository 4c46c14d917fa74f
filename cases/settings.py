"""case.toml: what a case says of itself, each key checked when it is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..queries.errors import BadInput
from ..queries.store import RELEASES

_TEXTS = ("name", "zone", "tlp", "purpose", "lawful_basis", "retention", "right_of_reply", "coverage")
_DATABASE = ("version", "uri", "username", "database", "password")  # a password is refused where the address is read
_WORDS = ("title", "language", "sections")
_LISTS = ("domains", "all_of", "lists", "about")


def read(path: Path) -> dict[str, Any]:
    """The settings in a case.toml; BadInput names the file and the key that cannot be used."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"cannot be read: {fault}.", where=str(path), advice="Mend it in an editor; it is written in TOML.") from fault
    _known(path, "", found, (*_TEXTS, "database", "report"))
    for key in _TEXTS:
        _is(path, key, found.get(key, ""), str, "a text in quotes")
    database = _is(path, "database", found.get("database", {}), dict, "a table: [database]")
    _known(path, "database.", database, _DATABASE)
    for key in _DATABASE:
        _is(path, f"database.{key}", database.get(key, ""), str, "a text in quotes")
    if database.get("version", "") not in ("", *RELEASES):
        raise BadInput(f"is no Neo4j that coterie runs: {' or '.join(RELEASES)}.", where=f"{path}: database.version")
    _report(path, _is(path, "report", found.get("report", {}), dict, "a table: [report]"))
    _zone(path, found.get("zone", ""))
    return found


def _report(path: Path, report: dict[str, Any]) -> None:
    _known(path, "report.", report, (*_WORDS, "paths", *_LISTS))
    for key in _WORDS:
        _is(path, f"report.{key}", report.get(key, ""), str, "a text in quotes")
    for key in _LISTS:
        for one in _is(path, f"report.{key}", report.get(key, []), list, "a list of texts"):
            _is(path, f"report.{key}", one, str, "a list of texts")
    for ends in _is(path, "report.paths", report.get("paths", []), list, "a list of pairs"):
        if not (isinstance(ends, list) and len(ends) == 2 and all(isinstance(end, str) for end in ends)):
            raise BadInput('is no list of pairs such as ["jabarov.com", "yap"].', where=f"{path}: report.paths")


def _known(path: Path, within: str, table: dict[str, Any], keys: tuple[str, ...]) -> None:
    strange = sorted(set(table) - set(keys))
    if strange:
        raise BadInput("is no setting of a case.", where=f"{path}: {within}{strange[0]}", advice=f"Known are {', '.join(keys)}.")


def _is(path: Path, key: str, value: Any, kind: type, words: str) -> Any:
    if not isinstance(value, kind):
        raise BadInput(f"is not {words}.", where=f"{path}: {key}")
    return value


def _zone(path: Path, zone: str) -> None:
    try:
        ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise BadInput(f"{zone!r} is no time zone.", where=f"{path}: zone", advice="Zones are named like Europe/Paris or UTC.") from fault
