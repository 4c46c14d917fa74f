"""The commands, and the options they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    no_args_is_help=False,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who acts together, who started it, what stands behind it, and would it survive a hostile reading.",
)
db = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The case's database: start, stop, status, browse.")
app.add_typer(db, name="db")

CaseOption = Annotated[Path | None, typer.Option("--case", help="The case's folder; the current one if not given.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout, for scripts.")]


def case_at(folder: Path | None) -> Any:
    """The case a command works on."""
    from dataclasses import replace

    from ..cases.case import open_case
    from .show import fetching

    return replace(open_case(folder), fetching=fetching())


@app.callback(invoke_without_command=True)
def overview(
    context: typer.Context, case: CaseOption = None, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Without a command: what is in this case, and what one could do next."""
    if version:
        from .. import __version__

        typer.echo(f"coterie {__version__}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        from .status import card

        card(case)


from . import ask, database, demo, detect, load, new, report, status  # noqa: E402, F401
