"""Draw docs/detection.svg from the tables of docs/detection.md: where detection ends as posts go missing and as an adversary hides better.

Usage: python benchmarks/detection_figure.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert as vlc
from coterie.evidence.figures.ink import FAINT, FONT, INK, Look, finish

DOCS = Path(__file__).resolve().parents[1] / "docs"
ROW = re.compile(r"\| (\d+)(?:, (\d+) % missing)?(?:, level (\d))? \| (\d+) of (\d+) \| ([\d,]+) of ([\d,]+) \|")
CORE, PERIPHERY = "core in the best cluster", "periphery named"


def points(page: str) -> list[dict[str, Any]]:
    """Shares found by seed, in both panels; a seed as it is stands at 0 in each."""
    found = []
    for seed, missing, level, *counts in ROW.findall(page):
        core, every, outer, there = (int(c.replace(",", "")) for c in counts)
        for panel, x, other in (("missing", int(missing or 0), level), ("level", int(level or 0), missing)):
            if not other:
                found += [{"panel": panel, "x": x, "seed": seed, "what": CORE, "share": core / every},
                          {"panel": panel, "x": x, "seed": seed, "what": PERIPHERY, "share": outer / there}]
    return found


def panel(rows: list[dict[str, Any]], name: str, title: str) -> Any:
    """Means as lines, seeds as points."""
    mine = [row for row in rows if row["panel"] == name]
    base = alt.Chart(alt.InlineData(values=mine)).encode(
        x=alt.X("x:Q", title=title, axis=alt.Axis(values=sorted({row["x"] for row in mine}), grid=False, format="d")),
        color=alt.Color("what:N", scale=alt.Scale(scheme="tableau10")))
    share = alt.Y("share:Q", title="share of the planted", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    mean = alt.Y("mean(share):Q", title="share of the planted")
    lines = base.mark_line().encode(y=mean, strokeDash=alt.StrokeDash("what:N", legend=None))
    dots = base.mark_point(filled=True, opacity=0.5).encode(y=share, shape=alt.Shape("what:N", legend=None))
    return alt.layer(lines, dots, width=290, height=220)


def main() -> None:
    """Draw it."""
    rows = points((DOCS / "detection.md").read_text("utf-8"))
    chart = alt.hconcat(panel(rows, "missing", "posts missing at random, %"), panel(rows, "level", "level of the adversary"), spacing=40)
    spec = chart.configure_view(stroke=None).to_dict()
    look = {"labelColor": INK, "titleColor": INK, "gridColor": FAINT, "labelFont": FONT, "titleFont": FONT, "titleFontWeight": "normal"}
    spec["config"] |= {"axis": look, "legend": look | {"title": None, "orient": "bottom"}, "background": "white",
                       "padding": {"top": 20, "left": 4, "right": 12, "bottom": 4}}
    (DOCS / "detection.svg").write_text(finish(vlc.vegalite_to_svg(spec), Look("synthetic")), "utf-8")


if __name__ == "__main__":
    main()
