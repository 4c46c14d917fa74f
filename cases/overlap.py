"""Who took part in several named operations, beside how many chance would send there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from ..queries import traffic
from ..queries.errors import UsageError
from .case import Case

if TYPE_CHECKING:
    from ..analytics.overlap import Posts
    from ..analytics.world import World
    from ..queries.store import Store

Seen: TypeAlias = "tuple[str, World, bool]"
"""A run, a world, and whether any of it is synthetic."""
MOST = 6
"""Operations compared at once; each more doubles the sets."""


def overlap(case: Case, operations: Sequence[str] = (), *, defined_by: Sequence[str] = (), populations: Sequence[int] = (),
            seed: int = 0) -> dict[str, Any]:
    """Every set of at least two of ``operations`` (all of the case, if none is given) as plain data, biggest overlaps last.

    UsageError for unknown operations, fewer than two, or more than MOST.
    """
    with case.store() as store:
        case.mark(store)
        return beside(store, world(store), operations, defined_by=defined_by, populations=populations, seed=seed)


def beside(store: Store, seen: Seen, operations: Sequence[str] = (), *, defined_by: Sequence[str] = (), populations: Sequence[int] = (),
           seed: int = 0) -> dict[str, Any]:
    """The same for a world that was read before, for those who look at several overlaps of one graph."""
    from ..analytics import overlap as chance

    run, seen_world, synthetic = seen
    chosen = _chosen(store, operations, defined_by)
    number = {key: i for i, key in enumerate(seen_world.accounts)}
    posts = {id_: _posts(store, id_, number) for id_ in chosen}
    found = chance.overlaps(seen_world, posts, defined_by=defined_by, populations=populations or chance.POPULATIONS, seed=seed)
    return {
        "operations": {id_: len(np.unique(who)) for id_, (who, _) in posts.items()}, "defined_by": list(defined_by),
        "run": run or None, "synthetic": synthetic, "seed": seed, "sets": [
            {"operations": list(o.operations), "accounts": o.accounts, "expected": o.expected, "p": o.p, "why": o.why or None,
             "declared": [{"population": n, "expected": e, "p": p} for n, (e, p) in o.declared.items()]} for o in found]}


def _chosen(store: Store, operations: Sequence[str], defined_by: Sequence[str]) -> list[str]:
    known, _ = traffic.names(store, "")
    chosen = list(dict.fromkeys([*(operations or ([] if defined_by else known)), *defined_by]))
    if unknown := [id_ for id_ in chosen if id_ not in known]:
        raise UsageError(f"There is no operation {', '.join(unknown)}.",
                         advice=f"Known are {', '.join(known)}." if known else "Name windows in operations.toml first.")
    if not 2 <= len(chosen) <= MOST:
        raise UsageError(f"{len(chosen)} operations were chosen; 2 to {MOST} can be compared.", advice=f"Known are {', '.join(known)}.")
    return chosen


def world(store: Store) -> Seen:
    """The newest run and the whole collection, since activity and interests are judged by what lies outside the operations."""
    from ..analytics.reading import build, read_posts, read_rows
    from ..analytics.signals import choose

    run, posts = traffic.latest_run(store), read_posts(store)
    signals = {name: s for name, s in choose(None).items() if s.uses & {"copies", "interests"} and (run or not s.takes_run)}
    return run, build(posts, signals, read_rows(store, signals, run)), posts.synthetic


def _posts(store: Store, id_: str, number: dict[str, int]) -> Posts:
    rows = traffic.of_operation(store, id_, "")
    return np.array([number[key] for key in rows["account"]], np.int64), np.array(rows["at"], np.int64)
