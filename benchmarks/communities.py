"""The community methods beside each other on one graph of ties: sizes, agreement among them, agreement with planted groups.

Usage: python benchmarks/communities.py FOLDER_OF_REAL_FILES [SEED] [SCALE]

On a twin (planted groups as labels, each newsroom and each owner of bots its own) and on the Internet Research Agency's fortnight.
*cut* is what a method gives; *kept whole* is what coterie uses: parts tied nearly as densely to each other as within are one.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import networkx as nx
from at_hand import Posts, from_files
from coterie.analytics.agreement import adjusted_rand, crossed
from coterie.analytics.communities import METHODS, Partition, communities
from coterie.analytics.engine import search
from coterie.analytics.fusion import fuse
from coterie.analytics.world import World
from coterie.cases.un_notorious_big_twin import generate
from ira import labelled

SEEDS = range(5)


def twin(seed: int, scale: float) -> tuple[Posts, dict[str, str]]:
    """A twin's posts, and the planted group of each account that is in one; core and periphery are one group."""
    with tempfile.TemporaryDirectory(prefix="coterie-communities-") as place:
        generate(Path(place), seed=seed, scale=scale)
        posts = from_files(Path(place).glob("posts-*.jsonl"))
        with (Path(place) / "truth" / "planted.csv").open() as lines:
            role = {f"twin:{row['id']}": row["role"] for row in csv.DictReader(lines) if row["role"] != "organic"}
    return posts, {a: "campaign" if r in ("core", "periphery") else r for a, r in role.items()}


def agreement(one: Partition, other: Partition) -> float | None:
    """ARI over the accounts that are in both."""
    here, there = ({m: n for n, team in enumerate(p) for m in team} for p in (one, other))
    both = sorted(set(here) & set(there))
    found: float | None = adjusted_rand(crossed([here[m] for m in both], [there[m] for m in both]))
    return found


def table(title: str, world: World, label: Mapping[str, str]) -> None:
    """Print both tables of one world."""
    graph: nx.Graph[int] = fuse(search(world, permutations=0).ties)
    print(f"\n{title}: {graph.number_of_nodes():,} accounts, {graph.number_of_edges():,} ties\n")
    print("| method | communities | of 3 and more | biggest | ARI with labels, cut | kept whole | ARI among 5 seeds |")
    print("|---|---|---|---|---|---|---|")
    groups: dict[str, set[int]] = {}
    for i, a in enumerate(world.accounts):
        if i in graph and a in label:
            groups.setdefault(label[a], set()).add(i)
    truth = [frozenset(g) for g in groups.values()]
    first = {}
    for name, cut in METHODS.items():
        raw, kept = cut(graph, 0, 1.0), [communities(graph, method=name, seed=s) for s in SEEDS]
        first[name] = kept[0]
        sizes = ", ".join(str(len(t)) for t in kept[0][:6])
        among = [agreement(a, b) or 0.0 for a, b in combinations(kept, 2)]
        print(f"| {name} | {len(kept[0])} | {sum(len(t) > 2 for t in kept[0])} | {sizes} | {told(agreement(raw, truth))} "
              f"| {told(agreement(kept[0], truth))} | {min(among):.2f} to {max(among):.2f} |")
    print(f"\n| ARI between methods | {' | '.join(METHODS)} |\n|---{'|---' * len(METHODS)}|")
    for name in METHODS:
        print(f"| {name} | {' | '.join(told(agreement(first[name], first[o])) for o in METHODS)} |")


def told(value: float | None) -> str:
    """Two decimals, or a dash."""
    return "–" if value is None else f"{value:.2f}"


def main() -> None:
    """Both worlds."""
    folder, seed, scale = Path(sys.argv[1]), int((sys.argv[2:] or ["15"])[0]), float((sys.argv[3:] or ["1"])[0])
    posts, label = twin(seed, scale)
    table(f"Twin, seed {seed}", posts.world(), label)
    real, category = labelled(folder)
    table("Internet Research Agency", real.world(), category)


if __name__ == "__main__":
    main()
