"""The runtime's files in the user's cache folder: fetched once, each hash checked before use, one cache for all cases."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_dir

from ..errors import DatabaseUnreachable
from .lock import LTS, Jar, Release, parse

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all while files are fetched; never called when all are there."""


def cache_folder() -> Path:
    """Where the runtime is kept: ``COTERIE_CACHE``, else the user's cache folder."""
    return Path(os.environ.get("COTERIE_CACHE") or user_cache_dir("coterie")).expanduser().absolute()


def library(progress: Progress | None = None, *, release: Release = LTS, jars: tuple[Jar, ...] | None = None) -> Path:
    """The folder with all files of a release, complete and checked; fetches what is missing.

    A file whose size and time are those of its last check is not hashed again, so a warm call takes milliseconds
    and no network.
    """
    jars = parse(release.path.read_text(encoding="utf-8")) if jars is None else jars
    folder = cache_folder() / f"neo4j-{release.version}"
    stamp = folder / "checked.json"
    if not _unchecked(folder, stamp, jars):
        return folder / "lib"
    try:
        (folder / "lib").mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetch.lock"):
            _complete(folder, stamp, jars, progress)
    except OSError as error:
        raise DatabaseUnreachable(
            f"The cache folder {folder} cannot be used: {error}.",
            advice="Free some space there, or name another folder in COTERIE_CACHE.") from error
    return folder / "lib"


def forget_checks() -> None:
    """Have every file hashed again at the next start: something in the cache looks broken."""
    for stamp in cache_folder().glob("neo4j-*/checked.json"):
        stamp.unlink(missing_ok=True)


def _mark(path: Path) -> list[int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def _unchecked(folder: Path, stamp: Path, jars: tuple[Jar, ...]) -> list[Jar]:
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    return [jar for jar in jars if known.get(jar.name) != [jar.sha256, _mark(folder / "lib" / jar.name)]]


def _complete(folder: Path, stamp: Path, jars: tuple[Jar, ...], progress: Progress | None) -> None:
    missing = [jar for jar in _unchecked(folder, stamp, jars) if not jar.fits(folder / "lib" / jar.name)]
    if missing:
        from .fetch import fetch  # a warm start needs no network and should not wait for its library

        fetch(missing, folder / "lib", progress)
    for stray in {path.name for path in (folder / "lib").iterdir()} - {jar.name for jar in jars}:
        (folder / "lib" / stray).unlink()  # an unknown jar on the class path would be run
    checked = {jar.name: [jar.sha256, _mark(folder / "lib" / jar.name)] for jar in jars}
    fresh = stamp.with_suffix(".new")
    fresh.write_text(json.dumps(checked, indent=0, sort_keys=True), encoding="utf-8")
    fresh.replace(stamp)
