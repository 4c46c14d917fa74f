"""Pictures and videos that stand beside an export: known by the hash of their bytes, and pictures by their look."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from .format import Context
from .look import look

LARGEST = 512 * 1024 * 1024  # bytes; a longer film is known by nothing


def beside(folder: Path | None, named: Any) -> Path | None:
    """The file that an export names by its path; None when it is not there, or outside the folder."""
    if folder is None or not isinstance(named, str) or not named or "\0" in named or len(named) > 500:
        return None
    try:
        path = (folder / named).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, RuntimeError):
        return None


def sha256(path: Path | None) -> str | None:
    """The SHA-256 of a file (64 hex digits); None when there is none, or it is too large or cannot be read."""
    try:
        if path is None or path.stat().st_size > LARGEST:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def looks(path: Path | None, context: Context) -> str | None:
    """The perceptual hash of a picture (16 hex digits); one that cannot be read has none, and is counted."""
    if path is None:
        return None
    try:
        return look(path)
    except ValueError:
        context.note("picture that is damaged, too large or of no known kind: no perceptual hash")
        return None
