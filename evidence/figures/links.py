"""Sites that posts link to: shares with their intervals, a group's beside everybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...analytics.evaluate import interval
from ..page import Column, Figure, table
from ..wording import domain
from ..writing import Desk
from .bars import Bar, bars
from .drawing import Drawing

SITES = 8
"""Sites shown; the others stand in the table."""
_WHOSE = ("operation", "list", "cluster", "all_of")


def figures(desk: Desk, name: str = "", **params: Any) -> list[Figure]:
    """Shares of all links with 95 % intervals (Wilson 1927); of a group, called ``name`` in the title, beside everybody's."""
    reply = desk.ask("content/link-shares", **params)
    if not reply.rows:
        return []
    w, some = desk.words, any(params.get(whose) for whose in _WHOSE)
    everybody = desk.ask("content/link-shares", **{k: params[k] for k in ("since", "until") if k in params}) if some else reply
    usual = {r["domain"]: float(r["of_links"]) for r in everybody.rows} if some else {}
    rows = [_bar(r, usual.get(r["domain"], 0.0) if some else None) for r in reply.rows[:SITES]]
    best, total = rows[0], w.count(reply.rows[0]["all_links"], "link")
    said = {"domain": best.name, "share": w.percent(best.value), "links": total}
    says = (
        w("links.group", name=name or w("links.these"), usual=w.percent(best.control or 0.0), **said) if some else w("links.found", **said)
    )
    names = w("links.members"), w("links.everybody")
    look = desk.look(reply, everybody)
    svg = bars(rows, unit=w("links.axis"), names=names, shares=True, look=look)
    return [
        desk.figure(
            says,
            svg,
            w("links.alt", values=_values(desk, rows)),
            _numbers(desk, reply.rows, usual, some, bool(look.mark)),
            reply,
            *([everybody] if some else []),
            note=w("links.note"),
        )
    ]


def _bar(row: Mapping[str, Any], control: float | None) -> Bar:
    low, high = interval(row["links"], row["all_links"]) or (None, None)
    return Bar(domain(row["domain"]), float(row["of_links"]), low, high, control)


def _values(desk: Desk, rows: Sequence[Bar]) -> str:
    w = desk.words
    return "; ".join(
        f"{r.name}: {w.percent(r.value)}" + (f", {w('links.everybody')} {w.percent(r.control)}" if r.control is not None else "")
        for r in rows
    )


def _numbers(desk: Desk, rows: Sequence[Mapping[str, Any]], usual: Mapping[str, float], some: bool, synthetic: bool) -> Any:
    w = desk.words
    heads = [Column(w.head("domain"), "code"), Column(w.head("links"), "number"), Column(w.head("of_links"), "share"),
             Column(w.head("interval")), Column(w.head("of_posts"), "share"), Column(w.head("accounts"), "number")]
    said = [[domain(r["domain"]), r["links"], r["of_links"], _between(desk, r), r["of_posts"], r["accounts"]] for r in rows]
    if some:
        heads.append(Column(w("links.everybody"), "share"))
        said = [[*row, usual.get(r["domain"], 0.0)] for row, r in zip(said, rows, strict=True)]
    return table(w("numbers"), heads, said, folded=True, synthetic=synthetic)


def _between(desk: Desk, row: Mapping[str, Any]) -> str:
    found = interval(row["links"], row["all_links"])
    return f"{desk.words.percent(found[0])} – {desk.words.percent(found[1])}" if found else ""


DRAWING = Drawing("links", "Sites that posts link to, with intervals, beside everybody's.", ("content/link-shares",), figures)
