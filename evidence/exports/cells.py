"""Cells of a spreadsheet: texts that no program runs as a formula."""

from __future__ import annotations

from .flat import said

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """A value as a cell. A text that a spreadsheet would run gets an apostrophe in front, as does one that begins with
    one: to read it back, take one away.

    >>> cell("=1+1"), cell("'tis"), cell(-1), cell(True), cell("a-b")
    ("'=1+1", "''tis", '-1', 'true', 'a-b')
    """
    if not isinstance(value, str):
        return said(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
