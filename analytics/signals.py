"""Signals: the .cypher files that say which traces accounts leave, with what their headers say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..queries.errors import UsageError


@dataclass(frozen=True)
class Signal:
    """One file of queries/packs/signals. ``window`` in seconds; ``uses``: ties, copies, interests or texts."""

    name: str
    title: str
    innocent: str
    window: int
    uses: frozenset[str]
    query: str

    @property
    def takes_run(self) -> bool:
        """The query reads what the run itself has derived."""
        return "$run" in self.query


@cache
def catalogue() -> dict[str, Signal]:
    """Every signal by name, in alphabetical order; a new file needs nothing else."""
    folder = files("coterie.queries").joinpath("packs", "signals")
    found = sorted(f.name for f in folder.iterdir() if f.name.endswith(".cypher"))
    return {name.removesuffix(".cypher"): parse(name.removesuffix(".cypher"), folder.joinpath(name).read_text("utf-8")) for name in found}


def parse(name: str, text: str) -> Signal:
    """The signal in a file's text; its header lines look like ``// window: 60``."""
    header = [line[2:].partition(":") for line in text.splitlines() if line.startswith("//")]
    said = {key.strip(): value.strip() for key, _, value in header}
    return Signal(name, said["title"], said["innocent"], int(said["window"]), frozenset(said["use"].split()), text)


def choose(names: Iterable[str] | None) -> dict[str, Signal]:
    """The signals that are tested for ties, all or those in ``names``; interests are always read, as context."""
    every = catalogue()
    testable = {name for name, s in every.items() if "ties" in s.uses}
    wanted = testable if names is None else set(names)
    if unknown := wanted - testable:
        raise UsageError(f"There is no signal called {', '.join(sorted(unknown))}.", advice=f"Choose from {', '.join(sorted(testable))}.")
    context = {name: replace(s, uses=frozenset({"interests"})) for name, s in every.items() if "interests" in s.uses}
    return dict(sorted((context | {name: every[name] for name in wanted}).items()))
