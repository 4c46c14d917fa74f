"""coterie ask: saved questions."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, awake, case_at
from .show import as_json, next_steps, safe, say, styled, talk, watched
from .table import paragraph, table

if TYPE_CHECKING:
    from ..queries.question import Question

_ARGUMENTS = typer.Argument(help="A question's name; without one, all are listed.")


@app.command(epilog="Example: coterie ask origin/first-posters -p operation=corsica")
def ask(
    question: Annotated[str | None, _ARGUMENTS] = None,
    case: CaseOption = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter, as name=value.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="As of this moment, such as 2024-02-11 (its first second); nothing seen later counts.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows at the most; a cut is said.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds at the most.")] = 60.0,
    search: Annotated[str, typer.Option(help="List only questions that speak of each of these words.")] = "",
    about: Annotated[bool, typer.Option("--about", help="What the question asks, its parameters and its innocent twin.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="How Neo4j would answer, step by step, without asking.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="How Neo4j answered: rows and hits of each step.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="The rows as CSV; a text that begins like a formula gets an apostrophe.")] = False,
    pin: Annotated[str, typer.Option(help="Keep the answer as a claim with this id.")] = "",
    says: Annotated[str, typer.Option(help="With --pin: the sentence that is claimed; what the question asks if not given.")] = "",
    of: Annotated[list[str] | None, typer.Option("--of", help="With --pin: a column whose value is claimed.")] = None,
    where: Annotated[list[str] | None, typer.Option("--where", help="With --pin: column=value, the row that is meant.")] = None,
    json: JsonOption = False,
) -> None:
    """Ask a saved question of the graph, read-only; files in the case's questions/ are questions too."""
    from ..cases import steps
    from ..queries import catalogue

    if sum((about, explain, profile, csv)) > 1 or (csv and json):
        raise UsageError("--about, --explain, --profile and --csv show different things; --csv is no --json.", advice="Give one of them.")
    if (says or of or where) and not pin:
        raise UsageError("--says, --of and --where belong to a claim.", advice="Give it an id with --pin.")
    if question is None or about:
        mine = own(case)
        if question is None:
            return _list(catalogue.every(mine, search), json)
        return _about(catalogue.find(question, mine), json)
    from . import answer as shown

    params, at = pairs(param or []), awake(case)
    if explain or profile:
        found = steps.plan(at, question, params, as_of=as_of, run=profile, timeout=timeout)
        return shown.planned(found, run=profile, json=json)
    answer = steps.ask(at, question, params, as_of=as_of, limit=limit, timeout=timeout)
    if pin:
        from ..cases.pin import pin as keep

        given = params | ({"as_of": as_of} if as_of else {})
        claim = keep(at, pin, answer, given, says=says, of=of or (), where=pairs(where or [], "--where"))
        values = ", ".join(f"{f.of} {safe(f.published)}" for f in claim.figures)
        talk(f"Pinned as {safe(pin)}: {values}. Next: coterie claims check {safe(pin)}")
    if json:
        said = {"question": answer.question.id, "sha256": answer.question.sha256, "params": answer.params}
        return as_json(said | {"columns": answer.columns, "rows": answer.rows, "cut": answer.cut})
    return shown.as_csv(answer, limit) if csv else shown.told(answer, limit)


def own(case: Path | None) -> Path | None:
    """The folder of the case's own questions, None outside a case: the list of questions needs none."""
    try:
        return Path(case_at(case).folder) / "questions"
    except UsageError:
        if case:
            raise
        return None


def pairs(said: list[str], option: str = "-p") -> dict[str, str]:
    """Parameters as typed, by name."""
    params = {}
    for pair in said:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"{option} {pair} is no name=value.", advice=f"For example: {option} operation=corsica")
        params[name.strip()] = value
    return params


def _list(every: list[Question], json: bool) -> None:
    if json:
        return as_json({"questions": [_described(q) for q in every]})
    if not every:
        return say("No question speaks of that.")
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
        "shows": q.shows,
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
    paragraph("shows", "a picture, for Neo4j Browser" if q.shows == "picture" else "a table")
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
