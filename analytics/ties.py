"""Ties: pairs that met more often than chance allows, found in rounds over all signals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Floats, Ints
from .chance import adjusted, expected, tail
from .pairs import Pairs

RATE, SUSPECT, ROUNDS, LEAST = 0.01, 0.05, 4, 2
"""False discovery rate over all signals; the rate at which chance is estimated without an account; rounds of that; fewest occasions."""


@dataclass(frozen=True)
class Ties:
    """Validated pairs of one signal, sorted by (a, b); ``chance`` is what chance gives, ``p`` the tail.

    ``adjusted`` is the share of false discoveries among ties at least as surprising.
    """

    name: str
    a: Ints
    b: Ints
    occasions: Ints
    traces: Ints
    chance: Floats
    p: Floats
    adjusted: Floats

    def __len__(self) -> int:
        return len(self.a)

    @property
    def surprise(self) -> Floats:
        """Minus log10 of p, at most 50."""
        return np.minimum(50.0, -np.log10(np.maximum(self.p, 1e-50)))


Judged = dict[tuple[int, float, bool, bytes], Ties]
"""Signals judged already, by identity, rate, counting and the accounts that chance was estimated with."""


def find_ties(layers: Sequence[Pairs], accounts: int, *, rate: float = RATE, platform: Ints | None = None,
              judged: Judged | None = None) -> list[Ties]:
    """Ties of every signal: Poisson tail, false discovery rate over all possible pairs, 2-core, repeated.

    A round estimates chance without the accounts that any signal made suspect in the round before, else a campaign
    hides in its own shadow; suspicion has a gentler rate and counts each pair once, else a campaign that makes up most
    of a signal is its own chance and no round ever begins. Only the strict ties of the last, whole count are found.
    ``platform`` is a number for each account; what ``judged`` holds is not done again.
    """
    judged = {} if judged is None else judged
    suspect = suspects(layers, accounts, platform, judged)
    return [_layer(pairs, ~suspect, accounts, rate / max(1, len(layers)), platform, judged) for pairs in layers]


def ties_without(layers: Sequence[Pairs], accounts: int, names: Iterable[str], *, rate: float = RATE,
                 platform: Ints | None = None) -> dict[str, list[Ties]]:
    """For each of the signals ``names`` what is found when it is left out from the start: another may rest on its suspicion."""
    judged: Judged = {}
    return {name: find_ties([p for p in layers if p.name != name], accounts, rate=rate, platform=platform, judged=judged)
            for name in names}


def suspects(layers: Sequence[Pairs], accounts: int, platform: Ints | None = None, judged: Judged | None = None) -> Flags:
    """The accounts without which chance is estimated: those suspect in any signal, in the last of the rounds."""
    judged = {} if judged is None else judged
    suspect = np.zeros(accounts, bool)
    for _ in range(ROUNDS):
        now = np.zeros(accounts, bool)
        for ties in (_layer(pairs, ~suspect, accounts, SUSPECT, platform, judged, once=True) for pairs in layers):
            now[ties.a] = now[ties.b] = True
        if (now == suspect).all():
            break
        suspect = now
    return suspect


def _layer(pairs: Pairs, keep: Flags, accounts: int, rate: float, platform: Ints | None, judged: Judged, *, once: bool = False) -> Ties:
    known = (id(pairs), rate, once, np.packbits(keep).tobytes())
    if known not in judged:
        judged[known] = _judge(pairs, keep, accounts, rate, platform, once=once)
    return judged[known]


def _judge(pairs: Pairs, keep: Flags, accounts: int, rate: float, platform: Ints | None, *, once: bool) -> Ties:
    which = np.nonzero(pairs.occasions >= LEAST)[0]
    chance = expected(pairs, keep, which, once=once, platform=platform)
    p = tail(pairs.occasions[which], chance)
    share = adjusted(p, pairs.possible)
    good = share <= rate
    good = core(pairs.a[which], pairs.b[which], good, accounts)
    which = which[good]
    return Ties(pairs.name, pairs.a[which], pairs.b[which], pairs.occasions[which], pairs.traces[which], chance[good],
                p[good], share[good])


def core(a: Ints, b: Ints, chosen: Flags, accounts: int, degree: int = 2) -> Flags:
    """Of the chosen edges those left when accounts with fewer than ``degree`` neighbours are dropped, repeatedly."""
    left = chosen.copy()
    while left.any():
        count = np.bincount(a[left], minlength=accounts) + np.bincount(b[left], minlength=accounts)
        weak = left & ((count[a] < degree) | (count[b] < degree))
        if not weak.any():
            break
        left &= ~weak
    return left
