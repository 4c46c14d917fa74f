"""coterie rebuild, coterie reload: the graph made anew from the kept raw files, all of them or one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .app import CaseOption, JsonOption, app, awake, case_at
from .show import as_json, next_steps, safe, say, talk

if TYPE_CHECKING:
    from ..loaders.load import Loaded


@app.command(epilog="Example: coterie rebuild --without 3f2a9c81")
def rebuild(
    without: Annotated[list[str] | None, typer.Option("--without", help="A source left out: its file, or how its SHA-256 begins.")] = None,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Make the graph anew from sources/ alone; what runs found must be found again."""
    from ..cases.rebuild import rebuild as build

    _told(build(case_at(case), without or []), json)
    if not json:
        talk("Runs and clusters went with the old graph; their files in findings/ stay.")
        next_steps("coterie detect", "coterie claims check")


@app.command(epilog="Example: coterie reload tweets.jsonl")
def reload(
    source: Annotated[str, typer.Argument(help="A loaded file, or how its SHA-256 begins.")],
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Read a kept raw file once more, as this version reads it: gaps are filled, refused rows get another chance."""
    from ..cases.rebuild import reload as again

    _told(again(awake(case), source), json)


def _told(found: list[Loaded], json: bool) -> None:
    if json:
        return as_json({"sources": [{"path": f.path, "sha256": f.sha256, "format": f.format, "read": f.read, "accepted": f.accepted,
                                     "refused": f.refused} for f in found]})
    for f in found:
        say(f"{safe(f.path.rsplit('/', 1)[-1])}: {f.accepted:,} of {f.read:,} rows accepted, {f.refused:,} refused")
    return None
