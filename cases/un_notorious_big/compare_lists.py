"""The 423 accounts twice: Annex 2 as printed, and the table attached to VIGINUM's bundle, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...loaders.formats.handles import whole
from ...loaders.gather import Gathered
from ...loaders.handles import candidates, confusions, skeleton, why_damaged
from ...queries.schema.keys import handle_key

_X_EPOCH = 1288834974657  # milliseconds; an X id carries, above its lowest 22 bits, the time since then


@dataclass(frozen=True)
class Spelling:
    """A place where the two lists differ: as printed, as in the table, what kind of difference, what was offered for it."""

    position: int
    printed: str
    table: str
    kind: str
    doubted: bool
    offered: bool


@dataclass(frozen=True)
class Lists:
    """What the comparison of the two lists comes to; ``doubted`` are the handles that the list check suspects."""

    accounts: int
    differing: list[Spelling]
    doubted: list[str]
    first: datetime
    last: datetime
    by_year: dict[int, int]
    clock: int

    def kind(self, *kinds: str) -> list[Spelling]:
        """The differing places of these kinds."""
        return [s for s in self.differing if s.kind in kinds]


def compare_lists(there: Gathered, annex: Path) -> Lists:
    """Compare place by place; ValueError when the lists are not equally long, for then places mean nothing."""
    printed = whole(annex).handles
    ((table, accounts),) = _tables(there).items()
    if len(printed) != len(accounts):
        raise ValueError(f"{annex.name} has {len(printed)} handles, {table} has {len(accounts)}")
    doubts = {d.raw: d.candidates for d in confusions(printed)}
    rows = [
        Spelling(n, a, b, _kind(a, b), a in doubts, b in (*candidates(a), *doubts.get(a, ())))
        for n, (a, b) in enumerate(zip(printed, [handle for handle, _ in accounts], strict=True), 1)
        if a != b
    ]
    made = [(there.nodes["Account"][key]["created_at"], int(key.removeprefix("x:"))) for _, key in accounts]
    years = sorted(at.year for at, _ in made)
    return Lists(
        len(printed),
        rows,
        list(doubts),
        min(made)[0],
        max(made)[0],
        {year: years.count(year) for year in sorted(set(years))},
        sum(abs((at - _clock(id_)).total_seconds()) <= 300 for at, id_ in made),
    )


def _tables(there: Gathered) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[int, str, str]]] = {}
    for (account, document), said in there.edges["LISTED_IN", "Account", "Document"].items():
        found.setdefault(document, []).append((said["position"], said["printed"], account))
    return {document: [(printed, key) for _, printed, key in sorted(rows)] for document, rows in found.items()}


def _kind(printed: str, table: str) -> str:
    if handle_key(printed) == handle_key(table):
        return "case only"
    if why_damaged(printed):
        return "impossible as printed"
    return "looks the same" if skeleton(printed) == skeleton(table) else "other letters"


def _clock(id_: int) -> datetime:
    return datetime.fromtimestamp(((id_ >> 22) + _X_EPOCH) / 1000, UTC)
