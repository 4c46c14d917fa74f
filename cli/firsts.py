"""coterie firsts: first posters of two cases compared, without showing names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import SYNTHETIC, as_json, aside, next_steps, safe, say, styled
from .table import table


@app.command(epilog="Example: coterie firsts --secret ours.key --against theirs.json")
def firsts(
    secret: Annotated[Path, typer.Option(metavar="FILE", help="At least 16 random bytes; both sides need the same.")],
    against: Annotated[Path | None, typer.Option(metavar="INDEX", help="Another case's index; else this case's is printed.")] = None,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Print the first posters of all operations as keyed hashes, or say which of them another case's index holds too."""
    from ..cases.firsts import common, index, read
    from ..queries.errors import UsageError

    try:
        key = secret.read_bytes()
    except OSError as fault:
        raise UsageError(f"{secret} cannot be read: {fault.strerror}.", advice="Make one: head -c 32 /dev/urandom > ours.key") from None
    other = read(against) if against else None
    at = awake(case)
    if other is None:
        return as_json(index(at, key))
    found = common(at, key, other)
    if json:
        return as_json({"common": found})
    if not found:
        say("No first poster of this case opened an operation of the other.")
    else:
        table(["handle", "opened here", "opened there", ""],
              [(safe(r["handle"] or r["key"]), ", ".join(r["here"]), ", ".join(map(safe, r["there"])),
                styled(SYNTHETIC, "synthetic") if r["synthetic"] else "") for r in found])
    aside("Newsrooms and spokesmen open many windows; one collection may begin later than the other.")
    return next_steps(*(f"coterie ask origin/earlier-life -p handle={r['handle']}" for r in found[:1] if r["handle"]))
