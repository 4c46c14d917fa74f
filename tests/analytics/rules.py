"""What each definition says, in plain Python: quadratic, slow, and easy to check against its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

Row = tuple[str, str, str, int]  # account, trace, post, second
Found = dict[tuple[str, str], tuple[int, int, float]]  # pair -> weight, traces, delay


def near(rows: list[Row], window: int) -> list[tuple[Row, Row]]:
    """Two rows of one trace by different accounts, each two once, the earlier first (of one second, the lower account)."""
    return [(x, y) for x in rows for y in rows if x[1] == y[1] and x[0] != y[0] and (x[3], x[0]) < (y[3], y[0]) and y[3] - x[3] <= window]


def ends(x: Row, y: Row, directed: bool) -> tuple[str, str]:
    return (x[0], y[0]) if directed or x[0] < y[0] else (y[0], x[0])


def timed(both: list[tuple[Row, Row]], directed: bool) -> list[tuple[Row, Row]]:
    return [(x, y) for x, y in both if y[3] > x[3] or not directed]


def gathered(both: list[tuple[Row, Row]], directed: bool) -> dict[tuple[str, str], list[tuple[Row, Row]]]:
    found = defaultdict(list)
    for x, y in timed(both, directed):
        found[ends(x, y, directed)].append((x, y))
    return found


def delay(both: list[tuple[Row, Row]]) -> float:
    return sum(y[3] - x[3] for x, y in both) / len(both)


def coterie(rows: list[Row], window: int, directed: bool) -> Found:
    found = {}
    for pair, both in gathered(near(rows, window), directed).items():
        first: dict[str, int] = {}
        for x, _ in both:
            first[x[1]] = min(first.get(x[1], x[3]), x[3])
        occasions = 1 + sum(later - earlier > 3600 for earlier, later in pairwise(sorted(first.values())))
        found[pair] = (occasions, len(first), delay(both))
    return found


def coortweet(rows: list[Row], window: int, directed: bool, least: int = 2) -> Found:
    """CooRTweet's ``detect_groups``: a row is a share, its post the content, its trace the object."""
    busy = Counter(r[0] for r in rows)
    rows = [r for r in rows if busy[r[0]] >= least]
    both = near([r for r in rows if r[1] != r[2]], window)
    contents = {r[2] for two in both for r in two}
    count = Counter(r[0] for r in rows if r[2] in contents)
    both = [(x, y) for x, y in both if count[x[0]] >= least or count[y[0]] >= least]
    return {pair: (len(two), len({x[1] for x, _ in two}), delay(two)) for pair, two in gathered(both, directed).items()}


def qut(rows: list[Row], window: int, directed: bool) -> Found:
    """The toolkit's rule: for each account and another, the first one's messages that lie near one of the other's."""
    found = defaultdict(list)
    for x, y in timed(near(rows, window), directed):
        found[x[0], y[0]].append((x[2], x[1], y[3] - x[3]))
        if not directed:
            found[y[0], x[0]].append((y[2], x[1], y[3] - x[3]))
    return {pair: (len({m for m, _, _ in hits}), len({t for _, t, _ in hits}), sum(lag for _, _, lag in hits) / len(hits)) for pair, hits in found.items()}


RULES = {"coterie": coterie, "coortweet": coortweet, "qut": qut}
