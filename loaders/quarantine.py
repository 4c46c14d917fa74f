"""Refused rows, kept with the reason, one JSON line each: nothing is lost, and what was mended can be loaded again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from .rows import RowRefused


class Quarantine:
    """The refused rows of one source; the file appears with the first of them."""

    def __init__(self, path: Path, name: str, form: str) -> None:
        self.path, self.name, self.form = path, name, form
        self.reasons: Counter[str] = Counter()
        self.first = ""
        self._lines: list[bytes] = []
        path.unlink(missing_ok=True)

    def add(self, line: int, no: RowRefused, value: Any) -> None:
        """Put one row aside."""
        column, why = no.column, no.why
        said = f"{self.name}: line {line}{', column ' + column if column else ''}: {no.value + ' ' if no.value else ''}{why}"
        self.first = self.first or said
        self.reasons[str(no)] += 1
        kept = value if isinstance(value, (str, int, float, dict, list)) else None
        told = {"where": said, "format": self.form, "line": line, "column": column, "why": why, "row": kept}
        self._lines.append(orjson.dumps(told, default=str))
        if len(self._lines) >= 1000:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if self._lines:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as out:
                out.write(b"".join(line + b"\n" for line in self._lines))
            self._lines.clear()
