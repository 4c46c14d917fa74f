"""Map of a cluster: who is tied to whom by which signal, or, where a block has no ties, who posted which passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..asking import Reply
from ..page import Column, Figure, Table, table
from ..writing import Desk
from .drawing import Drawing
from .network import Node, Tie, network

ACCOUNTS = 60
"""Accounts drawn of a cluster tied by signals."""
OF_BLOCK = 30
"""Accounts drawn of a block, beside its passages."""
Row = Mapping[str, Any]


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """The map of the cluster with this number, ``cluster``, in the latest or another run."""
    members = desk.ask("clusters/members", **params)
    if not members.rows:
        return []
    ties = desk.ask("clusters/ties", **params)
    return [_tied(desk, members, ties)] if ties.rows else _block(desk, members, desk.ask("clusters/passages", **params))


def _tied(desk: Desk, members: Reply, ties: Reply) -> Figure:
    w, shown = desk.words, members.rows[:ACCOUNTS]
    keys = {r["key"] for r in shown}
    drawn = [r for r in ties.rows if r["a"] in keys and r["b"] in keys]
    lines = [Tie(r["a"], r["b"], r["layer"], float(r["weight"])) for r in drawn]
    layers = sorted({r["layer"] for r in drawn})
    key = [*_accounts(desk, shown), *((layer, w("map.layer", layer=layer)) for layer in layers)]
    svg, bare = network(_nodes(shown), lines, key=key, look=desk.look(members, ties))
    pairs = {(r["a"], r["b"]) for r in ties.rows}
    told = {
        "number": dict(members.asked.params).get("cluster", "1"),
        "pairs": w.count(len(pairs), "pair"),
        "layers": w.listed(layers),
        "shown": w.number(len(shown)),
        "all": w.count(len(members.rows), "account"),
        "ties": w.number(len(drawn)),
        "every": w.number(len(ties.rows)),
    }
    numbers = desk.table(w("map.ties"), ties, ["a_handle", "b_handle", "layer", "weight", "expected", "traces", "p"], most=300, folded=True)
    note = " ".join(p for p in (w("map.size"), w("map.left", **told), _bare(desk, bare)) if p)
    return desk.figure(w("map.tied", **told), svg, w("map.alt", **told), numbers, members, ties, note=note, wide=True)


def _block(desk: Desk, members: Reply, passages: Reply) -> list[Figure]:
    if not passages.rows:
        return []
    said = {key for r in passages.rows for key in r["who"]}
    w, shown = desk.words, [r for r in members.rows if r["key"] in said][:OF_BLOCK]
    keys = {r["key"] for r in shown}
    things = [Node(f"passage {i}", str(i), thing=True) for i, _ in enumerate(passages.rows, 1)]
    lines = [Tie(key, thing.name, "passage") for thing, r in zip(things, passages.rows, strict=True) for key in r["who"] if key in keys]
    key = [*_accounts(desk, shown), ("thing", w("map.thing"))]
    svg, bare = network([*things, *_nodes(shown)], lines, key=key, look=desk.look(members, passages))
    first = passages.rows[0]
    told = {
        "number": dict(members.asked.params).get("cluster", "1"),
        "members": w.number(first["members"]),
        "all": w.count(len(members.rows), "account"),
        "shown": w.number(len(shown)),
        "passages": w.count(len(things), "passage"),
        "others": w.count(first["others"], "account"),
    }
    note = " ".join(p for p in (w("map.size"), w("map.block", **told), _bare(desk, bare)) if p)
    figure = desk.figure(
        w("map.posted", **told), svg, w("map.alt.block", **told), _passages(desk, passages), members, passages, note=note, wide=True
    )
    return [figure]


def _nodes(rows: Sequence[Row]) -> list[Node]:
    return [Node(r["key"], f"@{r['handle']}" if r["handle"] else r["key"], bool(r["core"])) for r in rows]


def _accounts(desk: Desk, rows: Sequence[Row]) -> list[tuple[str, str]]:
    """What dark and pale points mean, where there are any."""
    return [
        (sign, desk.words(f"map.{sign}"))
        for sign, core in (("core", True), ("fringe", False))
        if any(bool(r["core"]) is core for r in rows)
    ]


def _passages(desk: Desk, passages: Reply) -> Table:
    w = desk.words
    heads = (Column("", "number"), desk.column("passage"), *(Column(w.head(h), "number") for h in ("members", "posts", "others")))
    rows = [(i, r["passage"], r["members"], r["posts"], r["others"]) for i, r in enumerate(passages.rows, 1)]
    return table(w("map.passages"), heads, rows, folded=True, synthetic=desk.synthetic(passages))


def _bare(desk: Desk, bare: int) -> str:
    return desk.words("map.bare", n=desk.words.number(bare)) if bare else ""


DRAWING = Drawing(
    "cluster",
    "Map of a cluster: ties by signal, or the passages of a block.",
    ("clusters/members", "clusters/ties", "clusters/passages"),
    figures,
)
