"""An entry of the catalogue: a figure's name, what it shows, which questions it asks, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..page import Figure
from ..writing import Desk


@dataclass(frozen=True)
class Drawing:
    """A kind of figure. ``make(desk, **params)`` gives its pictures, none when the questions have no answer.

    ``params`` are those of the first question, and of the others where they know the same ones.
    """

    name: str
    says: str
    asks: tuple[str, ...]
    make: Callable[..., Sequence[Figure]]


def some(desk: Desk, id_: str, params: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    """Those of ``params`` that a second question knows, by ``names``."""
    return {name: params[name] for name in names if name in params}
