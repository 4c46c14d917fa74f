"""coterie evidence: the part of the graph that proves something, as a file for other programs."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake
from .ask import pairs
from .cluster import counted, marked
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import table

if TYPE_CHECKING:
    from ..evidence.subgraph import Subgraph


@app.command(epilog="Example: coterie evidence 1 --format gexf")
def evidence(
    subject: Annotated[
        str | None, typer.Argument(help="A cluster's number, an account, a claim's or a question's id; without one, the formats.")
    ] = None,
    format: Annotated[str, typer.Option(help="gexf, graphml, csv, json, …; without one, what would be in it.")] = "",
    out: Annotated[Path | None, typer.Option(help="Where to; evidence/ in the case if not given.")] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help="At most so many ties, members, statements or posts, strongest first; the rest is counted.")
    ] = None,
    ties: Annotated[bool, typer.Option("--ties", help="Accounts and their ties alone, for a picture.")] = False,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A question's parameter, as name=value.")] = None,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """The smallest part of the graph that proves a finding, with its posts and statements, in a format of another program."""
    from ..evidence.exports.catalogue import FORMATS, format_called

    if subject is None:
        return _formats(json)
    chosen = format_called(format) if format else None
    from ..cases.evidence import evidence as gather

    at = awake(case)
    found = gather(at, subject, pairs(param or []), most=most, ties=ties)
    files: tuple[Path, ...] = ()
    if chosen:
        name = re.sub(r"[^\w.-]+", "-", subject).strip("-.") or "evidence"
        kind = "cluster-" if subject.isdecimal() else ""
        files = chosen.write(found, out or at.folder / "evidence" / f"{kind}{name}{'-ties' if ties else ''}")
    if json:
        return as_json(_told(found) | {"format": format or None, "files": [{"path": str(f), "bytes": f.stat().st_size} for f in files]})
    _said(found)
    for file in files:
        say(str(file))
    if not files:
        words = shlex.join(["coterie", "evidence", subject, *(word for p in param or () for word in ("-p", p)), *["--ties"][:ties]])
        next_steps(*(f"{words} --format {name}" for name in list(FORMATS)[:2]))
    return None


def _formats(json: bool) -> None:
    from ..evidence.exports.catalogue import FORMATS

    if json:
        return as_json({"formats": [{"format": f.name, "opens": f.opens} for f in FORMATS.values()]})
    table(["format", "opens in"], [(f.name, f.opens) for f in FORMATS.values()])
    return next_steps("coterie evidence 1 --format gexf", "coterie evidence CLAIM --format json")


def _told(found: Subgraph) -> dict[str, Any]:
    return {"of": dict(found.of), "nodes": _counts(n.label for n in found.nodes), "edges": _counts(e.type for e in found.edges),
            "left_out": dict(found.left_out), "synthetic": found.synthetic}


def _counts(names: Any) -> dict[str, int]:
    from collections import Counter

    return dict(sorted(Counter(names).items()))


def _said(found: Subgraph) -> None:
    told = _told(found)
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found.synthetic else ""
    say(styled(f"Evidence of {found.of['what']}", "strong") + mark)
    for kind in ("nodes", "edges"):
        say(f"  {counted(sum(told[kind].values()), kind[:-1])}   " + "   ".join(f"{name} {n:,}" for name, n in told[kind].items()))
    if found.left_out:
        left = ", ".join(f"{n:,} {kind}" for kind, n in found.left_out.items())
        aside(f"Left out for want of room: {left}. --most N takes more.", "unsure")
    if not found.edges:
        aside("Nothing in this collection connects what is named here: it proves nothing.", "unsure")
    if found.of.get("innocent"):
        aside(f"Innocent: {found.of['innocent']}")
    if found.synthetic:
        sys.stderr.write(marked("Made by a generator: it speaks of nobody.") + "\n")
