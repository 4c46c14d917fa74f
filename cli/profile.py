"""What the members' profiles have in common, beside the same among others: a few lines under a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..evidence.wording import count
from .show import aside
from .table import paragraph, table

_SHOWN = 2  # values of a trait; --json and the report have more


def profile(found: Mapping[str, Any]) -> None:
    """Print the comparison; what cannot be compared is named with the reason."""
    paragraph("profiles", f"No signal; nobody is named for it. Compared with {compared_with(found)}.")
    rows = [(trait["title"] if n == 0 else "", v["value"], share(v["members"], trait["known"]), share(v["others"], trait["known_others"]))
            for trait in found["traits"] for n, v in enumerate(trait["values"][:_SHOWN])]  # fmt: skip
    if rows:
        table(["they", "what", "members", "others"], rows)
    for trait in found["traits"]:
        if not trait["values"]:
            why = trait["not_enough_data"]
            said = f"not enough data: {why}" if why else "no two members share one."
            aside(f"{trait['title']}: {said}")
    if rows:
        aside("Shown is what differs most of all that was compared. Fans, colleagues and compatriots are alike in this, too.")


def compared_with(found: Mapping[str, Any]) -> str:
    """Who the others are, in words."""
    who = count(found["others"], "other account")
    if found["least"] is None:
        return f"{who}, however much they post"
    return f"{who} that posted {found['least']:,} to {found['most']:,} times, as the middle four fifths of the members did"


def share(some: int, known: int) -> str:
    """A count, of how many, and the share in per cent."""
    return f"{some:,} of {known:,} ({100 * some / known:.1f} %)" if known else "–"
