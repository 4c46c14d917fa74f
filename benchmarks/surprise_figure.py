"""Draw docs/surprise.svg: where nobody acts together, how often is a pair as surprising as its p says?

Usage: python benchmarks/surprise_figure.py FOLDER_OF_REAL_FILES [WORLDS] [FIRST_SEED]

Pairs of accounts in organic twins (no campaign, no group that acts together, scale 0.25) and in three days of real posts with
their authors shuffled within the hour. For each p: the share of all possible pairs with at most this p. On the line the test is
exact, below it is cautious, above it would accuse too many. The same for blocks is printed only: how many accounts attend random
sets of two to four big episodes in the tests' honest worlds, beside how many the chance model sends there.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np
import vl_convert as vlc
from at_hand import Posts, twin
from calibrate import shuffled
from coterie.analytics.attendance import chances
from coterie.analytics.block_clusters import crowds
from coterie.analytics.chance import expected, tail
from coterie.analytics.pairs import pairs
from coterie.evidence.figures.ink import FAINT, FONT, INK, Look, finish

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "analytics"))
from worlds import as_world, honest

STEPS = 10.0 ** -np.arange(1, 7.01, 0.25)


def curves(worlds: list[Posts]) -> Iterator[dict[str, Any]]:
    """Points of all signals: signal, p, observed share; pooled over the worlds, only where at least one pair was seen."""
    seen, possible = defaultdict[str, Any](lambda: np.zeros(len(STEPS))), defaultdict[str, float](float)
    for posts in worlds:
        world = posts.world()
        for name, signal in world.using("ties").items():
            found = pairs(name, signal, world.size)
            p = tail(found.occasions, expected(found, np.ones(world.size, bool), np.arange(len(found.a)), platform=world.platform))
            seen[name] += [(p <= step).sum() for step in STEPS]
            possible[name] += found.possible
    for name in sorted(seen):
        for step, n in zip(STEPS.tolist(), seen[name].tolist(), strict=True):
            if n:
                yield {"signal": name, "p": step, "observed": n / possible[name], "pairs": n}


def blocks(seeds: range) -> Iterator[str]:
    """Observed and expected attendance of random sets of episodes, over all worlds."""
    counts = defaultdict[int, Any](lambda: np.zeros(2))
    for seed in seeds:
        found = crowds(as_world(honest(seed).rows), seed=seed)
        if found is None:  # too few big episodes
            continue
        dice = np.random.default_rng(seed)
        for size in (2, 3, 4):
            for _ in range(200):
                chosen = dice.choice(len(found.known.big), size, replace=False).tolist()
                if len(set(found.known.crowd[chosen].tolist())) == size:
                    counts[size] += found.known.there[:, chosen].all(1).sum(), chances(found.known, chosen).prod(1).sum()
    for size, (seen, awaited) in sorted(counts.items()):
        yield f"Random sets of {size} episodes: {seen:.0f} accounts in all of them, {awaited:.1f} expected, ratio {seen / awaited:.2f}"


def panel(title: str, points: list[dict[str, Any]]) -> Any:
    """One kind of world."""
    scale = alt.Scale(type="log", domain=[1e-7, 1e-1])
    line = alt.Chart(alt.InlineData(values=[{"p": 1e-7, "observed": 1e-7}, {"p": 1e-1, "observed": 1e-1}])).mark_line(
        color=FAINT, strokeWidth=2).encode(x=alt.X("p:Q", scale=scale), y=alt.Y("observed:Q", scale=scale))
    dots = alt.Chart(alt.InlineData(values=points)).mark_line(point=True, clip=True).encode(
        x=alt.X("p:Q", scale=scale, title="p of a pair", axis=alt.Axis(format=".0e", tickCount=7)),
        y=alt.Y("observed:Q", scale=scale, title="share of all pairs with at most this p", axis=alt.Axis(format=".0e", tickCount=7)),
        color=alt.Color("signal:N", scale=alt.Scale(scheme="tableau10")), shape=alt.Shape("signal:N", legend=None))
    return alt.layer(line, dots, title=title, width=300, height=260)


def main() -> None:
    """Draw and print the figures."""
    folder, worlds, first = Path(sys.argv[1]), int((sys.argv[2:] or ["10"])[0]), int((sys.argv[3:] or ["2501"])[0])
    organic = []
    for i in range(worlds):
        posts, role = twin(first + i, scale=0.25, campaign=False)
        organic.append(posts.where([role.get(a) in ("organic", "hub") for a in posts.accounts]))
    real = [shuffled(folder, first + i) for i in range(worlds)]
    # One panel is synthetic and says so; the other is not, so no word lies across both.
    kinds = {"Organic twins (synthetic)": list(curves(organic)), "Real posts, authors shuffled": list(curves(real))}
    chart = alt.hconcat(*(panel(title, points) for title, points in kinds.items()), spacing=40)
    spec = chart.configure_view(stroke=None).to_dict()
    look = {"labelColor": INK, "titleColor": INK, "gridColor": FAINT, "labelFont": FONT, "titleFont": FONT, "titleFontWeight": "normal"}
    spec["config"] |= {"axis": look, "legend": look | {"title": None, "orient": "bottom"}, "background": "white",
                       "title": {"font": FONT, "fontSize": 12, "color": INK, "anchor": "start"},
                       "padding": {"top": 20, "left": 4, "right": 12, "bottom": 4}}
    docs = Path(__file__).resolve().parents[1] / "docs"
    (docs / "surprise.svg").write_text(finish(vlc.vegalite_to_svg(spec), Look()), "utf-8")
    print(*blocks(range(first, first + worlds)), sep="\n")
    for title, points in kinds.items():
        for row in points:
            if row["p"] in (1e-2, 1e-3, 1e-4):
                ratio = row["observed"] / row["p"]
                print(f"{title}: {row['signal']}, p {row['p']:.0e}: observed / said {ratio:.2f} ({row['pairs']:.0f} pairs)")


if __name__ == "__main__":
    main()
