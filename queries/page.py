"""The questions as a page of documentation, made from their headers and from samples of their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .header import NOTHING, Param
from .question import Question, shown

SYNTHETIC = "◇"
_HEAD = f"""# The questions

Made from the files in `queries/packs`; do not edit. Each file runs in Neo4j Browser as it stands; `coterie ask NAME` asks it,
`coterie db browse NAME` opens it in Neo4j Browser, `coterie ask NAME --explain` shows its plan. A case's own questions lie in its
folder `questions/` and sit the same exam: header and text agree both ways, every fault is told at once with file and line, and
Neo4j itself says that it only reads.

Samples come from the two cases that come along, cut short; {SYNTHETIC} marks what a generator made. Times are UTC, shares lie in 0..1.
"""


@dataclass(frozen=True)
class Sample:
    """A piece of an answer, as texts: ``case`` it was asked in, ``params`` as bound, ``more`` when rows were left out."""

    case: str
    params: dict[str, Any]
    columns: list[str]
    rows: list[list[str]]
    synthetic: bool
    more: bool


def page(questions: Iterable[Question], samples: Mapping[str, Sample]) -> str:
    """All questions by theme, in Markdown."""
    parts = [_HEAD]
    for theme, group in groupby(questions, lambda q: q.theme):
        parts.append(f"## {theme}\n")
        parts += [_one(q, samples.get(q.id)) for q in group]
    return "\n".join(parts)


def _one(q: Question, sample: Sample | None) -> str:
    lines = [f"### {q.id}", "", f"**{plain(q.title)}.** {plain(q.asks)}" + (" *A picture.*" if q.shows == "picture" else ""), ""]
    if q.params:
        lines += ["| parameter | kind | if not given | meaning |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.kind} | {_default(p)} | {plain(p.says)} |" for p in q.params] + [""]
    lines += ["| column | meaning |", "|---|---|", *(f"| `{c.name}` | {plain(c.says)} |" for c in q.columns), ""]
    lines += [f"*Innocent:* {plain(q.innocent)}  ", f"*Next:* {plain(q.next)}", ""]
    return "\n".join(lines + _sampled(q, sample))


def _sampled(q: Question, sample: Sample | None) -> list[str]:
    if sample is None:
        return ["No sample: neither case answers it.", ""]
    values = [(p.name, sample.params.get(p.name)) for p in q.params]
    given = " ".join(f"-p {name}={_typed(value)}" for name, value in values if value not in (None, [], ""))
    mark = f" {SYNTHETIC}" if sample.synthetic else ""
    return [f"In {sample.case}{mark}, `coterie ask {q.id}{' ' + given if given else ''}`:", "",
            "| " + " | ".join(map(plain, sample.columns)) + " |", "|" + "---|" * len(sample.columns),
            *("| " + " | ".join(map(plain, row)) + " |" for row in sample.rows), "",
            *(["and more.", ""] if sample.more else [])]


def _default(param: Param) -> str:
    if param.default is NOTHING:
        return "must be given"
    value = shown({"of": param.default})["of"]
    return "open" if value in (None, [], "") else f"`{_typed(value)}`"


def _typed(value: Any) -> str:
    said = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{said}'" if re.search(r"[\s#&;|'\"]", said) else said


def plain(said: str) -> str:
    """A text as the cell of a table: nothing in it is taken for Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(said.split()))
