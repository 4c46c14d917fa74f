"""coterie claims: the ledger of a report's sentences: list, show, check, diff, lint."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, app, awake, case_at
from .show import SYNTHETIC, as_json, aside, next_steps, safe, say, styled
from .table import paragraph, table

ledger = typer.Typer(
    no_args_is_help=False,
    rich_markup_mode=None,
    help="The ledger: each figure of a report as a claim that is measured again.",
    epilog="Example: coterie claims check OP2-02",
)
app.add_typer(ledger, name="claims")

StrictOption = Annotated[bool, typer.Option("--strict", help="Exit 4 when a claim differs, 5 when data is lacking.")]
_STYLE = {"differs": "bad", "not enough data": "unsure", "not reproducible": "unsure", "reproduced under an assumption": "unsure",
          "holds on the synthetic twin": "synthetic"}


@ledger.callback(invoke_without_command=True)
def overview(context: typer.Context, case: CaseOption = None, json: JsonOption = False) -> None:
    """Without a further word: the claims with the verdicts of the last check."""
    if context.invoked_subcommand is None:
        listed(case, json)


@ledger.command("list", epilog="Example: coterie claims list --json")
def listed(case: CaseOption = None, json: JsonOption = False) -> None:
    """The claims with the verdicts of the last check."""
    from ..cases import claims

    found = claims.listed(case_at(case))
    if json:
        return as_json(found)
    if not found["claims"]:
        say("No claims yet.")
        return next_steps("coterie ask operations/volume -p operation=ID --pin ID")
    table(["claim", "verdict", "says"], [(c["id"], _verdict(c), c["says"]) for c in found["claims"]])
    _counted(found["claims"])
    return next_steps("coterie claims check", "coterie claims show ID")


@ledger.command(epilog="Example: coterie claims check --strict")
def check(
    ids: Annotated[list[str] | None, typer.Argument(help="Only these claims; all if none is named.")] = None,
    strict: StrictOption = False,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Measure claims again on the case's graph."""
    from ..cases import claims

    found = claims.check(awake(case), ids)
    if json:
        as_json(found)
    else:
        table(["claim", "verdict", "published", "measured", "says"],
              [(c["id"], _verdict(c), _values(c["published"]), _values(c["measured"]), c["says"]) for c in found["claims"]])
        _counted(found["claims"])
        next_steps("coterie claims show ID", "coterie claims lint")
    verdicts = {c["verdict"] for c in found["claims"]}
    if strict and (code := 4 if "differs" in verdicts else 5 if "not enough data" in verdicts else 0):
        raise typer.Exit(code)


@ledger.command(epilog="Example: coterie claims show OP2-02")
def show(claim: Annotated[str, typer.Argument(help="The claim's id.")], case: CaseOption = None, json: JsonOption = False) -> None:
    """One claim: what is said, what was measured, by which question, beside which control."""
    from ..cases import claims

    one = next((c for c in claims.listed(case_at(case))["claims"] if c["id"] == claim), None)
    if one is None:
        raise UsageError(f"There is no claim {claim}.", advice="coterie claims lists them.")
    return as_json(one) if json else _card(one)


@ledger.command(epilog="Example: coterie claims diff findings/ledgers/a.json findings/ledgers/b.json")
def diff(
    before: Annotated[str, typer.Argument(help="A kept ledger: a file of findings/ledgers/, or the beginning of its name.")],
    after: Annotated[str, typer.Argument(help="Another; the newest if not given.")] = "",
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """What changed between two checks: verdicts, values, questions."""
    from ..cases import claims

    found = claims.diff(case_at(case), before, after)
    if json:
        return as_json(found)
    if not found["changes"]:
        return say("Nothing changed.")
    rows = [(c["id"], c["what"], _values(c["before"]), _values(c["after"])) for c in found["changes"]]
    return table(["claim", "what", "before", "after"], rows)


@ledger.command(epilog="Example: coterie claims lint")
def lint(
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 when anything is found.")] = False,
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """What does not fit together in the sentences themselves: dates, weekdays, zones, units, counts, names, addresses."""
    from ..cases import claims

    found = claims.lint(awake(case))
    if json:
        as_json(found)
    elif found["findings"]:
        table(["rule", "claims", "says"], [(f["rule"], " ".join(f["claims"]), f["says"]) for f in found["findings"]])
    else:
        say(f"Nothing found in {found['claims']} claims.")
    if strict and found["findings"]:
        raise typer.Exit(3)


@ledger.command(epilog="Example: coterie claims criteria")
def criteria(case: CaseOption = None, json: JsonOption = False) -> None:
    """What the claims add up to: legal criteria and DISARM techniques, supported, rejected or open."""
    from ..cases import claims

    found = claims.criteria(case_at(case))
    if json:
        return as_json(found)
    if not found["criteria"]:
        say("No criteria.toml yet.")
        return next_steps("coterie claims")
    table(["id", "standing", "name", "by", "against"],
          [(c["id"], c["standing"], c["name"], " ".join(c["by"]), " ".join(c["against"])) for c in found["criteria"]])
    if not found["checked"]:
        aside("Nothing was checked yet, so all of it is open.", "unsure")
    aside(f"Techniques by {found['taxonomy']}.")
    return next_steps("coterie claims check", "coterie claims show ID")


def _verdict(claim: dict[str, Any]) -> str:
    said = claim["verdict"] or "not checked yet"
    return f"{SYNTHETIC if claim.get('synthetic') else ''}{said}{', stale' if claim.get('stale') else ''}"


def _values(values: Any) -> str:
    return "; ".join("not known" if v is None else safe(v) for v in (values if isinstance(values, list) else [values]))


def _counted(claims: list[dict[str, Any]]) -> None:
    many = Counter(c["verdict"] or "not checked yet" for c in claims)
    told = ", ".join(f"{n} {verdict}" for verdict, n in sorted(many.items(), key=lambda i: (-i[1], i[0])))
    aside(f"{len(claims)} claim{'s' * (len(claims) != 1)}: {told}")


def _card(one: dict[str, Any]) -> None:
    say(styled(f"{one['id']}   {safe(one['says'])}", "strong"))
    say(styled(_verdict(one), _STYLE.get(one["verdict"], "plain")))
    for name in ("why", "page", "assumes", "needs", "note"):
        if one[name]:
            paragraph(name, one[name])
    for unit, published, measured in zip(one["units"], one["published"], one["measured"] or [None] * len(one["published"]), strict=False):
        paragraph(unit or "value", f"{_values(published)} published   {_values(measured)} measured")
    if one["question"]:
        params = "  ".join(f"{k}={_values(v)}" for k, v in sorted(one["params"].items()) if v not in (None, [], ""))
        paragraph("by", f"{one['question']} {one['sha256'][:12]}   {params}")
    if one["control"]:
        control = one["control"]
        paragraph("control", control["why"] or f"{control['question']} {control['sha256'][:12]}")
        if control["rows"]:
            table(control["columns"], [[r[c] for c in control["columns"]] for r in control["rows"]])
    if one["statements"]:
        paragraph("cites", ", ".join(one["statements"]))
    next_steps(f"coterie claims check {one['id']}")
