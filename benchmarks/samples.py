"""Ask every question in the two cases that come along and keep a piece of each answer for the page of questions.

    python benchmarks/samples.py un-notorious-big un-notorious-big-twin      (folders as make demo leaves them)
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coterie.cases import steps
from coterie.cases.case import Case, open_case
from coterie.cli.show import safe
from coterie.queries.catalogue import every
from coterie.queries.errors import CoterieError
from coterie.queries.header import fields
from coterie.queries.page import Sample
from coterie.queries.question import Question
from coterie.queries.store import Store

ROWS, COLUMNS, PLACES = 3, 7, 48
OUT = Path(__file__).resolve().parents[1] / "docs" / "samples.json"
ONE, SEVERAL = re.compile(r":param (\w+) => (.*)"), re.compile(r":param \[\{.*\}\] => \{ (RETURN .*) \}")


def example(store: Store, question: Question) -> dict[str, Any]:
    """The parameters that the header sets as its example, read by Neo4j itself, behind the fence."""
    found: dict[str, Any] = {}
    for text in [value for _, name, value in fields(question.text) if name == "set"]:
        one, several = ONE.fullmatch(text), SEVERAL.fullmatch(text)
        said = f"RETURN {one[2]} AS {one[1]}" if one else several[1] if several else "RETURN 1 AS nothing"
        names, rows, _ = store.ask(said, {})
        found |= dict(zip(names, rows[0], strict=True))
    return {name: value for name, value in found.items() if any(p.name == name for p in question.params) and value is not None}


def samples(case: Case, question: Question, private: set[str]) -> Iterator[Sample]:
    """Its answer to the header's example, and where that is silent to no parameters at all."""
    with case.store() as store:
        given = example(store, question)
    for params in (given, {}):
        if any(p.required and p.name not in params for p in question.params):
            continue
        try:
            if found := sample(case, question, params, private):
                yield found
                return
        except CoterieError as fault:
            print(f"{question.id} in {case.name}: {fault}", file=sys.stderr)


def sample(case: Case, question: Question, params: dict[str, Any], private: set[str]) -> Sample | None:
    """A piece of its answer; None when there is none. Accounts of people in private are not named."""
    answer = steps.ask(case, question.id, params, limit=ROWS + 1, timeout=30)
    kept = [i for i, name in enumerate(answer.columns) if name != "synthetic" and any(row[i] not in (None, [], "") for row in answer.rows)]
    rows = [[cell(row[i], private) for i in kept[:COLUMNS]] for row in answer.rows[:ROWS]]
    names = [answer.columns[i] for i in kept[:COLUMNS]]
    more = len(answer.rows) > ROWS or len(kept) > COLUMNS
    return Sample(case.name, answer.params, names, rows, answer.synthetic, more) if rows and names else None


def cell(value: Any, private: set[str]) -> str:
    """A value as a short text."""
    said = re.sub(r"[\w:@.-]+", lambda word: "(private)" if word[0].lstrip("@").lower() in private else word[0], safe(value))
    return said if len(said) <= PLACES else said[:PLACES - 1] + "…"


def main(folders: list[Path]) -> None:
    cases = [open_case(folder) for folder in folders]
    kept: dict[str, Any] = {}
    hidden = []
    for case in cases:
        with case.store() as store:
            rows = store.read("MATCH (a:Account) WHERE NOT coalesce(a.synthetic, false) AND coalesce(a.standing, 'private') = 'private' "
                              "RETURN a.handle AS handle, a.key AS key")
        hidden.append({str(value).lower() for row in rows for value in row.values() if value})
    for question in every():
        found = [told for case, private in zip(cases, hidden, strict=True) for told in samples(case, question, private)]
        if found:  # what says most; the documented case where both say as much
            kept[question.id] = asdict(max(found, key=lambda told: sum(c not in ("", "0", "no") for row in told.rows for c in row)))
        print(f"{question.id:40} {kept.get(question.id, {}).get('case', 'no sample')}", flush=True)
    OUT.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
