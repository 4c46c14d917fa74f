"""Claims from the tables of a claims.toml; every fault is named, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...queries.errors import BadInput
from .claim import DATA, RELATIONS, TAKES, Claim, Figure, Measure
from .lint import said

_TEXTS = ("says", "page", "unpublished", "assumes", "needs", "zone", "note", "question")
_KEYS = {*_TEXTS, "figures", "asks", "runs", "params", "control", "statements", "said", "takes"}
_FIGURE = {"of", "within", "take", "where", "per", "unit", *RELATIONS}
_CONTROL = {"asks", "runs", "params"}


def claims(tables: Mapping[str, Any], file: str) -> list[Claim]:
    """The claims in parsed TOML, in the file's order; BadInput lists everything that is wrong."""
    faults = [f"{file}: [{id_}] {what}" for id_, table in tables.items() for what in _faults(table)]
    if faults:
        raise BadInput("\n".join(faults), advice="docs/ledger.md tells what a claim may say.")
    return [_claim(id_, table) for id_, table in tables.items()]


def _faults(table: Any) -> Iterator[str]:
    if not isinstance(table, dict):
        yield "is no table."
        return
    yield from (f"{key} is unknown." for key in sorted(set(table) - _KEYS))
    yield from (f"{key} is no text in quotes." for key in _TEXTS if not isinstance(table.get(key, ""), str))
    if not str(table.get("says", "")).strip():
        yield "says nothing: write the sentence that is claimed."
    yield from said.faults(table.get("said", {}))
    ways = [key for key in ("asks", "runs", "statements", "unpublished") if table.get(key)]
    if not ways:
        yield "has no way to be checked: give asks, runs, statements or unpublished."
    if {"asks", "runs"} <= set(ways):
        yield "asks a question and runs a function: give one."
    yield from (f"takes {kind}, which is no kind of data." for kind in table.get("takes", ()) if kind not in DATA)
    figures = table.get("figures", [])
    if not isinstance(figures, list) or not all(isinstance(f, dict) for f in figures):
        yield "figures is no list of tables."
    else:
        yield from (f"figure {n}: {what}" for n, figure in enumerate(figures, 1) for what in _figure_faults(figure))
        if not figures and (table.get("asks") or table.get("runs")):
            yield "is measured but has no figures."
    control = table.get("control", {})
    if not isinstance(control, dict) or set(control) - _CONTROL:
        yield "control takes asks or runs, and params."
    if not all(isinstance(t.get("params", {}), dict) for t in (table, control) if isinstance(t, dict)):
        yield "params is no table."


def _figure_faults(figure: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} is unknown." for key in sorted(set(figure) - _FIGURE))
    if len(set(figure) & set(RELATIONS)) != 1:
        yield f"give one of {', '.join(RELATIONS)}."
    if figure.get("take", "only") not in TAKES:
        yield f"take is one of {', '.join(TAKES)}."
    if not figure.get("of") and figure.get("take") != "rows":
        yield "of names no column."
    if not isinstance(figure.get("within", 0), int | float):
        yield "within is no number."


def _claim(id_: str, table: Mapping[str, Any]) -> Claim:
    control = table.get("control")
    measured = bool(table.get("asks") or table.get("runs"))
    return Claim(
        id_, figures=tuple(map(_figure, table.get("figures", ()))), measure=_measure(table) if measured else None,
        control=_measure(control) if control else None, said=said.said(table.get("said", {})), takes=tuple(table.get("takes", ())),
        statements=tuple(map(str, table.get("statements", ()))), **{key: str(table.get(key, "")) for key in _TEXTS})


def _measure(table: Mapping[str, Any]) -> Measure:
    return Measure(str(table.get("asks", "")), str(table.get("runs", "")), dict(table.get("params", {})))


def _figure(table: Mapping[str, Any]) -> Figure:
    relation = next(key for key in RELATIONS if key in table)
    return Figure(str(table.get("of", "")), table[relation], relation, float(table.get("within", 0.0)), str(table.get("take", "only")),
                  dict(table.get("where", {})), str(table.get("per", "")), str(table.get("unit", "")))
