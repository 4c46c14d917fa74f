"""Texts inside XML: escaped once, here."""

from __future__ import annotations

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_CONTENT = str.maketrans({sign: said for sign, said in _SIGNS.items() if sign not in "\"\t\n"})
_ATTRIBUTE = str.maketrans(_SIGNS)


def content(said: str) -> str:
    """A text between tags."""
    return said.translate(_CONTENT)


def attribute(said: str) -> str:
    """A text as the value of an attribute, in its quotes; tabs and line ends survive."""
    return f'"{said.translate(_ATTRIBUTE)}"'
