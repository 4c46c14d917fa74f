"""Controls for a group: for each member another account that is as active."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping


def matched(members: Mapping[str, int], pool: Mapping[str, int], within: float = 2.0) -> dict[str, str]:
    """Member -> its control from ``pool``, each used once; both map keys of accounts to numbers of posts, 1 or more.

    The most active member chooses first, and takes the nearest number that is left, the smaller one and the first key of two; one
    that is more than ``within`` times off is nobody's control. Members that find none are left out.
    """
    free = sorted((posts, key) for key, posts in pool.items() if key not in members)
    found = {}
    for member, posts in sorted(members.items(), key=lambda item: (-item[1], item[0])):
        place = bisect_left(free, (posts, ""))
        below = bisect_left(free, (free[place - 1][0], "")) if place else None  # the first key among the nearest smaller ones
        near = [i for i in (below, place if place < len(free) else None) if i is not None
                and max(free[i][0], posts) <= within * min(free[i][0], posts)]
        if near:
            found[member] = free.pop(min(near, key=lambda i: (abs(free[i][0] - posts), free[i])))[1]
    return found
