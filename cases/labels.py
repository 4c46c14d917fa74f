"""A user's labels: a CSV of accounts and what somebody knows of them, and the clusters measured against it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..queries.errors import BadInput, UsageError
from .case import Case

_COLUMNS = ("account", "label")


@dataclass
class Labels:
    """Labels by account key. ``read`` = ``accepted`` + refused; of the accepted, ``unknown`` are not in the graph."""

    by_key: dict[str, str] = field(default_factory=dict)
    read: int = 0
    accepted: int = 0
    repeated: int = 0
    unknown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Counts, and each refused row with file, line and reason."""
        return {"read": self.read, "accepted": self.accepted, "refused": len(self.refused), "known": len(self.by_key),
                "unknown": len(self.unknown), "repeated": self.repeated, "refusals": self.refused}


def read(path: Path, meant: Callable[[list[str]], dict[str, list[str]]]) -> Labels:
    """Read ``account,label`` rows; ``meant`` gives the keys that each name may mean. BadInput when it is no such table.

    An account is a key (``x:12``), ``platform:@handle`` or a handle; a handle of several accounts is refused, and
    so is a second, different label for an account. The same row twice counts once.
    """
    rows = _rows(path)
    keys = meant([name for _, name, _ in rows if name])
    labels = Labels(read=len(rows))
    for line, name, label in rows:
        why = _refusal(name, keys.get(name, []))
        key = keys[name][0] if not why and keys.get(name) else ""
        if not why and key and labels.by_key.get(key, label) != label:
            why = f"label: {name} has the label {labels.by_key[key]!r} already"
        if why:
            labels.refused.append(f"{path.name}:{line}: {why}")
            continue
        labels.accepted += 1
        labels.repeated += key in labels.by_key
        if key:
            labels.by_key[key] = label
        else:
            labels.unknown.append(name)
    return labels


def evaluate(case: Case, path: Path, *, positive: Collection[str] = (), complete: bool = False) -> dict[str, Any]:
    """The latest run's clusters against the labels in a file, as plain data; UsageError before any detection."""
    from ..analytics.evaluate import evaluate as compare
    from ..analytics.evaluate import named
    from ..queries.accounts import meant

    found = case.latest()
    if found is None:
        raise UsageError("Nothing was detected in this case yet.", advice="Run: coterie detect")
    with case.store() as store:
        labels = read(path, lambda names: meant(store, names))
    if not labels.by_key:
        raise BadInput(f"None of its {labels.read} rows names an account of this collection.", where=path.name,
                       advice=labels.refused[0] if labels.refused else "Write accounts as platform:id, platform:@handle or handle.")
    if strange := sorted(set(positive) - set(labels.by_key.values())):
        raise UsageError(f"No account of this collection has the label {', '.join(strange)}.",
                         advice=f"The commonest here: {', '.join(label for label, _ in Counter(labels.by_key.values()).most_common(8))}.")
    marks = compare(labels.by_key, named(found["clusters"]), positive=positive, complete=complete)
    return {"run": found["run"], **marks, "labels": labels.as_dict(), "synthetic": found.get("synthetic", False)}


def _rows(path: Path) -> list[tuple[int, str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            names = {(name or "").strip().casefold(): name for name in table.fieldnames or ()}
            if lacking := [name for name in _COLUMNS if name not in names]:
                raise BadInput(f"has no column {' and no column '.join(lacking)}.", where=path.name,
                               advice="The first line must be account,label.")
            account, label = (names[name] for name in _COLUMNS)
            return [(table.line_num, (row[account] or "").strip(), (row[label] or "").strip()) for row in table]
    except (UnicodeDecodeError, csv.Error) as fault:
        raise BadInput(f"cannot be read as CSV in UTF-8: {fault}.", where=path.name) from fault


def _refusal(name: str, keys: list[str]) -> str:
    if not name:
        return "account: is empty"
    return f"account: {name} may be {' or '.join(keys)}; write one of these" if len(keys) > 1 else ""
