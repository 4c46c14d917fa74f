"""Who does what in an operation or a cluster: roles, bursts, leads, read from the case's graph."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from ..queries import traffic
from ..queries.errors import UsageError
from .case import Case

if TYPE_CHECKING:
    from ..analytics.lead import Leads
    from ..analytics.roles import Post
    from ..queries.store import Store

_BINS, _MOST_BINS = (600, 3600, 86_400), 5000  # seconds; the first that cuts the span into few enough bins

_KINDS = {"original": "originals", "repost": "reposts", "quote": "quotes", "reply": "replies"}


def roles(case: Case, subject: str, *, seed: int = 0) -> dict[str, Any]:
    """Roles, openers, bursts and leads of an operation or of a cluster of the newest run (by number), as plain data.

    Within a cluster everything is said of its members only. UsageError for an unknown subject.
    """
    from ..analytics import roles as told

    with case.store() as store:
        case.mark(store)
        run = traffic.latest_run(store)
        about, rows = _read(store, subject, run)
        keys = sorted(set(rows["account"]))
        part, ties, complete = traffic.taking_part(store, run, keys), traffic.ties(store, run, keys), traffic.complete(store)
    posts = [told.Post(*row) for row in zip(*(rows[c] for c in ("post", "account", "at", "kind", "says", "target")), strict=True)]
    said: dict[str, Any] = {**about, "run": run or None, "posts": len(posts), "accounts": len(keys), "complete": complete,
                            "synthetic": any(rows["synthetic"]), "seed": seed,
                            "resolution": 60 if all(at % 60 == 0 for at in rows["at"]) else 1, "opened": None, "roles": [],
                            "bin_seconds": None, "changes": None, "bursts": [], "leads": None, "platforms": None}
    if len(posts) < told.LEAST_POSTS or len(keys) < told.LEAST_ACCOUNTS:
        needs = f"{told.LEAST_POSTS} timed posts by {told.LEAST_ACCOUNTS} accounts are needed"
        return said | {"not_enough_data": f"{needs}; there are {len(posts):,} by {len(keys):,}."}
    found = told.roles(posts, communities={key: clusters for key, (_, clusters) in part.items()}, ties=ties, seed=seed)
    names = dict(zip(rows["account"], zip(rows["handle"], rows["platform"], strict=True), strict=True))
    return said | _when(posts) | _leads(posts, {key: platform for key, (_, platform) in names.items()}, seed) | {
        "not_enough_data": None, "opened": _opened(posts),
        "roles": [{"key": r.account, "handle": names[r.account][0], "platform": names[r.account][1], "roles": r.names, "posts": r.posts,
                   **{many: r.kinds[kind] for kind, many in _KINDS.items()},
                   "first": r.first, "by_chance": r.by_chance, "tied": r.tied, "taken_up": len(r.taken_up),
                   "operations": part[r.account][0], "clusters": r.communities, "betweenness": r.betweenness} for r in found]}


def _read(store: Store, subject: str, run: str) -> tuple[dict[str, Any], traffic.Columns]:
    known = traffic.operation(store, subject)
    if known:
        return {"kind": "operation", "id": subject, "title": known["title"]}, traffic.of_operation(store, subject, run)
    id_ = traffic.cluster(store, run, int(subject)) if subject.isdecimal() else None
    if id_:
        return {"kind": "cluster", "id": id_, "title": f"Cluster {int(subject)}"}, traffic.of_cluster(store, id_, run)
    operations, clusters = traffic.names(store, run)
    have = [*operations, *(f"cluster {number}" for number in clusters)]
    raise UsageError(f"There is no operation and no cluster called {subject}.",
                     advice=f"Known are {', '.join(have)}." if have else "Name windows in operations.toml, or run: coterie detect")


def _opened(posts: list[Post]) -> dict[str, Any]:
    """The first second of anything but reposts, as origin/first-posters has it."""
    from ..analytics.roles import opened

    first: dict[str, int] = {}
    for post in posts:
        if post.kind != "repost":
            first[post.account] = min(post.at, first.get(post.account, post.at))
    return {"at": min(first.values()), "accounts": opened(first)} if first else {"at": None, "accounts": []}


def _when(posts: list[Post]) -> dict[str, Any]:
    from ..analytics.change_points import bursts, stretches

    at = np.array([post.at for post in posts], np.int64)
    bin_ = next((size for size in _BINS if np.ptp(at) // size < _MOST_BINS), _BINS[-1])
    start = int(at.min()) // bin_
    found = stretches(np.bincount(at // bin_ - start))
    return {"bin_seconds": bin_, "changes": len(found) - 1,
            "bursts": [{"from": (start + s.first) * bin_, "to": (start + s.end) * bin_, "posts": s.count, "per_bin": s.rate}
                       for s in bursts(found)]}


def _leads(posts: list[Post], platform: dict[str, str], seed: int) -> dict[str, Any]:
    from ..analytics.lead import leads
    from ..analytics.roles import sayings

    said = sayings(posts)
    by_platform: dict[str, dict[str, int]] = {}
    for passage, firsts in said.items():
        there = by_platform.setdefault(passage, {})
        for account, at in firsts.items():
            there[platform[account]] = min(at, there.get(platform[account], at))
    return {"leads": _plain(leads(said, seed=seed)), "platforms": _plain(leads(by_platform, seed=seed))}


def _plain(found: Leads) -> dict[str, Any]:
    from ..analytics.lead import LEAST

    lacking = None if found.tested else f"No pair shares {LEAST} occasions: passages opened in different hours, said by both."
    return {"tested": found.tested, "found": [asdict(one) for one in found.found], "not_enough_data": lacking}
