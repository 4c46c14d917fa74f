"""Signals: the .cypher files that say which traces accounts leave, with what their headers say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ..queries.errors import UsageError
from ..queries.header import fields
from ..queries.store.door import Store
from .looks import alike


@dataclass(frozen=True)
class Signal:
    """One file of queries/packs/signals. ``window`` in seconds; ``uses``: ties, copies, interests or texts.

    ``default``: tested unless other signals are asked for. ``guard``: a trace that more accounts left is skipped, and
    counted. ``near``: traces are perceptual hashes, one picture when they differ in at most so many of 64 bits.
    """

    name: str
    title: str
    innocent: str
    window: int
    uses: frozenset[str]
    query: str
    default: bool = False
    guard: int = 0
    near: int = 0

    @property
    def takes_run(self) -> bool:
        """The query reads what the run itself has derived."""
        return "$run" in self.query

    def read(self, store: Store, run: str = "") -> dict[str, list[Any]]:
        """The columns of the query: account, traces, ats and what else it gives; near copies are one trace."""
        found = store.columns(self.query, run=run) if self.takes_run else store.columns(self.query)
        return found | {"traces": alike(found["traces"], self.near)} if self.near else found


@cache
def catalogue() -> dict[str, Signal]:
    """Every signal by name, in alphabetical order; a new file needs nothing else."""
    folder = files("coterie.queries").joinpath("packs", "signals")
    found = sorted(f.name for f in folder.iterdir() if f.name.endswith(".cypher"))
    return {name.removesuffix(".cypher"): parse(name.removesuffix(".cypher"), folder.joinpath(name).read_text("utf-8")) for name in found}


def parse(name: str, text: str) -> Signal:
    """The signal in a file's text; its header lines look like ``// window: 60``."""
    said = {key: value for _, key, value in fields(text)}
    return Signal(name, said["title"], said["innocent"], int(said["window"]), frozenset(said["use"].split()), text,
                  said.get("default") == "yes", int(said.get("guard", 0)), int(said.get("near", 0)))


def choose(names: Iterable[str] | None, *, guard: int | None = None) -> dict[str, Signal]:
    """The signals that are tested for ties, those by default or those in ``names``; interests are always read, as context.

    Among ``names``, ``default`` stands for all that are tested by default and ``all`` for every one. ``guard``
    takes the place of each signal's own.
    """
    every = catalogue()
    testable = {name for name, s in every.items() if "ties" in s.uses}
    sets = {"all": testable, "default": {name for name in testable if every[name].default}}
    wanted = set[str]().union(*(sets.get(name, {name}) for name in (("default",) if names is None else names)))
    if unknown := wanted - testable:
        raise UsageError(f"There is no signal called {', '.join(sorted(unknown))}.",
                         advice=f"Choose from {', '.join(sorted(testable))}, default and all.")
    context = {name: replace(s, uses=frozenset({"interests"})) for name, s in every.items() if "interests" in s.uses}
    tested = {name: every[name] if guard is None else replace(every[name], guard=guard) for name in wanted}
    return dict(sorted((context | tested).items()))


def table() -> str:
    """The signals that can be tested, in Markdown: what each takes for a trace, how it is tested, and what honest thing looks the same."""
    lines = ["| signal | a trace is | within | tested | left out above | what honest thing looks the same |", "|---|---|---|---|---|---|"]
    for name, s in catalogue().items():
        if "ties" in s.uses:
            lines.append(f"| `{name}` | {s.title[0].lower()}{s.title[1:]} | {s.window} s | {'by default' if s.default else 'on request'} "
                         f"| {s.guard:,} accounts | {s.innocent} |")
    return "\n".join(lines)
