"""One small case for all tests of what a user types."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from as_user import COLUMNS, posts, run


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A case as a user would make it: new, load, detect."""
    place = tmp_path_factory.mktemp("cli")
    with (place / "posts.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *posts()])
    assert run(place, "new", "my-case", "--zone", "Europe/Paris").exit == 0
    folder = place / "my-case"
    try:
        assert run(folder, "load", "../posts.csv").exit == 0
        assert run(folder, "detect", "--permutations", "1").exit == 0
        yield folder
    finally:
        run(folder, "db", "stop")
