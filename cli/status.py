"""coterie, coterie status: what is in a case."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, awake
from .cluster import counted
from .show import SYNTHETIC, as_json, next_steps, room, safe, say, styled, talk
from .table import together, width

if TYPE_CHECKING:
    from ..cases.case import Case

_PROMISED = ("case", "database", "nodes", "edges", "sources", "runs", "synthetic")


@app.command(epilog="Example: coterie status --json")
def status(case: CaseOption = None, json: JsonOption = False) -> None:
    """What is in the graph: nodes, edges, sources, runs."""
    found = _glance(awake(case), json)
    if json:
        return
    for kind in ("nodes", "edges"):
        together(kind, [f"{n:,} {name}" for name, n in found[kind].items()])


def card(folder: Path | None, json: bool) -> None:
    """The case at a glance; outside a case, how to begin."""
    try:
        at = awake(folder)
    except UsageError as fault:
        if folder or json:
            raise
        say("coterie: who acts together, who started it, what stands behind it.")
        talk(str(fault.what))
        return next_steps("coterie new my-case", "coterie demo --scale 0.25", "coterie --help")
    found = _glance(at, json)
    if json:
        return None
    latest = at.latest()
    if latest:
        return next_steps("coterie clusters 1" if latest["clusters"] else "coterie clusters", "coterie ask", "coterie db browse")
    if not found["sources"]:
        return next_steps("coterie load FILE…", "coterie formats")
    return next_steps("coterie detect", "coterie ask") if found["nodes"].get("Post") else next_steps("coterie ask", "coterie load FILE…")


def _glance(at: Case, json: bool) -> dict[str, Any]:
    from ..cases import steps

    with at.store() as store:
        found = steps.status(at, store)
    if json:
        as_json({k: found[k] for k in _PROMISED})
    else:
        _head(found)
        _body(at, found)
    return found


def _head(found: dict[str, Any]) -> None:
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    zone = f"   zone {safe(found['zone'])}" if found["zone"] else "   no zone declared"
    address = f"Neo4j at {safe(found['database']).removeprefix('bolt://')}"
    beside = width(safe(found["case"])) + (14 if mark else 0) + width(zone) + 3 + width(address) <= room()
    say(styled(safe(found["case"]), "strong") + mark + zone + (f"   {address}" if beside else ""))
    if not beside:
        together("database", [address])


def _body(at: Case, found: dict[str, Any]) -> None:
    nodes = found["nodes"]
    if not found["sources"]:
        return say("  loaded     nothing yet")
    span = [f"{found['first'][:10]} to {found['last'][:10]}"] if found["first"] else []
    things = [("file", "Source"), ("post", "Post"), ("account", "Account"), ("statement", "Statement")]
    together("loaded", [counted(nodes[label], word) for word, label in things if nodes.get(label)] + span)
    latest = at.latest()
    if latest is None:
        return say("  found      nothing yet: no detection was run")
    accounts = {m["key"] for c in latest["clusters"] for m in c["members"]}
    said = [counted(len(latest["clusters"]), "cluster"), f"{len(accounts):,} accounts synchronised"] if accounts else ["no clusters"]
    return together("found", [*said, f"run of {_made(at)}"])


def _made(at: Case) -> str:
    made = datetime.fromtimestamp((at.findings / "latest").stat().st_mtime).astimezone()
    today = made.date() == datetime.now().astimezone().date()
    return f"today {made:%H:%M}" if today else f"{made:%d %b %Y}"
