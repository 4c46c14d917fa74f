"""The sections of affiliation: paths of documented relations, each drawn as a line with its hops beside it."""

from __future__ import annotations

from itertools import groupby

from .figures.path import drawn, grade, named
from .page import Figure, Note, Section
from .writing import Desk

DRAWN = 3
"""Paths drawn between two things; the others are counted."""


def paths(desk: Desk) -> list[Section]:
    """One section for each pair of the config."""
    return [_pair(desk, i, start, end) for i, (start, end) in enumerate(desk.config.paths, 1)]


def plain(reference: str) -> str:
    """A reference as one reads it: ``Domain:jabarov.com`` as ``jabarov[.]com``."""
    label, colon, key = reference.partition(":")
    name = key.rpartition(":")[2] if colon and label[:1].isupper() else reference
    return named(name)


def _pair(desk: Desk, number: int, start: str, end: str) -> Section:
    w = desk.words
    reply = desk.ask("affiliation/paths", **{"from": start, "to": end})
    id_ = f"path-{number}"
    if not reply.rows:
        return desk.absent(id_, w("paths", start=plain(start), end=plain(end)), reply)
    found = [list(rows) for _, rows in groupby(reply.rows, key=lambda r: r["path"])]
    names = named(found[0][0]["start"]), named(found[0][-1]["end"])
    says = w("paths.found", start=names[0], end=names[1], paths=w.count(len(found), "path"), hops=w.count(found[0][0]["hops"], "hop"),
             grade=grade(desk, found[0][0]["weakest"]))
    parts: list[Note | Figure] = [Note(says, "lead"), *(drawn(desk, reply, rows) for rows in found[:DRAWN])]
    if len(found) > DRAWN:
        parts.append(Note(w("paths.more", n=w.count(len(found) - DRAWN, "path")), "plain"))
    return desk.section(id_, w("paths", start=names[0], end=names[1]), parts, reply, headline=says)
