"""The comparison with VIGINUM's bundle as a page of documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .compare import HERE, Row, Sides, entities, fingerprint, relations
from .compare_lists import Lists, Spelling, compare_lists

_HEADS = {"both": "In both", "there": "Only in the bundle", "here": "Only in the documented case"}


def page(both: Sides) -> str:
    """The whole page in Markdown; the same inputs give the same bytes."""
    found = entities(both)
    ties = relations(both, found)
    counts = Counter(row.side for row in found)
    tied = sum(bool(row.here) for row in ties)
    lines = [
        "# VIGINUM's own bundle beside the documented case",
        "",
        "Made by `python -m coterie.cases.un_notorious_big.compare BUNDLE.json`; do not edit. The bundle is the STIX 2.1 file that",
        "VIGINUM published with its report (TLP:CLEAR); it is not part of this repository. `coterie load` reads it into the same",
        "graph as the case's tables. The reasons stand in `cases/un_notorious_big/bundle.toml`.",
        "",
        f"State of the case's tables: `{fingerprint()}`.",
        "",
        f"- Entities: {counts['both']} in both, {counts['there']} only in the bundle, {counts['here']} only in the documented case.",
        "  Each on one side has a reason; the 423 accounts are compared apart.",
        f"- Relationships of the bundle: {len(ties)}; for {tied} the case has a relation between the same two.",
        "",
        *_lists(compare_lists(both.there, HERE / "annex-2.txt")),
    ]
    for side, head in _HEADS.items():
        lines += [f"## {head}", "", *_table(side, [row for row in found if row.side == side]), ""]
    lines += ["## Relationships that the case has too", "", "| in the bundle | in the case |", "|---|---|"]
    lines += [f"| {_cell(row.there)} | {row.here} |" for row in ties if row.here]
    lines += ["", "## Relationships only in the bundle", "", "| which | why |", "|---|---|"]
    lines += [f"| {which} | {why} |" for (_, why), which in _grouped(("", row) for row in ties if not row.here).items()]
    return "\n".join(lines) + "\n"


def _table(side: str, rows: list[Row]) -> list[str]:
    if side == "both":
        lines = [f"| {row.kind} | {_cell(row.there)} | {_cell(row.here)} | {row.why} |" for row in rows]
        return ["| kind | in the bundle | in the case | met by |", "|---|---|---|---|", *lines]
    lines = [f"| {kind} | {which} | {why} |" for (kind, why), which in _grouped((row.kind, row) for row in rows).items()]
    return ["| kind | which | why |", "|---|---|---|", *lines]


def _grouped(rows: Iterable[tuple[str, Row]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for kind, row in rows:
        said = row.there or row.here
        found.setdefault((kind, row.why), []).append(_cell(said.removeprefix(f"{kind}:")))
    return {key: ", ".join(which) for key, which in found.items()}


def _lists(lists: Lists) -> list[str]:
    case, others = lists.kind("case only"), [s for s in lists.differing if s.kind != "case only"]
    same = lists.accounts - len(lists.differing)
    impossible, alike, unseen = (len(lists.kind(k)) for k in ("impossible as printed", "looks the same", "other letters"))
    hit = sum(s.doubted for s in others)
    missed = sum(not s.doubted for s in lists.kind("looks the same"))
    years = ", ".join(f"{n} in {year}" for year, n in lists.by_year.items() if n >= 10)
    return [
        "## The 423 accounts",
        "",
        f"The bundle carries a workbook of {lists.accounts} rows: the accounts of Annex 2 in the same order, each with its id, its profile",
        f"and its creation date ({lists.first:%Y-%m-%d} to {lists.last:%Y-%m-%d}; {years}).",
        f"The dates name no zone; read as Paris time, {lists.clock} of {lists.accounts} agree within five minutes with the clock in the",
        "account's id. It is a second witness for the handles:",
        "",
        f"- {same} are printed the same, {len(case)} differ in capitals only, {len(others)} are other handles.",
        f"- Of those {len(others)}, {impossible} are impossible as printed, {alike} look the same in print, and {unseen} have other",
        "  letters, which no rule can see.",
        f"- `coterie handles` doubts {len(lists.doubted)} of the printed handles without knowing the workbook: {hit} of them are other",
        f"  handles in it, {len(lists.doubted) - hit} are the account as printed. It misses {missed} of the {alike} that look the same.",
        f"- For {sum(s.offered for s in others)} of the {len(others)} the workbook's handle is among the candidates that it offers.",
        "",
        f"Loaded together, {lists.accounts - len(others)} accounts become one node each; the {len(others)} stay two, since nothing is",
        "repaired silently.",
        "",
        "| place | Annex 2 as printed | workbook | difference | doubted | among the candidates |",
        "|---|---|---|---|---|---|",
        *[_spelling(s) for s in lists.differing],
        "",
    ]


def _spelling(s: Spelling) -> str:
    return f"| {s.position} | {_cell(s.printed)} | {_cell(s.table)} | {s.kind} | {_yes(s.doubted)} | {_yes(s.offered)} |"


def _yes(said: bool) -> str:
    return "yes" if said else ""


def _cell(said: str) -> str:
    return f"`{said.replace('|', '/').replace('`', chr(39))}`" if said else ""
