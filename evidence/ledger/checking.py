"""Measure claims again: fill in the parts, ask or compute, judge, and keep what the result rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...queries.errors import CoterieError
from .claim import DATA, Claim, Figure, Measure, Verdict
from .judging import Taken, judged
from .measuring import Unclear, measured

KEPT = 20
"""Rows of an answer that are kept beside a result."""


@dataclass(frozen=True)
class Answered:
    """What a question or function gave. ``sha256``: of its text. ``cut``: there were more rows than were taken."""

    rows: tuple[Mapping[str, Any], ...]
    sha256: str
    params: Mapping[str, Any] = field(default_factory=dict)
    synthetic: bool = False
    cut: bool = False


Measures = Callable[[Measure, str], Answered]
"""``measures(measure, zone)`` answers; CoterieError when it cannot."""


@dataclass(frozen=True)
class Checked:
    """A claim with its verdict, why, the values taken, and everything needed to take them again."""

    claim: Claim
    verdict: Verdict
    why: str = ""
    taken: tuple[Taken, ...] = ()
    synthetic: bool = False
    answer: Answered | None = None
    control: Answered | None = None
    control_why: str = ""

    @property
    def stale(self) -> bool:
        """The question is no longer the one that the claim was pinned with."""
        return bool(self.claim.question and self.answer and self.answer.sha256 != self.claim.question)

    def as_dict(self) -> dict[str, Any]:
        """As plain data, for ``--json`` and findings/."""
        c, a = self.claim, self.answer
        return {
            "id": c.id, "says": c.says, "page": c.page, "verdict": str(self.verdict), "why": self.why, "synthetic": self.synthetic,
            "published": [_published(f) for f in ([t.figure for t in self.taken] or c.figures)], "measured": [t.value for t in self.taken],
            "tolerance": [f.within for f in c.figures], "units": [f.unit or f.of for f in c.figures], "stale": self.stale,
            "question": c.measure.name if c.measure else "", "sha256": a.sha256 if a else "", "params": dict(a.params) if a else {},
            "zone": c.zone, "assumes": c.assumes, "needs": c.needs, "statements": list(c.statements), "note": c.note,
            "answer_rows": len(a.rows) if a else 0, "rows": [dict(r) for r in a.rows[:KEPT]] if a else [],
            "control": _control(c.control, self.control, self.control_why, [t.figure for t in self.taken])}


def _published(figure: Figure) -> Any:
    words = {"least": "at least ", "most": "at most "}.get(figure.relation)
    return f"{words}{figure.published}" if words else figure.published


def _control(measure: Measure | None, answer: Answered | None, why: str, figures: Sequence[Figure]) -> dict[str, Any] | None:
    if measure is None:
        return None
    rows = [dict(r) for r in answer.rows[:KEPT]] if answer else []
    columns = list(rows[0]) if rows else []
    return {"question": measure.name, "sha256": answer.sha256 if answer else "", "columns": columns, "rows": rows, "why": why,
            "given": [_given(f, answer.rows) for f in figures] if answer and measure.runs == "matched" else []}


def _given(figure: Figure, rows: Sequence[Mapping[str, Any]]) -> Any:
    """The figure's value among matched controls, those out of the whole collection; None when they have none."""
    try:
        return measured(figure, [row for row in rows if row.get("beside") == rows[0].get("beside")])
    except Unclear:
        return None


@dataclass(frozen=True)
class Ground:
    """What a case gives to stand on.

    ``parts``: who plays a part, such as ``{first-poster:corsica}`` in a parameter. ``synthetic``: it holds generated rows; then
    nothing in it can be reproduced, whatever an answer says of itself. ``statements``: ids that it holds. ``data``: kinds of
    data in it (DATA). ``complete``: every file is declared complete for what it covers.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False
    statements: Collection[str] = ()
    data: Collection[str] = tuple(DATA)
    complete: bool = True


def check(claims: Iterable[Claim], measures: Measures, ground: Ground) -> list[Checked]:
    """Each claim measured once, on the ground of a case."""
    return [_checked(claim, measures, ground) for claim in claims]


def _checked(claim: Claim, measures: Measures, ground: Ground) -> Checked:
    if claim.measure is None or claim.unpublished:
        verdict, why = judged(claim, (), synthetic=ground.synthetic, known=ground.statements)
        return Checked(claim, verdict, why, synthetic=ground.synthetic and verdict is Verdict.LACKING)
    parts = ground.parts
    if any(kind not in ground.data for kind in claim.takes):
        verdict, why = judged(claim, (), synthetic=ground.synthetic, data=ground.data)
        return Checked(claim, verdict, why, synthetic=ground.synthetic)
    answer, why = _answered(claim.measure, claim.zone, measures, parts)
    taken = tuple(_taken(figure, answer, why, parts) for figure in claim.figures)
    made_up = ground.synthetic or bool(answer and answer.synthetic)
    verdict, why = judged(claim, taken, synthetic=made_up, data=ground.data, complete=ground.complete)
    control, control_why = _answered(claim.control, claim.zone, measures, parts) if claim.control else (None, "")
    return Checked(claim, verdict, why, taken, made_up, answer, control, control_why)


def _answered(measure: Measure, zone: str, measures: Measures, parts: Mapping[str, str]) -> tuple[Answered | None, str]:
    try:
        params = {name: filled(value, parts) for name, value in measure.params.items()}
        return measures(Measure(measure.asks, measure.runs, params), zone), ""
    except CoterieError as fault:
        return None, str(fault).rstrip(".")


def _taken(figure: Figure, answer: Answered | None, why: str, parts: Mapping[str, str]) -> Taken:
    if answer is None or answer.cut:
        return Taken(figure, why=why or "the answer was cut")
    try:
        where = {column: filled(value, parts) for column, value in figure.where.items()}
        figure = replace(figure, where=where, published=filled(figure.published, parts))
        return Taken(figure, measured(figure, answer.rows))
    except (Unclear, CoterieError) as fault:
        return Taken(figure, why=str(fault))


def _all(value: str, parts: Mapping[str, str]) -> list[str]:
    found = [name for part, name in sorted(parts.items()) if part.startswith(value[1:-2])]
    if not found:
        raise CoterieError(f"nobody plays a part {value[1:-2]}… in this case")
    return found


def filled(value: Any, parts: Mapping[str, str]) -> Any:
    """``value`` with each ``{part}`` replaced by who plays it in this case; in a list ``{kind:*}`` stands for all of a kind.

    CoterieError when nobody plays a part.
    """
    if isinstance(value, list):
        return [w for v in value for w in (_all(v, parts) if isinstance(v, str) and v.endswith("*}") else [filled(v, parts)])]
    if not isinstance(value, str) or "{" not in value:
        return value
    for part, name in parts.items():
        value = value.replace(f"{{{part}}}", name)
    if "{" in value:
        raise CoterieError(f"nobody plays the part {value[value.index('{') + 1:].partition('}')[0]} in this case")
    return value
