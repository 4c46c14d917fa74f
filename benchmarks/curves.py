"""Where detection ends: the twin at seeds nobody looked at, with posts missing, and with an adversary who hides better.

Usage: python benchmarks/curves.py seeds SEED…        each seed as it is
       python benchmarks/curves.py missing SEED…      with 10, 30 and 50 % of the posts gone at random
       python benchmarks/curves.py dial SEED…         at the adversary's levels 1 to 5 (0 is the seed as it is)

With --signals all, or names with commas, those are tested instead of the signals by default.
The engine alone, straight from the files (benchmarks/exam.py takes the whole road). The truth is opened to judge only.
"""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from at_hand import Posts, asked, twin
from coterie.analytics.engine import search

WORDS, SIGNALS = asked(sys.argv[1:])
PLANTED = ("core", "periphery")
MISSING, LEVELS = (0.1, 0.3, 0.5), range(1, 6)
Task = tuple[int, tuple[float, ...], int]
"""Seed, shares of posts that go missing (each a search of its own), the adversary's level."""


@dataclass(frozen=True)
class Judged:
    """One world: accounts by role, in any cluster and at the strict level; clusters that mix honest groups with the campaign."""

    seed: int
    missing: float
    dial: int
    there: Counter[str]
    named: Counter[str]
    strict: Counter[str]
    groups: Counter[str]
    best: int
    mixed: int
    leads: int


def judge(task: Task) -> list[Judged]:
    """Make a world, search it with so many posts missing, and only then open the truth."""
    seed, missing, dial = task
    posts, role = twin(seed, dial=dial)
    return [look(posts, role, seed, m, dial) for m in missing]


def look(posts: Posts, role: dict[str, str], seed: int, missing: float, dial: int) -> Judged:
    """One search."""
    if missing:
        posts = posts.where(np.random.default_rng([seed, int(100 * missing)]).random(len(posts)) >= missing)
    world = posts.world(threads=1, signals=SIGNALS)
    found = search(world, seed=seed, permutations=0, threads=1)
    teams = [[role.get(world.accounts[i], "?") for i in g.members] for g in found.groups]
    firm = [role.get(world.accounts[i], "?") for g in found.groups for i, core in zip(g.members, g.core, strict=True) if core]
    campaign = [Counter(t) for t in teams if set(t) & set(PLANTED)]
    return Judged(
        seed, missing, dial, Counter(role.values()), Counter(r for t in teams for r in t), Counter(firm),
        Counter(Counter(t).most_common(1)[0][0] for t in teams), max((c["core"] for c in campaign), default=0),
        sum(n for c in campaign for r, n in c.items() if r not in (*PLANTED, "organic", "hub")), len(found.leads))


def told(one: Judged) -> str:
    """A row of the table."""
    planted = sum(one.strict[r] for r in PLANTED)
    ordinary = sum(one.strict[r] for r in ("organic", "hub"))
    honest = sum(one.strict.values()) - planted - ordinary
    share = f"{planted / (planted + ordinary):.2%}" if planted + ordinary else "nobody"
    organic = one.named["organic"]
    groups = ", ".join(f"{n} {r}" for r, n in sorted(one.groups.items()) if r not in PLANTED)
    what = f"{one.seed}" + (f", {100 * one.missing:.0f} % missing" if one.missing else "") + (f", level {one.dial}" if one.dial else "")
    others = f"{organic} of {one.there['organic']:,} ({organic / max(1, one.there['organic']):.3%})"
    cells = [what, f"{one.best} of {one.there['core']}", f"{one.named['periphery']} of {one.there['periphery']}", f"{planted} + {honest}",
             share, others, str(one.mixed), groups, str(one.leads)]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """The table of one kind of exam."""
    kind, seeds = WORDS[0], [int(s) for s in WORDS[1:]]
    none = (0.0,)
    kinds: dict[str, list[Task]] = {
        "seeds": [(s, none, 0) for s in seeds], "missing": [(s, MISSING, 0) for s in seeds],
        "dial": [(s, none, d) for d in LEVELS for s in seeds]}
    tasks = kinds[kind]
    print("| world | core in the best cluster | periphery named | strict names, planted + honest groups | planted, honest groups apart "
          "| organic named at all | honest accounts beside the campaign | other clusters | leads |\n|---|---|---|---|---|---|---|---|---|")
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(judge, tasks):
            print(*map(told, found), sep="\n", flush=True)


if __name__ == "__main__":
    main()
