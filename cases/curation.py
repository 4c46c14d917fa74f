"""Deciding about a cluster of the newest run: who is meant, which cluster, and what that makes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..queries.accounts import meant
from ..queries.errors import UsageError
from . import custody, decisions
from .case import Case


def decide(case: Case, number: int, name: str, verdict: str, because: str, by: str) -> dict[str, Any]:
    """Write a decision into decisions.toml; gives account, verdict, and the cluster's size as found and as curated.

    UsageError when there is no such cluster or account, when a handle may mean several accounts, or when there is
    nothing to decide: an account that is no member cannot be taken out, a member needs not be taken in.
    """
    found = case.latest()
    cluster = next((c for c in (found or {}).get("clusters", []) if c["number"] == number), None)
    if cluster is None:
        raise UsageError(f"There is no cluster {number} in the newest run.", advice="coterie clusters lists them.")
    with case.store() as store:
        keys = meant(store, [name])[name]
    if len(keys) != 1:
        raise UsageError(f"{name} may mean {', '.join(keys)}." if keys else f"There is no account {name}.",
                         advice="Give its key." if keys else "Give a handle or a key as coterie clusters shows it.")
    member = any(m["key"] == keys[0] for m in cluster["members"])
    if member == (verdict == "in"):
        raise UsageError(f"{name} is {'in cluster' if member else 'no member of cluster'} {number} already.",
                         advice="coterie decide lists what was decided; decisions.toml may be edited by hand.")
    path = case.folder / "decisions.toml"
    new = decisions.Decision(keys[0], verdict, because.strip(), by.strip(), date.today(), decisions.beside(cluster, keys[0]))
    decisions.write(path, decisions.decided(decisions.read(path), new))
    custody.note(case, "decision", account=keys[0], verdict=verdict, because=new.because, decided_by=new.by)
    again = next(c for c in (case.latest() or {})["clusters"] if c["number"] == number)
    handle = name.removeprefix("@") if name != keys[0] else ""
    return {"key": keys[0], "handle": handle, "verdict": verdict, "cluster": number, "size": again["size"], "curated": again["curated"]}


def listed(case: Case) -> list[dict[str, Any]]:
    """All decisions; ``why`` says why one does not hold in the newest run (empty when it does)."""
    made = decisions.read(case.folder / "decisions.toml")
    found = case.latest() or {"clusters": []}
    idle = {(d["key"], d["because"]): d["why"] for d in decisions.apply(found, made)["decisions_idle"]}
    return [{"key": d.account, "verdict": d.verdict, "because": d.because, "by": d.by, "on": d.on.isoformat(),
             "why": idle.get((d.account, d.because), "")} for d in made]
