"""Detection from end to end: read the graph, group texts, search, write what was found."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from .. import __version__
from ..queries.store.door import Store
from . import passages as texts
from .engine import Progress, Result, search
from .findings import Cluster, Findings, Member, Tie
from .normalisation import version
from .reading import Posts, build, read_posts, read_rows, snapshot
from .signals import Signal, choose
from .world import World
from .writing import forget, forget_others, write_findings, write_passages

PERMUTATIONS = 5


def detect(store: Store, *, seed: int = 0, permutations: int = PERMUTATIONS, signals: Iterable[str] | None = None,
           guard: int | None = None, communities: str = "leiden", progress: Progress | None = None, keep: bool = False) -> Findings:
    """Find accounts that act together in the graph of ``store``, and write what was found into it.

    The run's id is a hash of data, parameters and code version: the same again replaces itself. Older runs are
    deleted when the new one is whole, unless ``keep``. ``signals`` names those to be tested (see ``choose``), ``guard``
    the accounts beyond which a trace is left out, if not each signal's own.
    """
    start, tell = time.perf_counter(), progress or (lambda stage: None)
    chosen = choose(signals, guard=guard)
    tell("reading posts")
    posts = read_posts(store)
    early = {name: s for name, s in chosen.items() if not s.takes_run}
    rows = read_rows(store, early)
    parameters = _parameters(chosen, seed, permutations, communities)
    state = snapshot(posts, rows)
    run = hashlib.sha256(orjson.dumps([__version__, state, parameters], option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
    forget(store, run)
    grouped = None
    if late := {name: s for name, s in chosen.items() if s.takes_run}:
        tell("grouping texts")
        grouped = texts.group(posts.texts, posts.at)
        tell("writing passages")
        write_passages(store, run, posts, grouped)
        rows |= read_rows(store, late, run)
    world = build(posts, chosen, rows)
    result = search(world, seed=seed, permutations=permutations, method=communities, progress=progress)
    found = _findings(run, seed, world, result, posts, grouped, parameters, state, time.perf_counter() - start)
    tell("writing findings")
    write_findings(store, found)
    if not keep:
        forget_others(store, run)
    return found


def _parameters(chosen: Mapping[str, Signal], seed: int, permutations: int, method: str) -> dict[str, Any]:
    return {"seed": seed, "permutations": permutations, "communities": method, "similarity": texts.THRESHOLD, "shared": texts.LEAST,
            "normalisation": version(), "windows": {n: s.window for n, s in chosen.items() if "ties" in s.uses},
            "guards": {n: s.guard for n, s in chosen.items() if "ties" in s.uses}}


def _findings(run: str, seed: int, world: World, result: Result, posts: Posts, grouped: texts.Passages | None,
              parameters: dict[str, Any], state: str, seconds: float) -> Findings:
    said = {} if grouped is None else {
        "texts": grouped.texts, "groups": grouped.groups, "posts": int((grouped.passage >= 0).sum()), "not_fully_compared": grouped.capped}
    return Findings(run, seed, result.signals, clusters(run, world, result), result.leads, ties(world, result), result.control,
                    said | {"untimed_posts": world.untimed}, parameters, state, posts.synthetic, result.reason, round(seconds, 3))


def clusters(run: str, world: World, result: Result) -> tuple[Cluster, ...]:
    """The groups of ``result`` as clusters with names, numbered from 1, biggest first."""
    found = []
    for number, g in enumerate(result.groups, 1):
        members = tuple(Member(world.accounts[i], core, score, reason)
                        for i, core, score, reason in zip(g.members, g.core, g.scores, g.reasons, strict=True))
        found.append(Cluster(f"{run}-{number}", number, g.kind, g.p, g.stability, g.contrast, g.expected, g.layers, g.evidence,
                             g.innocent, members))
    return tuple(found)


def ties(world: World, result: Result) -> tuple[Tie, ...]:
    """The ties of ``result`` with account keys, sorted by signal and pair."""
    return tuple(
        Tie(world.accounts[a], world.accounts[b], t.name, occasions, distinct, p, round(chance, 6))
        for t in result.ties
        for a, b, occasions, distinct, p, chance in zip(
            t.a.tolist(), t.b.tolist(), t.occasions.tolist(), t.traces.tolist(), t.p.tolist(), t.chance.tolist(), strict=True))
