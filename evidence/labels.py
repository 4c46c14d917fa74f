"""The fixed words of a report in one language; each language is a file among the templates."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from ..queries.errors import UsageError

_FOLDER = Path(__file__).parent / "templates"


class Words:
    """The words of one language, such as ``en``."""

    def __init__(self, lang: str) -> None:
        known = sorted(path.stem for path in _FOLDER.glob("*.toml"))
        if lang not in known:
            raise UsageError(f"There are no labels in {lang!r}.", advice=f"Choose from {', '.join(known)}.")
        self.lang = lang
        self._said: dict[str, dict[str, Any]] = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))

    def __call__(self, key: str, **values: Any) -> str:
        """The label with its values filled in."""
        label = str(self._said["labels"][key])
        return label.format(**values) if values else label

    def count(self, n: int, noun: str) -> str:
        """A number with its noun: ``1 account``, ``1,043 accounts``."""
        return f"{n:,} {noun if n == 1 else self._said['counts'][noun]}"

    def head(self, column: str) -> str:
        """The heading of a column."""
        return str(self._said["heads"].get(column) or column.replace("_", " ").capitalize())

    def measure(self, name: str, kind: str = "") -> tuple[str, str]:
        """A measure's name and meaning; some mean something else in one ``kind`` of group."""
        measures = self._said["measures"]
        title, means = measures.get(f"{name}.{kind}") or measures.get(name) or (name.replace("_", " ").capitalize(), "")
        return title, means
