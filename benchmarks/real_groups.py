"""Groups planted into real posts: is a group of 20 found among people nobody invented, and who else is named?

Usage: python benchmarks/real_groups.py FOLDER_OF_REAL_FILES [SEEDS] [FIRST_SEED]

The samples: Internet Research Agency, three days of a fortnight a seed; CooRTweet's shares; answers of the v1.1 API recorded by
rtweet; pages of searches in twarc's tests. Real accounts of the sample take part (those of at least three posts, in twarc's
pages anyone), always in the same way, 70 % of them within a minute, on 5, 10 or 20 occasions. What is found without them is
counted first: the first two samples hold real coordination.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC
from functools import cache
from pathlib import Path

import numpy as np
from at_hand import Posts, from_files
from calibrate import GROUP, TOGETHER, ira, plant
from coterie.analytics.engine import search
from twin_fit import LINK
from twin_fit import rtweet as recorded

COLUMNS = ("message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls")


def three_days(folder: Path, seed: int) -> Posts:
    """Three days of the fortnight as they are."""
    posts = ira(folder)
    at = np.array(posts.at)
    first = int(at.min()) // 86400 * 86400 + int(np.random.default_rng(seed).integers(12)) * 86400
    return posts.where((at >= first) & (at < first + 3 * 86400))


@cache
def shares(folder: Path, seed: int = 0) -> Posts:
    """CooRTweet's sample."""
    return from_files((folder / "coortweet").glob("*.csv.gz"), zone=UTC)


@cache
def rtweet(folder: Path, seed: int = 0) -> Posts:
    """The recorded answers, which no format of coterie's reads, by way of the toolkit's columns."""
    with tempfile.TemporaryDirectory(prefix="coterie-real-") as place:
        path = Path(place) / "rtweet.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(COLUMNS)
            for i, post in enumerate(recorded(folder)):
                urls = " ".join(found.strip() for found in LINK.findall(post.text or ""))
                rows.writerow([10**9 + i, post.account, "", post.passed or "", "", post.text, int(post.at), urls])
        return from_files([path], zone=UTC)


@cache
def twarc(folder: Path, seed: int = 0) -> Posts:
    """Pages of searches from the v2 API."""
    names = ("2sets", "brexit", "entities_test", "flat", "kpop", "noflat", "withheld")
    return from_files(folder / "twarc_csv_testdata" / "test-data" / f"{name}.jsonl" for name in names)


SAMPLES: dict[str, tuple[Callable[[Path, int], Posts], tuple[str, ...], int]] = {
    "IRA, three days": (three_days, ("link", "passage", "hashtag-set"), 3),
    "CooRTweet's shares": (shares, ("repost",), 3),
    "rtweet's answers": (rtweet, ("repost", "link", "passage"), 3),
    "twarc's pages": (twarc, ("repost", "link", "passage", "hashtag-set"), 1),
}
"""By name: how to read a sample, how groups act together in it (as its own accounts do), posts that a member has at least."""


def one(task: tuple[str, Path, int, str]) -> tuple[int, int, int, list[tuple[int, int, int, int]]]:
    """Posts, accounts, accounts named without a group; and with one, for each number of occasions: members found, size of
    that cluster, accounts of real clusters in it, and other accounts that nothing named without the group."""
    name, folder, seed, kind = task
    read, _, least = SAMPLES[name]
    posts = read(folder, seed)
    before = set().union(*clusters(posts), set())
    found = []
    for times in TOGETHER:
        mixed, group = plant(posts, seed, times, kind, least=least)
        teams = list(clusters(mixed))
        best = max(teams, key=lambda t: len(t & group), default=set[str]())
        others = set().union(*teams, set()) - group - before
        found.append((len(best & group), len(best), len(best & before - group), len(others)))
    return len(posts), len(set(posts.accounts)), len(before), found


def clusters(posts: Posts) -> Iterator[set[str]]:
    """The accounts of each cluster."""
    world = posts.world(threads=1)
    for group in search(world, permutations=0, threads=1).groups:
        yield {world.accounts[i] for i in group.members}


def main() -> None:
    """One line for each sample, way and number of occasions."""
    folder, seeds, first = Path(sys.argv[1]), int((sys.argv[2:] or ["5"])[0]), int((sys.argv[3:] or ["7001"])[0])
    tasks = [(name, folder, first + i, kind) for name, (_, kinds, _) in SAMPLES.items() for kind in kinds for i in range(seeds)]
    with ProcessPoolExecutor(2) as pool:
        results = dict(zip(tasks, pool.map(one, tasks), strict=True))
    print("| sample | posts, accounts | named without a group | together by | occasions | shown | members found | real clusters' accounts "
          "beside them | others named anew |\n|---|---|---|---|---|---|---|---|---|")
    for name, (_, kinds, _) in SAMPLES.items():
        for kind in kinds:
            rows = [results[task] for task in tasks if task[0] == name and task[3] == kind]
            posts, accounts, before = (f"{np.mean([r[k] for r in rows]):,.0f}" for k in range(3))
            for n, times in enumerate(TOGETHER):
                each = [r[3][n] for r in rows]
                shown = sum(m >= 15 and m >= 0.9 * size for m, size, _, _ in each)
                members = sum(m for m, *_ in each) / (GROUP * len(each))
                print(f"| {name} | {posts}, {accounts} | {before} | {kind} | {times} | {shown} of {len(each)} | {members:.0%} "
                      f"| {sum(b for _, _, b, _ in each)} | {sum(o for *_, o in each)} |")


if __name__ == "__main__":
    main()
