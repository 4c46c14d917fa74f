"""Figures of a case: a picture with its finding, its numbers and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..queries.errors import CoterieError, UsageError
from .case import Case

FORMATS = ("svg", "png")


@dataclass(frozen=True)
class Drawn:
    """A figure that was written to ``path``."""

    path: Path
    title: str
    alt: str
    note: str
    synthetic: bool
    claims: tuple[str, ...]
    questions: tuple[dict[str, Any], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class NoAnswer(CoterieError):
    """There is nothing to draw."""


def catalogue() -> list[dict[str, Any]]:
    """Every figure with what it shows and which questions it asks."""
    from ..evidence.figures.catalogue import EVERY

    return [{"name": d.name, "says": d.says, "asks": list(d.asks)} for d in EVERY]


def draw(case: Case, name: str, params: Mapping[str, Any], *, kind: str = "svg", out: Path | None = None, lang: str = "") -> Drawn:
    """Draw a figure of the catalogue; ``params`` are its questions', as typed.

    UsageError for an unknown figure, parameter or format; NoAnswer when its questions have no answer.
    """
    from ..evidence.asking import asker
    from ..evidence.figures.catalogue import find
    from ..evidence.figures.framed import framed, png
    from ..evidence.labels import Words
    from ..evidence.writing import Desk
    from .reporting import material

    if kind not in FORMATS:
        raise UsageError(f"--format {kind} is no format of a figure.", advice=f"Choose from {', '.join(FORMATS)}.")
    drawing = find(name)
    with case.store() as store:
        case.mark(store)
        config, ledger, _ = material(case, store, lang=lang)
        words = Words(config.lang)
        found = drawing.make(Desk(config, words, asker(store, strict=True), ledger), **params)
    if not found:
        asked = " and ".join(drawing.asks) or "the ledger"
        raise NoAnswer(
            f"Not enough data to draw {name}: {asked} has no answer here.", advice="coterie ask QUESTION --about says what it takes."
        )
    figure = found[0]
    svg = framed(figure, words, made=f"TLP:{config.tlp} · {config.case} {config.snapshot} · coterie {config.version}")
    path = out or case.folder / "evidence" / "figures" / f"{'-'.join([name, *_told(params)])}.{kind}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png(svg) if kind == "png" else svg.encode("utf-8", "replace"))
    numbers = figure.table
    return Drawn(path, figure.title, figure.alt, figure.note, figure.synthetic, figure.claims,
                 tuple({"question": a.id, "sha256": a.sha, "params": dict(a.params)} for a in figure.asked),
                 tuple(c.title for c in numbers.columns) if numbers else (), numbers.rows if numbers else ())


def _told(params: Mapping[str, Any]) -> list[str]:
    """What was asked for, as part of a file's name."""
    said = ("".join(c if c.isalnum() else "-" for c in str(value)).strip("-") for _, value in sorted(params.items()))
    return [part[:40] for part in said if part]
