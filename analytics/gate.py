"""The gate before a block names anybody: do its people paste again and again, in bursts?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Floats
from .attendance import Attendance
from .blocks import Block
from .episodes import Episodes
from .near import distinct
from .pace import DAY, busiest

COPIES, PEAK, PASTED = 3.0, 0.05, 2
"""Copies per participant and day, and share of an episode's posts in its busiest ten minutes, from which it counts as pasted;
pasted episodes from which names are named."""


@dataclass(frozen=True)
class Gate:
    """Medians over the block's episodes: ``copies`` per participant and day, ``peak`` share 0..1; how many were ``pasted``.

    ``others`` is the 95th percentile of the copies in the other big episodes (None when there are none).
    """

    copies: float
    peak: float
    others: float | None
    pasted: int

    @property
    def opens(self) -> bool:
        """Two episodes were pasted: crowds of one copy each, or with flat curves, are a lead and no cluster.

        Not half of them: whoever goes on with less zeal would hide what went before.
        """
        return self.pasted >= PASTED


def gate(known: Attendance, episodes: Episodes, block: Block) -> Gate:
    """Measure the block's episodes, and the others beside them."""
    inside, peaks = measures(known, episodes, block)
    outside = [_copies(episodes, int(e)) for i, e in enumerate(known.big) if i not in block.episodes]
    pasted = int(((inside >= COPIES) & (peaks >= PEAK)).sum())
    return Gate(float(np.median(inside)), float(np.median(peaks)), _high(outside), pasted)


def measures(known: Attendance, episodes: Episodes, block: Block) -> tuple[Floats, Floats]:
    """For each episode of the block copies per participant and day, and the share (0..1) of its busiest ten minutes."""
    numbers = [int(known.big[e]) for e in block.episodes]
    return np.array([_copies(episodes, e) for e in numbers]), np.array([busiest(episodes.posts(e)[1]) for e in numbers])


def _copies(episodes: Episodes, episode: int) -> float:
    account, at = episodes.posts(episode)
    days = distinct(account, at // DAY)[0]
    return float(len(account) / len(days))


def _high(values: Sequence[float]) -> float | None:
    return float(np.quantile(values, 0.95)) if values else None
