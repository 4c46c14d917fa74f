"""Files of an analyst's decisions: entries under one name in TOML, each with the same keys; written by commands and by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from ..evidence.whole import put
from ..queries.errors import BadInput

Entry = Mapping[str, Any]


def read(path: Path, name: str, keys: Iterable[str]) -> list[tuple[str, Entry]]:
    """Each entry ``[[name]]`` and where it stands, in the file's order; none when there is no file.

    BadInput when the file cannot be read, or an entry has other keys than ``keys``.
    """
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get(name, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"{path.name} cannot be read: {fault}.") from fault
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadInput(f"{path.name}: {name} is no list of tables.", advice=f"Write each below a line [[{name}]].")
    found = [(f"{path.name}: {name} {n}", entry) for n, entry in enumerate(entries, 1)]
    known = list(keys)
    for where, entry in found:
        if strange := sorted(set(entry) ^ set(known)):
            raise BadInput(f"{', '.join(strange)} is unknown or missing.", where=where, advice=f"Give {', '.join(known)}.")
    return found


def write(path: Path, name: str, head: str, entries: Iterable[Entry]) -> None:
    """Write all entries below a line of comment."""
    put(path, f"# {head}\n{tomli_w.dumps({name: list(entries)})}".encode())
