"""What texts are compared without: the steps as data, and the version that a run keeps."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

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


def table() -> list[str]:
    """The steps as rows of a table for the page."""
    return [f"| {n} | {s.does} | {_shown(s.before)} | {_shown(s.after)} |" for n, s in enumerate(steps(), 1)]


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def normalise(columns: Columns) -> None:
    """Make the table ``normal`` from ``posts`` (post, ts, text); look-alikes are folded in the few distinct texts that hold any."""
    columns.make("normal")
    odd = columns.fetch("odd")["text"].tolist()
    plain = {text: folded for text in odd if (folded := fold(text)) != text}
    if plain:
        columns.put("plain", {"text": list(plain), "plain": list(plain.values())})
        columns.make("normal", "folded")
        columns.drop(["plain"])


def normalised(texts: Sequence[str]) -> list[str]:
    """Each text as it is compared."""
    with Columns(__package__) as columns:
        columns.put("posts", {"post": np.arange(len(texts)), "ts": np.zeros(len(texts), np.int64), "text": list(texts)})
        normalise(columns)
        return [str(text) for text in columns.fetch("compared")["text"]]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("normal.toml").read_text("utf-8"))
