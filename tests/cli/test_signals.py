"""Signals by name, traces beyond a limit, and profiles beside a cluster, as a user meets them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from as_user import COLUMNS, HOSTILE, posts, run, seen

VIRAL = "https://viral.example/1"
BIO = "Proud friend of the quiet streets\x1b[2J of our old town\nCluster 9   forged"
ACCOUNTS = ("platform", "id", "handle", "created_at", "bio", "observed_at", "synthetic")


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Posts, profiles and follows; the five that act together share a bio, a month and one whom they follow."""
    place = tmp_path_factory.mktemp("signals")
    written = {"posts.csv": [COLUMNS, *posts()], "accounts.csv": [ACCOUNTS], "follows.csv": [("platform", "follower", "followed", "synthetic")]}
    for n in range(5):
        written["accounts.csv"].append(("x", str(1 + n), HOSTILE if n == 0 else f"member_{n}", f"2023-06-0{n + 1}T00:00:00Z", BIO + "!" * n, "2024-03-01T00:00:00Z", "true"))
        written["follows.csv"].append(("x", str(1 + n), "100", "true"))
    for n in range(120):
        if n >= 40:
            written["posts.csv"].append(("x", str(9000 + n), str(100 + n), f"person_{n}", f"2024-02-0{1 + n % 9}T{n % 24:02}:00:00Z", f"look {n} at {n * 3}", VIRAL, "true"))
        bio = BIO if n < 2 else f"One of {n} people with number {n * n} and cat {n * 7}"
        written["accounts.csv"].append(("x", str(100 + n), f"person_{n}", f"20{10 + n % 10}-01-01T00:00:00Z", bio, "2024-03-01T00:00:00Z", "true"))
    for name, rows in written.items():
        with (place / name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
    assert run(place, "new", "my-case", "--zone", "UTC").exit == 0
    folder = place / "my-case"
    try:
        assert run(folder, "load", *(f"../{name}" for name in written)).exit == 0
        yield folder
    finally:
        run(folder, "db", "stop")


def told(folder: Path, *words: str) -> dict:
    said = run(folder, *words, "--json")
    assert said.exit == 0, said.err
    return json.loads(said.out)


def test_a_wrong_signal_lists_the_right_ones(mine: Path) -> None:
    said = run(mine, "detect", "--signals", "telepathy")
    assert said.exit == 2 and "telepathy" in said.err and "fast-repost" in said.err


def test_what_is_left_out_is_said_everywhere(mine: Path) -> None:
    asked = ("detect", "--permutations", "0", "--guard", "60", "--signals", "default,domain")
    found = told(mine, *asked)["signals"]
    assert found["link"]["ties"] == 10 and found["hashtag"]["traces"] == 0
    assert found["link"] | {"traces_left_out": 1, "events_left_out": 80, "left_out": [{"trace": VIRAL, "accounts": 80, "events": 80}]} == found["link"]
    assert [(t["trace"], t["events"]) for t in found["domain"]["left_out"]] == [("example.net", 2400), ("viral.example", 80)]
    for said in (run(mine, *asked).err, run(mine, "clusters").err):
        assert "link: 1 trace used 80 times left out" in said and "domain: 2 traces used 2,480 times left out" in said
        assert f"{VIRAL} (80 accounts)" in said


def test_profiles_stand_beside_a_cluster_with_their_share_among_others(mine: Path) -> None:
    profile = told(mine, "clusters", "1")["clusters"][0]["profile"]
    assert (profile["others"], profile["least"], profile["most"]) == (40, 20, 20)
    traits = {t["trait"]: t for t in profile["traits"]}
    assert traits["created"]["values"] == [{"value": "2023-06", "members": 5, "others": 0}]
    assert [(v["members"], v["others"]) for v in traits["bio"]["values"]] == [(5, 2)] and traits["bio"]["known"] == 5
    assert traits["follows"]["values"] == [] and traits["follows"]["not_enough_data"].startswith("known of 5 of 5 members and 0 of 40 others")
    assert traits["language"]["not_enough_data"] and traits["affiliation"]["not_enough_data"] and traits["hours"]["values"]
    said = run(mine, "clusters", "1")
    assert "with 40 other accounts that posted 20 to 20 times" in said.out and "5 of 5 (100.0 %)" in said.out and "2 of 40 (5.0 %)" in said.out
    assert "Follows: not enough data: known of 5 of 5 members and 0 of 40 others" in said.err
    assert "\x1b" not in said.out and "\nCluster 9" not in said.out and "\nCluster 9" not in seen(mine, 80, "clusters", "1")
    assert run(mine, "report").exit == 0
    report = (mine / "evidence" / "report.html").read_text("utf-8")
    assert "What the profiles of cluster 1 have in common" in report and "2 of 40 (5.0" in report and "Fan clubs, parties and games" in report
    assert "Some traces were not compared" in report and "domain: 2 traces, used 2,480 times" in report and "viral[.]example" in report and VIRAL not in report
