"""coterie standing: who may be named in a release, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import as_json, aside, next_steps, say
from .table import table


@app.command(epilog='Example: coterie standing @presidency office-holder --because "its own site links to it" --source big-p21-02')
def standing(
    who: Annotated[str, typer.Argument(help="An account (handle or key) or Person:key; without one, everybody who is not private.")] = "",
    what: Annotated[str, typer.Argument(help="office-holder (or an institution's account), named (in a source), or private.")] = "",
    because: Annotated[str, typer.Option(help="Why.")] = "",
    source: Annotated[str, typer.Option(help="A statement's id or an address that says so.")] = "",
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Who may be named: an office-holder or institution in every release, somebody named in a source in a partner's, others in none."""
    from ..cases import standing as standings
    from ..queries.errors import UsageError

    if not who:
        found = standings.listed(awake(case))
        if json:
            return as_json({"standing": found})
        columns = ["who", "names", "standing", "source", "because"]
        table(columns, [[one[name] for name in columns] for one in found])
        aside("Everybody else is private.")
        return next_steps("coterie standing WHO office-holder --because … --source …")
    if not what:
        raise UsageError("A decision needs a standing.", advice="coterie standing @handle office-holder --because WHY --source STATEMENT")
    put = standings.put(awake(case), who, what, because, source, by)
    if json:
        return as_json({"who": put.who, "standing": put.standing, "because": put.because, "source": put.source})
    return say(f"{put.who} is {put.standing}.")
