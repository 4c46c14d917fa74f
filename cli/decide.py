"""coterie decide: take an account into a cluster or out of it, with a reason."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake, case_at
from .show import as_json, next_steps, say
from .table import table


@app.command(epilog='Example: coterie decide 1 @handle --out --because "posts for the party it names in its profile"')
def decide(
    cluster: Annotated[int | None, typer.Argument(help="The cluster's number; without it, all decisions are listed.")] = None,
    account: Annotated[str, typer.Argument(help="The account: a handle or a key.")] = "",
    out: Annotated[bool | None, typer.Option("--out/--in", help="Out of the cluster, or into it.")] = None,
    because: Annotated[str, typer.Option(help="Why.")] = "",
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Take an account into a cluster or out of it, with a reason; what was found stays beside it."""
    from ..cases import curation
    from ..queries.errors import UsageError

    if cluster is None:
        found = curation.listed(case_at(case))
        return as_json({"decisions": found}) if json else _listed(found)
    if out is None or not because.strip() or not account:
        raise UsageError("A decision needs an account, --out or --in, and --because.",
                         advice='For example: coterie decide 1 @handle --out --because "its owner wrote to us"')
    made = curation.decide(awake(case), cluster, account, "out" if out else "in", because, by)
    if json:
        return as_json(made)
    size = made["curated"]["size"]
    who = f"@{made['handle']}" if made["handle"] else made["key"]
    say(f"{who} is {made['verdict']}: cluster {cluster} has {made['size']:,} accounts as found, {size:,} as decided.")
    return next_steps(f"coterie clusters {cluster}", "coterie decide")


def _listed(found: list[dict[str, Any]]) -> None:
    if not found:
        say("No decisions yet.")
        return next_steps("coterie clusters 1", 'coterie decide 1 @handle --out --because "…"')
    table(["account", "verdict", "because", "by", "on", "holds"],
          [(d["key"], d["verdict"], d["because"], d["by"], d["on"], d["why"] or "yes") for d in found])
    return next_steps("coterie clusters")
