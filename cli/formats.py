"""coterie formats: which files can be loaded."""

from __future__ import annotations

from typing import Annotated

import typer

from ..queries.errors import UsageError
from .app import JsonOption, app
from .show import as_json, next_steps, say, styled
from .table import paragraph, table, together


@app.command(epilog="Example: coterie formats posts")
def formats(
    name: Annotated[str | None, typer.Argument(help="One format, with its columns and an example.")] = None,
    json: JsonOption = False,
) -> None:
    """List the file formats that can be loaded; with a name, its columns and an example."""
    from ..loaders.format import known

    every = [f for f in known() if name in (None, f.name)]
    if not every:
        raise UsageError(f"There is no format {name}.", advice=f"Known are {', '.join(f.name for f in known())}.")
    if json:
        return as_json({"formats": [{"name": f.name, "title": f.title, "columns": list(f.columns), "example": f.example} for f in every]})
    if name is None:
        table(["format", "what it is"], [(f.name, f.title) for f in every])
        return next_steps("coterie formats NAME for its columns", "coterie load FILE…")
    found = every[0]
    say(styled(found.name, "strong") + f"   {found.title}")
    together("columns", found.columns)
    for n, line in enumerate(found.example.splitlines()):
        paragraph("example" if n == 0 else "", line)
    return next_steps(f"coterie load FILE --as {found.name}")
