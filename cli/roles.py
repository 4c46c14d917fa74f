"""coterie roles: who opens, seeds, quotes, amplifies and bridges; when it bursts; who leads whom."""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from .app import CaseOption, JsonOption, app, awake
from .cluster import counted
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import paragraph, table

_COLUMNS = ("key", "handle", "platform", "roles", "posts", "originals", "reposts", "quotes", "replies", "first", "by_chance", "tied",
            "taken_up", "operations", "clusters", "betweenness")  # fmt: skip

_BIN = {600: "ten minutes", 3600: "hour", 86_400: "day (UTC)"}


@app.command(epilog="Example: coterie roles corsica --limit 30")
def roles(
    subject: Annotated[str, typer.Argument(metavar="OPERATION|CLUSTER", help="An operation's id, or a cluster's number.")],
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Accounts and leads shown.")] = 15,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same intervals.")] = 0,
    csv_: Annotated[bool, typer.Option("--csv", help="All accounts as CSV.")] = False,
    json: JsonOption = False,
) -> None:
    """What each account does in an operation or a cluster, when it bursts, and who says the same things earlier."""
    from ..cases.roles import roles as measure

    at = awake(case)
    found = measure(at, subject, seed=seed)
    if json:
        return as_json(found)
    if csv_:
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(_COLUMNS)
        rows.writerows([["|".join(one[c]) if c == "roles" else one[c] for c in _COLUMNS] for one in found["roles"]])
        return None
    return _told(found, limit, ZoneInfo(at.zone_name or "UTC"))


def _told(found: dict[str, Any], limit: int, zone: ZoneInfo) -> None:
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    say(styled(f"{found['title']}   {found['posts']:,} posts by {counted(found['accounts'], 'account')}", "strong") + mark)
    if found["not_enough_data"]:
        return paragraph("roles", f"Not enough data: {found['not_enough_data']}")
    handles = {one["key"]: f"@{one['handle']}" if one["handle"] else one["key"] for one in found["roles"]}
    _opened(found, handles, zone)
    for n, one in enumerate(found["bursts"][:limit]):
        paragraph("bursts" if n == 0 else "", f"{_clock(one['from'], zone)} to {_clock(one['to'], zone)}   {one['posts']:,} posts   "
                                              f"{one['per_bin']:.1f} in each {_BIN[found['bin_seconds']]}")
    if not found["bursts"]:
        paragraph("bursts", f"None; the rate changes {counted(found['changes'], 'time')}.")
    table(["who", "does", "posts", "reposts", "quotes", "opened", "by chance", "tied", "taken up by", "operations", "clusters", "between"],
          [(handles[r["key"]], ", ".join(r["roles"]), r["posts"], r["reposts"], r["quotes"], r["first"], f"{r['by_chance']:.1f}",
            r["tied"], r["taken_up"], r["operations"], r["clusters"], f"{r['betweenness']:.3f}") for r in found["roles"][:limit]])
    if len(found["roles"]) > limit:
        aside(f"{len(found['roles']) - limit:,} more: --csv has all.")
    _led("leads", found["leads"], handles, limit)
    _led("platforms", found["platforms"], {}, limit)
    aside("An early post is early in this collection. Newsrooms lead and fans amplify, too; a time zone or a job explains many a delay.")
    asked = f"coterie ask origin/first-posters -p operation={found['id']}"
    return next_steps(asked if found["kind"] == "operation" else "coterie clusters")


def _opened(found: dict[str, Any], handles: dict[str, str], zone: ZoneInfo) -> None:
    first = found["opened"]["accounts"]
    if first:
        who = f"{handles[first[0]]} alone" if len(first) == 1 else f"a tie of {len(first)}: {', '.join(handles[key] for key in first[:8])}"
        where = "" if found["complete"] else ", in this collection, which nothing declares complete"
        paragraph("opened", f"{_clock(found['opened']['at'], zone, precise=True)} by {who}{where}.")
    if found["resolution"] > 1:
        paragraph("", "All times are whole minutes: who shares a minute is tied.")


def _led(label: str, told: dict[str, Any], handles: dict[str, str], limit: int) -> None:
    if told["not_enough_data"]:
        return paragraph(label, f"Not enough data: {told['not_enough_data']}")
    pairs = counted(told["tested"], "pair")
    paragraph(label, f"{len(told['found']):,} of {pairs} tested: one is first more often than by a coin (5 % false at the most).")
    if told["found"]:
        table(["first", "then", "occasions", "this way", "ties", "median delay, s", "95 %", "p"],
              [(handles.get(one["first"], one["first"]), handles.get(one["second"], one["second"]), one["occasions"], one["earlier"],
                one["ties"], f"{one['delay']:,.0f}", f"{one['low']:,.0f} to {one['high']:,.0f}", f"{one['p']:.1e}")
               for one in told["found"][:limit]])
    return None


def _clock(seconds: int, zone: ZoneInfo, *, precise: bool = False) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone).strftime("%d %b %Y %H:%M:%S" if precise else "%d %b %Y %H:%M")
