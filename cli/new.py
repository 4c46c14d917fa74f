"""coterie new: a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import JsonOption, app
from .show import as_json, next_steps, safe, say, talk


@app.command(epilog="Example: coterie new my-case --zone Europe/Paris")
def new(
    folder: Path,
    zone: Annotated[str, typer.Option(help="The zone of times that name none, such as Europe/Paris.")] = "",
    like: Annotated[str, typer.Option(help="Take operations and claims from a case that comes along: internet-research-agency.")] = "",
    json: JsonOption = False,
) -> None:
    """Make a folder for a new case."""
    from ..cases.case import create
    from ..cases.example import bring, known

    if like:
        known(like)  # before the folder is made
    case = create(folder, zone=zone)
    if like:
        bring(case, like)
    if json:
        return as_json({"case": case.name, "folder": str(case.folder), "zone": case.zone_name})
    say(f"{safe(case.name)} is ready in {safe(folder)}.")
    if not zone:
        talk("No zone was given: times that name none will be refused until case.toml has one.")
    return next_steps(f"cd {safe(folder)}", "coterie load FILE…")
