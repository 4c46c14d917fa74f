"""The traffic of an operation: how much of it few accounts make, beside other flows of the same collection."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from ..queries import traffic
from ..queries.errors import UsageError
from .case import Case

if TYPE_CHECKING:
    from ..analytics.amplification import Flow
    from ..queries.store import Store


def amplification(case: Case, operation: str, *, seed: int = 0, rounds: int = 500) -> dict[str, Any]:
    """The figures of an operation with error bars, and where it stands among other flows of similar size, as plain data.

    Other flows are the hashtags of the collection, posts in any operation left out. All of them are compared over
    equally many posts: the shortest stretch that holds them. UsageError for an unknown operation.
    """
    from ..analytics import amplification as score

    with case.store() as store:
        case.mark(store)
        known, run = _known(store, operation), traffic.latest_run(store)
        rows = traffic.of_operation(store, operation, run)
        own = score.flow_of(rows["account"], rows["at"], [kind == "repost" for kind in rows["kind"]], rows["says"])
        said: dict[str, Any] = {
            "operation": operation, "title": known["title"], "posts": own.posts, "accounts": own.accounts,
            "run": run or None, "complete": traffic.complete(store), "synthetic": any(rows["synthetic"]),
            "seed": seed, "rounds": rounds, "figures": {}, "burst": None, "others": None, "not_enough_data": None}
        if not score.enough(own):
            needs = f"{score.LEAST_POSTS} posts by {score.LEAST_ACCOUNTS} accounts are needed"
            return said | {"not_enough_data": f"{needs}; there are {own.posts:,} by {own.accounts:,}."}
        others = _flows(traffic.flows(store, run, score.LEAST_POSTS))
    mine, ends, peak = score.figures(own), score.intervals(own, seed=seed, rounds=rounds), score.burst(own)
    return said | {
        "figures": {name: {"value": mine[name], "low": ends[name][0], "high": ends[name][1]} for name in mine},
        "burst": {"at": peak.at, "posts": peak.posts, "expected": peak.expected, "p": peak.p},
        "others": _beside(own, others)}


def _beside(own: Flow, others: list[Flow]) -> dict[str, Any]:
    from ..analytics import amplification as score

    posts = score.scan(own.posts, [other.posts for other in others])
    if posts is None:
        why = f"{score.LEAST_FLOWS} hashtags with {score.LEAST_POSTS} posts outside all operations are needed; there are {len(others)}."
        return {"flows": len(others), "posts": None, "standing": {}, "not_enough_data": why}
    cut = [score.densest(other, posts) for other in others if other.posts >= posts]
    mine = score.densest(own, posts)
    return {"flows": len(cut), "posts": posts, "standing": score.standing(score.figures(mine), [score.figures(one) for one in cut]),
            "seconds": mine.seconds, "seconds_median": float(np.median([one.seconds for one in cut])), "not_enough_data": None}


def _known(store: Store, operation: str) -> dict[str, Any]:
    known = traffic.operation(store, operation)
    if known is None:
        names, _ = traffic.names(store, "")
        raise UsageError(f"There is no operation {operation}.",
                         advice=f"Known are {', '.join(names)}." if names else "Name windows in operations.toml first.")
    return known


def _flows(read: traffic.Columns) -> list[Flow]:
    from ..analytics.amplification import flow_of

    columns = [np.asarray(read[name]) for name in ("account", "at", "kind", "says")]
    spans, begins = [], 0
    for _, rows in groupby(read["flow"]):
        spans.append(slice(begins, begins := begins + sum(1 for _ in rows)))
    return [flow_of(account[span], at[span], kind[span] == "repost", says[span]) for account, at, kind, says in [columns] for span in spans]
