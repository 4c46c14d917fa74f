"""coterie clusters: who acts together, why, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, case_at
from .cluster import card, control, layers, marked, ranked, skipped, surprise
from .show import as_json, aside, next_steps, say, talk
from .table import table

if TYPE_CHECKING:
    from ..cases.case import Case


@app.command(epilog="Example: coterie clusters 1")
def clusters(
    number: Annotated[int | None, typer.Argument(help="One cluster in full.")] = None,
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Members shown.")] = 15,
    json: JsonOption = False,
) -> None:
    """The clusters of the newest run: who, why, how sure, and what honest thing looks the same."""
    from ..cases import steps
    from ..cases.profiles import with_profiles

    at = case_at(case)
    found = at.latest()
    if found is None:
        raise UsageError("Nothing was detected in this case yet.", advice="Run: coterie detect")
    shown = [c for c in found["clusters"] if number in (None, c["number"])]
    if number is not None and not shown:
        have = len(found["clusters"])
        raise UsageError(
            f"There is no cluster {number}; the newest run has {have or 'none'}.", advice="coterie clusters lists them." if have else ""
        )
    if json or number is not None:
        names = steps.names(at, [m["key"] for c in shown for m in c["members"]])
        with at.store() as store:
            shown = with_profiles(store, [ranked(c, names) for c in shown])
    if json:
        as_json({"run": found["run"], "clusters": shown})
    elif number is None:
        _listed(found)
    else:
        zone, told = at.zone_name or "UTC", control(found["control"])
        card(shown[0], limit, moments=_moments(at, shown[0]), zone=zone, synthetic=found.get("synthetic", False), control=told)


def _moments(at: Case, cluster: dict[str, Any]) -> list[int]:
    # A crowd's episodes are known; of a group of ties one wants to see when it was active.
    from ..queries.accounts import moments

    if cluster["kind"] == "block":
        return []
    with at.store() as store:
        return moments(store, [m["key"] for m in cluster["members"]])


def _listed(found: dict[str, Any]) -> None:
    every = found["clusters"]
    if not every:
        reason = found.get("not_enough_data")
        say(
            f"Not enough data: {reason}" if reason else "No clusters: nobody here acts together more than chance would have it."
        )
        return next_steps("coterie detect", "coterie ask")
    table(
        ["cluster", "accounts", "core", "found", "by chance", "contrast", "with"],
        [(c["number"], f"{c['size']:,}", f"{_core(c):,}", *surprise(c), _share(c), layers(c)) for c in every],
    )
    if found.get("synthetic", False):
        talk(marked("These accounts are synthetic."))
    aside("Contrast: near meetings over all meetings, 0 to 1; viewers of live events stay near 0.15.")
    aside(f"Control: {control(found['control'])}.")
    for line in skipped(found):
        aside(line, "unsure")
    return next_steps(f"coterie clusters {every[0]['number']}", "coterie ask", "coterie report")


def _core(cluster: dict[str, Any]) -> int:
    return sum(bool(m["core"]) for m in cluster["members"])


def _share(cluster: dict[str, Any]) -> str:
    value = cluster["contrast"]
    return "" if value is None else f"{value:.2f}"
