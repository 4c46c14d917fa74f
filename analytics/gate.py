"""The gate before a block names anybody: do its people paste again and again, in bursts?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .attendance import Attendance
from .blocks import Block
from .episodes import Episodes
from .near import distinct
from .pace import DAY, busiest

COPIES, PEAK = 3.0, 0.05
"""Copies per participant and day, and share of an episode's posts in its busiest ten minutes, from which names are named."""


@dataclass(frozen=True)
class Gate:
    """Medians over the block's episodes: ``copies`` per participant and day, ``peak`` share 0..1.

    ``others`` is the 95th percentile of the copies in the other big episodes (None when there are none).
    """

    copies: float
    peak: float
    others: float | None

    @property
    def opens(self) -> bool:
        """Crowds of one copy each, or with a flat curve, are a lead and no cluster."""
        return self.copies >= COPIES and self.peak >= PEAK


def gate(known: Attendance, episodes: Episodes, block: Block) -> Gate:
    """Measure the block's episodes, and the others beside them."""
    inside = [_copies(episodes, int(known.big[e])) for e in block.episodes]
    outside = [_copies(episodes, int(e)) for i, e in enumerate(known.big) if i not in block.episodes]
    peaks = [busiest(episodes.posts(int(known.big[e]))[1]) for e in block.episodes]
    return Gate(float(np.median(inside)), float(np.median(peaks)), _high(outside))


def _copies(episodes: Episodes, episode: int) -> float:
    account, at = episodes.posts(episode)
    days = distinct(account, at // DAY)[0]
    return float(len(account) / len(days))


def _high(values: Sequence[float]) -> float | None:
    return float(np.quantile(values, 0.95)) if values else None
