"""The pair test in plain Python, pair by pair: meetings, occasions, what chance gives, ties. Slow, and read at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations, pairwise
from math import exp, inf, lgamma, log, sqrt

Event = tuple[int, int, int]  # account, trace, second
Pair = tuple[int, int]
HOURS = range(24)


def meetings(events: Sequence[Event], window: int) -> dict[Pair, dict[int, int]]:
    """Pair -> trace -> first second of a meeting."""
    found: dict[Pair, dict[int, int]] = defaultdict(dict)
    for a, t, x in events:
        for b, u, y in events:
            if a < b and t == u and abs(x - y) <= window:
                found[a, b][t] = min(found[a, b].get(t, inf), x, y)
    return found


def occasions(met: dict[int, int]) -> list[tuple[int, int]]:
    """Second and trace at which each occasion of one pair begins: at most an hour after the meeting before, it is the same one."""
    ordered = sorted((second, trace) for trace, second in met.items())
    return ordered[:1] + [later for earlier, later in pairwise(ordered) if later[0] - earlier[0] > 3600]


def contrast(events: Sequence[Event], window: int, team: Collection[int]) -> tuple[int, int]:
    """Meetings (pair and trace) inside a team within the window, and within ten windows."""
    mine = [e for e in events if e[0] in team]
    return tuple(sum(map(len, meetings(mine, w).values())) for w in (window, 10 * window))  # type: ignore[return-value]


class Layer:
    """One signal of a world: who met whom on which occasions, and each account's events by hour of the day."""

    def __init__(self, events: Sequence[Event], window: int) -> None:
        self.events = list(events)
        self.met = {pair: occasions(met) for pair, met in meetings(events, window).items()}
        self.hours: dict[int, list[float]] = defaultdict(lambda: [0.0] * 24)
        for a, _, at in events:
            self.hours[a][at // 3600 % 24] += 1
        self.volume = {a: sum(h) for a, h in self.hours.items()}

    def chance(self, without: Collection[int] = (), *, once: bool = False) -> dict[Pair, float]:
        """Occasions that chance gives each pair that met, judged without some accounts: the larger of two models."""
        kept = sorted(set(self.hours) - set(without))
        seen = [o for pair, all_of in self.met.items() if set(pair) <= set(kept) for o in (all_of[:1] if once else all_of)]
        by_trace = [sum(t == trace for _, t in seen) for trace in {t for _, t in seen}]
        bound = len(seen) + 1.645 * sqrt(sum(n * n for n in by_trace)) + 3
        products = sum(self.volume[i] * self.volume[j] for i, j in combinations(kept, 2))
        at_hour = smooth([sum(at // 3600 % 24 == h for at, _ in seen) for h in HOURS])
        habit = {a: self.habit(a) for a in self.hours}
        could = [max(1e-9, sum(habit[i][h] * habit[j][h] for i, j in combinations(kept, 2))) for h in HOURS]
        # An hour has its part of the occasions, five more being spread as the accounts' habits would have it.
        rate = [bound * (at_hour[h] + 5 * could[h] / sum(could)) / (len(seen) + 5) / could[h] for h in HOURS]
        return {(a, b): max(bound * self.volume[a] * self.volume[b] / max(1.0, products),
                            sum(rate[h] * habit[a][h] * habit[b][h] for h in HOURS)) for a, b in self.met}

    def habit(self, a: int) -> list[float]:
        """An account's events by hour, smoothed, and with the weight of 24 events drawn to everybody's day."""
        own, total = smooth(self.hours[a]), sum(self.volume.values())
        everyone = [sum(h[i] for h in self.hours.values()) / total for i in HOURS]
        return [self.volume[a] * (own[i] + 24 * everyone[i]) / (self.volume[a] + 24) for i in HOURS]

    def ties(self, rate: float, without: Collection[int], *, once: bool = False) -> dict[Pair, float]:
        """Pairs that pass, with their p: at least two occasions, Benjamini and Hochberg over all possible pairs, 2-core."""
        chance = self.chance(without, once=once)
        p = {pair: tail(len(o), chance[pair]) for pair, o in self.met.items() if len(o) >= 2}
        possible = len(self.hours) * (len(self.hours) - 1) / 2
        ordered = sorted(p, key=p.__getitem__)
        last = max((i for i, pair in enumerate(ordered, 1) if p[pair] <= rate * i / possible), default=0)
        return {pair: p[pair] for pair in sorted(core(set(ordered[:last])))}


def smooth(hours: Sequence[float]) -> list[float]:
    return [hours[h - 1] / 4 + hours[h] / 2 + hours[(h + 1) % 24] / 4 for h in HOURS]


def tail(k: int, mean: float) -> float:
    """P(X >= k) of a Poisson count, summed from k upwards; so far above its mean that nothing is surprising, 1."""
    return 1.0 if mean > 300 > k else sum(exp(i * log(mean) - mean - lgamma(i + 1)) for i in range(k, k + 100 + 4 * int(mean)))


def core(pairs: set[Pair]) -> set[Pair]:
    """The pairs left when accounts with fewer than two neighbours are dropped, again and again."""
    weak = {a for pair in pairs for a in pair if sum(a in other for other in pairs) < 2}
    return core({pair for pair in pairs if not weak & set(pair)}) if weak else pairs


def suspects(layers: Sequence[Layer]) -> set[int]:
    """Whom chance is judged without: the ends of ties at a gentle rate that counts each pair once, four rounds at most."""
    suspect: set[int] = set()
    for _ in range(4):
        now = {a for layer in layers for pair in layer.ties(0.05, suspect, once=True) for a in pair}
        if now == suspect:
            break
        suspect = now
    return suspect


def find_ties(layers: Sequence[Layer], rate: float = 0.01) -> list[dict[Pair, float]]:
    """The ties of each signal; the rate is shared among the signals."""
    suspect = suspects(layers)
    return [layer.ties(rate / len(layers), suspect) for layer in layers]
