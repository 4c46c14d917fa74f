"""The one door to DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .arrays import Flags, Floats, Ints, Table

if TYPE_CHECKING:
    from .door import Columns

__all__ = ["Columns", "Flags", "Floats", "Ints", "Table"]


def __getattr__(name: str) -> Any:
    """DuckDB is loaded by those who open it, not by those who only name the arrays."""
    if name != "Columns":
        raise AttributeError(name)
    from .door import Columns

    return Columns
