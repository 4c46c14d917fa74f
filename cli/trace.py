"""coterie trace: from a number or a claim back to the rows of files; without one, the chain of custody."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake, case_at
from .show import as_json, aside, next_steps, safe, say, styled
from .table import paragraph, table


@app.command(epilog="Example: coterie trace 1,043")
def trace(
    what: Annotated[str, typer.Argument(help="A number as the report prints it, or a claim's id; without one, the chain of custody.")] = "",
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """From a number in the report, or a claim, to its question, the rows of files and the statements it rests on."""
    if not what:
        return _custody(case, json)
    from ..cases.trace import trace as back

    found = back(awake(case), what)
    if json:
        return as_json(found)
    for one in found["found"]:
        _one(one)
    return next_steps("coterie trace")


def _one(one: dict[str, Any]) -> None:
    say(styled(f"{one['where'] or 'page one'}   {safe(one['says'])[:160]}", "strong"))
    if one["question"]:
        params = "  ".join(f"{name}={safe(value)}" for name, value in one["params"].items())
        paragraph("question", f"{one['question']} {one['sha256'][:12]}   {params}")
    if one["row"]:
        paragraph("row", "  ".join(f"{name}={safe(value)}" for name, value in one["row"].items()))
    for file in one["files"]:
        rows = ", ".join(map(str, file["first_rows"])) + (", …" if file["rows"] and file["rows"] > len(file["first_rows"]) else "")
        loaded = f"   loaded {file['loaded_at']} by {safe(file['loaded_by'])}" if file["loaded_at"] else ""
        paragraph("file", f"{safe(file['file'])} {file['sha256'][:16]}   {file['rows']:,} {file['kind']}: {rows}{loaded}")
    for said in one["statements"]:
        where = f"{safe(said['document'])} p. {safe(said['page'])}, {safe(said['grade'])}"
        paragraph("statement", f"{said['id']}, {where}: {safe(said['says'])}")
    if one["why"]:
        paragraph("why none", one["why"])
    say()


def _custody(folder: Any, json: bool) -> None:
    from ..cases import custody

    at = case_at(folder)
    lines, faults = custody.log(at), custody.broken(at)
    if json:
        as_json({"lines": lines, "faults": faults})
    else:
        table(["at", "by", "what", "of"], [(line.get("at", ""), line.get("by", ""), line["what"], _of(line)) for line in lines])
        for fault in faults:
            aside(fault, "bad")
        if lines and not faults:
            aside(f"{len(lines)} lines, each as it was written and in its order; every raw file is the one that was loaded.")
        if not lines:
            aside("Nothing was written down yet.")
    if faults:
        raise typer.Exit(1)


def _of(line: dict[str, Any]) -> str:
    who = line.get("who") or line.get("account")
    parts = (line.get("name"), line.get("run"), who, line.get("profile"), str(line.get("file") or "")[:16])
    return "  ".join(str(part) for part in parts if part)
