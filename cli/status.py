"""coterie, coterie status: what is in a case."""

from __future__ import annotations

from pathlib import Path

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, case_at
from .show import SYNTHETIC, as_json, next_steps, say, styled, talk


@app.command(epilog="Example: coterie status --json")
def status(case: CaseOption = None, json: JsonOption = False) -> None:
    """What is in the graph: nodes, edges, sources, runs."""
    from ..cases import steps

    at = case_at(case)
    with at.store() as store:
        found = steps.status(at, store)
    if json:
        return as_json({k: found[k] for k in ("case", "database", "nodes", "edges", "sources", "runs", "synthetic")})
    _head(found)
    for kind in ("nodes", "edges"):
        say(f"  {kind:<10} " + "   ".join(f"{n:,} {name}" for name, n in found[kind].items()))
    return None


def card(folder: Path | None) -> None:
    """The case at a glance; outside a case, how to begin."""
    from ..cases import steps

    try:
        at = case_at(folder)
    except UsageError as fault:
        if folder:
            raise
        talk(str(fault))
        return next_steps("coterie new my-case", "coterie demo", "coterie --help")
    with at.store() as store:
        found = steps.status(at, store)
    _head(found)
    nodes = found["nodes"]
    span = f"   {found['first'][:10]} to {found['last'][:10]}" if found["first"] else ""
    say(f"  loaded     {found['sources']:,} files   {nodes.get('Post', 0):,} posts   {nodes.get('Account', 0):,} accounts{span}")
    latest = at.latest()
    if latest:
        accounts = {m["key"] for c in latest["clusters"] for m in c["members"]}
        say(f"  found      run {latest['run']}: {len(latest['clusters'])} clusters, {len(accounts):,} accounts synchronised")
        return next_steps("coterie clusters 1", "coterie ask", "coterie db browse")
    return next_steps("coterie load FILE…", "coterie detect") if not nodes.get("Post") else next_steps("coterie detect", "coterie ask")


def _head(found: dict) -> None:  # type: ignore[type-arg]
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    zone = f"   zone {found['zone']}" if found["zone"] else ""
    say(styled(found["case"], "strong") + f"{mark}{zone}   Neo4j at {found['database']}")
