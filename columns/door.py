"""An in-memory DuckDB that runs the .sql files of one package: each file is one SELECT."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from .arrays import Table


@cache
def _text(package: str, step: str) -> str:
    return files(package).joinpath(f"{step}.sql").read_text(encoding="utf-8")


class Columns:
    """Tables in memory, and the .sql files of ``package`` that are run over them.

    ``threads`` and ``memory`` (such as ``"1GB"``) are limits; what does not fit spills to a folder that
    is removed with the object. Values reach a step only as ``$name`` parameters.
    """

    def __init__(self, package: str, *, threads: int = 2, memory: str = "1500MB") -> None:
        self.package = package
        self._spill = tempfile.TemporaryDirectory(prefix="coterie-columns-")
        self._base = duckdb.connect(":memory:", config={
            "threads": threads, "memory_limit": memory, "temp_directory": self._spill.name,
            "preserve_insertion_order": False})

    def __enter__(self) -> Columns:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all tables and of the spill folder."""
        self._base.close()
        self._spill.cleanup()

    def put(self, table: str, columns: dict[str, Any]) -> None:
        """Make ``table`` from arrays or lists of equal length; an older table of that name is replaced."""
        self._base.register("handed_over", pa.table(columns))
        self._base.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM handed_over")
        self._base.unregister("handed_over")

    def make(self, table: str, step: str = "", **values: object) -> None:
        """Make ``table`` from the rows of ``step`` (the file of the same name unless said)."""
        text = _text(self.package, step or table)
        self._base.execute(f"CREATE OR REPLACE TABLE {table} AS\n{text}", values or None)

    def add(self, table: str, step: str, **values: object) -> None:
        """Append the rows of ``step`` to ``table``."""
        self._base.execute(f"INSERT INTO {table}\n{_text(self.package, step)}", values or None)

    def fetch(self, step: str, **values: object) -> Table:
        """The rows of ``step`` as numpy columns."""
        found = self._base.execute(_text(self.package, step), values or None).fetchnumpy()
        return {name: np.asarray(column) for name, column in found.items()}

    def number(self, step: str, **values: object) -> int:
        """The single whole number that ``step`` returns."""
        return int(self._base.execute(_text(self.package, step), values or None).fetchall()[0][0])

    def run(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        """The rows of a statement that was made from the schema."""
        return self._base.execute(statement, values or None).fetchall()

    def save(self, statement: str, path: Path, *, header: bool) -> int:
        """Write the rows of a statement as CSV, and say how many; an empty text is ``""``, and what is not known is nothing."""
        to = str(path).replace("'", "''")
        found = self._base.execute(f"COPY ({statement}) TO '{to}' (FORMAT csv, HEADER {header}, ESCAPE '\"')")
        return int(found.fetchall()[0][0])

    def rows(self, table: str) -> int:
        """How many rows ``table`` has."""
        return int(self._base.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def drop(self, tables: Sequence[str]) -> None:
        """Let go of ``tables``; missing ones are no fault."""
        for table in tables:
            self._base.execute(f"DROP TABLE IF EXISTS {table}")
