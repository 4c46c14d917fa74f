"""The QUT Coordination Network Toolkit itself, run in an environment of its own, beside coterie: the same posts, edge for edge."""

from __future__ import annotations

import csv
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import peers
import pytest
from coterie.analytics.definitions import edges
from coterie.analytics.shares import read_shares
from coterie.analytics.signals import catalogue
from coterie.loaders.load import load
from coterie.queries.store import Store
from coterie.queries.store.jars import cache_folder
from filelock import FileLock
from peers_posts import COLUMNS, Post, made, read
from rules_of_passages import plain

WINDOWS = (60, 3600)


@pytest.fixture(scope="session")
def toolkit() -> str:
    """The Python that has the toolkit; kept in the cache folder beside the database's runtime."""
    work = cache_folder() / "peers"
    work.mkdir(parents=True, exist_ok=True)
    with FileLock(work / "lock"):
        try:
            return peers.environment(work, "qut")
        except (OSError, subprocess.CalledProcessError) as fault:
            pytest.skip(f"{peers.PEERS['qut']} could not be installed: {fault}")


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 6,000 posts of a small synthetic world."""
    return made(tmp_path_factory.mktemp("small"), 6000)


@pytest.fixture
def samples(shared: Path, tmp_path: Path) -> list[Path]:
    """The toolkit's own two files, their links written with spaces between: from a CSV it takes a Python list for odd links."""
    found = []
    for name in ("sample_data.csv", "coretweet_test_input.csv"):
        with (shared / "data" / "qut_cnt" / name).open(encoding="utf-8-sig", newline="") as given, (tmp_path / name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([COLUMNS] + [[*(r[c] for c in COLUMNS[:-1]), r["urls"].strip("[]").replace("'", "").replace(",", "")] for r in csv.DictReader(given)])
        found.append(tmp_path / name)
    return found


@cache
def theirs(toolkit: str, path: Path, network: str, window: int) -> peers.Edges:
    out = path.with_suffix(f".{network}")
    peers.bounded([toolkit, str(peers.HERE / "peers_qut.py"), str(path), str(path.with_suffix(".sqlite")), network, str(window), "1", str(out)], 120)
    with out.open(encoding="utf-8", newline="") as stream:
        return {(a, b): int(weight) for a, b, weight in csv.reader(stream)}


def ours(path: Path, network: str, window: int) -> peers.Edges:
    held, _ = peers.traces(read(path), network)
    return peers.named(held.accounts, edges("qut", held, [window], threads=1)[0])


@pytest.mark.parametrize("network", ["co_retweet", "co_link", "co_tweet"])
def test_edge_for_edge_on_a_twin(toolkit: str, twin: Path, network: str) -> None:
    for window in WINDOWS:
        found = ours(twin, network, window)
        assert len(found) >= 10 and found == theirs(toolkit, twin, network, window)


def test_edge_for_edge_on_the_toolkits_samples(toolkit: str, samples: list[Path]) -> None:
    for path, network in (*((samples[0], network) for network in ("co_retweet", "co_link", "co_tweet")), (samples[1], "co_retweet")):
        found = ours(path, network, 60)
        assert found and found == theirs(toolkit, path, network, 60)


def test_edge_for_edge_from_the_graph(toolkit: str, twin: Path, graph: Store, tmp_path: Path) -> None:
    load(graph, twin, tmp_path)
    for network in ("co_retweet", "co_link"):  # texts are grouped by their own reader, which is compared on the twin above
        signal = peers.SIGNALS[network]
        held = read_shares(graph, catalogue()[signal])
        for window, found in zip(WINDOWS, edges("qut", held, WINDOWS, threads=1), strict=True):
            named = {(a.removeprefix("x:"), b.removeprefix("x:")): n for (a, b), n in peers.named(held.accounts, found).items()}
            assert named and named == theirs(toolkit, twin, network, window)


def test_similar_texts_are_compared_otherwise_and_equal_ones_are_found_by_both(toolkit: str, twin: Path) -> None:
    """The toolkit compares any two texts of a window as sets of words (0.9); coterie groups all texts first, by pairs of words (0.4).

    So neither list holds the other. What is plainly the same text within the window is in both; nearly all else of the toolkit's is here too.
    """
    said: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in read(twin):
        if not post.repost and plain(post.text):
            said[post.account, plain(post.text)].append(post)
    for window in WINDOWS:
        found, other = ours(twin, "co_similar_tweet", window), theirs(toolkit, twin, "co_similar_tweet", window)
        same = {(a, b) for a, b in other for (who, text), posts in said.items() if who == a
                for x in posts for y in said.get((b, text), ()) if abs(x.at - y.at) <= window}
        assert len(same) > 100 and same <= found.keys()
        assert len(other.keys() & found.keys()) >= 0.99 * len(other)
        assert theirs(toolkit, twin, "co_tweet", window).keys() <= other.keys()
