"""Contrast: do the members of a group meet within seconds, or just at the same time of day?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..columns import Ints
from .near import changes, costly, near
from .pairs import CAP, events
from .world import Traces


def contrasts(signals: Mapping[str, Traces], teams: Sequence[Ints], *, cap: int = CAP) -> list[dict[str, float]]:
    """For each team (account numbers): signal -> meetings within the window / within ten windows, 0..1.

    All pairs inside a team count, not only validated ones. A signal in which a team never meets is left out.
    Worked campaigns lie at 0.25 to 1, live events at 0.11 to 0.17, even spread at 0.1.
    """
    found: list[dict[str, float]] = [{} for _ in teams]
    for name, signal in signals.items() if teams else ():
        team, account, trace, at = _inside(signal, teams)
        kept = ~np.isin(trace, costly(trace, at, 10 * signal.window, cap, team))
        for number, close, far in _meetings(team[kept], account[kept], trace[kept], at[kept], signal.window):
            found[number][name] = close / far
    return found


def _inside(signal: Traces, teams: Sequence[Ints]) -> tuple[Ints, Ints, Ints, Ints]:
    """Team, account, trace and second of the members' events, each once, sorted by team and then as the signal's."""
    account, trace, at = events(signal)
    member, team = np.concatenate(teams), np.repeat(np.arange(len(teams)), [len(t) for t in teams])
    order = np.lexsort((team, member))
    member, team = member[order], team[order]
    start, stop = np.searchsorted(member, account, "left"), np.searchsorted(member, account, "right")
    count = stop - start
    event = np.repeat(np.arange(len(account)), count)
    mine = team[np.arange(len(event)) + np.repeat(start - np.cumsum(count) + count, count)]
    order = np.lexsort((event, mine))
    event = event[order]
    return mine[order], account[event], trace[event], at[event]


def _meetings(team: Ints, account: Ints, trace: Ints, at: Ints, window: int) -> Iterator[tuple[int, int, int]]:
    """Each team that meets, and on how many (pair, trace) within the window and within ten."""
    if not len(team):
        return
    topic = np.cumsum(changes(team, trace)) - 1  # one trace in one team
    names, number = np.unique(account, return_inverse=True)
    close, far = [], []
    for first, later in near(account, topic, at, 10 * window):
        a, b = number[first], number[later]
        met = (topic[first] * len(names) + np.minimum(a, b)) * len(names) + np.maximum(a, b)
        far.append(np.unique(met))
        close.append(np.unique(met[at[later] - at[first] <= window]))
    teams = team[np.unique(topic, return_index=True)[1]]
    counts = [np.bincount(teams[np.unique(np.concatenate(each)) // len(names) ** 2], minlength=int(team[-1]) + 1) for each in (close, far)]
    for one in np.nonzero(counts[1])[0].tolist():
        yield one, int(counts[0][one]), int(counts[1][one])
