"""Members of a block: who attends its episodes as a member does, and who only by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Floats, Ints
from .attendance import Attendance, fit, outside_groups, propensity
from .blocks import Block
from .episodes import Episodes

FALSE, COPIES = 0.01, 5
"""False discoveries allowed at the strict level; copies in one episode from which an account is named at the weaker one."""


@dataclass(frozen=True)
class Members:
    """Account numbers at the strict level and, apart from them, at the weaker level.

    ``posterior`` is each account's probability (0..1) of being a member; ``copies`` accounts x episodes of the block.
    ``lasts``, for each of ``strict``: how many of its attendances would have to be wrong before it is no longer named.
    """

    strict: Ints
    weaker: Ints
    posterior: Floats
    copies: Ints
    lasts: Ints


def members(known: Attendance, episodes: Episodes, block: Block) -> Members:
    """Strict: cumulative false discoveries stay under one in a hundred. Weaker: many copies in an episode of the block."""
    posterior, evidence, swing = _two_classes(known, block)
    order = np.lexsort((np.arange(len(posterior)), -posterior))
    false = np.cumsum(1 - posterior[order]) / np.arange(1, len(order) + 1)
    good = np.nonzero(false <= FALSE)[0]
    strict = order[:good[-1] + 1] if len(good) else order[:0]
    copies = np.stack([np.bincount(episodes.posts(int(known.big[e]))[0], minlength=known.accounts) for e in block.episodes], axis=1)
    weaker = np.setdiff1d(np.nonzero((copies >= COPIES).any(1))[0], strict)
    strict = np.sort(strict)
    return Members(strict, weaker, posterior, copies, _lasts(evidence[strict], swing[strict]))


def _lasts(evidence: Floats, swing: Floats) -> Ints:
    """How many attendances, the most telling first, must go before the evidence falls below that of the last one named."""
    if not len(evidence):
        return np.zeros(0, np.int64)
    left = evidence[:, None] - np.cumsum(-np.sort(-swing, axis=1), axis=1)
    return 1 + np.asarray((left >= evidence.min()).sum(1), np.int64)


def _two_classes(known: Attendance, block: Block, rounds: int = 60) -> tuple[Floats, Floats, Floats]:
    """Two classes by expectation and maximisation: a member attends episode e with q_e, others by chance.

    The probability of being a member, its log odds, and what each attendance adds to these (accounts x episodes).
    """
    ready, group = propensity(known, block.episodes), outside_groups(known, block.episodes)
    came: Flags = np.asarray(known.there[:, block.episodes].any(1))
    rows, many = _rows(came, ready, group)
    there, alive, mine = known.there[rows][:, block.episodes], known.alive[rows], came[rows]
    member: Floats = np.asarray(0.9 * (there.sum(1) >= block.enough))
    evidence, swing = np.zeros(len(rows)), np.zeros(there.shape)
    for _ in range(rounds):
        chance = _chance(there, ready[rows], (1 - member) * many, group[rows])
        odds = np.clip((there * member[:, None]).sum(0) / max(member.sum(), 1e-9), 0.02, 0.98)
        prior = np.clip(member[alive].sum() / known.alive.sum(), 1e-9, 1 - 1e-9)
        present, absent = np.log(odds) - np.log(chance), np.log1p(-odds) - np.log1p(-chance)
        evidence, swing = np.where(there, present, absent).sum(1) + np.log(prior / (1 - prior)), there * (present - absent)
        now: Floats = np.asarray(mine * alive / (1 + np.exp(-evidence)))
        moved, member = float(np.abs(now - member).max()), now
        if moved < 1e-4:
            break
    whole = np.zeros(known.accounts), np.zeros(known.accounts), np.zeros((known.accounts, there.shape[1]))
    for found, part in zip(whole, (member, evidence, swing), strict=True):
        found[rows[mine]] = part[mine]
    return whole


def _rows(came: Flags, ready: Floats, group: Ints) -> tuple[Ints, Floats]:
    """Accounts that stand for all, and for how many each: who came stands for itself, of the others one for each kind.

    Of those who never came nobody can be a member, and they differ by readiness and group of interest only.
    """
    rest = np.nonzero(~came)[0]
    rest = rest[np.lexsort((ready[rest], group[rest]))]
    new = np.ones(len(rest), bool)
    new[1:] = (np.diff(ready[rest]) != 0) | (np.diff(group[rest]) != 0)
    first = np.nonzero(new)[0]
    here = np.nonzero(came)[0]
    many = np.diff(first, append=len(rest))
    return np.concatenate([here, rest[first]]), np.concatenate([np.ones(len(here)), many])


def _chance(there: Flags, ready: Floats, weight: Floats, group: Ints) -> Floats:
    found = [fit(there[:, e].astype(np.float64), ready, weight, group, rounds=6, least=0.5) for e in range(there.shape[1])]
    return np.clip(np.stack(found, axis=1), 1e-6, 0.95)
