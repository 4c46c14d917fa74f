"""Ties of a case by a named definition: read from its graph, counted, given as rows."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

from ..queries.errors import UsageError
from .case import Case

if TYPE_CHECKING:
    from ..analytics.definitions import Edges
    from ..analytics.shares import Shares
    from ..analytics.signals import Signal
    from ..queries.store import Store

LONGEST = 366 * 86_400
"""Seconds of the longest window."""

_FEWEST = 10  # accounts below which nobody can say what chance would do


@dataclass(frozen=True)
class Ties:
    """Pairs by a definition, one ``Edges`` a window; ``told`` says in plain data what was asked and how much was found.

    ``innocent``: what honest thing looks the same; ``synthetic``: keys of accounts that a generator made.
    """

    told: dict[str, Any]
    accounts: tuple[str, ...]
    edges: tuple[Edges, ...]
    innocent: str
    synthetic: frozenset[str]

    @property
    def columns(self) -> list[str]:
        """Names of the columns; the first five are a promise, ``window`` and ``synthetic`` stand there when they say something."""
        window, synthetic = ["window"] if len(self.edges) > 1 else [], ["synthetic"] if self.synthetic else []
        return ["a", "b", "weight", "traces", "p", *window, "delay", *synthetic]

    def rows(self) -> Iterator[list[Any]]:
        """Rows by window, a, b: account keys, numbers, p (None where the definition has none), mean delay in seconds."""
        for found in self.edges:
            yield from self._rows(found, np.arange(len(found)))

    def heaviest(self, limit: int) -> list[list[Any]]:
        """The rows with the greatest weights in each window, at most ``limit`` of each."""
        return [row for found in self.edges for row in self._rows(found, np.lexsort((found.b, found.a, -found.weight))[:limit])]

    def _rows(self, found: Edges, which: Any) -> Iterator[list[Any]]:
        window = [found.window] if len(self.edges) > 1 else []
        names = self.accounts
        columns = (found.a, found.b, found.weight, found.traces, found.p, found.delay)
        for a, b, weight, traces, p, delay in zip(*(column[which].tolist() for column in columns), strict=True):
            made = [names[a] in self.synthetic or names[b] in self.synthetic] if self.synthetic else []
            yield [names[a], names[b], weight, traces, None if p != p else p, *window, round(delay, 3), *made]

    def write(self, stream: TextIO) -> None:
        """All rows as CSV; a name that a spreadsheet would take for a formula gets an apostrophe in front."""
        csv.writer(stream, lineterminator="\n").writerow(self.columns)
        # By hand from here on: millions of rows of the same names, each of which is quoted once.
        cell = {name: _cell(name) for name in self.accounts}
        stream.writelines(
            f"{cell[a]},{cell[b]},{weight},{traces},{'' if p is None else p},{','.join(map(str, rest))}\n"
            for a, b, weight, traces, p, *rest in self.rows())


def _cell(name: str) -> str:
    safe = f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in ',"\r\n') else safe


def ties(
    case: Case,
    signal: str,
    windows: Sequence[int] = (),
    *,
    definition: str = "coterie",
    least: int | None = None,
    directed: bool = False,
    every: bool = False,
) -> Ties:
    """Pairs of accounts that shared the same within each of ``windows`` (seconds; the signal's own if none is given).

    See ``analytics.definitions.edges`` for the definitions and for ``least``, ``directed``, ``every``. Nothing is written
    to the graph. UsageError for an unknown signal or definition, or an impossible window. Passages are those of the newest
    run; where none has grouped the texts, it is done for this answer.
    """
    from ..analytics.definitions import LEAST, edges
    from ..analytics.same_text import EXACT, countable, read_texts
    from ..analytics.shares import read_shares

    started = time.perf_counter()
    asked = countable(signal)
    windows = list(dict.fromkeys(windows)) or [asked.window]
    if bad := [w for w in windows if not 0 <= w <= LONGEST]:
        raise UsageError(f"A window of {bad[0]} seconds is not possible.", advice=f"Give whole seconds from 0 to {LONGEST}.")
    with case.store() as store:
        run = _run(case, store, asked)
        texts = signal == EXACT or (asked.takes_run and not run)
        shares = read_texts(store, near=asked.takes_run) if texts else read_shares(store, asked, run)
        synthetic = frozenset(store.columns("MATCH (a:Account) WHERE a.synthetic RETURN collect(a.key) AS keys")["keys"])
    found = edges(definition, shares, windows, least=least, directed=directed, every=every)
    lacking = _lacking(shares, signal, definition, every)
    if lacking:
        found = [e.only(np.zeros(len(e), bool)) for e in found]
    told = {
        "signal": signal, "definition": definition, "directed": directed, "all": every,
        "min_participation": LEAST[definition] if least is None else least,
        "run": run or None, "grouped_now": bool(texts and asked.takes_run),
        "accounts": len(shares.accounts), "shares": len(shares),
        "windows": [{"window": e.window, "ties": len(e), "traces_left_out": e.left_out} for e in found],
        "synthetic": bool(synthetic & set(shares.accounts)), "not_enough_data": lacking or None,
        "seconds": round(time.perf_counter() - started, 3),
    }  # fmt: skip
    return Ties(told, shares.accounts, tuple(found), asked.innocent, synthetic & frozenset(shares.accounts))


def _run(case: Case, store: Store, signal: Signal) -> str:
    """The newest run that is in the graph, for a signal that reads what a run derived; empty if there is none."""
    latest = str((case.latest() or {}).get("run", "")) if signal.takes_run else ""
    return latest if latest and store.read("MATCH (r:Run {id: $run}) RETURN r.id AS id", run=latest) else ""


def _lacking(shares: Shares, signal: str, definition: str, every: bool) -> str:
    if not len(shares):
        return f"nothing with a time carries the signal {signal} in this case."
    if definition == "coterie" and not every and len(shares.accounts) < _FEWEST:
        return f"{len(shares.accounts)} accounts share anything; at least {_FEWEST} are needed to say what chance would do."
    return ""
