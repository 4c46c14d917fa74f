"""coterie: who acts together, who started it, what stands behind it, and would it survive a hostile reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cases.notebook import Notebook

__version__ = "0.1.0"


def open(folder: str | Path | None = None) -> Notebook:
    """The case in ``folder`` (or the current one), for notebooks: ``coterie.open("my-case").ask("overlap/how-many")``."""
    from .cases.notebook import Notebook

    return Notebook(folder)
