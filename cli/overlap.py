"""coterie overlap: accounts in several operations, beside chance."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .app import CaseOption, JsonOption, app, awake
from .show import SYNTHETIC, as_json, aside, next_steps, say, styled
from .table import paragraph, table


@app.command(epilog="Example: coterie overlap new-york corsica assembly --defined-by new-york,corsica")
def overlap(
    operations: Annotated[list[str] | None, typer.Argument(help="Ids of 2 to 6 operations; all of the case, if none is given.")] = None,
    defined_by: Annotated[str, typer.Option(help="Operations, by comma, whose common accounts the list was made of: no p for these.")] = "",
    population: Annotated[str, typer.Option(help="How many people might have taken part, by comma.")] = "",
    case: CaseOption = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    json: JsonOption = False,
) -> None:
    """How many accounts took part in several operations, and how many activity and interests alone would send there."""
    from ..cases.overlap import overlap as measure
    from ..queries.errors import UsageError

    try:
        people = [int(n.replace("_", "")) for n in population.split(",") if n.strip()]
    except ValueError:
        raise UsageError(f"--population {population} is no number.", advice="Write it like 10000,1000000.") from None
    at = awake(case)
    found = measure(at, operations or [], defined_by=[o.strip() for o in defined_by.split(",") if o.strip()], populations=people, seed=seed)
    return as_json(found) if json else _told(found)


def _told(found: dict[str, Any]) -> None:
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if found["synthetic"] else ""
    say(styled("   ".join(f"{id_} {n:,}" for id_, n in found["operations"].items()), "strong") + mark)
    people = [d["population"] for d in next((s["declared"] for s in found["sets"] if s["declared"]), [])]
    table(["in all of", "accounts", "by chance", "times", "p at 5 times", *(f"if {n:,} people" for n in people)],
          [(", ".join(s["operations"]), f"{s['accounts']:,}", *_beside(s), *_declared(s, people)) for s in found["sets"]])
    for why in dict.fromkeys(s["why"] for s in found["sets"] if s["why"]):
        paragraph("no p", why[0].upper() + why[1:], indent=11)
    aside("By chance: what each account's activity and interests outside these operations would send there. If … people: even chances "
          "for each of that many.")
    if found["run"] is None:
        aside("No run has grouped near-identical texts: other crowds of this collection are known by their pictures only.")
    aside("Supporters who answer every call of one party overlap, too.")
    return next_steps("coterie ask overlap/accounts-in-all", "coterie detect")


def _beside(one: dict[str, Any]) -> tuple[str, str, str]:
    if one["expected"] is None:
        return "", "", ""
    return f"{one['expected']:,.1f}", f"{one['accounts'] / max(one['expected'], 1e-9):,.1f}", f"{one['p']:.1e}"


def _declared(one: dict[str, Any], people: list[int]) -> list[str]:
    known = {d["population"]: d for d in one["declared"]}
    return ["" if n not in known else "too few" if known[n]["p"] is None else f"{known[n]['expected']:,.2f}" for n in people]
