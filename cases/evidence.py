"""The evidence of a case: which part of its graph proves a cluster, an account, a claim, or a question's answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..queries import traffic
from ..queries.accounts import meant
from ..queries.catalogue import every, find
from ..queries.errors import UsageError
from . import claims
from .case import Case

if TYPE_CHECKING:
    from ..evidence.ledger.claim import Claim
    from ..evidence.subgraph import Subgraph
    from ..queries.store import Store

MOST, MOST_TIES = 200, 100_000
"""At most so many ties, members, statements, rows or posts, if not said otherwise; so many ties without their posts."""

_ROWS = 100_000  # rows of an answer that are looked at


def evidence(case: Case, subject: str, params: Mapping[str, Any] | None = None, *, most: int | None = None, ties: bool = False) -> Subgraph:
    """The smallest part of the graph that proves ``subject``: a cluster's number, an account, a claim's id or a question's.

    Strongest first, at most ``most`` of a kind; what was left out is counted. ``ties``: accounts and ties alone, for a picture of
    a cluster or an account. ``params`` are a question's. UsageError when nothing is called ``subject``, or it has no ties.
    """
    from .. import __version__
    from ..evidence.gather.subjects import facts

    subject, limit = subject.strip(), most or (MOST_TIES if ties else MOST)
    claim = next((c for c in claims.read(case) if c.id == subject), None)
    asked = claim is not None or any(subject in (q.id, q.id.partition("/")[2]) for q in every(case.folder / "questions"))
    if asked and ties:
        raise UsageError(f"{subject} has no ties of its own.", advice="--ties goes with a cluster or an account.")
    if params and (claim or not asked):
        raise UsageError(f"{subject} takes no parameters.", advice="-p goes with a question.")
    with case.store() as store:
        case.mark(store)
        run = traffic.latest_run(store)
        if claim:
            found, what = _claim(case, store, claim, limit), f"claim {claim.id}: {claim.says}"
        elif asked:
            found, what = _question(case, store, subject, dict(params or {}), limit)
        else:
            found, what = _thing(store, run, subject, limit, ties)
        said = {"what": what, "case": case.name, "tlp": str(case.settings.get("tlp") or "AMBER"), "run": run, "version": __version__,
                "snapshot": case.snapshot(store), "zone": case.zone_name, "techniques": _techniques(case, claim),
                **facts(store, run, found)}
    return replace(found, of={k: v for k, v in said.items() if v})


def _thing(store: Store, run: str, name: str, most: int, ties: bool) -> tuple[Subgraph, str]:
    """A cluster of the newest run by its number, else an account by its key or handle."""
    from ..evidence.gather import subjects

    if name.isdecimal():
        id_ = traffic.cluster(store, run, int(name))
        if id_ is None:
            raise UsageError(f"There is no cluster {name}.", advice="coterie clusters lists them.")
        found = subjects.cluster(store, run, id_, most, ties_only=ties)
        if ties and not found.edges:
            raise UsageError(f"Cluster {name} is a crowd: its members come to the same episodes, and no pair of them is tied.",
                             advice="Leave out --ties: its posts are what holds it together.")
        return found, f"cluster {name}"
    keys = meant(store, [name])[name]
    if len(keys) != 1:
        raise UsageError(f"{name} is {len(keys)} accounts: {', '.join(keys)}." if keys else f"Nothing here is called {name}.",
                         advice="Name a cluster by its number, an account by handle or key, a claim or a question by its id.")
    return subjects.account(store, run, keys[0], most, ties_only=ties), f"account {keys[0]}"


def _question(case: Case, store: Store, name: str, params: dict[str, Any], most: int) -> tuple[Subgraph, str]:
    from ..evidence.gather.answer import answer
    from ..queries.ask import ask

    question = find(name, case.folder / "questions")
    found = ask(store, question, params, limit=_ROWS, zone=case.zone())
    given = "".join(f" {k}={v}" for k, v in found.params.items() if v not in (None, [], ""))
    return answer(store, list(found), found.params, most), f"question {question.id}{given} (sha256 {question.sha256})"


def _claim(case: Case, store: Store, claim: Claim, most: int) -> Subgraph:
    """What a claim cites, and the rows that it was measured by; of a claim that runs a function the operations it runs on."""
    from ..evidence.gather.answer import answer
    from ..evidence.gather.subjects import statements
    from ..evidence.ledger.checking import filled
    from ..evidence.ledger.measuring import Unclear, fits
    from ..queries.ask import ask

    found = statements(store, claim.statements, most)
    if claim.measure is None:
        return found
    parts = claims.parts(case)
    params = {name: filled(value, parts) for name, value in claim.measure.params.items()}
    if not claim.measure.asks:
        split = {k: [part.strip() for part in str(v).split(",")] for k, v in params.items() if k in ("operation", "operations")}
        return found | answer(store, [], split, most)
    given = ask(store, claim.measure.asks, params, limit=_ROWS, zone=case.zone(claim.zone), own=case.folder / "questions")
    figures = [replace(f, where={k: filled(v, parts) for k, v in f.where.items()}) for f in claim.figures]
    try:
        rows = [row for row in given if any(all(fits(row, *one) for one in f.where.items()) for f in figures)]
    except Unclear:
        rows = list(given)
    return found | answer(store, rows, given.params, most)


def _techniques(case: Case, claim: Claim | None) -> str:
    """The techniques of DISARM that the claim carries, by the verdicts of the last check."""
    if claim is None:
        return ""
    carried = [c for c in claims.criteria(case)["criteria"] if c["kind"] == "technique" and claim.id in c["by"]]
    return "; ".join(f"{c['id']} {c['name']}" for c in carried if c["standing"].startswith("supported"))
