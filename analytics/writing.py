"""Writing findings into the graph, in batches, and taking a run away again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson

from .. import __version__
from ..queries.schema.edges import BELONGS_TO, COORDINATES_WITH, SAYS
from ..queries.schema.nodes import ACCOUNT, CLUSTER, PASSAGE, POST, RUN
from ..queries.schema.statements import forget_run, upsert_edge, upsert_node
from ..queries.store.door import Store
from .findings import Cluster, Findings
from .passages import Passages
from .reading import Posts

BATCH = 10_000
_RUNS = "MATCH (r:Run) RETURN r.id AS id, r.number AS number ORDER BY number"


def forget(store: Store, run: str) -> None:
    """Delete everything that ``run`` derived, and the run itself last: until then a stop halfway is taken up by the next time."""
    for statement in forget_run():
        while any(store.write(statement, run=run, most=BATCH).values()):
            pass


def forget_others(store: Store, run: str) -> None:
    """Delete all runs but ``run``."""
    for row in store.read(_RUNS):
        if row["id"] != run:
            forget(store, row["id"])


def write_passages(store: Store, run: str, posts: Posts, passages: Passages) -> None:
    """Write each group of near-identical texts as a node, and who belongs to it."""
    write_run(store, {"id": run})
    names = {number: f"{run}-{number}" for number in passages.exemplar}
    people: dict[int, set[str]] = {}
    count: dict[int, int] = {}
    for account, number in zip(posts.accounts, passages.passage.tolist(), strict=True):
        if number >= 0:
            people.setdefault(number, set()).add(account)
            count[number] = count.get(number, 0) + 1
    _write(store, upsert_node(PASSAGE), (
        {"key": names[n], "set": {"text": posts.texts[i], "posts": count[n], "accounts": len(people[n]), "run": run}
         | _made(posts.synthetic)} for n, i in sorted(passages.exemplar.items())))
    _write(store, upsert_edge(SAYS, POST, PASSAGE), (
        {"start": key, "end": names[number], "set": {"similarity": round(near, 4), "run": run}}
        for key, number, near in zip(posts.keys, passages.passage.tolist(), passages.similarity.tolist(), strict=True) if number >= 0))


def write_findings(store: Store, findings: Findings) -> None:
    """Write ties, clusters and members; then the run itself with its result, which marks it as whole."""
    run = findings.run
    _write(store, upsert_edge(COORDINATES_WITH, ACCOUNT, ACCOUNT), (
        {"start": t.a, "end": t.b, "set": {"layer": t.layer, "weight": t.weight, "traces": t.traces, "p": t.p,
                                           "expected": t.expected, "run": run}}
        for t in findings.ties))
    _write(store, upsert_node(CLUSTER), ({"key": c.id, "set": _cluster(c, findings)} for c in findings.clusters))
    _write(store, upsert_edge(BELONGS_TO, ACCOUNT, CLUSTER), (
        {"start": m.key, "end": c.id, "set": {"core": m.core, "score": m.score, "reason": m.reason, "run": run}}
        for c in findings.clusters for m in c.members))
    result = findings.as_dict(timed=False)
    result["clusters"] = len(findings.clusters)
    number = max((row["number"] or 0 for row in store.read(_RUNS) if row["id"] != run), default=0) + 1
    write_run(store, {"id": run, "number": number, "seed": findings.seed, "parameters": _json(findings.parameters),
                      "version": __version__, "snapshot": findings.snapshot, "result": _json(result)} | _made(findings.synthetic))


def write_run(store: Store, values: dict[str, Any]) -> None:
    """Set values on a run, which is made if need be."""
    _write(store, upsert_node(RUN), [{"key": values["id"], "set": {k: v for k, v in values.items() if k != "id"}}])


def _cluster(cluster: Cluster, findings: Findings) -> dict[str, Any]:
    return {"run": findings.run, "number": cluster.number, "size": cluster.size, "kind": cluster.kind, "p": cluster.p,
            "stability": cluster.stability, "contrast": cluster.contrast, "expected": cluster.expected, "layers": _json(cluster.layers),
            "evidence": _json(cluster.evidence), "innocent": cluster.innocent} | _made(findings.synthetic)


def _made(synthetic: bool) -> dict[str, Any]:
    return {"synthetic": True} if synthetic else {}


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _write(store: Store, statement: str, rows: Iterable[dict[str, Any]]) -> None:
    for batch in _batches(iter(rows)):
        store.write(statement, rows=batch)


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
