"""The verdict on a claim, from what was measured. No verdict of this file calls anything synthetic reproduced."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from .claim import DATA, Claim, Figure, Verdict


@dataclass(frozen=True)
class Taken:
    """One figure with its measured value; ``why`` there is none."""

    figure: Figure
    value: Any = None
    why: str = ""

    @property
    def agrees(self) -> bool:
        """Measured, and as published."""
        return not self.why and self.figure.accepts(self.value)

    @property
    def below(self) -> bool:
        """Measured as a number, and less than was published."""
        words = isinstance(self.value, str | list | bool) or isinstance(self.figure.published, str)
        return not words and self.value < self.figure.published


def judged(claim: Claim, taken: Sequence[Taken], *, synthetic: bool, known: Collection[str] = (), data: Collection[str] = tuple(DATA),
           complete: bool = True) -> tuple[Verdict, str]:
    """The verdict and a sentence why.

    ``known``: those of the claim's statements that the case holds. ``data``: kinds of data in it. ``complete``: all of its
    files are declared complete for what they cover; otherwise a count of posts below the published one proves nothing.
    """
    if claim.unpublished:
        return Verdict.UNPUBLISHED, claim.unpublished
    if claim.measure is None:
        return _documented(claim, known)
    missing = [f"the case holds no {DATA[kind]}" for kind in claim.takes if kind not in data] or [t.why for t in taken if t.why]
    if missing:
        return Verdict.LACKING, f"{missing[0]}; needed: {claim.needs}" if claim.needs else missing[0]
    wrong = [t for t in taken if not t.agrees]
    if wrong and not complete and "posts" in claim.takes and all(t.below for t in wrong):
        found = "; ".join(f"{t.figure.of or 'rows'} {t.value}" for t in wrong)
        return Verdict.LACKING, f"in this collection {found}, and it is not declared complete; needed: {claim.needs}"
    if wrong:
        return Verdict.DIFFERS, "; ".join(f"{t.figure.of or 'rows'}: {t.value} measured, {t.figure.published} published" for t in wrong)
    if synthetic:
        return Verdict.TWIN, "generated data: says that the question finds what was planted, nothing of the world"
    return (Verdict.ASSUMED, claim.assumes) if claim.assumes else (Verdict.REPRODUCED, "")


def _documented(claim: Claim, known: Collection[str]) -> tuple[Verdict, str]:
    lacking = [s for s in claim.statements if s not in known]
    if lacking:
        return Verdict.LACKING, f"this case does not hold the statement {', '.join(lacking)}"
    return Verdict.DOCUMENTED, f"cites {', '.join(claim.statements)}; nothing to compute"
