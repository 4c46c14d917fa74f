"""Contrast: do the members of a group meet within seconds, or just at the same time of day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..columns import Columns, Ints
from .pairs import CAP, events
from .world import Traces


def contrasts(columns: Columns, signals: Mapping[str, Traces], teams: Sequence[Ints], *, cap: int = CAP) -> list[dict[str, float]]:
    """For each team (account numbers): signal -> meetings within the window / within ten windows, 0..1.

    All pairs inside a team count, not only validated ones. A signal in which a team never meets is left out.
    Worked campaigns lie at 0.25 to 1, live events at 0.11 to 0.17, even spread at 0.1.
    """
    found: list[dict[str, float]] = [{} for _ in teams]
    if not teams:
        return found
    columns.put("members", {"account": np.concatenate(teams).astype(np.int32),
                            "team": np.repeat(np.arange(len(teams)), [len(t) for t in teams])})
    for name, signal in signals.items():
        events(columns, signal)
        columns.make("left_out", "heavy_inside", window=signal.window, cap=cap)
        rows = columns.fetch("contrast", window=signal.window)
        for team, near, far in zip(rows["team"].tolist(), rows["near"].tolist(), rows["far"].tolist(), strict=True):
            found[team][name] = near / far
    return found
