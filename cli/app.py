"""The commands, and the options they share."""

from __future__ import annotations

import sys
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
    epilog="Example: coterie new my-case, then in it: coterie load tweets.jsonl, coterie detect, coterie clusters 1",
)
db = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The case's database: start, stop, status, browse, shell.",
    epilog="Example: coterie db status",
)
app.add_typer(db, name="db")

CaseOption = Annotated[Path | None, typer.Option("--case", help="The case's folder; the current one if not given.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout, for scripts.")]


def case_at(folder: Path | None) -> Any:
    """The case a command works on."""
    from dataclasses import replace

    from ..cases.case import open_case
    from .show import fetching

    return replace(open_case(folder), fetching=fetching())


def awake(folder: Path | None) -> Any:
    """The case a command works on, when it needs the database: a start takes seconds, so a person is told."""
    from ..queries import store
    from .show import aside, watched

    at = case_at(folder)
    if watched(sys.stderr) and not elsewhere(at) and not store.status(at.graph).running:
        aside("Starting Neo4j …")
    return at


def elsewhere(case: Any) -> Any:
    """The other Neo4j that the case or the surroundings name; None for the one that coterie runs."""
    import os

    from ..queries.store import address_from

    return address_from(case.settings.get("database"), os.environ)


@app.callback(invoke_without_command=True)
def overview(
    context: typer.Context,
    case: CaseOption = None,
    json: JsonOption = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Without a command: what is in this case, and what one could do next."""
    if version:
        from .. import __version__

        typer.echo(f"coterie {__version__}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        from .status import card

        card(case, json)


from . import (  # noqa: E402
    amplification,  # noqa: F401
    ask,  # noqa: F401
    claims,  # noqa: F401
    clusters,  # noqa: F401
    database,  # noqa: F401
    decide,  # noqa: F401
    demo,  # noqa: F401
    detect,  # noqa: F401
    evaluate,  # noqa: F401
    evidence,  # noqa: F401
    figure,  # noqa: F401
    firsts,  # noqa: F401
    formats,  # noqa: F401
    handles,  # noqa: F401
    load,  # noqa: F401
    new,  # noqa: F401
    overlap,  # noqa: F401
    passages,  # noqa: F401
    rebuild,  # noqa: F401
    release,  # noqa: F401
    report,  # noqa: F401
    roles,  # noqa: F401
    shell,  # noqa: F401
    standing,  # noqa: F401
    status,  # noqa: F401
    ties,  # noqa: F401
    trace,  # noqa: F401
)
