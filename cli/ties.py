"""coterie ties: pairs of accounts by a named definition, as a table for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, awake
from .cluster import counted
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import table

if TYPE_CHECKING:
    from ..cases.ties import Ties

_SHOWN = 20


@app.command(epilog="Example: coterie ties --signal repost --window 10,60,300 --definition coortweet --csv ties.csv")
def ties(
    signal: Annotated[str, typer.Option(help="What was shared, such as repost, link, hashtag, text or passage; a wrong name lists all.")],
    window: Annotated[str, typer.Option(help="Seconds, or several: 10,60,300. The signal's own if not given.")] = "",
    definition: Annotated[str, typer.Option(help="coterie, coortweet or qut.")] = "coterie",
    min_participation: Annotated[
        int | None, typer.Option(min=1, help="Accounts with fewer shares are left out; coortweet: 2 if not given, else 1.")
    ] = None,
    directed: Annotated[bool, typer.Option("--directed", help="a first, b later; shares of the same second count for nobody.")] = False,
    every: Annotated[bool, typer.Option("--all", help="All pairs, before significance.")] = False,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write a,b,weight,traces,p and more to this file; - is stdout.")] = None,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Pairs of accounts that share the same in time, as coterie, CooRTweet or the QUT toolkit define it."""
    if json and str(csv) == "-":
        raise UsageError("--json and --csv - both write to stdout.", advice="Give --csv a file.")
    from ..cases.ties import ties as find

    found = find(awake(case), signal, _windows(window), definition=definition, least=min_participation, directed=directed, every=every)
    if csv:
        _write(found, csv)
    if json:
        return as_json(found.told | ({"csv": str(csv)} if csv else {"columns": found.columns, "rows": list(found.rows())}))
    return None if str(csv) == "-" else _told(found, csv)


def _windows(said: str) -> list[int]:
    try:
        return [int(part) for part in said.split(",")] if said.strip() else []
    except ValueError as fault:
        raise UsageError(f"--window {said} is no number of seconds.", advice="For example: --window 60 or --window 10,60,300") from fault


def _write(found: Ties, path: Path) -> None:
    if str(path) == "-":
        return found.write(sys.stdout)
    with path.open("w", encoding="utf-8", newline="") as stream:
        return found.write(stream)


def _told(found: Ties, csv: Path | None) -> None:
    told = found.told
    if told["not_enough_data"]:
        say(f"Not enough data: {told['not_enough_data']}")
        return next_steps("coterie status", "coterie load FILE…")
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if told["synthetic"] else ""
    for one in told["windows"]:
        kind = "tie" if told["definition"] == "coterie" and not told["all"] else "pair"
        many = f"{counted(one['ties'], kind)} within {one['window']:,} s"
        say(styled(many, "strong") + f", {told['definition']}, {told['signal']}{mark}")
        if one["traces_left_out"]:
            aside(f"{counted(one['traces_left_out'], 'trace')} left out: too many shares to compare.", "unsure")
    if told["grouped_now"]:
        aside("No run has grouped the texts yet: this was done for this table.", "unsure")
    if csv:
        say(f"written to {csv}")
    elif rows := found.heaviest(_SHOWN):
        table(found.columns, rows)
        aside(f"At most {_SHOWN} of each window, the heaviest; --csv FILE writes all.")
    if told["definition"] != "coterie" or told["all"]:
        aside("These pairs stand before significance: many are what chance gives.", "unsure")
    aside(f"Innocent: {found.innocent}")
    return None
