"""The numbers of a world: read from the parameters file and brought to scale."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .districts import District

FILE = Path(__file__).parent / "parameters.toml"
# What a scale changes; everything else in the file holds at any scale.
SCALED = {
    "world": ("organic",), "people": ("core", "reserve", "located", "affiliated"), "cover": ("slogan_accounts", "slogan_posts"),
    "holiday": ("day", "holiday"), "links": ("posts",),
    "reach": ("posts", "before"), "elsewhere": ("pages_posts", "pages_accounts"),
    "trends": ("event_posts", "viral_reposts", "article_posts", "risers", "trees", "chains", "prayers", "song_lines",
               "emoji_rows"),
}
EVERYWHERE = ("reach", "elsewhere")  # the hubs' and the other platforms': the same in every district, and never shared out
WHOLE = District()
OPERATION = ("posts", "accounts", "bystanders", "core", "first_day", "burst", "copy_posts", "champion", "affiliated")


def parameters(scale: float = 1.0, district: District = WHOLE) -> dict[str, Any]:
    """All parameters at a scale, or a district's share of them; at 1.0 exactly as in the file."""
    def part(number: int) -> int:
        return district.share(at_least(number, scale))

    plans: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
    for table, names in SCALED.items():
        for name in names:
            plans[table][name] = at_least(plans[table][name], scale) if table in EVERYWHERE else part(plans[table][name])
    plans["videos"]["posts"] = district.share(plans["videos"]["posts"])  # as many at any scale
    for plan in plans["operations"].values():
        for name in OPERATION:
            if name in plan:
                plan[name] = part(plan[name])
    _honest(plans["honest"], scale, district.share)
    _fit(plans)
    return plans


def _honest(groups: dict[str, Any], scale: float, share: Callable[[int], int]) -> None:
    """Small teams grow in number, crowds in size; occasions become fewer in small worlds."""
    for name, plan in groups.items():
        for what in ("groups",) if name in ("newsrooms", "bots", "friends") else ("members", "guests"):
            if what in plan:
                plan[what] = share(max(1 if what == "groups" else 4, round(plan[what] * scale)))
        if "occasions" in plan:
            plan["occasions"] = max(3, round(plan["occasions"] * min(1.0, scale**0.5)))


def at_least(number: int, scale: float) -> int:
    """A number at scale, never below one."""
    return max(1, round(number * scale))


def _fit(plans: dict[str, Any]) -> None:
    """Rounding may not ask for more than there is."""
    people, cover = plans["people"], plans["cover"]
    cover["slogan_accounts"] = min(cover["slogan_accounts"], people["core"])
    cover["slogan_posts"] = max(cover["slogan_posts"], cover["slogan_accounts"])
    for plan in plans["operations"].values():
        if "champion" in plan:
            plan["champion"] = max(plan["champion"], 2 * plan["posts"] // plan["accounts"])
        if "core" in plan:
            plan["core"] = min(plan["core"], people["core"])
