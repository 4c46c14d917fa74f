"""coterie evaluate: the clusters against labels that somebody else gave."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import paragraph, table

_SHOWN = 20


@app.command(epilog="Example: coterie evaluate --labels labels.csv --positive core,periphery")
def evaluate(
    labels: Annotated[Path, typer.Option(help="A CSV with the columns account,label.")],
    case: CaseOption = None,
    positive: Annotated[str, typer.Option(help="Labels that ought to be found, with commas; all but organic, none and empty.")] = "",
    complete: Annotated[bool, typer.Option("--complete", help="Accounts that the file does not name are organic.")] = False,
    curve: Annotated[Path | None, typer.Option(help="Write precision and recall by score as CSV.")] = None,
    json: JsonOption = False,
) -> None:
    """Measure the newest run's clusters against labels: precision, recall, and how alike both groupings are."""
    from ..cases.labels import evaluate as measure

    wanted = [label.strip() for label in positive.split(",") if label.strip()]
    found = measure(awake(case), labels, positive=wanted, complete=complete)
    if curve:
        _written(curve, found["curve"])
    return as_json(found) if json else _told(found)


def _written(path: Path, curves: dict[str, list[dict[str, Any]]]) -> None:
    columns = ("score", "named", "right", "precision", "recall")
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["level", *columns])
        rows.writerows([[level, *(point[c] for c in columns)] for level, points in curves.items() for point in points])


def _told(found: dict[str, Any]) -> None:
    read, parts = found["labels"], found["partition"]
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    say(styled(f"Run {found['run']} against {found['labelled']:,} labelled accounts", "strong") + mark)
    aside(f"{read['read']:,} read   {read['accepted']:,} accepted   {read['refused']:,} refused   "
          f"{read['unknown']:,} accepted but not in this collection")
    for line in read["refusals"][:5]:
        aside(line, "unsure")
    table(["named", "precision", "95 %", "recall", "95 %", "F1", "right", "wrong", "missed"],
          [(level, *_shares(found[key])) for level, key in (("in any cluster", "binary"), ("core only", "core"))])
    share = f" ({parts['share']:.0%} of the labelled)" if parts["share"] is not None else ""
    paragraph("groups", f"ARI {_said(found['ari'])}   NMI {_said(found['nmi'])}   purity {_said(found['purity'])}   "
                        f"over {parts['accounts']:,} accounts with label and cluster{share}")
    for name, why in found["not_enough_data"].items():
        paragraph(name, f"Not enough data: {why[0].lower()}{why[1:]}")
    if found["named_without_label"]:
        counts = "they count as organic" if found["complete"] else "they are left out; --complete counts them as organic"
        paragraph("unlabelled", f"{found['named_without_label']:,} accounts in clusters have no label: {counts}.")
    labels = sorted(found["per_label"].items(), key=lambda item: (-item[1]["accounts"], item[0]))
    table(["label", "counts as", "accounts", "named", "core", "share", "clusters"],
          [(label or "(empty)", "positive" if one["positive"] else "organic", one["accounts"], one["named"], one["core"],
            f"{one['share_named']:.3f}", ", ".join(f"{n} in {number}" for number, n in one["clusters"].items()))
           for label, one in labels[:_SHOWN]])
    if len(labels) > _SHOWN:
        aside(f"{len(labels) - _SHOWN:,} more labels: --json has all.")
    return next_steps("coterie clusters", "coterie evaluate --labels FILE --curve curve.csv")


def _shares(marks: dict[str, Any]) -> tuple[str, ...]:
    return (_said(marks["precision"]), _span(marks["precision_interval"]), _said(marks["recall"]), _span(marks["recall_interval"]),
            _said(marks["f1"]), f"{marks['right']:,}", f"{marks['wrong']:,}", f"{marks['missed']:,}")


def _said(share: float | None) -> str:
    return "none" if share is None else f"{share:.3f}"


def _span(ends: tuple[float, float] | None) -> str:
    return f"{ends[0]:.2f} to {ends[1]:.2f}" if ends else ""
