"""coterie ask: saved questions."""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, awake, case_at
from .show import SYNTHETIC, as_json, aside, next_steps, safe, say, styled, talk, watched
from .table import paragraph, table

if TYPE_CHECKING:
    from ..queries.ask import Answer
    from ..queries.question import Question


@app.command(epilog="Example: coterie ask origin/first-posters -p operation=corsica")
def ask(
    question: Annotated[str | None, typer.Argument(help="A question's name; without one, all are listed.")] = None,
    case: CaseOption = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter, as name=value.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows at the most; a cut is said.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds at the most.")] = 60.0,
    about: Annotated[bool, typer.Option("--about", help="What the question asks, its parameters and its innocent twin.")] = False,
    csv_: Annotated[bool, typer.Option("--csv", help="The rows as CSV.")] = False,
    json: JsonOption = False,
) -> None:
    """Ask a saved question of the graph, read-only."""
    from ..cases import steps
    from ..queries import catalogue

    if question is None or about:
        own = _own(case)
        if question is None:
            return _list(catalogue.every(own), json)
        return _about(catalogue.find(question, own), json)
    answer = steps.ask(awake(case), question, _params(param or []), limit=limit, timeout=timeout)
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
        out.writerows([[_cell(v) for v in row] for row in answer.rows])
        return None
    return _show(answer, limit)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "|".join(str(_cell(part)) for part in value)
    return value.isoformat() if isinstance(value, datetime) else value


def _own(case: Path | None) -> Path | None:
    # The list of questions needs no case; inside one it has the case's own as well.
    try:
        return Path(case_at(case).folder) / "questions"
    except UsageError:
        if case:
            raise
        return None


def _params(pairs: list[str]) -> dict[str, str]:
    params = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-p {pair} is no name=value.", advice="For example: -p operation=corsica")
        params[name.strip()] = value
    return params


def _show(answer: Answer, limit: int) -> None:
    if not answer.rows:
        say("Nothing found. That may mean: not there, or not in this collection.")
    elif watched() and {"path", "hop", "start", "relation", "end"} <= set(answer.columns):
        from .paths import draw

        draw(list(answer))
    else:
        table(answer.columns, answer.rows)
    if answer.synthetic:
        aside(f"{SYNTHETIC} Rows with this sign are synthetic.", "synthetic")
    if answer.cut:
        aside(f"Cut after {limit:,} rows; --limit shows more.", "unsure")
    aside(f"Innocent: {answer.question.innocent}")
    aside(f"Next: {answer.question.next}")


def _list(every: list[Question], json: bool) -> None:
    if json:
        return as_json({"questions": [_described(q) for q in every]})
    if not watched():
        return table(["question", "asks"], [(q.id, q.asks) for q in every])
    for theme, questions in groupby(every, lambda q: q.theme):
        say(styled(theme, "strong"))
        for q in questions:
            name = q.id.partition("/")[2]
            needed = ", ".join(p.name for p in q.params if p.required)
            paragraph(name, q.asks + (f" (needs {needed})" if needed else ""), indent=21)
    return next_steps("coterie ask QUESTION --about", "coterie ask QUESTION -p name=value")


def _described(q: Question) -> dict[str, Any]:
    from ..queries.question import shown

    return {
        "id": q.id,
        "title": q.title,
        "asks": q.asks,
        "sha256": q.sha256,
        "params": [
            {"name": p.name, "type": p.kind, "says": p.says, "required": p.required}
            | ({} if p.required else {"default": shown({"of": p.default})["of"]})
            for p in q.params
        ],
    }


def _about(q: Question, json: bool) -> None:
    described = _described(q)
    if json:
        columns = [{"name": c.name, "says": c.says} for c in q.columns]
        return as_json(described | {"columns": columns, "innocent": q.innocent, "next": q.next})
    say(styled(safe(q.title), "strong") + f"   {q.id}")
    paragraph("asks", q.asks)
    for param, said in zip(q.params, described["params"], strict=True):
        paragraph("-p", f"{param.name}=…  {param.says}. {_wanted(param.kind, said)}")
    for n, column in enumerate(q.columns):
        paragraph("gives" if n == 0 else "", f"{column.name}: {column.says}")
    paragraph("innocent", q.innocent)
    paragraph("next", q.next)
    return talk(styled(f"Next: coterie ask {q.id}" + "".join(f" -p {p.name}=…" for p in q.params if p.required), "dim", sys.stderr))


def _wanted(kind: str, said: dict[str, Any]) -> str:
    default = said.get("default")
    if said["required"]:
        return f"A {kind}; must be given."
    shown = ",".join(map(str, default)) if isinstance(default, list) else default
    return f"A {kind}; {shown} if not given." if shown not in (None, "") else f"A {kind}; may be left out."
