"""What further signals cost and give: the same world searched with the signals by default, with each other one added, and with all.

Usage: python benchmarks/signal_sets.py twin SEED…       the twin, accounts by planted role
       python benchmarks/signal_sets.py ira FOLDER       real posts of the Internet Research Agency, accounts by category

More signals share one false discovery rate, so that each has less power; the truth is opened to judge only.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from datetime import UTC
from pathlib import Path

from at_hand import Posts, from_files, twin
from coterie.analytics.engine import search
from coterie.analytics.signals import catalogue

PLANTED = ("core", "periphery")
MORE = sorted(name for name, s in catalogue().items() if "ties" in s.uses and not s.default)
SETS = {"default": ["default"], **{f"and {name}": ["default", name] for name in MORE}, "all": ["all"]}


def one(posts: Posts, role: dict[str, str], names: list[str]) -> str:
    """The cells of one set of signals: clusters, then accounts in clusters of ties by role, ties of the added signals, leads."""
    world = posts.world(threads=1, signals=names)
    found = search(world, permutations=0, threads=1)
    blocks = {world.accounts[i] for g in found.groups if g.kind == "block" for i in g.members}
    teams = [[role.get(world.accounts[i], "?") for i in g.members] for g in found.groups if g.kind == "ties"]
    tied = Counter(r for team in teams for r in team)
    pure = sum(max(Counter(team).values()) for team in teams) / max(1, tied.total())
    added = ", ".join(f"{name} {said['ties']:,}" for name, said in found.signals.items() if name in MORE)
    kept = sum(said["ties"] for name, said in found.signals.items() if name not in MORE)
    roles = ", ".join(f"{n} {r}" for r, n in sorted(tied.items())) or "nobody"
    return f"{len(teams)} | {roles} | {pure:.0%} | {len(blocks)} | {kept:,} | {added}"


def ira(folder: Path) -> tuple[Posts, dict[str, str]]:
    """Posts and the release's category of each account."""
    paths = sorted(folder.glob("*.csv.gz"))
    posts = from_files(paths, zone=UTC)
    role = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                for name in (row.get("alt_external_id"), row["external_author_id"]):
                    role[f"x:{name}"] = row["account_category"]
    return posts, role


def main() -> None:
    """A table a world."""
    worlds = [(f"twin {s}", twin(int(s))) for s in sys.argv[2:]] if sys.argv[1] == "twin" else [("IRA", ira(Path(sys.argv[2])))]
    for title, (posts, role) in worlds:
        print(f"\n{title}\n\n| signals | clusters of ties | accounts in them | of one kind | in blocks | ties of the default signals "
              "| ties of the others |")
        print("|---|---|---|---|---|---|---|")
        for name, names in SETS.items():
            print(f"| {name} | {one(posts, role, names)} |", flush=True)


if __name__ == "__main__":
    main()
