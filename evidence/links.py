"""The sections of content: where posts link to, and what they are about."""

from __future__ import annotations

from .figures import links as shares
from .figures import topics
from .page import Section
from .writing import Desk


def links(desk: Desk) -> list[Section]:
    """Where all posts of the collection link to."""
    pictures = shares.figures(desk)
    if not pictures:
        return [desk.absent("links", desk.words("links"), desk.ask("content/link-shares"))]
    return [desk.section("links", desk.words("links"), pictures)]


def subjects(desk: Desk) -> list[Section]:
    """What those who were in all operations posted about, on the whole and by month."""
    if not desk.config.all_of:
        return []
    given = {"all_of": list(desk.config.all_of)}
    pictures = [*topics.topics(desk, **given), *topics.by_month(desk, zone=desk.config.zone, **given)]
    if not pictures:
        return [desk.absent("subjects", desk.words("subjects"), desk.ask("content/topics", **given))]
    return [desk.section("subjects", desk.words("subjects"), pictures)]
