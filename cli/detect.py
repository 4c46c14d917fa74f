"""coterie detect: the search for those who act together, beside its control."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake
from .cluster import control, counted, skipped
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled, watched
from .table import paragraph, table


@app.command(epilog="Example: coterie detect --seed 1 --permutations 20")
def detect(
    case: CaseOption = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")] = 0,
    permutations: Annotated[int, typer.Option(min=0, help="Shuffled worlds run beside the real one, as its control.")] = 20,
    communities: Annotated[str, typer.Option(help="leiden, louvain or networkx-louvain.")] = "leiden",
    signals: Annotated[
        list[str] | None, typer.Option("--signals", "--signal", help="Such as repost,link; default,domain; all. A wrong name lists all.")
    ] = None,
    guard: Annotated[
        int | None, typer.Option(min=1, help="A trace that more accounts left is skipped, and said; each signal's own limit if not given.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Signals, ties, clusters with reasons, beside what chance would do."""
    from ..cases import steps

    stage = _Stage(quiet=json)
    with stage:
        found = steps.detect(
            awake(case),
            seed=seed,
            permutations=permutations,
            communities=communities,
            signals=[name.strip() for said in signals for name in said.split(",") if name.strip()] if signals else None,
            guard=guard,
            progress=stage.tell,
        )
    if json:
        return as_json(
            {
                **{k: found[k] for k in ("run", "seed", "signals", "seconds")},
                "clusters": len(found["clusters"]),
                "control": found["control"],
                "leads": len(found["leads"]),
                "not_enough_data": found.get("not_enough_data"),
                "synthetic": found.get("synthetic", False),
            }
        )
    return _told(found)


class _Stage:
    """One line on stderr that says what is being done; only for a person."""

    def __init__(self, quiet: bool) -> None:
        self._drawn = not quiet and watched(sys.stderr)

    def tell(self, stage: str) -> None:
        """Put the next stage in place of the last."""
        if self._drawn:
            sys.stderr.write(f"\r\x1b[K{stage} …")
            sys.stderr.flush()

    def __enter__(self) -> _Stage:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")


def _told(found: dict[str, Any]) -> None:
    if found.get("not_enough_data"):
        reason = str(found["not_enough_data"])
        say(f"Not enough data: {reason[0].lower()}{reason[1:]}")
        return next_steps("coterie status", "coterie load FILE…")
    accounts = {m["key"] for c in found["clusters"] for m in c["members"]}
    core = {m["key"] for c in found["clusters"] for m in c["members"] if m["core"]}
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found.get("synthetic", False) else ""
    if found["clusters"]:
        said = f"{counted(len(found['clusters']), 'cluster')}, {len(accounts):,} accounts synchronised, {len(core):,} of them core"
    else:
        said = "No clusters: nobody here acts together more than chance would have it."
    say(styled(said, "strong") + mark)
    paragraph("control", control(found["control"]), indent=11)
    if found["leads"]:
        crowds = counted(len(found["leads"]), "big crowd")
        paragraph("leads", f"{crowds} came near a cluster and failed a check; nobody is named for it.", indent=11)
    paragraph("run", f"{found['run']}, seed {found['seed']}, {found['seconds']:.1f} s", indent=11, style="dim")
    table(
        ["signal", "within", "traces", "pairs that met", "ties", "seconds"],
        [
            (name, f"{s['window']} s", f"{s['traces']:,}", f"{s['pairs']:,}", f"{s['ties']:,}", f"{s['seconds']:.1f}")
            for name, s in found["signals"].items()
        ],
    )
    for line in skipped(found):
        aside(line, "unsure")
    next_steps("coterie clusters 1" if found["clusters"] else "coterie clusters", "coterie report")
    return None
