"""Where facts go: into a database batch by batch, or gathered for a first load in one piece. Both make the same graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

from .batches import Batch, Job
from .facts import Facts
from .format import Format


class Sink(Protocol):
    """Takes batches of facts; each batch is taken whole or not at all."""

    def known(self, sha256: str) -> dict[str, Any]:
        """The Source of this file, empty if it was never loaded."""
        ...

    def sites(self, source: str) -> frozenset[str]:
        """The domains that other files than this one brought; ``source`` is the beginning of its SHA-256, 16 hex digits."""
        ...

    def reading(self, job: Job, form: Format, sha256: str) -> AbstractContextManager[Iterator[Batch]]:
        """The batches of a file, each to be written before the next is asked for; when it closes, all is written."""
        ...

    def write(self, facts: Facts, source: dict[str, Any]) -> None:
        """Take one batch and its Source."""
        ...

    def made(self) -> Made:
        """What the file just read has made, as far as that is known."""
        ...


@dataclass
class Made:
    """Nodes by label and edges by type that a file's load has made so far."""

    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Mapping[str, Any]) -> Made:
        """The tally that a Source holds."""
        return cls(orjson.loads(source.get("nodes") or "{}"), orjson.loads(source.get("edges") or "{}"))

    def plus(self, nodes: dict[str, int], edges: dict[str, int]) -> Made:
        """The tally after so many more."""
        return Made(_sum(self.nodes, nodes), _sum(self.edges, edges))

    def stored(self) -> dict[str, str]:
        """As properties of the Source node."""
        return {
            "nodes": orjson.dumps(self.nodes, option=orjson.OPT_SORT_KEYS).decode(),
            "edges": orjson.dumps(self.edges, option=orjson.OPT_SORT_KEYS).decode(),
        }


def _sum(mine: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    return mine | {name: mine.get(name, 0) + new for name, new in more.items() if new}
