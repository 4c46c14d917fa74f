"""coterie passages: the sentences behind the posts, with what varies as slots."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from .app import CaseOption, JsonOption, app, awake
from .cluster import counted
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import table


@app.command(epilog="Example: coterie passages corsica --limit 50")
def passages(
    operation: Annotated[str, typer.Argument(metavar="[OPERATION]", help="Only this operation's posts; else all.")] = "",
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Sentences shown.")] = 20,
    grade: Annotated[str, typer.Option(help="copypasta, or rewording: a lower grade, to be read and not to be counted.")] = "copypasta",
    json: JsonOption = False,
) -> None:
    """The sentences behind the posts: what was pasted, by how many, what varies in it, who had it first."""
    from ..cases.passages import passages as find

    at = awake(case)
    found = find(at, operation, grade=grade, limit=None if json else limit)
    if json:
        return as_json(found)
    what = counted(found["found"], "rewording" if grade == "rewording" else "passage")
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    say(styled(f"{found['title'] or 'All posts'}   {what}", "strong") + mark)
    if found["found"]:
        _reworded(found) if grade == "rewording" else _sentences(found, ZoneInfo(at.zone_name or "UTC"))
    if found["found"] > limit:
        aside(f"{found['found'] - limit:,} more: --limit or --json shows them.")
    aside(found["means"])
    aside("Innocent: share buttons, headlines, greetings, customer service and tools that post one feed to many accounts look like this.")
    return next_steps(f"coterie roles {operation}" if operation else "coterie passages OPERATION")


def _sentences(found: dict[str, Any], zone: ZoneInfo) -> None:
    table(["posts", "accounts", "slots", "fillings", "least alike", "first seen", "by", "sentence"],
          [(one["posts"], one["accounts"], len(one["fillings"]), sum(map(len, one["fillings"])), f"{one['least_similarity']:.2f}",
            _clock(one["first_at"], zone), f"@{one['first_handle']}" if one["first_handle"] else one["first_account"], one["wording"])
           for one in found["passages"]])


def _reworded(found: dict[str, Any]) -> None:
    table(["alike", "by", "text", "rewords"],
          [(f"{one['similarity']:.2f}", f"@{one['handle']}" if one["handle"] else one["account"], one["text"], one["wording"])
           for one in found["rewordings"]])


def _clock(seconds: int | None, zone: ZoneInfo) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).astimezone(zone).strftime("%d %b %Y %H:%M:%S")
