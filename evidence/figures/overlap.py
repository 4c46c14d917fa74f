"""Who was in which operations: each set of operations with the accounts in exactly these (Lex et al. 2014 call it UpSet)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from ..marks import visible
from ..page import Column, Figure, table
from ..writing import Desk
from .drawing import Drawing
from .ink import BLUE, FAINT, INK, WIDTH, Look, data, draw, layered

SETS = 16
"""Sets drawn; the rest is counted."""


def upset(sets: Sequence[tuple[frozenset[str], int]], sizes: Mapping[str, int], *, unit: str, look: Look) -> str:
    """Bars for sets, dots below for what is in each; rows are operations with their ``sizes``, the set of all of them in blue."""
    names = {id_: f"{visible(id_, 26)}   {size:,}".replace(",", "\u202f" if look.lang == "fr" else ",") for id_, size in sizes.items()}
    bars = [{"set": i, "accounts": n, "all": len(held) == len(sizes)} for i, (held, n) in enumerate(sets)]
    dots = [
        {"set": i, "operation": names[id_], "in": id_ in held, "all": len(held) == len(sizes)}
        for i, (held, _) in enumerate(sets)
        for id_ in sizes
    ]
    x = alt.X("set:O", title=None, axis=None)
    colour = alt.Color("all:N", scale=alt.Scale(domain=[True, False], range=[BLUE, "#7a7a7a"]), legend=None)
    most = max((n for _, n in sets), default=1)
    y = alt.Y(
        "accounts:Q", title=visible(unit), scale=alt.Scale(domain=[0, most * 1.1], nice=False), axis=alt.Axis(tickCount=5, format=",~r")
    )
    base = data(bars).encode(x=x, y=y)
    width = min(WIDTH - 130, 34 * len(sets))
    above = layered(
        [base.mark_bar(size=18).encode(color=colour), base.mark_text(dy=-6, fontSize=10).encode(text=alt.Text("accounts:Q", format=","))],
        width=width,
        height=150,
    )
    row = alt.Y(
        "operation:N", scale=alt.Scale(domain=list(names.values())), title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=240)
    )
    grid = data(dots).encode(x=x, y=row)
    below = layered(
        [
            grid.mark_circle(size=70, color=FAINT, opacity=1),
            _rules(dots, list(names.values()), x),
            grid.transform_filter("datum.in").mark_circle(size=90, opacity=1).encode(color=colour),
        ],
        width=width,
        height=20 * len(sizes),
    )
    return draw(alt.VConcatChart(vconcat=[above, below], spacing=6), look)


def _rules(dots: Sequence[Mapping[str, Any]], order: Sequence[str], x: alt.X) -> Any:
    """A line through the dots of each set, from its first to its last operation as they are drawn."""
    spans = []
    for i in sorted({d["set"] for d in dots}):
        held = sorted((d["operation"] for d in dots if d["set"] == i and d["in"]), key=order.index)
        spans.append({"set": i, "operation": held[0], "last": held[-1]})
    return (
        data(spans)
        .mark_rule(color=INK, strokeWidth=1.6)
        .encode(x=x, y=alt.Y("operation:N", scale=alt.Scale(domain=list(order))), y2="last:N")
    )


def figures(desk: Desk, **params: Any) -> list[Figure]:
    """Accounts by the exact set of operations they were in; ``operations`` of the case's report if none are named."""
    named = params.pop("operations", None) or list(desk.config.all_of)
    ids = [id_.strip() for id_ in named.split(",")] if isinstance(named, str) else list(named)
    reply = desk.ask("overlap/in-several", operations=ids or None, **{"least": 1} | params)
    if not reply.rows:
        return []
    w, found = desk.words, Counter(frozenset(r["which"]) for r in reply.rows)
    sizes: dict[str, int] = {}
    for held, n in found.items():
        for id_ in held:
            sizes[id_] = sizes.get(id_, 0) + n
    by_time = dict.fromkeys(id_ for r in sorted(reply.rows, key=lambda r: -len(r["which"])) for id_ in r["which"])
    order = [id_ for id_ in ids or by_time if id_ in sizes]
    sizes = {id_: sizes[id_] for id_ in order}
    everywhere = frozenset(sizes)
    together = [desk.ask("overlap/accounts-in-all", operations=ids)] if ids else []
    sets = sorted(found.items(), key=lambda s: (-s[1], len(s[0]), sorted(s[0])))
    drawn = (
        sets[:SETS] if found[everywhere] == 0 or everywhere in dict(sets[:SETS]) else [*sets[: SETS - 1], (everywhere, found[everywhere])]
    )
    told = {"total": w.count(len(reply.rows), "account"), "all": w.number(found[everywhere]), "k": w.number(len(sizes))}
    alt_ = w("overlap.alt", values="; ".join(f"{', '.join(sorted(held))}: {w.number(n)}" for held, n in drawn))
    svg = upset(drawn, sizes, unit=w("overlap.axis"), look=desk.look(reply))
    heads = (Column(w.head("sets"), "code", wide=True), Column(w.head("operations"), "number"), Column(w.head("accounts"), "number"))
    rows = [(", ".join(i for i in order if i in held), len(held), n) for held, n in sets]
    numbers = table(w("numbers"), heads, rows, most=300, folded=True, synthetic=desk.synthetic(reply))
    rest = [n for held, n in sets if (held, n) not in drawn]
    left = w("overlap.left", sets=w.count(len(rest), "set"), accounts=w.count(sum(rest), "account")) if rest else ""
    return [
        desk.figure(w("overlap.found", **told), svg, alt_, numbers, reply, *together, note=f"{w('overlap.note')} {left}".strip(), wide=True)
    ]


DRAWING = Drawing(
    "overlap", "Who was in which of several operations, by exact sets.", ("overlap/in-several", "overlap/accounts-in-all"), figures
)
