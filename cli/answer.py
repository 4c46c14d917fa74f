"""An answer and a plan: for a person, for a spreadsheet, for a script."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .show import SYNTHETIC, as_json, aside, dumped, say, watched
from .table import table

if TYPE_CHECKING:
    from ..queries.ask import Answer, Planned

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def told(answer: Answer, limit: int) -> None:
    """For a person: the rows, whether they are synthetic or cut, the innocent twin, the next step."""
    if not answer.rows:
        say("Nothing found. That may mean: not there, or not in this collection.")
    elif watched() and {"path", "hop", "start", "relation", "end"} <= set(answer.columns):
        from .paths import draw

        draw(list(answer))
    else:
        table(answer.columns, answer.rows)
    if answer.synthetic:
        aside(f"{SYNTHETIC} Rows with this sign are synthetic.", "synthetic")
    _cut(answer, limit)
    if answer.question.shows == "picture" and answer.rows:
        aside(f"This is a picture: coterie db browse {answer.question.id} draws it.")
    aside(f"Innocent: {answer.question.innocent}")
    aside(f"Next: {answer.question.next}")


def as_csv(answer: Answer, limit: int) -> None:
    """For a spreadsheet. A text that it would run as a formula gets an apostrophe in front; --json gives texts as they are."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(answer.columns)
    out.writerows([[cell(v) for v in row] for row in answer.rows])
    _cut(answer, limit)


def cell(value: Any) -> Any:
    """A value as a cell: lists joined by |, things as JSON, and no text that begins like a formula.

    >>> cell("=1+1"), cell(-1), cell(["a", "b"]), cell("a-b")
    ("'=1+1", -1, 'a|b', 'a-b')
    """
    if isinstance(value, list):
        said: Any = "|".join(str(_plain(part)) for part in value)
    else:
        said = _plain(value)
    return f"'{said}" if isinstance(said, str) and said.startswith(_FORMULA) else said


def _plain(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        return dumped({"of": value})[len('{"of":') : -1]
    return value.isoformat() if isinstance(value, datetime) else value


def _cut(answer: Answer, limit: int) -> None:
    if answer.cut:
        aside(f"Cut after {limit:,} rows; --limit shows more.", "unsure")


def planned(found: Planned, *, run: bool, json: bool) -> None:
    """The steps of a plan, the last first, each below what it feeds."""
    steps = list(_steps(found.plan.root, 0))
    if json:
        said = {"question": found.question.id, "sha256": found.question.sha256, "params": found.params, "steps": steps}
        return as_json(said)
    columns = ["operator", "estimated", *(["rows", "hits"] if run else []), "details"]
    table(columns, [["  " * step["depth"] + step["operator"], *(step[name] for name in columns[1:])] for step in steps])
    return aside("Not run." if not run else f"{sum(step['hits'] for step in steps):,} hits in all: each is one look into the store.")


def _steps(plan: Mapping[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    args = plan.get("args", {})
    yield {
        "depth": depth,
        "operator": str(plan.get("operatorType", "")).partition("@")[0],
        "estimated": round(float(args.get("EstimatedRows", 0)), 1),
        "rows": plan.get("rows", 0),
        "hits": plan.get("dbHits", 0),
        "details": " ".join(str(args.get("Details", "")).split()),
    }
    for child in plan.get("children", ()):
        yield from _steps(child, depth + 1)
