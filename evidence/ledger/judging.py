"""The verdict on a claim, from what was measured. No verdict of this file calls anything synthetic reproduced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .claim import Claim, Figure, Verdict


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


def judged(claim: Claim, taken: Sequence[Taken], *, synthetic: bool, known: Sequence[str] = ()) -> tuple[Verdict, str]:
    """The verdict and a sentence why; ``known``: those of the claim's statements that the case holds."""
    if claim.unpublished:
        return Verdict.UNPUBLISHED, claim.unpublished
    if claim.measure is None:
        return _documented(claim, known)
    missing = [t.why for t in taken if t.why]
    if missing:
        return Verdict.LACKING, f"{missing[0]}; needed: {claim.needs}" if claim.needs else missing[0]
    wrong = [t for t in taken if not t.agrees]
    if wrong:
        return Verdict.DIFFERS, "; ".join(f"{t.figure.of or 'rows'}: {t.value} measured, {t.figure.published} published" for t in wrong)
    if synthetic:
        return Verdict.TWIN, "generated data: says that the question finds what was planted, nothing of the world"
    return (Verdict.ASSUMED, claim.assumes) if claim.assumes else (Verdict.REPRODUCED, "")


def _documented(claim: Claim, known: Sequence[str]) -> tuple[Verdict, str]:
    lacking = [s for s in claim.statements if s not in known]
    if lacking:
        return Verdict.LACKING, f"this case does not hold the statement {', '.join(lacking)}"
    return Verdict.DOCUMENTED, f"cites {', '.join(claim.statements)}; nothing to compute"
