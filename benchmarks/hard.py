"""Worlds that are hard for the engine: what it finds in each, and what it wrongly names.

Usage: python benchmarks/hard.py [SEEDS] [FIRST_SEED]

Worlds of 1,500 people and 30 days with greetings, petitions, events; a campaign of 60 and 40 more in each of four operations
unless said otherwise. The tests' own makers, at seeds the tests do not use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from coterie.analytics.engine import search

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "analytics"))
from worlds import Maker, as_world, honest

WORLDS: dict[str, Callable[[int], Maker]] = {
    "nobody acts together": honest,
    "a show every evening, the same 60 fans": lambda seed: honest(seed).show(),
    "the same, and they paste its line twice each": lambda seed: honest(seed).show(copies=2),
    "the same, six times each": lambda seed: honest(seed).show(copies=6),
    "a club's fans at six events, one copy each": lambda seed: honest(seed).club(copies=1),
    "three copies each": lambda seed: honest(seed).club(copies=3),
    "six copies each": lambda seed: honest(seed).club(copies=6),
    "two platforms, nobody acts together": lambda seed: honest(seed, platforms=2),
    "the campaign": lambda seed: honest(seed).campaign(),
    "and a show with its 60 fans": lambda seed: honest(seed).show().campaign(),
    "and fans who paste six times each": lambda seed: honest(seed).show(copies=6).campaign(),
    "and a club's fans who paste six times each": lambda seed: honest(seed).club(copies=6).campaign(),
    "on two platforms at once": lambda seed: honest(seed, platforms=2).campaign(),
    "three operations": lambda seed: honest(seed).campaign(operations=3),
    "two operations": lambda seed: honest(seed).campaign(operations=2),
    "two operations among 5,000": lambda seed: honest(seed, people=5000).campaign(operations=2),
    "each of the core comes with 85 %": lambda seed: honest(seed).campaign(share=0.85),
    "with 70 %": lambda seed: honest(seed).campaign(share=0.7),
    "with 50 %": lambda seed: honest(seed).campaign(share=0.5),
    "with 50 %, a core of 150 among 5,000": lambda seed: honest(seed, people=5000).campaign(share=0.5, core=150),
    "each word another with 10 %": lambda seed: honest(seed).campaign(reworded=0.1),
    "with 20 %": lambda seed: honest(seed).campaign(reworded=0.2),
    "with 30 %": lambda seed: honest(seed).campaign(reworded=0.3),
    "campaigners of three copies each": lambda seed: honest(seed).campaign(copies=3),
    "campaigners of two copies each": lambda seed: honest(seed).campaign(copies=2),
    "campaigners of one copy each": lambda seed: honest(seed).campaign(copies=1),
    "a core of 30": lambda seed: honest(seed).campaign(core=30, fringe=20),
    "a core of 20": lambda seed: honest(seed).campaign(core=20, fringe=10),
}


def one(task: tuple[str, int]) -> tuple[int, int, int, int, int, int, list[str]]:
    """Core named, core, fans clustered, fans beside the campaign, others named, leads, and how each cluster looks."""
    name, seed = task
    rows = WORLDS[name](seed).rows
    core, fringe, fans = (rows.planted.get(k, set()) for k in ("core", "fringe", "fans"))
    world = as_world(rows)
    found = search(world, permutations=0, threads=1)
    teams = [{world.accounts[i] for i in g.members} for g in found.groups]
    named = set().union(*teams)
    best = max(teams, key=lambda t: len(t & core), default=set[str]())
    mixed = len(best & fans - core - fringe) if best & core else 0
    looks = [f"{g.kind} of {g.size}, contrast {g.contrast}" for g, t in zip(found.groups, teams, strict=True) if not t & core]
    return len(best & core), len(core), len(named & fans - core - fringe), mixed, len(named - core - fringe - fans), len(found.leads), looks


def main() -> None:
    """One line a kind of world."""
    seeds, first = int((sys.argv[1:] or ["10"])[0]), int((sys.argv[2:] or ["3001"])[0])
    print("| world | worlds with the core found (of its members) | fans in a cluster | of them beside the core | other innocents | leads |")
    print("|---|---|---|---|---|---|")
    with ProcessPoolExecutor(2) as pool:
        for name in WORLDS:
            rows = list(pool.map(one, [(name, first + i) for i in range(seeds)]))
            core = sum(r[1] for r in rows)
            hit = f"{sum(r[0] > r[1] / 2 for r in rows)} of {seeds} ({sum(r[0] for r in rows) / core:.0%})" if core else ""
            print(f"| {name} | {hit} | {' + '.join(str(r[2]) for r in rows) if any(r[2] for r in rows) else 0} | {sum(r[3] for r in rows)} "
                  f"| {sum(r[4] for r in rows)} | {sum(r[5] for r in rows)} |", flush=True)
            for look in sorted({x for r in rows for x in r[6]})[:6]:
                print(f"    {look}", file=sys.stderr)


if __name__ == "__main__":
    main()
