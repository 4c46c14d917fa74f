"""coterie report: one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import CaseOption, app, case_at
from .show import say


@app.command(epilog="Example: coterie report --out report.html")
def report(
    case: CaseOption = None,
    out: Annotated[Path | None, typer.Option(help="Where to; evidence/report.html in the case if not given.")] = None,
) -> None:
    """Write the case's report: one offline HTML file, clusters beside their controls."""
    from ..cases import steps

    say(str(steps.report(case_at(case), out)))
