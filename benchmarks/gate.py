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
from coterie.analytics.gate import COPIES, PASTED, PEAK, _copies
from coterie.analytics.pace import busiest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "analytics"))
from worlds import as_world, honest

OFTEN, HOURS = (1, 2, 3, 4, 5, 8), (1, 2, 4)
AT_COPIES, AT_PEAK = (1.5, 2.0, 2.5, 3.0, 4.0), (0.0, 0.05, 0.1, 0.15, 0.2)


def one(task: tuple[int, int, int]) -> tuple[bool, int, int, list[tuple[float, float]]]:
    """A world's kind, and the copies and ten-minute peak of each crowd in it that passes the test."""
    seed, copies, hours = task
    maker = honest(seed).club(copies=copies, hours=hours, share=0.9) if hours else honest(seed).campaign(copies=copies)
    found = crowds(as_world(maker.rows), seed=0)
    passed = [gate(found.known, found.episodes, b) for b in found.blocks] if found else []
    return not hours, copies, hours, [(g.copies, g.peak) for g in passed]


def measured(seeds: range) -> list[tuple[bool, int, int, list[tuple[float, float]]]]:
    """All worlds at these seeds."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(one, [(s, c, h) for s in seeds for c, h in product(OFTEN, (0, *HOURS))]))


def main() -> None:
    """What each kind looks like, and what each gate would open."""
    seeds, first, judged = (int(w) for w in [*sys.argv[1:], *("4", "51", "71")[len(sys.argv) - 1:]])
    worlds = {"chosen on": measured(range(first, first + seeds)), "judged on": measured(range(judged, judged + seeds))}
    print("| crowd | copies meant | pass the test | copies seen | busiest ten minutes |\n|---|---|---|---|---|")
    for hours, copies in product((0, *HOURS), OFTEN):
        rows = [seen for found in worlds.values() for _, c, h, seen in found if (c, h) == (copies, hours)]
        every = np.array([g for seen in rows for g in seen] or [(np.nan, np.nan)])
        what = f"fans within {hours} h" if hours else "campaigners"
        print(f"| {what} | {copies} | {sum(map(bool, rows))} of {len(rows)} | {np.median(every[:, 0]):.1f} | {np.median(every[:, 1]):.0%} |")
    print("\n| gate: copies, peak | " + " | ".join(f"{n}: campaigners, fans opened" for n in worlds) + " |\n|---|---|---|")
    for copies, peak in product(AT_COPIES, AT_PEAK):
        cells = []
        for found in worlds.values():
            opened = {kind: sum(any(c >= copies and p >= peak for c, p in seen) for k, *_, seen in found if k is kind) for kind in (True, False)}
            cells.append(f"{opened[True]} of {sum(k for k, *_ in found)}, {opened[False]} of {sum(not k for k, *_ in found)}")
        mark = " (in use)" if (copies, peak) == (COPIES, PEAK) else ""
        print(f"| {copies:g}, {peak:.0%}{mark} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
