"""coterie demo: the two cases that come along, from files to reports."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from .app import JsonOption, app
from .show import as_json, safe, say, styled, talk


@app.command(epilog="Example: coterie demo --scale 0.25")
def demo(
    folder: Annotated[Path, typer.Option(help="Where the two cases are made.")] = Path(),
    seed: Annotated[int, typer.Option(help="The seed of the synthetic world and of the detection.")] = 7,
    scale: Annotated[float, typer.Option(help="Size of the synthetic world; 1 has the published totals.")] = 1.0,
    permutations: Annotated[int, typer.Option(help="Shuffled worlds run as the control.")] = 2,
    json: JsonOption = False,
) -> None:
    """Build both cases in the current folder: documented facts, and their synthetic twin."""
    from ..cases import demo as both

    started = time.monotonic()

    def tell(line: str) -> None:
        talk(styled(f"{time.monotonic() - started:5.0f} s  ", "dim", sys.stderr) + line)

    cases = []
    for made in both.run(folder, seed=seed, scale=scale, permutations=permutations, tell=tell):
        cases.append({"case": made.name, "folder": str(made.folder), "report": str(made.report)})
        if not json:
            say(f"{made.name:<24} report   {safe(made.report)}")
            say(f"{'':<24} Browser  coterie db browse --case {safe(made.folder)}")
    if json:
        as_json({"cases": cases, "seed": seed, "scale": scale, "permutations": permutations})
    talk(f"Both are built in {time.monotonic() - started:.0f} s, with {permutations} permutations as the control.")
