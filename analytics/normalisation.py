"""What texts are compared without: the steps as data, and the version that a run keeps."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..columns import Columns
from .confusables import fold


@dataclass(frozen=True)
class Step:
    """One step in words, with a text before and after it."""

    does: str
    before: str
    after: str


@cache
def version() -> str:
    """The version of what is removed; part of a run's parameters."""
    return str(_told()["version"])


def steps() -> tuple[Step, ...]:
    """All steps in the order in which they are taken."""
    return tuple(Step(**step) for step in _told()["step"])


def normalise(columns: Columns) -> None:
    """Make the table ``normal`` from ``posts`` (post, ts, text); look-alikes are folded in the few distinct texts that hold any."""
    columns.make("normal")
    odd = columns.fetch("odd")["text"].tolist()
    plain = {text: folded for text in odd if (folded := fold(text)) != text}
    if plain:
        columns.put("plain", {"text": list(plain), "plain": list(plain.values())})
        columns.make("normal", "folded")
        columns.drop(["plain"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("normal.toml").read_text("utf-8"))
