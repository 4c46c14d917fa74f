"""An answer pinned as a claim: what a question gave today is what it has to give again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tomli_w

from ..evidence.ledger.claim import Claim, Figure
from ..evidence.ledger.measuring import Unclear, fits, measured, plain
from ..evidence.ledger.reading import claims as read_claims
from ..evidence.whole import put
from ..queries.ask import Answer
from ..queries.errors import BadInput, UsageError
from . import claims
from .case import Case


def pin(case: Case, id_: str, answer: Answer, given: Mapping[str, str], *, says: str = "", of: Sequence[str] = (),
        where: Mapping[str, str] | None = None) -> Claim:
    """Write ``answer`` as the claim ``id_`` at the end of the case's claims.toml, with the hash of its question.

    ``given``: its parameters as typed. ``of``: columns whose values are claimed, in the rows where ``where`` (column -> value as
    shown) holds; without any, the numbers of the only row that are no nought,
    or how many rows there are. UsageError when the values are not clear,
    BadInput when the claim is there already.
    """
    if any(c.id == id_ for c in claims.read(case)):
        raise BadInput(f"There is a claim {id_} already.", advice="Give another id; claims.toml may be edited by hand.")
    if answer.cut:
        raise UsageError("An answer that was cut is no claim: the rest of it is not known.", advice="Ask with a larger --limit.")
    rows = list(answer)
    chosen = _where(answer, where or {})
    figures = [_figure(rows, column, chosen) for column in of or _numbers(rows, chosen) or [""]]
    table: dict[str, Any] = {"says": says or answer.question.asks, "asks": answer.question.id, "question": answer.question.sha256}
    table |= {"params": dict(given)} if given else {}
    table |= {"zone": case.zone_name} if case.zone_name else {}
    text = tomli_w.dumps({id_: table | {"figures": figures}})
    claim = read_claims({id_: table | {"figures": figures}}, "claims.toml")[0]
    path = case.folder / "claims.toml"
    before = path.read_text("utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    put(path, (before + text).encode())
    return claim


def _where(answer: Answer, where: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for column, said in where.items():
        if column not in answer.columns:
            raise UsageError(f"The answer has no column {column}.", advice=f"It has {', '.join(answer.columns)}.")
        # As typed it is a text; the value that looks like it is meant. An empty text stands for nothing.
        alike = [plain(v) for v in answer.column(column) if str(plain(v)).casefold() == said.casefold()]
        found[column] = alike[0] if alike else said
    return found


def _numbers(rows: Sequence[Mapping[str, Any]], where: Mapping[str, Any]) -> list[str]:
    fit = [row for row in rows if all(fits(row, column, value) for column, value in where.items())]
    if len(fit) != 1:
        return []
    return [column for column, value in fit[0].items()
            if isinstance(value, int | float) and not isinstance(value, bool) and value and column not in where]


def _figure(rows: Sequence[Mapping[str, Any]], column: str, where: Mapping[str, Any]) -> dict[str, Any]:
    figure: dict[str, Any] = {"of": column} if column else {"of": "rows", "take": "rows"}
    figure |= {"where": dict(where)} if where else {}
    try:
        value = measured(Figure(column, None, take=str(figure.get("take", "only")), where=where), rows)
    except Unclear as fault:
        raise UsageError(f"{column or 'That'} is not clear: {fault}.", advice="Name a row with --where column=value.") from fault
    if isinstance(value, list | dict):
        raise UsageError(f"{column} is a list; a claim compares one value.", advice="Name another column with --of.")
    return figure | {"is": value}
