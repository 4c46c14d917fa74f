"""Where facts go: into a database batch by batch, or gathered for a first load in one piece. Both make the same graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

from .facts import Facts


class Sink(Protocol):
    """Takes batches of facts; each batch is taken whole or not at all."""

    def known(self, sha256: str) -> dict[str, Any]:
        """The Source of this file, empty if it was never loaded."""
        ...

    def sites(self, source: str) -> frozenset[str]:
        """The domains that other files than this one brought; ``source`` is the beginning of its SHA-256, 16 hex digits."""
        ...

    def write(self, facts: Facts, source: dict[str, Any], made: Made) -> Made:
        """Take one batch and its Source, with the tally of what the file has made; gives the new tally."""
        ...


@dataclass
class Made:
    """Nodes by label and edges by type that a file's load has made so far."""

    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)

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
