"""coterie report: one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import as_json, say


@app.command(epilog="Example: coterie report --out report.html")
def report(
    case: CaseOption = None,
    out: Annotated[Path | None, typer.Option(help="Where to; evidence/report.html in the case if not given.")] = None,
    json: JsonOption = False,
) -> None:
    """Write the case's report: one offline HTML file, clusters beside their controls."""
    from ..cases import steps

    path = steps.report(awake(case), out)
    if json:
        return as_json({"report": str(path), "bytes": path.stat().st_size})
    return say(str(path))
