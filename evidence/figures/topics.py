"""What is posted about: topics as shares of all posts, and month by month."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...analytics.evaluate import interval
from ..page import Figure
from ..writing import Desk
from .bars import Bar, bars
from .drawing import Drawing
from .matrix import Cell, matrix


def topics(desk: Desk, **params: Any) -> list[Figure]:
    """Topics by rank, as shares of the posts with 95 % intervals; a post may have several topics."""
    reply = desk.ask("content/topics", **params)
    if not reply.rows or not reply.rows[0]["posts"]:
        return []
    w = desk.words
    rows = [Bar(r["topic"], float(r["of_posts"]), *(interval(r["posts"], r["all_posts"]) or (None, None))) for r in reply.rows]
    says = w("topics.found", topic=rows[0].name, share=w.percent(rows[0].value), posts=w.count(reply.rows[0]["all_posts"], "post"))
    alt = w("topics.alt", values="; ".join(f"{r.name}: {w.percent(r.value)}" for r in rows))
    said = replace(reply, rows=tuple(r | {"words": ", ".join(r["words"])} for r in reply.rows))
    numbers = desk.table(w("numbers"), said, ["rank", "topic", "posts", "of_posts", "first_at", "words"], folded=True)
    svg = bars(rows, unit=w("topics.axis"), shares=True, look=desk.look(reply))
    return [desk.figure(says, svg, alt, numbers, reply, note=w("topics.note"))]


def by_month(desk: Desk, **params: Any) -> list[Figure]:
    """Topics by month, as shares of each month's posts."""
    reply = desk.ask("content/topics-by-month", **params)
    found = [r for r in reply.rows if r["all_month"]]
    if not any(r["posts"] for r in found):
        return []
    w = desk.words
    most = max(found, key=lambda r: (r["of_month"], r["posts"]))
    cells = [Cell(r["topic"], r["month"], float(r["of_month"])) for r in found]
    said = {"topic": most["topic"], "month": most["month"], "share": w.percent(most["of_month"])}
    alt = w("months.alt", values="; ".join(f"{r['month']} {r['topic']}: {w.percent(r['of_month'])}" for r in found if r["posts"]))
    numbers = desk.table(w("numbers"), reply, ["month", "topic", "posts", "of_month", "all_month", "of_topic"], most=300, folded=True)
    svg = matrix(cells, rows="", columns=w("months.axis", zone=found[0]["zone"]), shares=True, look=desk.look(reply))
    return [desk.figure(w("months.found", **said), svg, alt, numbers, reply, note=w("topics.note"), wide=True)]


DRAWING = Drawing("topics", "What is posted about, by rules of words.", ("content/topics",), topics)
BY_MONTH = Drawing("topics-by-month", "The same, month by month.", ("content/topics-by-month",), by_month)
