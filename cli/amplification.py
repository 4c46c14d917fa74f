"""coterie amplification: how much of an operation few accounts make, beside other flows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import paragraph, table

_TITLES = {
    "ctm": "CTM = R/10 + F + U", "reposts": "R  reposts, %", "top50": "F  by the 50 most active, %", "per_account": "U  posts per account",
    "copies": "copied texts, share", "gini": "concentration (Gini)", "peak": "busiest 10 minutes, share",
}  # fmt: skip


@app.command(epilog="Example: coterie amplification corsica")
def amplification(
    operation: Annotated[str, typer.Argument(help="The operation's id.")],
    case: CaseOption = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same error bars.")] = 0,
    json: JsonOption = False,
) -> None:
    """Nimmo's coefficient of traffic manipulation, and copies, concentration and bursts, beside other flows of the collection."""
    from ..cases.traffic import amplification as measure

    at = awake(case)
    found = measure(at, operation, seed=seed)
    return as_json(found) if json else _told(found, at.zone_name or "UTC")


def _told(found: dict[str, Any], zone: str) -> None:
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    say(styled(f"{found['operation']}   {found['posts']:,} posts by {found['accounts']:,} accounts", "strong") + mark)
    if found["not_enough_data"]:
        return paragraph("score", f"Not enough data: {found['not_enough_data']}")
    others = found["others"]
    table(["figure", "value", "95 %", "in equal stretches", "rank", "others as high", "their median"],
          [(title, f"{one['value']:.3f}", f"{one['low']:.3f} to {one['high']:.3f}", *_standing(others["standing"].get(name)))
           for name, title in _TITLES.items() for one in [found["figures"][name]]])
    if others["not_enough_data"]:
        paragraph("beside", f"Not enough data: {others['not_enough_data']}")
    else:
        paragraph("beside", f"{others['flows']:,} hashtags outside all operations, each in its shortest stretch of "
                            f"{others['posts']:,} posts: "
                            f"{others['seconds'] / 3600:,.1f} hours here, {others['seconds_median'] / 3600:,.1f} there (median). "
                            "Nobody knows that they are honest.")
    peak = found["burst"]
    when = datetime.fromtimestamp(peak["at"], UTC).astimezone(ZoneInfo(zone))
    paragraph("burst", f"{peak['posts']:,} posts in the ten minutes from {when:%d %b %Y %H:%M} ({zone}); a steady rate gives "
                       f"{peak['expected']:.1f}, p {peak['p']:.1e}. News breaks at a moment too.")
    if not found["complete"]:
        aside("In this collection: not all of its files are declared complete.")
    if found["run"] is None:
        aside("No run has grouped near-identical texts: only equal texts count as copies.")
    aside("The coefficient compares flows; it has no threshold and finds no culprit. Fans and activists post a lot, too.")
    return next_steps(f"coterie roles {found['operation']}", f"coterie ask operations/bins -p operation={found['operation']}")


def _standing(one: dict[str, Any] | None) -> tuple[str, ...]:
    if one is None:
        return ("", "", "", "")
    return (f"{one['own']:.3f}", f"{one['rank']} of {one['of']}", f"{one['share_as_high']:.0%}", f"{one['median']:.3f}")
