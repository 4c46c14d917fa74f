"""A picture or video that stands beside an export: known by the hash of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

LARGEST = 512 * 1024 * 1024  # bytes; a longer film is known by nothing


def beside(folder: Path | None, named: Any) -> str | None:
    """The SHA-256 (64 hex digits) of a file that an export names by its path; None when it is not there, or outside the folder."""
    if folder is None or not isinstance(named, str) or not named or "\0" in named or len(named) > 500:
        return None
    try:
        path = (folder / named).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
