"""Write a world from the command line while developing: python -m coterie.cases.un_notorious_big_twin --out DIR."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .world import generate


def main() -> None:
    """Read the arguments, write the world, print what is in it."""
    words = argparse.ArgumentParser(description="Write a synthetic world as files that coterie loads.")
    words.add_argument("--seed", type=int, default=7, help="the same seed gives the same bytes")
    words.add_argument("--out", type=Path, required=True, help="the folder to write into")
    words.add_argument("--scale", type=float, default=1.0, help="1.0 has the published totals; 0.01 to 500, in districts above 1")
    words.add_argument("--dial", type=int, default=0, help="how well the campaign hides, 0 to 5")
    words.add_argument("--no-campaign", action="store_true", help="the same organic world, and nothing else")
    given = words.parse_args()
    began = time.perf_counter()
    world = generate(given.out, seed=given.seed, scale=given.scale, campaign=not given.no_campaign, dial=given.dial,
                     progress=lambda step: print(step, file=sys.stderr))
    print(f"{world.posts} posts, {sum(world.accounts.values())} accounts in {time.perf_counter() - began:.1f} s")
    for role, n in world.accounts.items():
        print(f"{n:8d} {role}")


if __name__ == "__main__":
    main()
