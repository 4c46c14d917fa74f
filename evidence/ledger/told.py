"""The ledger as a report tells it: claims with their verdicts, what they add up to, and what each stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

Row = Mapping[str, Any]

_BESIDE = {"overlap": ("accounts", "expected", -1), "burst": ("most", "others_mean", 0), "clocks/holidays": ("posts", "usual", 0)}
"""By control: the column of what was measured, of what it stands beside, and the row; overlaps end with the set of all."""


@dataclass(frozen=True)
class Told:
    """``claims``: plain values of a check, in the file's order. ``weighed``: criteria, letters, techniques with their standing."""

    claims: tuple[Row, ...] = ()
    weighed: tuple[Row, ...] = ()
    taxonomy: str = ""

    def of(self, kind: str) -> tuple[Row, ...]:
        """What of one ``kind`` the claims add up to: criterion, letter or technique."""
        return tuple(w for w in self.weighed if w["kind"] == kind)


def beside(claim: Row) -> tuple[float, float] | None:
    """What was measured and what its control gives, in the same unit; None when the control is of another kind, or there is none."""
    control, got = claim.get("control") or {}, next(iter(claim.get("measured") or ()), None)
    if not _number(got):
        return None
    given = next(iter(control.get("given") or ()), None)
    measured, expected, place = _BESIDE.get(control.get("question", ""), ("", "", 0))
    row = (control.get("rows") or [{}])[place]
    # A control that speaks of another number than the claim's first is no control of that number.
    if given is None and _number(row.get(measured)) and abs(row[measured] - got) < 0.5:
        given = row.get(expected)
    return (float(got), float(given)) if _number(given) else None


def _number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def interval(claim: Row) -> tuple[float, float] | None:
    """The 95 % interval of the share that was measured, where the control gives one."""
    control = claim.get("control") or {}
    rows = control.get("rows") or [{}]
    low, high = rows[0].get("low"), rows[0].get("high")
    return (float(low), float(high)) if control.get("question") == "interval" and low is not None and high is not None else None
