"""Fetch Gephi's toolkit into the cache folder, by its lock: 83 MB, once. The tests that open files with Gephi need it."""

from __future__ import annotations

from pathlib import Path

from coterie.queries.store.fetch import fetch
from coterie.queries.store.jars import cache_folder
from coterie.queries.store.lock import parse

JAR = parse(Path(__file__).with_name("gephi.lock").read_text("utf-8"))[0]


def place() -> Path:
    """Where it is kept."""
    return cache_folder() / "gephi" / "lib" / JAR.name


if __name__ == "__main__":
    if not JAR.fits(place()):
        place().parent.mkdir(parents=True, exist_ok=True)
        fetch([JAR], place().parent, None)
    print(place())
