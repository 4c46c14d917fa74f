"""coterie db shell: Cypher typed by hand, read-only unless writing is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..queries.errors import CoterieError
from .app import CaseOption, JsonOption, awake, db
from .show import as_json, aside, fail, watched
from .table import table


@db.command(epilog="Example: coterie db shell --write")
def shell(
    case: CaseOption = None,
    write: Annotated[bool, typer.Option("--write", help="Lift the read-only fence; what is changed here no file explains.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Rows at the most; a cut is said.")] = 100,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds at the most, when reading.")] = 60.0,
    json: JsonOption = False,
) -> None:
    """Ask in Cypher, each question ended by a semicolon; read-only as saved questions are."""
    faults = 0
    with awake(case).store() as store:
        if watched(sys.stdin) and watched(sys.stderr):
            may = "You may write." if write else "You read only; --write lifts that."
            aside(f"A semicolon ends a question, Ctrl-D the shell. {may}")
        for query in _queries():
            try:
                _shown(*_answer(store, query, write, limit, timeout), limit, json)
            except CoterieError as fault:
                faults = fail(fault)
                if not watched(sys.stdin):
                    break
    if faults and not watched(sys.stdin):
        raise typer.Exit(faults)


def _answer(store: Any, query: str, write: bool, limit: int, timeout: float) -> tuple[list[str], list[list[Any]], bool]:
    if not write:
        return store.ask(query, {}, limit, timeout)  # type: ignore[no-any-return]
    changed = {name: n for name, n in store.write(query).items() if n}
    return ["changed", "number"], [[name, n] for name, n in changed.items()], False


def _queries() -> Iterator[str]:
    from ..queries.cypher import statements

    held = ""
    for line in sys.stdin:
        held += line
        *whole, held = statements(held)
        yield from (query for query in whole if query.strip())
    if held.strip():
        yield held


def _shown(columns: list[str], rows: list[list[Any]], cut: bool, limit: int, json: bool) -> None:
    if json:
        return as_json({"columns": columns, "rows": rows, "cut": cut})
    table(columns, rows)
    return aside(f"Cut after {limit:,} rows; --limit shows more.", "unsure") if cut else None
