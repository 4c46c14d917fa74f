"""Does the engine stay silent where nobody acts together, and find a small group where one does? Hundreds of small worlds.

Usage: python benchmarks/calibrate.py FOLDER_OF_REAL_FILES [WORLDS] [FIRST_SEED] [--signals all]

Two kinds of world, half of WORLDS each: the synthetic twin without its campaign and without any group that acts together
(scale 0.05, about 900 accounts and 6,000 posts); and random days of real posts of the Internet Research Agency with their
authors shuffled within the hour. Then the same worlds with one planted group of 20. Truth is looked at only to judge.
"""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from datetime import UTC
from functools import cache
from pathlib import Path

import numpy as np
from at_hand import Posts, asked, from_files, twin
from coterie.analytics.engine import search
from coterie.analytics.shuffle import stretches

WORDS, SIGNALS = asked(sys.argv[1:])
GROUP, ATTEND, SPREAD = 20, 0.7, 60
"""Members of a planted group; the chance (0..1) that one takes part; seconds within which all do."""
TOGETHER = (5, 10, 20)
"""Joint occasions of a planted group."""
KINDS = {"twin": ("repost", "link", "passage", "hashtag-set"), "ira": ("link", "passage", "hashtag-set")}
"""How a group acts together; the real file holds no reposts of known posts, so nobody there could be compared with such a group."""


def organic(seed: int) -> Posts:
    """A twin in which nobody acts together."""
    posts, role = twin(seed, scale=0.05, campaign=False)
    return posts.where([role.get(a) in ("organic", "hub") for a in posts.accounts])


@cache
def ira(folder: Path) -> Posts:
    """Real posts of one fortnight."""
    return from_files((folder / "ira").glob("*.csv.gz"), zone=UTC)


def shuffled(folder: Path, seed: int) -> Posts:
    """Three days of real posts, their authors shuffled within the hour (an hour of few posts is joined to the next)."""
    dice, posts = np.random.default_rng(seed), ira(folder)
    at = np.array(posts.at)
    first = int(at.min()) + int(dice.integers(max(1, (int(at.max()) - int(at.min())) // 86400 - 2))) * 86400
    posts = posts.where((at >= first) & (at < first + 3 * 86400))
    at = np.array(posts.at)
    order = np.argsort(at, kind="stable")
    stretch = stretches(at[order])
    mixed = order[np.lexsort((dice.random(len(stretch)), stretch))]
    accounts = list(posts.accounts)
    for i, j in zip(order.tolist(), mixed.tolist(), strict=True):
        accounts[i] = posts.accounts[j]
    return posts.by(accounts)


def plant(posts: Posts, seed: int, times: int, kind: str, *, least: int = 3) -> tuple[Posts, set[str]]:
    """``posts`` with 20 of their own accounts meeting ``times`` times, always in the same way; and who they are.

    They are drawn from the accounts of at least ``least`` posts.
    """
    dice = np.random.default_rng([seed, times])
    often = sorted(a for a, n in Counter(posts.accounts).items() if n >= least)
    group = [often[i] for i in dice.choice(len(often), GROUP, replace=False)]
    low, high = min(t for t in posts.at if t >= 0), max(posts.at)
    more = Posts(*([] for _ in fields(Posts)))
    for k, start in enumerate(sorted(dice.integers(low, high, times).tolist())):
        line = " ".join(f"p{n}" for n in dice.integers(10**6, size=10))
        for who in group:
            if dice.random() < ATTEND:
                words = " ".join(f"w{n}" for n in dice.integers(10**6, size=8))
                more.keys.append(f"planted:{k:03}:{who}")
                more.accounts.append(who)
                more.at.append(start + int(dice.integers(SPREAD)))
                more.text.append(line if kind == "passage" else words)
                more.of.append(f"planted:{k}" if kind == "repost" else "")
                more.tags.append([f"planted{k}a", f"planted{k}b"] if kind == "hashtag-set" else [])
                more.links.append([f"https://planted.example/{k}"] if kind == "link" else [])
                more.media.append([])
                more.looks.append([])
                more.named.append([])
                more.answers.append("")
                more.born.append(-1)
    return posts.plus(more), set(group)


def one(task: tuple[str, int]) -> tuple[str, int, list[tuple[str, int, float | None]], dict[tuple[str, int], tuple[int, int, int]]]:
    """One world without and with a group: what was found without, and (members found, size of that cluster, other accounts named) with."""
    where, seed = task
    posts = organic(seed) if where == "twin" else shuffled(Path(where), seed)
    silent = search(posts.world(threads=1, signals=SIGNALS), permutations=0, threads=1)
    found = {}
    kinds = KINDS["twin" if where == "twin" else "ira"]
    kind = kinds[seed % len(kinds)]
    for times in TOGETHER:
        mixed, group = plant(posts, seed, times, kind)
        world = mixed.world(threads=1, signals=SIGNALS)
        teams = [{world.accounts[i] for i in g.members} for g in search(world, permutations=0, threads=1).groups]
        best = max(teams, key=lambda t: len(t & group), default=set[str]())
        found[kind, times] = (len(best & group), len(best), sum(len(t - group) for t in teams))
    return where, seed, [(g.kind, g.size, g.contrast) for g in silent.groups], found


def main() -> None:
    """Count and print."""
    folder, worlds, first = Path(WORDS[0]), int((WORDS[1:] or ["200"])[0]), int((WORDS[2:] or ["2001"])[0])
    tasks = [("twin", first + i) for i in range(worlds // 2)] + [(str(folder), first + i) for i in range(worlds // 2)]
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(one, tasks))
    for where in ("twin", str(folder)):
        mine = [r for r in results if r[0] == where]
        loud = [(seed, groups) for _, seed, groups, _ in mine if groups]
        print(f"\n{'organic twin' if where == 'twin' else 'IRA, authors shuffled'}: {len(mine)} worlds, {len(loud)} with any cluster")
        for seed, groups in loud:
            print(f"  seed {seed}: {groups}")
        for kind in KINDS["twin" if where == "twin" else "ira"]:
            for times in TOGETHER:
                got = [f[kind, times] for *_, f in mine if (kind, times) in f]
                shown = sum(m >= 15 and m >= 0.9 * size for m, size, _ in got)
                others = sum(o for *_, o in got)
                print(f"  group of {GROUP} by {kind}, {times} times together: shown in {shown} of {len(got)}, "
                      f"members found {sum(m for m, *_ in got) / max(1, len(got) * GROUP):.0%}, other accounts named {others}")


if __name__ == "__main__":
    main()
