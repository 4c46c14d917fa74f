"""coterie ask: saved questions."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, case_at
from .show import SYNTHETIC, as_json, say, styled, table, talk


@app.command(epilog="Example: coterie ask origin/first-posters -p operation=corsica")
def ask(
    question: Annotated[str | None, typer.Argument(help="A question's name; without one, all are listed.")] = None,
    case: CaseOption = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter, as name=value.")] = None,
    limit: Annotated[int, typer.Option(help="Rows at the most; a cut is said.")] = 1000,
    timeout: Annotated[float, typer.Option(help="Seconds at the most.")] = 60.0,
    about: Annotated[bool, typer.Option("--about", help="What the question asks, its parameters and its innocent twin.")] = False,
    csv_: Annotated[bool, typer.Option("--csv", help="The rows as CSV.")] = False,
    json: JsonOption = False,
) -> None:
    """Ask a saved question of the graph, read-only."""
    from ..cases import steps
    from ..queries import catalogue

    if question is None or about:
        own = case_at(case).folder / "questions" if case else None
        every = catalogue.every(own)
        if question is None:
            return _list(every, json)
        return _about(catalogue.find(question, own))
    params = {}
    for pair in param or []:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-p {pair} is no name=value.", advice="For example: -p operation=corsica")
        params[name.strip()] = value
    answer = steps.ask(case_at(case), question, params, limit=limit, timeout=timeout)
    if json:
        return as_json(
            {
                "question": answer.question.id,
                "sha256": answer.question.sha256,
                "params": answer.params,
                "columns": answer.columns,
                "rows": answer.rows,
                "cut": answer.cut,
            }
        )
    if csv_:
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(answer.columns)
        out.writerows([["|".join(map(str, v)) if isinstance(v, list) else v for v in row] for row in answer.rows])
        return None
    if not answer.rows:
        say("Nothing found. That may mean: not there, or not in this collection.")
    else:
        table(answer.columns, answer.rows)
    if "synthetic" in answer.columns and any(row[answer.columns.index("synthetic")] for row in answer.rows):
        talk(styled(f"{SYNTHETIC} These rows are synthetic.", "synthetic", sys.stderr))
    if answer.cut:
        talk(styled(f"Cut after {limit:,} rows; --limit shows more.", "unsure", sys.stderr))
    talk(styled(f"Innocent: {answer.question.innocent}", "dim", sys.stderr))
    talk(styled(f"Next: {answer.question.next}", "dim", sys.stderr))
    return None


def _list(every: list, json: bool) -> None:  # type: ignore[type-arg]
    if json:
        return as_json(
            {
                "questions": [
                    {
                        "id": q.id,
                        "title": q.title,
                        "asks": q.asks,
                        "sha256": q.sha256,
                        "params": [{"name": p.name, "type": p.kind, "says": p.says} for p in q.params],
                    }
                    for q in every
                ]
            }
        )
    table(["question", "asks"], [(q.id, q.asks) for q in every])
    talk("coterie ask QUESTION --about says more of one.")
    return None


def _about(question) -> None:  # type: ignore[no-untyped-def]
    say(styled(question.title, "strong"))
    say(question.asks)
    for param in question.params:
        default = "" if param.required else f" [{param.default}]"
        say(f"  -p {param.name}=…  {param.kind}{default}  {param.says}")
    say(f"innocent: {question.innocent}")
    say(f"next:     {question.next}")
