"""Where should the gate stand that a recurrent crowd must pass before it gets names? Chosen on some worlds, judged on others.

Usage: python benchmarks/gate.py [SEEDS] [FIRST_SEED] [FIRST_SEED_TO_JUDGE]

In each world one crowd comes again and again: campaigners of 1 to 8 copies a day in three waves, or the fans of a club who paste
its line as often over one, two or four hours, in other words an honest crowd that nothing but these numbers could tell apart.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

import numpy as np
from coterie.analytics.block_clusters import crowds
from coterie.analytics.gate import COPIES, PASTED, PEAK, measures
from coterie.columns import Floats

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "analytics"))
from worlds import as_world, honest

OFTEN, HOURS = (1, 2, 3, 4, 5, 8), (1, 2, 4)
AT_COPIES, AT_PEAK = (1.5, 2.0, 2.5, 3.0, 4.0), (0.0, 0.05, 0.1, 0.15, 0.2)
World = tuple[int, int, list[tuple[Floats, Floats]]]
"""Copies meant, hours (0: campaigners), and copies and ten-minute peaks of the episodes of each crowd that passes the test."""


def one(task: tuple[int, int, int]) -> World:
    """A world with one crowd."""
    seed, copies, hours = task
    maker = honest(seed).club(copies=copies, hours=hours, share=0.9) if hours else honest(seed).campaign(copies=copies)
    found = crowds(as_world(maker.rows), seed=0)
    return copies, hours, [measures(found.known, found.episodes, b) for b in found.blocks] if found else []


def measured(seeds: range) -> list[World]:
    """All worlds at these seeds."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(one, [(s, c, h) for s in seeds for c, h in product(OFTEN, (0, *HOURS))]))


def opened(found: list[World], copies: float, peak: float, *, fans: bool) -> str:
    """In how many worlds of one kind some crowd would get names."""
    mine = [seen for _, hours, seen in found if bool(hours) is fans]
    return f"{sum(any(((c >= copies) & (p >= peak)).sum() >= PASTED for c, p in seen) for seen in mine)} of {len(mine)}"


def main() -> None:
    """What each kind looks like, and what each gate would open."""
    seeds, first, judged = (int(w) for w in [*sys.argv[1:], *("4", "51", "71")[len(sys.argv) - 1:]])
    worlds = {"chosen on": measured(range(first, first + seeds)), "judged on": measured(range(judged, judged + seeds))}
    print("| crowd | copies meant | pass the test | copies seen | busiest ten minutes |\n|---|---|---|---|---|")
    for hours, copies in product((0, *HOURS), OFTEN):
        rows = [seen for found in worlds.values() for c, h, seen in found if (c, h) == (copies, hours)]
        every = np.concatenate([np.stack(m, axis=1) for seen in rows for m in seen] or [np.full((1, 2), np.nan)])
        what = f"fans within {hours} h" if hours else "campaigners"
        often, high = np.median(every, axis=0)
        print(f"| {what} | {copies} | {sum(map(bool, rows))} of {len(rows)} | {often:.1f} | {high:.0%} |")
    print("\n| copies | busiest ten minutes | " + " | ".join(f"{n}: campaigners | {n}: fans" for n in worlds) + " |")
    print("|---|---|---|---|---|---|")
    for least, peak in product(AT_COPIES, AT_PEAK):
        cells = [opened(found, least, peak, fans=fans) for found in worlds.values() for fans in (False, True)]
        mark = " (in use)" if (least, peak) == (COPIES, PEAK) else ""
        print(f"| {least:g} | {peak:.0%}{mark} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
