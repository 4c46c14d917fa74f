"""A door to the graph through which only veiled values come: whoever asks here can neither print nor write a sheltered name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from ...queries.errors import Refused
from ...queries.store import Plan, Store
from .veil import Veil


class Veiled(Store):
    """A store like any other, for reading. Parameters may be pseudonyms: they are put back before the graph is asked."""

    def __init__(self, store: Store, veil: Veil) -> None:
        self.address, self.database, self._store, self._veil = "", None, store, veil

    def read(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """As behind the veil, one dictionary per row."""
        return [self._veil.row(row) for row in self._store.read(query, **self._meant(params))]

    def columns(self, query: str, **params: Any) -> dict[str, list[Any]]:
        """As behind the veil, by column."""
        return {name: self._veil(values, name) for name, values in self._store.columns(query, **self._meant(params)).items()}

    def ask(self, query: str, params: dict[str, Any], limit: int = 10_000, timeout: float = 60.0,
            ) -> tuple[list[str], list[list[Any]], bool]:
        """A stranger's query behind fence and veil."""
        names, rows, cut = self._store.ask(query, self._meant(params), limit, timeout)
        veiled = [list(self._veil.row(dict(zip(names, row, strict=True))).values()) for row in rows]
        if "position" in names and veiled != rows:  # the order of a list that others hold is as good as its names
            at = names.index("position")
            veiled = sorted(([*row[:at], None, *row[at + 1:]] for row in veiled), key=repr)
        return names, veiled, cut

    def plan(self, query: str, params: dict[str, Any], *, run: bool = False, timeout: float = 60.0) -> Plan:
        """How the graph would answer; a plan holds no rows."""
        return self._store.plan(query, self._meant(params), run=run, timeout=timeout)

    def explain(self, query: str, **params: Any) -> Plan:
        """What the query would do, without doing it."""
        return self._store.explain(query, **self._meant(params))

    def write(self, query: str, **params: Any) -> NoReturn:
        """Nothing is written through the veil."""
        raise Refused("A veiled graph is for reading.")

    def transact(self, statements: Iterable[tuple[str, dict[str, Any]]],
                 finish: Callable[[list[dict[str, int]]], tuple[str, dict[str, Any]]] | None = None) -> NoReturn:
        """Nothing is written through the veil."""
        raise Refused("A veiled graph is for reading.")

    def clear(self, batch: int = 20_000) -> NoReturn:
        """Nothing is deleted through the veil."""
        raise Refused("A veiled graph is for reading.")

    def close(self) -> None:
        """The store behind is closed by whoever opened it."""

    def _meant(self, params: dict[str, Any]) -> dict[str, Any]:
        return {name: self._veil.back(value) for name, value in params.items()}
