"""custody.jsonl: what was done to a case, when and with which files, by hash; each line holds its own hash and that of the one before."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock

from .case import Case

FILE = "custody.jsonl"
START = "0" * 64
"""What the first line stands on."""


def note(case: Case, what: str, **said: Any) -> dict[str, Any]:
    """Add a line: number, moment (UTC), operator (``COTERIE_OPERATOR``, else the login), what was done, and ``said``."""
    from .. import __version__

    path = case.folder / FILE
    with FileLock(path.with_name(f".{FILE}.lock")):
        lines = _lines(path)
        line = {"n": len(lines) + 1, "at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), "by": operator(),
                "version": __version__, "what": what, **said, "before": _last(lines)}
        line["sha256"] = _hash(orjson.dumps(line, default=str))
        with path.open("ab") as file:
            file.write(orjson.dumps(line, default=str) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return line


def operator() -> str:
    """Who works here."""
    try:
        return os.environ.get("COTERIE_OPERATOR") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def log(case: Case) -> list[dict[str, Any]]:
    """Every line that can be read, in order."""
    return [_read(line) for line in _lines(case.folder / FILE)]


def head(case: Case, apart: Collection[str] = ()) -> tuple[int, str]:
    """How many lines there are, and the hash of the last: a release carries both, so that a log cut short since is seen.

    Lines at the end that speak of what is set ``apart`` do not count.
    """
    lines = _lines(case.folder / FILE)
    while lines and _read(lines[-1]).get("what") in apart:
        lines.pop()
    return len(lines), _last(lines)


def broken(case: Case) -> list[str]:
    """Where the chain does not hold, in words: changed, removed, reordered lines, and raw files that are no longer what was loaded."""
    faults, before = [], START
    for number, line in enumerate(_lines(case.folder / FILE), 1):
        said = _read(line)
        own = said.pop("sha256", "")
        if own != _hash(orjson.dumps(said)) or orjson.dumps({**said, "sha256": own}) != line:
            faults.append(f"{FILE}: line {number} is not as it was written.")
        elif said.get("n") != number or said.get("before") != before:
            faults.append(f"{FILE}: line {number} does not follow from line {number - 1}.")
        before = own
    for path in sorted((case.folder / "sources").glob("*")):
        with path.open("rb") as stream:
            if not hashlib.file_digest(stream, "sha256").hexdigest().startswith(path.name.partition("-")[0]):
                faults.append(f"sources/{path.name} is not the file that was loaded: its SHA-256 is another.")
    return faults


def _lines(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if line] if path.exists() else []


def _read(line: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        found = None
    return found if isinstance(found, dict) else {"what": "a line that cannot be read"}


def _last(lines: list[bytes]) -> str:
    return str(_read(lines[-1]).get("sha256", "")) if lines else START


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
