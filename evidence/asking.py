"""A report asks its questions here: an answer, or an honest word why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..queries.ask import ask
from ..queries.errors import CoterieError
from ..queries.store import Store
from .page import Asked


@dataclass(frozen=True)
class Reply:
    """What a question gave: ``rows`` by column name. ``cut``: there were more. ``fault``: why it could not be asked."""

    asked: Asked
    columns: tuple[str, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    cut: bool = False
    fault: str = ""

    @property
    def synthetic(self) -> bool:
        """Some row was made from generated data."""
        return any(row.get("synthetic") for row in self.rows)


MOST = 20_000
"""Rows taken of one answer."""

Asker = Callable[..., Reply]
"""``asker(id, **params)`` gives a Reply."""


def asker(store: Store, *, strict: bool = False) -> Asker:
    """Ask questions of this store, each only once; one that cannot be put gives a Reply that says why, or with ``strict`` its fault."""
    known: dict[str, Reply] = {}

    def put(id_: str, **params: Any) -> Reply:
        key = f"{id_} {sorted(params.items())!r}"
        if key not in known:
            known[key] = first(id_, params)
        return known[key]

    def first(id_: str, params: dict[str, Any]) -> Reply:
        try:
            answer = ask(store, id_, params, limit=MOST)
        except CoterieError as fault:
            if strict:
                raise
            return Reply(Asked(id_, "", id_, printed(params)), fault=str(fault))
        q = answer.question
        asked = Asked(q.id, q.sha256[:12], q.asks, printed(answer.params), q.innocent, q.next)
        rows = tuple(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        return Reply(asked, tuple(answer.columns), rows, answer.cut)

    return put


def printed(params: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Parameters as text, without those that were left open."""
    given = {k: v for k, v in params.items() if v not in (None, [], ())}
    return tuple((k, ", ".join(map(str, v)) if isinstance(v, list | tuple) else str(v)) for k, v in given.items())
