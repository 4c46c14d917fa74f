"""coterie figure: one picture, with its finding, its numbers and what it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .ask import pairs
from .report import LanguageOption
from .show import SYNTHETIC, as_json, aside, next_steps, safe, say
from .table import table

if TYPE_CHECKING:
    from ..cases.figures import Drawn

_NAME = typer.Argument(help="A figure's name; without one, all are listed.")


@app.command(epilog="Example: coterie figure bins --operation corsica --format png")
def figure(
    name: Annotated[str | None, _NAME] = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter of its question, as name=value.")] = None,
    operation: Annotated[str, typer.Option(help="The same as -p operation=ID.")] = "",
    format: Annotated[str, typer.Option(help="svg or png.")] = "svg",
    out: Annotated[Path | None, typer.Option(help="Where to; evidence/figures/ in the case if not given.")] = None,
    language: LanguageOption = "",
    numbers: Annotated[bool, typer.Option("--numbers", help="Print the numbers in it as a table.")] = False,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Draw a figure of the catalogue as SVG or PNG."""
    from ..cases import figures

    if name is None:
        every = figures.catalogue()
        if json:
            return as_json({"figures": every})
        table(["figure", "shows", "asks"], [(d["name"], d["says"], ", ".join(d["asks"])) for d in every])
        return next_steps("coterie figure NAME -p name=value", "coterie ask QUESTION --about")
    given = pairs(param or []) | ({"operation": operation} if operation else {})
    return _told(figures.draw(awake(case), name, given, kind=format, out=out, lang=language), name, numbers=numbers, json=json)


def _told(drawn: Drawn, name: str, *, numbers: bool, json: bool) -> None:
    if json:
        return as_json(
            {
                "figure": name,
                "path": str(drawn.path),
                "title": drawn.title,
                "alt": drawn.alt,
                "note": drawn.note,
                "synthetic": drawn.synthetic,
                "claims": list(drawn.claims),
                "questions": list(drawn.questions),
                "columns": list(drawn.columns),
                "rows": [list(r) for r in drawn.rows],
            }
        )
    say(str(drawn.path))
    aside(f"{SYNTHETIC + ' ' if drawn.synthetic else ''}{safe(drawn.title)}.", "plain")
    aside(safe(drawn.note))
    if drawn.claims:
        aside(f"Claims: {', '.join(drawn.claims)}")
    if numbers:
        table(list(drawn.columns), [tuple(safe(v) for v in row) for row in drawn.rows])
    return None
