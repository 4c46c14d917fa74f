"""A group planted into real posts is found there; without it nobody is."""

from pathlib import Path

import pytest
from real_groups import clusters, plant, rtweet


def test_a_group_among_real_posts(shared: Path) -> None:
    data = shared / "data"
    if not (data / "rtweet_v11").is_dir():
        pytest.skip(f"needs the recorded answers in {data / 'rtweet_v11'}")
    posts = rtweet(data)
    assert len(posts) == 2198 and list(clusters(posts)) == []
    mixed, group = plant(posts, 1, 10, "link")
    assert list(clusters(mixed)) == [group]
