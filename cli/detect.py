"""coterie detect and coterie clusters: who acts together, why, how sure."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, case_at
from .show import SYNTHETIC, as_json, next_steps, say, styled, table, talk


@app.command(epilog="Example: coterie detect --seed 1 --permutations 20")
def detect(
    case: CaseOption = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 0,
    permutations: Annotated[int, typer.Option(help="Shuffled worlds run beside the real one, as its control.")] = 20,
    communities: Annotated[str, typer.Option(help="leiden, louvain or networkx-louvain.")] = "leiden",
    signal: Annotated[list[str] | None, typer.Option(help="Only these signals; all if not given.")] = None,
    json: JsonOption = False,
) -> None:
    """All signals, ties, clusters with reasons, beside what chance would do."""
    from ..cases import steps

    at = case_at(case)
    tell = None if json or not sys.stderr.isatty() else talk
    found = steps.detect(at, seed=seed, permutations=permutations, communities=communities, signals=signal, progress=tell)
    if json:
        as_json(
            {
                **{k: found[k] for k in ("run", "seed", "signals", "seconds")},
                "clusters": len(found["clusters"]),
                "control": found["control"],
                "leads": len(found["leads"]),
                "not_enough_data": found.get("not_enough_data"),
            }
        )
        return
    if found.get("not_enough_data"):
        say(f"Not enough data: {found['not_enough_data']}")
    table(
        ["signal", "window", "traces", "pairs", "ties", "seconds"],
        [
            (name, f"{s['window']} s", f"{s['traces']:,}", f"{s['pairs']:,}", f"{s['ties']:,}", f"{s['seconds']:.1f}")
            for name, s in found["signals"].items()
        ],
    )
    accounts = {m["key"] for c in found["clusters"] for m in c["members"]}
    say(f"{len(found['clusters'])} clusters, {len(accounts):,} accounts synchronised")
    say(styled(f"run {found['run']}, seed {seed}, {found['seconds']:.1f} s", "dim"))
    if found["leads"]:
        say(styled(f"{len(found['leads'])} leads failed a check and name nobody.", "unsure"))
    next_steps("coterie clusters", "coterie report")


@app.command(epilog="Example: coterie clusters 1")
def clusters(
    number: Annotated[int | None, typer.Argument(help="One cluster in full.")] = None,
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(help="Members shown.")] = 25,
    json: JsonOption = False,
) -> None:
    """The clusters of the newest run: who, why, how sure, and what honest thing looks the same."""
    from ..cases import steps

    at = case_at(case)
    found = at.latest()
    if found is None:
        raise UsageError("Nothing was detected in this case yet.", advice="Run: coterie detect")
    shown = [c for c in found["clusters"] if number in (None, c["number"])]
    if number is not None and not shown:
        raise UsageError(f"There is no cluster {number}; run {found['run']} has {len(found['clusters'])}.")
    names = steps.names(at, [m["key"] for c in shown for m in c["members"]])
    for cluster in shown:
        for member in cluster["members"]:
            member["handle"] = names.get(member["key"], ("", False))[0]
    if json:
        as_json({"run": found["run"], "clusters": shown})
    elif number is None:
        table(
            ["cluster", "accounts", "core", "kind", "contrast", "stability", "with"],
            [
                (
                    c["number"],
                    c["size"],
                    sum(m["core"] for m in c["members"]),
                    c["kind"],
                    _share(c["contrast"]),
                    _share(c["stability"]),
                    _layers(c),
                )
                for c in shown
            ],
        )
        if not shown:
            say("No clusters: nobody acts together more than chance would have it, or the data is too thin to tell.")
        next_steps("coterie clusters 1", "coterie ask")
    else:
        _card(shown[0], limit, any(synthetic for _, synthetic in names.values()))


def _card(cluster: dict[str, Any], limit: int, synthetic: bool) -> None:
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if synthetic else ""
    core = sum(m["core"] for m in cluster["members"])
    say(styled(f"Cluster {cluster['number']}   {cluster['size']:,} accounts synchronised   core {core:,}", "strong") + mark)
    say(f"  with       {_layers(cluster)}")
    expected = "" if cluster["expected"] is None else f"chance would put {cluster['expected']:.1f} accounts there   "
    sure = f"p {cluster['p']:.1g}   contrast {_share(cluster['contrast'])} (live events stay near 0.15)"
    say(f"  surprise   {expected}{sure}   stability {_share(cluster['stability'])}")
    for name, value in cluster["evidence"].items():
        if isinstance(value, (int, float, str)):
            say(f"  {name:<10} {value:.3g}" if isinstance(value, float) else f"  {name:<10} {value}")
    say(f"  honest?    {cluster['innocent']}")
    table(
        ["who", "core", "sure", "why"],
        [
            ("@" + m["handle"] if m["handle"] else m["key"], "core" if m["core"] else "", f"{m['score']:.2f}", m["reason"])
            for m in cluster["members"][:limit]
        ],
    )
    if len(cluster["members"]) > limit:
        talk(f"{len(cluster['members']) - limit:,} more: --limit {len(cluster['members'])} shows all.")
    next_steps("coterie ask clusters/members -p cluster=" + cluster["id"], "coterie report")


def _layers(cluster: dict[str, Any]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in cluster["layers"].items() if n)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
