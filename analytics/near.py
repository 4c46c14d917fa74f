"""Near: which events of one trace lie within a window of each other, found by sorting and not by joining.

Events are parallel arrays sorted by trace and time, so that all that is near an event stands right behind it: the work is
the number of pairs that are near. A join on (trace, stretch of time) makes two to four times as many rows and hashes each of
them; on 30,000 to 70,000 shares it took 20 to 200 times as long.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..columns import Flags, Ints

CHUNK = 4_000_000
"""Pairs that are held in memory at a time while they are found (about 150 MB)."""


def near(account: Ints, trace: Ints, at: Ints, window: int, *, chunk: int = CHUNK) -> Iterator[tuple[Ints, Ints]]:
    """Places of two events of one trace by different accounts, at most ``window`` seconds apart, the earlier place first.

    Each two come once, ordered by the first place; at least one array pair comes, and may be empty.
    """
    start = np.arange(1, len(at) + 1)
    count = _reach(trace, at, window) - start
    upto = np.cumsum(count)
    cuts = np.searchsorted(upto, np.arange(chunk, upto[-1] if len(upto) else 0, chunk), "left") + 1
    for low, high in zip([0, *cuts.tolist()], [*cuts.tolist(), len(at)], strict=True):
        first = np.repeat(np.arange(low, high), count[low:high])
        before = upto[low:high] - count[low:high] - (upto[low - 1] if low else 0)
        later = np.arange(len(first)) + np.repeat(start[low:high] - before, count[low:high])
        differ = account[first] != account[later]
        yield first[differ], later[differ]


def _reach(trace: Ints, at: Ints, window: int) -> Ints:
    """For each event the place behind the last one of its trace that lies within the window."""
    if not len(at):
        return np.zeros(0, np.int64)
    since = at - at.min()
    moment = trace * (int(since.max()) + window + 1) + since
    return np.asarray(np.searchsorted(moment, moment + window, "right"))


def costly(trace: Ints, at: Ints, window: int, cap: int, team: Ints | None = None) -> Ints:
    """The traces, ascending, whose pairs would exceed ``cap`` comparisons, the costliest left out first.

    The cost of a trace is counted over stretches of the window's length: each event with all of its own stretch and of
    the next one (inside its ``team``, if there are several; events are then sorted by team first).
    """
    if not len(at):
        return trace
    stretch = at // window
    new = changes(*([] if team is None else [team]), trace, stretch)
    begin = np.nonzero(new)[0]
    events, of, when = np.diff(begin, append=len(at)), trace[begin], stretch[begin]
    follows = ~changes(*([] if team is None else [team[begin]]), of)[1:] & (np.diff(when) == 1)
    cost = events * (events + np.append(np.where(follows, events[1:], 0), 0))
    names, place = np.unique(of, return_inverse=True)
    total = np.bincount(place, cost, len(names))
    order = np.lexsort((names, total))
    return np.sort(names[order[np.cumsum(total[order]) > cap]])


def changes(*columns: Ints) -> Flags:
    """Where a row differs from the one before, in any of the columns; the first row does."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return new


def in_order(code: Ints, place: Ints) -> tuple[Ints, Ints]:
    """Both, sorted by code and then place (neither below 0); packed into one number each they sort ten times as fast as apart."""
    if not len(code):
        return code, place
    bits = int(place.max()).bit_length()
    if int(code.max()) >> (63 - bits):
        names, rank = np.unique(code, return_inverse=True)
        rank, place = in_order(rank, place)
        return names[rank], place
    packed = code << bits
    packed |= place
    packed.sort()
    place = packed & ((1 << bits) - 1)
    packed >>= bits
    return packed, place


def distinct(*columns: Ints) -> tuple[Ints, ...]:
    """The different rows, sorted by the columns from the left; packed into one number each where they fit."""
    bits = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(bits) > 63 or min(int(column.min(initial=0)) for column in columns) < 0:
        order = np.lexsort(columns[::-1])
        new = changes(*(column[order] for column in columns))
        return tuple(column[order][new] for column in columns)
    packed = columns[0].astype(np.int64)
    for column, width in zip(columns[1:], bits[1:], strict=True):
        packed = (packed << width) | column
    packed.sort()
    packed = packed[changes(packed)]
    found = []
    for width in reversed(bits[1:]):
        found.append(packed & ((1 << width) - 1))
        packed = packed >> width
    return (packed, *reversed(found))


def different(group: Ints, what: Ints) -> Ints:
    """How many different ``what`` (0 or more) each ``group`` has; groups are numbered from 0 and none is empty."""
    group, what = in_order(group, what)
    return np.bincount(group[changes(group, what)])
