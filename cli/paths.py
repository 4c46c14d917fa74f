"""Paths of documented relations, hop by hop: the verb, what is reached, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from .show import room, safe, say, styled
from .table import cut, paragraph, width

Hop = Mapping[str, Any]


def draw(rows: Sequence[Hop]) -> None:
    """Each path as a column of hops, the weakest hop marked; ``rows`` are one statement each, in order."""
    for number, hops in groupby(rows, lambda row: row["path"]):
        _path(number, list(hops))


def _path(number: int, hops: list[Hop]) -> None:
    first = hops[0]
    weakest = first.get("weakest")
    strength = f"   as strong as grade {safe(weakest)}" if weakest else ""
    attention = f"   {first['attention']} of them attention only" if first.get("attention") else ""
    say(styled(f"Path {number}   {first.get('hops', len(hops))} hops{strength}{attention}", "strong"))
    say(f"  {safe(first['start'])}")
    reached = 0
    for hop in hops:
        backwards = str(hop["relation"]).startswith("<-")
        relation = str(hop["relation"]).removeprefix("<-").replace("_", " ").lower()
        arrow = "←" if backwards else "→"
        grade = safe(hop.get("grade") or "no grade")
        said = f"  {arrow} {safe(relation):<20} {safe(hop['end'])}" if hop["hop"] != reached else f"    and {safe(relation)}"
        place = max(20, min(room(), 110) - width(grade) - 12)
        mark = styled(f"{grade}  weakest", "unsure") if weakest and grade == weakest else grade
        said = cut(said, place)
        say(said + " " * max(1, place - width(said)) + " " + mark)
        reached = hop["hop"]
        page = f", page {hop['page']}" if hop.get("page") else ""
        rests = ", ".join(map(str, hop.get("statements") or []))
        paragraph("", f"{hop.get('verb') or hop.get('says') or ''} [{rests}{page}]", indent=6, style="dim")
        if hop.get("archive"):
            paragraph("", str(hop["archive"]), indent=6, style="dim")
