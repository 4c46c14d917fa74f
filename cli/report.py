"""coterie report: one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import as_json, say

LanguageOption = Annotated[str, typer.Option(help="Language of the labels, en or fr; the case's if not given.")]


@app.command(epilog="Example: coterie report --language fr --sections abcde --out report.html")
def report(
    case: CaseOption = None,
    out: Annotated[Path | None, typer.Option(help="Where to; evidence/report.html in the case if not given.")] = None,
    language: LanguageOption = "",
    sections: Annotated[
        str, typer.Option(help="What claims are laid out by: viginum (four criteria) or abcde; the case's if not given.")
    ] = "",
    json: JsonOption = False,
) -> None:
    """Write the case's report: one offline HTML file, the ledger first, findings beside their controls."""
    from ..cases import reporting

    path = reporting.report(awake(case), out, lang=language, sections=sections)
    if json:
        return as_json({"report": str(path), "bytes": path.stat().st_size})
    return say(str(path))
