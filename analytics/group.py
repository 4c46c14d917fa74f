"""A cluster before it gets its name: account numbers, and everything said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Group:
    """Parallel tuples of members (account numbers, ascending), core flags, scores 0..1 and reasons; the rest as in Cluster."""

    kind: str
    members: tuple[int, ...]
    core: tuple[bool, ...]
    scores: tuple[float, ...]
    reasons: tuple[str, ...]
    p: float
    stability: float
    contrast: float | None
    expected: float | None
    layers: dict[str, int]
    evidence: dict[str, Any]
    innocent: str

    @property
    def size(self) -> int:
        """How many members."""
        return len(self.members)
