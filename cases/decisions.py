"""decisions.toml: accounts that the analyst takes into a cluster or out of it, and why. What was found stays beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from ..queries.errors import BadInput
from . import entries

VERDICTS = ("in", "out")
BESIDE = 3
"""Members by which a cluster is known again after another run, when its number may be another."""


@dataclass(frozen=True)
class Decision:
    """``account`` (key) is ``in`` or ``out`` of the cluster that holds most of ``beside`` (keys), ``because`` of something."""

    account: str
    verdict: str
    because: str
    by: str
    on: date
    beside: tuple[str, ...]


def read(path: Path) -> list[Decision]:
    """The decisions in a file, in its order; none when there is no file. BadInput names the entry and the key."""
    return [_decision(where, entry) for where, entry in entries.read(path, "decision", (f.name for f in fields(Decision)))]


def _decision(where: str, entry: entries.Entry) -> Decision:
    if entry["verdict"] not in VERDICTS:
        raise BadInput(f"verdict {entry['verdict']} is neither in nor out.", where=where)
    if not str(entry["because"]).strip():
        raise BadInput("gives no reason.", where=where, advice="Write it under because.")
    if not isinstance(entry["on"], date) or not isinstance(entry["beside"], list):
        raise BadInput("on is a date such as 2024-02-11, beside a list of accounts.", where=where)
    beside = tuple(map(str, entry["beside"]))
    return Decision(str(entry["account"]), entry["verdict"], str(entry["because"]), str(entry["by"]), entry["on"], beside)


def write(path: Path, decisions: Sequence[Decision]) -> None:
    """Write them all; a second decision on the same account and cluster has replaced the first already."""
    head = "What the analyst decided after looking. coterie decide writes it; it may be edited by hand."
    entries.write(path, "decision", head, map(asdict, decisions))


def beside(cluster: Mapping[str, Any], account: str) -> tuple[str, ...]:
    """The surest other members of a cluster, by which it is known again."""
    others = sorted((m for m in cluster["members"] if m["key"] != account), key=lambda m: (not m["core"], -m["score"], m["key"]))
    return tuple(m["key"] for m in others[:BESIDE])


def decided(decisions: Sequence[Decision], new: Decision) -> list[Decision]:
    """``decisions`` with a new one, which replaces an older one on the same account beside the same members."""
    return [d for d in decisions if (d.account, d.beside) != (new.account, new.beside)] + [new]


def apply(findings: dict[str, Any], decisions: Sequence[Decision]) -> dict[str, Any]:
    """``findings`` with each cluster's ``curated`` size and who is out or in, and the decision at each member it is about.

    Members stay as they were found. A decision whose cluster this run does not have is listed in ``decisions_idle``.
    """
    clusters = [c | {"members": [dict(m) for m in c["members"]], "curated": {"size": c["size"], "out": [], "in": []}}
                for c in findings["clusters"]]
    idle = []
    for d in decisions:
        here = max(clusters, key=lambda c: sum(m["key"] in d.beside for m in c["members"]), default=None)
        if here is None or 2 * sum(m["key"] in d.beside for m in here["members"]) <= len(d.beside):
            idle.append(_said(d) | {"why": "this run has no cluster with the members it was decided beside"})
            continue
        member = next((m for m in here["members"] if m["key"] == d.account), None)
        if (member is None) == (d.verdict == "out"):
            has = "does not have it" if member is None else "has it anyway"
            idle.append(_said(d) | {"why": f"the run's cluster {here['number']} {has}"})
        else:
            here["curated"][d.verdict].append(_said(d))
            here["curated"]["size"] += 1 if d.verdict == "in" else -1
        if member is not None:
            member["decision"] = _said(d)
    return findings | {"clusters": clusters, "decisions_idle": idle}


def _said(d: Decision) -> dict[str, Any]:
    return {"key": d.account, "verdict": d.verdict, "because": d.because, "by": d.by, "on": d.on.isoformat()}
