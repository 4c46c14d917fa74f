"""The fixed words of a report in one language; each language is a file among the templates."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..queries.errors import UsageError
from . import wording

_FOLDER = Path(__file__).parent / "templates"


class Words:
    """The words of one language, such as ``en``."""

    def __init__(self, lang: str) -> None:
        known = sorted(path.stem for path in _FOLDER.glob("*.toml"))
        if lang not in known:
            raise UsageError(f"There are no labels in {lang!r}.", advice=f"Choose from {', '.join(known)}.")
        self.lang = lang
        self._said: dict[str, dict[str, Any]] = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))
        signs = self._said["signs"]
        self._signs = str.maketrans({",": signs["thousands"], ".": signs["decimal"]})

    def __call__(self, key: str, **values: Any) -> str:
        """The label with its values filled in."""
        label = str(self._said["labels"][key])
        return label.format(**values) if values else label

    def count(self, n: int, noun: str) -> str:
        """A number with its noun: ``1 account``, ``1,043 accounts``."""
        one, many = self._said["counts"][noun]
        return f"{self.number(n)} {one if n == 1 or (n == 0 and self._said['signs']['nought_is_one']) else many}"

    def number(self, value: Any) -> str:
        """A number as this language writes it: ``1,043`` or ``1 043``, ``0.61`` or ``0,61``; anything else as text."""
        if isinstance(value, bool):
            return self("yes" if value else "no")
        said = wording.number(value)
        return said.translate(self._signs) if isinstance(value, int | float) else said

    def fraction(self, share: float) -> str:
        """A share 0..1 with three decimals."""
        return f"{share:.3f}".translate(self._signs)

    def percent(self, share: float) -> str:
        """A share 0..1 as per cent."""
        return wording.percent(share).translate(self._signs)

    def listed(self, names: Sequence[str]) -> str:
        """``a, b and c``."""
        return wording.listed(list(names), self._said["signs"]["and"])

    def terms(self, table: str) -> tuple[tuple[str, str], ...]:
        """A table of the language as pairs, in the file's order: its glossary, its method."""
        return tuple(self._said[table].items())

    def head(self, column: str) -> str:
        """The heading of a column."""
        return str(self._said["heads"].get(column) or column.replace("_", " ").capitalize())

    def measure(self, name: str, kind: str = "") -> tuple[str, str]:
        """A measure's name and meaning; some mean something else in one ``kind`` of group."""
        measures = self._said["measures"]
        title, means = measures.get(f"{name}.{kind}") or measures.get(name) or (name.replace("_", " ").capitalize(), "")
        return title, means
