"""What a detection found, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Member:
    """An account in a cluster. ``core``: named at the strict level; ``score`` 0..1; ``reason`` in words."""

    key: str
    core: bool
    score: float
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The member as plain values."""
        return {"key": self.key, "core": self.core, "score": self.score, "reason": self.reason}


@dataclass(frozen=True)
class Cluster:
    """Accounts found synchronised; not a verdict on them.

    ``kind`` is ``ties`` (they meet again and again) or ``block`` (the same people in several big episodes).
    ``p``: for ties the share of false discoveries at the weakest tie, for a block the chance of as many
    accounts in enough of its episodes at five times what the model expects. ``contrast``: near matches over all.
    ``expected``: accounts in enough of a block's episodes by chance; for ties the accounts that all clusters of a shuffled world name.
    """

    id: str
    number: int
    kind: str
    p: float
    stability: float
    contrast: float | None
    expected: float | None
    layers: dict[str, int]
    evidence: dict[str, Any]
    innocent: str
    members: tuple[Member, ...]
    words: str = "synchronised"

    @property
    def size(self) -> int:
        """How many members."""
        return len(self.members)

    def as_dict(self) -> dict[str, Any]:
        """The cluster as plain values."""
        return {
            "id": self.id, "number": self.number, "kind": self.kind, "words": self.words, "size": self.size, "p": self.p,
            "stability": self.stability, "contrast": self.contrast, "expected": self.expected,
            "layers": self.layers, "evidence": self.evidence, "innocent": self.innocent,
            "members": [m.as_dict() for m in self.members]}


@dataclass(frozen=True)
class Tie:
    """A pair of accounts (keys, a < b) that met on more occasions (``weight``) than chance gives (``expected``)."""

    a: str
    b: str
    layer: str
    weight: int
    traces: int
    p: float
    expected: float


@dataclass(frozen=True)
class Findings:
    """One detection. ``reason`` says what is lacking when there was nothing to test; ``leads`` name nobody."""

    run: str
    seed: int
    signals: dict[str, dict[str, Any]]
    clusters: tuple[Cluster, ...]
    leads: tuple[dict[str, Any], ...] = ()
    ties: tuple[Tie, ...] = ()
    control: dict[str, Any] = field(default_factory=dict)
    passages: dict[str, Any] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)
    snapshot: str = ""
    synthetic: bool = False
    reason: str = ""
    seconds: float = 0.0

    @property
    def named(self) -> set[str]:
        """Keys of all accounts in any cluster."""
        return {m.key for c in self.clusters for m in c.members}

    @property
    def strict(self) -> set[str]:
        """Keys of the accounts named at the strict level."""
        return {m.key for c in self.clusters for m in c.members if m.core}

    def as_dict(self, *, timed: bool = True) -> dict[str, Any]:
        """Plain values for JSON; without ``timed`` the same data and seed give the same bytes."""
        signals = {name: {k: v for k, v in s.items() if timed or k != "seconds"} for name, s in self.signals.items()}
        found: dict[str, Any] = {
            "run": self.run, "seed": self.seed, "parameters": self.parameters, "snapshot": self.snapshot,
            "synthetic": self.synthetic, "not_enough_data": self.reason or None, "signals": signals, "passages": self.passages,
            "clusters": [c.as_dict() for c in self.clusters], "leads": list(self.leads), "control": self.control}
        return found | {"seconds": self.seconds} if timed else found
