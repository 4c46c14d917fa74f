"""The exam of a question on a live server: Neo4j can run it, it only reads, and nothing in it is on its way out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from .errors import CoterieError, DatabaseUnreachable
from .header import Fault
from .question import Question, examine
from .store import Store
from .store.fence import check

STAND_INS: dict[str, Any] = {
    "string": "x", "integer": 1, "float": 0.5, "boolean": True, "duration": timedelta(seconds=1),
    "datetime": datetime(2024, 1, 1, tzinfo=UTC), "list": ["x"], "handle": "x", "hashtag": "x", "domain": "x.org", "thing": "x",
}


def exam(store: Store, question: Question) -> list[Fault]:
    """Everything that is wrong with the question, all at once; an empty list when it passes.

    Header and text agree both ways, the text says nothing that the read-only fence refuses, and ``EXPLAIN`` on
    the server says that it reads and uses nothing deprecated.
    """
    faults = examine(question.text, question.file)[1]
    try:
        check(question.text)
        plan = store.explain(question.text, **stand_ins(question))
    except DatabaseUnreachable:
        raise
    except CoterieError as fault:
        return [*faults, Fault(question.file, 0, fault.what)]
    if plan.kind != "r":
        faults.append(Fault(question.file, 0, f"Neo4j says that it does more than read: {plan.kind}"))
    return faults + [Fault(question.file, 0, note) for note in plan.notes if "deprecat" in note.lower()]


def stand_ins(question: Question) -> dict[str, Any]:
    """Values for all parameters, only so that a plan can be made."""
    return {param.name: STAND_INS[param.kind] for param in question.params}
