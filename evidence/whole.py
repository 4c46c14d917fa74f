"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and then in its place, so that nobody ever reads half of it; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
