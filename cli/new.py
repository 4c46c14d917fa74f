"""coterie new: a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import app
from .show import next_steps, say


@app.command(epilog="Example: coterie new my-case --zone Europe/Paris")
def new(folder: Path, zone: Annotated[str, typer.Option(help="The zone of times that name none, such as Europe/Paris.")] = "") -> None:
    """Make a folder for a new case."""
    from ..cases.case import create

    case = create(folder, zone=zone)
    say(f"{case.name} is ready in {folder}.")
    next_steps(f"cd {folder}", "coterie load FILE…")
