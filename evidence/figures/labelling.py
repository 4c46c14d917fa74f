"""Labels beside the points of a map so that none touches another label or a point; those without room are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Label:
    """Text with its anchor (start, middle or end) at x and y, the line it stands on."""

    of: str
    text: str
    x: float
    y: float
    anchor: str


def place(points: Sequence[tuple[str, str, float, float, float]], *, width: float, height: float, letters: float = 10) -> list[Label]:
    """Labels for points (name, text, x, y, radius), the first ones first; ``letters``: their size in pixels."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for _, _, x, y, r in points]
    labels = []
    for name, text, x, y, r in points:
        wide = 0.56 * letters * len(text) + 2
        for left, base, anchor in ((x + r + 3, y + letters * 0.35, "start"), (x - r - 3 - wide, y + letters * 0.35, "end"),
                                   (x - wide / 2, y - r - 4, "middle"), (x - wide / 2, y + r + letters + 1, "middle")):
            box = (left, base - letters * 0.85, left + wide, base + letters * 0.25)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                at = {"start": left, "end": left + wide, "middle": x}[anchor]
                labels.append(Label(name, text, round(at, 1), round(base, 1), anchor))
                break
    return labels


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
