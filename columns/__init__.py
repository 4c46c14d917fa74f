"""The one door to DuckDB."""

from .arrays import Flags, Floats, Ints, Table
from .door import Columns

__all__ = ["Columns", "Flags", "Floats", "Ints", "Table"]
