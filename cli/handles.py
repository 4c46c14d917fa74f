"""coterie handles: lists of handles judged and compared, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import JsonOption, app
from .show import as_json, aside, next_steps, safe, say, styled
from .table import table

if TYPE_CHECKING:
    from ..loaders.formats.handles import Printed
    from ..loaders.handles import Doubt, Match

_HOW = {
    "exact": "exact, and possible on X",
    "damaged": "exact, with the same damage in both",
    "repair": "by repair: candidates, to be settled by a person",
    "none": "not found",
}


@app.command(epilog="Example: coterie handles annex-2.txt annex-4.txt --member AfaAbbasova")
def handles(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE [FILE]", help="A list of handles, one a line; of two, the second is looked for in the first."),
    ],
    member: Annotated[list[str] | None, typer.Option(help="Is this handle on the first list? May be given again.")] = None,
    json: JsonOption = False,
) -> None:
    """Check lists of handles: duplicates, handles X cannot have issued, likely misreadings, what two lists share."""
    from ..loaders.formats.handles import whole
    from ..loaders.handles import compare, in_order

    if len(files) > 2:
        raise UsageError(f"{len(files)} lists are too many.", advice="Give one list, or two to compare.")
    lists = [whole(path) for path in files]
    other = compare(lists[0].handles, lists[1].handles) if len(lists) == 2 else None
    asked = compare(lists[0].handles, [handle.lstrip("@") for handle in member or []])
    judged = [_judged(path, one) for path, one in zip(files, lists, strict=True)]
    if json:
        return as_json(
            {
                "lists": [_plain(one) for one in judged],
                "comparison": {**_tally(other), "in_order": in_order(other), "matches": [_match(m) for m in other]}
                if other is not None
                else None,
                "members": [_match(m) for m in asked],
            }
        )
    for one in judged:
        _told(one)
    if other is not None:
        _compared(files, other, in_order(other))
    for match in asked:
        says = (
            f"looks like {', '.join(match.found)}"
            if match.how == "repair"
            else "no"
            if match.how == "none"
            else f"yes, at {match.position}"
        )
        say(safe(f"{match.raw} in {files[0].name}: {says}"))
    return next_steps("coterie load FILE…", "coterie ask lists/compare")


def _judged(path: Path, printed: Printed) -> dict[str, Any]:
    from ..loaders.handles import confusions, duplicates, impossible

    on_x = printed.about.get("platform", "x") == "x"
    return {
        "path": path.name,
        "platform": printed.about.get("platform", "x"),
        "handles": len(printed.handles),
        "refused": printed.refused,
        "duplicates": duplicates(printed.handles),
        # What is possible and what is likely is known for X only.
        "impossible": impossible(printed.handles) if on_x else [],
        "confusions": confusions(printed.handles) if on_x else [],
    }


def _told(one: dict[str, Any]) -> None:
    say(
        styled(safe(one["path"]), "strong") + f"   {one['handles']:,} handles   {len(one['duplicates']):,} duplicates   "
        f"{len(one['impossible']):,} impossible   {len(one['confusions']):,} perhaps misread"
    )
    if one["platform"] != "x":
        aside(f"Which handles are possible on {safe(one['platform'])} is not known here: only duplicates were looked for.")
    for line in one["refused"]:
        aside(safe(line), "unsure")
    rows = [("twice", group[0], "one account, case aside", group[1:]) for group in one["duplicates"]]
    rows += [("impossible", d.raw, d.reason, d.candidates) for d in one["impossible"]]
    rows += [("perhaps", d.raw, d.reason, d.candidates) for d in one["confusions"]]
    if rows:
        table(["what", "as printed", "why", "may have been"], rows)
    say()


def _compared(files: list[Path], matches: list[Match], ordered: bool) -> None:
    tally = _tally(matches)
    order = "in its order" if ordered else "not in its order"
    say(styled(safe(f"{files[1].name} in {files[0].name}"), "strong") + f"   {len(matches):,} looked for, those found stand {order}")
    table(["handles", "found"], [(tally[how], said) for how, said in _HOW.items()])
    rows = [(m.raw, m.how, m.found, m.position, m.reason) for m in matches if m.how != "exact"]
    if rows:
        table(["as printed", "how", "there", "at", "why"], rows)
    say()


def _tally(matches: list[Match]) -> dict[str, int]:
    return {how: sum(m.how == how for m in matches) for how in _HOW}


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "impossible": [_doubt(d) for d in one["impossible"]], "confusions": [_doubt(d) for d in one["confusions"]]}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"raw": doubt.raw, "reason": doubt.reason, "candidates": list(doubt.candidates)}


def _match(match: Match) -> dict[str, Any]:
    return {"raw": match.raw, "how": match.how, "found": list(match.found), "position": match.position, "reason": match.reason}
