"""What a row leaves out and its other values say: the time in a post's id, and whether the printed time can be right."""

from __future__ import annotations

from datetime import UTC, datetime

from . import clean
from .format import Context, required_zone
from .rows import PostRow
from .times import born

APART = "printed time that is not the one in the post's id; the printed one stands"


def posted_at(value: object, id_: str | None, column: str, context: Context) -> datetime | None:
    """When a post of X was posted, from what the file prints; RowRefused when a value is there that is no time.

    A printed time without a zone is in UTC if the id says so: the id proves the zone, whatever the case's zone is.
    """
    if value and clean.zoneless(value):
        bare, made = clean.moment(value, UTC), born(id_)
        if bare and made and abs((bare - made).total_seconds()) <= _leeway(bare):
            return bare
    return required_zone(value, clean.moment(value, context.zone), column)


def made_at(value: object, id_: str | None, context: Context) -> datetime | None:
    """When an account of X was made, where the file prints the day only: an id that carries the time says it to some minutes.

    The id is given out up to seven minutes before the account is there (2,198 posts' authors), so seconds are left out.
    """
    printed, made = clean.moment(value, context.zone or UTC), born(id_)
    if made and (printed is None or abs((printed - made).total_seconds()) < 2 * 86_400):
        return made.replace(second=0, microsecond=0)
    return clean.moment(value, context.zone)


def complete(post: PostRow, context: Context) -> None:
    """Fill the time of a post of X from its id, or count it when both disagree."""
    if post.platform != "x" or not (made := born(post.id)):
        return
    if post.at is None:
        post.at = made.replace(microsecond=0)
    elif abs((post.at - made).total_seconds()) > _leeway(post.at):
        context.note(APART)


def _leeway(at: datetime) -> float:
    # Many files print minutes only; and the id is made a moment before or after the post.
    return 61.0 if at.second == 0 else 3.0
