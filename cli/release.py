"""coterie release, coterie verify: a bundle that leaves the house, and whether it is still what left."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import as_json, aside, next_steps, safe, say, watched


@app.command(epilog="Example: coterie release --profile public --tlp CLEAR --out out")
def release(
    profile: Annotated[str, typer.Option(help="For whom: internal, partner or public.")],
    tlp: Annotated[str, typer.Option(help="TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED.")],
    out: Annotated[Path, typer.Option(help="The folder to make.")],
    export: Annotated[list[str] | None, typer.Option(help="Whose evidence goes along; all clusters' if not given.")] = None,
    format: Annotated[list[str] | None, typer.Option(help="Formats of the exports; all if not given.")] = None,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Write report, ledger and exports behind the veil, with a signed manifest; refused (7) when anything is amiss."""
    from ..cases.release import release as leave

    at = awake(case)
    made = leave(at, profile=profile, tlp=tlp.upper().removeprefix("TLP:"), out=out, exports=export, formats=format,
                 tell=aside if watched(sys.stderr) else lambda said: None)
    if json:
        return as_json(made)
    for name in (*made["files"], "manifest.json", "manifest.sig"):
        say(str(out / name))
    aside(f"{made['tlp']}, for {made['profile']}. Signed with the key {made['key']}: tell it to whoever checks, by another way.")
    return next_steps(f"coterie verify {out}")


@app.command(epilog="Example: coterie verify out --key \"0f1e…\"")
def verify(
    folder: Annotated[Path, typer.Argument(help="The bundle.")],
    key: Annotated[str, typer.Option(help="The maker's public key, known from elsewhere: a file, its hex digits or its fingerprint.")] = "",
    json: JsonOption = False,
) -> None:
    """Check every byte of a bundle against its manifest and signature; needs no case and no database."""
    from ..evidence.gate.bundle import check
    from ..queries.errors import CoterieError

    found = check(folder, key)
    if json:
        as_json({"ok": not found["faults"], **found})
    if found["faults"]:
        if json:
            raise typer.Exit(1)
        raise CoterieError("\n".join(["This is not what was released:", *(f"{f['file']} {f['says']}." for f in found["faults"])]),
                           where=str(folder), advice="Ask whoever sent it for another copy.")
    if not json:
        about = found["manifest"]
        label, whom, of = (safe(about.get(name, "")) for name in ("tlp", "profile", "case"))
        say(f"{len(about['files'])} files, unchanged. {label}, for {whom}, case {of}.")
        say(f"Signed with the key {found['key']}.")
        if not found["pinned"]:
            aside("Whose key that is, nothing here can say: compare it with what the maker told you, or give it with --key.", "unsure")
