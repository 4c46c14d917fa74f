"""A claim: a sentence, the numbers in it, and what measures them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .lint.said import Said

TAKES = ("only", "first", "sum", "mean", "max", "min", "rows")
RELATIONS = ("is", "least", "most", "holds", "begins")

DATA = {
    "posts": "posts with a time", "profiles": "profiles of accounts", "follows": "observed follows", "media": "pictures or videos of posts",
    "links": "links of posts", "counts": "counts of interactions", "views": "counts of views", "languages": "languages of posts",
    "passages": "texts grouped by a run", "clusters": "clusters found by a run", "lists": "lists of accounts", "statements": "statements",
    "labels": "an analyst's word on who is who", "labelled media": "an analyst's word on what pictures show"}
"""Kinds of data that a claim may take, in words."""


class Verdict(StrEnum):
    """What became of a claim when it was measured; nothing computed on synthetic rows is ever ``REPRODUCED``."""

    REPRODUCED = "reproduced"
    ASSUMED = "reproduced under an assumption"
    DIFFERS = "differs"
    TWIN = "holds on the synthetic twin"
    DOCUMENTED = "documented"
    LACKING = "not enough data"
    UNPUBLISHED = "not reproducible"


@dataclass(frozen=True)
class Figure:
    """One published value and where its like stands in an answer.

    ``of``: a column. ``where``: column -> value (or a list of values) that the rows must have; an empty text stands for
    nothing. ``take``: how rows become one value: the only row's, the first's, sum, mean, max, min, or the number of rows.
    ``relation``: the measured value ``is`` the published one give or take ``within`` (in the value's own unit), is at
    ``least`` or at ``most`` that, ``holds`` it (a list), ``begins`` with it (a text or a time, ISO 8601 in UTC).
    ``per``: a second column to divide by. ``unit`` is for the reader.
    """

    of: str
    published: Any
    relation: str = "is"
    within: float = 0.0
    take: str = "only"
    where: Mapping[str, Any] = field(default_factory=dict)
    per: str = ""
    unit: str = ""

    def accepts(self, measured: Any) -> bool:
        """Whether a measured value agrees with the published one."""
        if self.relation == "holds":
            return isinstance(measured, list) and self.published in measured
        if self.relation == "begins":
            return str(measured).startswith(str(self.published))
        if isinstance(self.published, str | bool) or isinstance(measured, str | bool):
            return bool(measured == self.published)
        low = -float("inf") if self.relation == "most" else float(self.published) - self.within
        high = float("inf") if self.relation == "least" else float(self.published) + self.within
        return low - 1e-9 <= float(measured) <= high + 1e-9


@dataclass(frozen=True)
class Measure:
    """A question (``asks``: its id) or a named function (``runs``), with parameters as typed; ``{part}`` in them is filled in."""

    asks: str = ""
    runs: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The question's or the function's name."""
        return self.asks or self.runs


@dataclass(frozen=True)
class Claim:
    """A sentence of a report (``says``, in own words), where it stands (``page``), and how it is measured.

    ``measure`` None: nothing to compute, the claim cites ``statements`` (ids), or its method is ``unpublished`` (why).
    ``assumes``: what must be taken for granted, such as a zone. ``needs``: the data it takes, in words; ``takes``: kinds of
    data (DATA) without any of which a number, a nought above all, would mean nothing. ``control``: what it must
    stand beside. ``question``: hash of the question's text when the claim was pinned; another one makes it stale. ``said``: what lint
    compares with other claims.
    """

    id: str
    says: str
    page: str = ""
    figures: tuple[Figure, ...] = ()
    measure: Measure | None = None
    control: Measure | None = None
    statements: tuple[str, ...] = ()
    unpublished: str = ""
    assumes: str = ""
    needs: str = ""
    takes: tuple[str, ...] = ()
    zone: str = ""
    note: str = ""
    question: str = ""
    said: Said = field(default_factory=Said)
