"""What honest thing would look the same: a sentence chosen from a group's own numbers."""

from __future__ import annotations

from .pace import Pace
from .signals import catalogue

LIVE = 0.25
"""Contrast below which meetings look like viewers of one event rather than like one hand."""

_ORDER = ("link", "domain", "fast-repost", "repost", "media", "media-near", "hashtag-set", "hashtag", "reply", "mention-set", "mention",
          "passage")
"""Where signals are equally strong: the first says most about who does it honestly."""


def telling(layers: dict[str, int]) -> str:
    """The signal with most ties; among equals the one that says most about honest habits."""
    order = [*_ORDER, *sorted(set(layers) - set(_ORDER))]
    return max(sorted(layers, key=order.index), key=layers.__getitem__)


def of_ties(layer: str, contrast: float | None, pace: Pace) -> str:
    """The explanation for a group of ties whose strongest signal is ``layer``: the one in the signal's own header."""
    if contrast is not None and contrast < LIVE:
        return (f"Contrast {contrast:.2f}: they meet at the same time of day rather than within seconds, as fans of "
                "one live event or daily show do.")
    known = catalogue().get(layer)
    said = known.innocent if known else "Colleagues and friends who follow the same things at the same time look like this."
    return f"{said} The members post {pace.copies:.1f} such posts each per busy day; one tool that posts for several accounts is enough."


def of_block(copies: float, peak: float, others: float | None) -> str:
    """The explanation for the same people in several big episodes."""
    crowd = f" (other crowds here: {others:.1f})" if others is not None else ""
    if copies < 1.5:
        return (f"{copies:.1f} copies each{crowd} and {peak:.0%} of posts in the busiest ten minutes: supporters who answer "
                "an open call of a party, union or fan club look exactly like this.")
    return (f"A disciplined honest campaign, or fans who paste again and again, can look like this: {copies:.1f} copies "
            f"each per day{crowd}, {peak:.0%} of posts in the busiest ten minutes. Look for an open call to join.")
