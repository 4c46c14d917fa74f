"""A case for notebooks: questions come back as data frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from . import steps
from .case import open_case

if TYPE_CHECKING:
    from ..evidence.subgraph import Subgraph


class Notebook:
    """An open case. Raises UsageError when the folder is none."""

    def __init__(self, folder: str | Path | None = None) -> None:
        self.case = open_case(folder)

    def ask(self, question: str, *, limit: int = 100_000, **params: Any) -> pd.DataFrame:
        """The answer to a saved question, one row a row; ``.attrs`` has the question's hash and whether rows were cut."""
        answer = steps.ask(self.case, question, params, limit=limit)
        frame = pd.DataFrame(answer.rows, columns=answer.columns)
        frame.attrs = {"question": answer.question.id, "sha256": answer.question.sha256, "cut": answer.cut}
        return frame

    def load(self, *paths: str | Path, **options: Any) -> list[dict[str, Any]]:
        """Load files; what became of each, as ``coterie load --json`` says it."""
        return [vars(loaded) for loaded in steps.load(self.case, [Path(p) for p in paths], **options)]

    def detect(self, *, seed: int = 0, permutations: int = 20) -> dict[str, Any]:
        """Find who acts together; the findings as plain data."""
        return steps.detect(self.case, seed=seed, permutations=permutations)

    def evidence(self, subject: str | int, *, most: int | None = None, ties: bool = False, **params: Any) -> Subgraph:
        """The part of the graph that proves a cluster, account, claim or answer: ``evidence.handover`` gives it to networkx and pandas."""
        from .evidence import evidence

        return evidence(self.case, str(subject), params, most=most, ties=ties)
