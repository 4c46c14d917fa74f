"""Ask a question: parameters read by their kinds, rows from behind the read-only fence, a notice when they were cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from .catalogue import find
from .errors import UsageError
from .question import Question, shown
from .store import Plan, Store

AS_OF = "as_of"
"""The parameter of questions that answer as of a moment: what was observed later does not count."""


@dataclass(frozen=True)
class Answer:
    """What a question gave: ``params`` as bound, in JSON's terms; ``cut`` says that there were more rows."""

    question: Question
    params: dict[str, Any]
    columns: list[str]
    rows: list[list[Any]]
    cut: bool

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row by the names of its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def column(self, name: str) -> list[Any]:
        """One column from top to bottom."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    @property
    def synthetic(self) -> bool:
        """Whether any row rests on generated data; whoever shows the answer must say so."""
        return "synthetic" in self.columns and any(self.column("synthetic"))


def ask(store: Store, question: Question | str, params: Mapping[str, Any] | None = None, *, limit: int = 1000,
        timeout: float = 60.0, zone: tzinfo | None = None, own: Path | None = None) -> Answer:
    """Ask a question by itself or by its name; ``own`` is the folder of the user's own questions.

    ``params`` may be as typed (``within=60s``); ``zone`` is for moments without one; at most ``limit`` rows;
    ``timeout`` in seconds. Raises UsageError for unknown names and values that cannot be read, Refused for
    anything but reading.
    """
    if isinstance(question, str):
        question = find(question, own)
    bound = question.bind(dict(params or {}), zone)
    columns, rows, cut = store.ask(question.text, bound, limit, timeout)
    return Answer(question, shown(bound), columns, rows, cut)


@dataclass(frozen=True)
class Planned:
    """How Neo4j answers a question; ``params`` as bound, in JSON's terms."""

    question: Question
    params: dict[str, Any]
    plan: Plan


def plan(store: Store, question: Question, params: Mapping[str, Any] | None = None, *, run: bool = False, timeout: float = 60.0,
         zone: tzinfo | None = None) -> Planned:
    """The plan of a question, or with ``run`` what each step of it did; behind the same fence."""
    bound = question.bind(dict(params or {}), zone)
    return Planned(question, shown(bound), store.plan(question.text, bound, run=run, timeout=timeout))


def at_moment(question: Question, params: Mapping[str, Any], as_of: str | None) -> dict[str, Any]:
    """The parameters with the moment as of which is asked; UsageError when the question looks at none."""
    if as_of is None:
        return dict(params)
    if not any(param.name == AS_OF for param in question.params):
        raise UsageError(f"{question.id} takes no --as-of: it does not ask as of a moment.",
                         advice=f"`coterie ask {question.id} --about` says what it takes.")
    if AS_OF in params:
        raise UsageError(f"--as-of and -p {AS_OF} say the same; give one of them.")
    return {**params, AS_OF: as_of}
