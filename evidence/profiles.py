"""What the members' profiles have in common, beside the same among others; evidence beside a group, never a reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .page import Column, Note, Table, table
from .writing import Desk


def profiles(desk: Desk, cluster: Mapping[str, Any], synthetic: bool) -> list[Note | Table]:
    """A note on whom the members are compared with, a table, and what could not be compared; nothing when nothing was read."""
    found = cluster.get("profile")
    if not found:
        return []
    w = desk.words
    others = w.count(found["others"], "account")
    said = w("profiles.all", others=others) if found["least"] is None else w(
        "profiles.alike", others=others, least=w.number(found["least"]), most=w.number(found["most"]))
    rows = [(t["title"], v["value"], _share(desk, v["members"], t["known"]), _share(desk, v["others"], t["known_others"]), t["innocent"])
            for t in found["traits"] for v in t["values"]]
    heads = (Column(w.head("trait")), Column(w.head("shared"), "quote", wide=True), Column(w.head("of_members")),
             Column(w.head("of_others")), Column(w("innocent"), wide=True))
    bare = [t for t in found["traits"] if not t["values"]]
    lacking = "; ".join(f"{t['title']}: {t['not_enough_data'] or w('profiles.nothing')}".rstrip(".") for t in bare)
    parts: list[Note | Table] = [Note(w("profiles.note", others=said))]
    parts += [table(w("profiles", number=cluster["number"]), heads, rows, synthetic=synthetic)] if rows else []
    return parts + ([Note(w("profiles.lacking", traits=lacking), "absent")] if lacking else [])


def _share(desk: Desk, some: int, known: int) -> str:
    return (
        desk.words("profiles.share", some=desk.words.number(some), known=desk.words.number(known), share=desk.words.percent(some / known))
        if known
        else "–"
    )
