"""A group planted into real posts is found there; without it nobody is."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_a_group_among_real_posts(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = shared / "data"
    if not (data / "rtweet_v11").is_dir():
        pytest.skip(f"needs the recorded answers in {data / 'rtweet_v11'}")
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    real = importlib.import_module("real_groups")
    posts = real.rtweet(data)
    assert len(posts) == 2198 and list(real.clusters(posts)) == []
    mixed, group = real.plant(posts, 1, 10, "link")
    assert list(real.clusters(mixed)) == [group]
