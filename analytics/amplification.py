"""How much of a flow of posts comes from few accounts, from reposts, from copies, from one moment: each as a figure of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Flags, Floats, Ints
from .chance import tail
from .near import distinct

TOP, BIN = 50, 600
"""The most active accounts in the coefficient; seconds in a bin."""
LEAST_POSTS, LEAST_ACCOUNTS, LEAST_FLOWS = 200, 2 * TOP, 20
"""Below these, not enough data: with so few accounts the top fifty hold most of any traffic; with few flows a rank says nothing."""
FIGURES = ("ctm", "reposts", "top50", "per_account", "copies", "gini", "peak")


@dataclass(frozen=True)
class Flow:
    """Posts as parallel columns: account number, epoch seconds, whether a repost, number of what it says (-1 nothing of its own)."""

    account: Ints
    at: Ints
    repost: Flags
    says: Ints

    @property
    def posts(self) -> int:
        """How many posts."""
        return len(self.at)

    @property
    def accounts(self) -> int:
        """How many accounts."""
        return int(self.account.max()) + 1 if self.posts else 0

    @property
    def seconds(self) -> int:
        """From the first post to the last."""
        return int(np.ptp(self.at)) if self.posts else 0


def flow_of(account: Sequence[str] | Ints, at: Sequence[int] | Ints, repost: Sequence[bool] | Flags, says: Sequence[str] | Ints) -> Flow:
    """A flow from columns as read; an empty or negative ``says`` is nothing of one's own."""
    texts, numbers = np.unique(np.asarray(says), return_inverse=True)
    silent = texts < 0 if texts.dtype.kind == "i" else texts == ""
    return Flow(np.unique(np.asarray(account), return_inverse=True)[1].astype(np.int64), np.asarray(at, np.int64),
                np.asarray(repost, np.bool_), np.where(silent[numbers], -1, numbers).astype(np.int64) if len(numbers) else
                np.zeros(0, np.int64))


@dataclass(frozen=True)
class Burst:
    """The busiest ten minutes: first second, posts, posts in a bin on average, and p (Poisson, over all bins)."""

    at: int
    posts: int
    expected: float
    p: float


def burst(flow: Flow) -> Burst:
    """The busiest bin on the clock against one steady rate from first to last post; ``p`` is corrected for all bins (Bonferroni).

    People sleep and news breaks, so a small ``p`` is common: compare with other flows.
    """
    bins = flow.at // BIN - flow.at.min() // BIN
    counts = np.bincount(bins)
    peak, mean = int(counts.argmax()), flow.posts / len(counts)
    p = float(tail(counts[peak:peak + 1], np.array([mean]))[0])
    return Burst(int((peak + flow.at.min() // BIN) * BIN), int(counts[peak]), mean, min(1.0, p * len(counts)))


def enough(flow: Flow) -> bool:
    """Whether the figures say anything."""
    return flow.posts >= LEAST_POSTS and flow.accounts >= LEAST_ACCOUNTS


def figures(flow: Flow) -> dict[str, float]:
    """``ctm`` = reposts / 10 + top50 + per_account (Nimmo 2019), its three parts, and what stands beside them.

    ``reposts``: percent of posts; ``top50``: percent of posts by the fifty most active; ``per_account``: posts per
    account; ``copies``: share (0..1) of posts in own words whose passage another account says too; ``gini`` of posts
    over accounts (0 all alike, 1 one does everything); ``peak``: share of posts in the busiest ten minutes.
    """
    totals = _totals(flow)
    return _figures(totals, np.arange(totals.shape[1]))


def intervals(flow: Flow, *, seed: int = 0, rounds: int = 500) -> dict[str, tuple[float, float]]:
    """Where each figure lies in 95 of 100 resamples of the accounts (Efron's percentile bootstrap).

    The busiest bin and what counts as a copy stay as they were. Resampling repeats the busiest accounts, so top50 and
    what contains it lean upwards.
    """
    totals, random = _totals(flow), np.random.default_rng(seed)
    drawn = [_figures(totals, np.asarray(random.integers(0, totals.shape[1], totals.shape[1]))) for _ in range(rounds)]
    ends = {name: np.quantile([d[name] for d in drawn], (0.025, 0.975)) for name in FIGURES}
    return {name: (float(low), float(high)) for name, (low, high) in ends.items()}


def scan(own: int, others: Iterable[int]) -> int | None:
    """The size at which a flow of ``own`` posts can stand beside others of these sizes: its own, or halved until enough reach it.

    The coefficient depends on how many posts are looked at, so only equal numbers compare. None when nothing does.
    """
    sizes = np.array(list(others), np.int64)
    while own >= LEAST_POSTS:
        if (sizes >= own).sum() >= LEAST_FLOWS:
            return own
        own //= 2
    return None


def densest(flow: Flow, posts: int) -> Flow:
    """The shortest stretch of a flow that holds so many posts, the earliest of several."""
    order = np.argsort(flow.at, kind="stable")
    at = flow.at[order]
    first = int((at[posts - 1:] - at[:len(at) - posts + 1]).argmin())
    chosen = np.sort(order[first:first + posts])
    return flow_of(flow.account[chosen], flow.at[chosen], flow.repost[chosen], flow.says[chosen])


def standing(own: Mapping[str, float], others: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """For each figure its rank among the others (1 the highest), the share of them as high, and their median."""
    found = {}
    for name in FIGURES:
        values = np.array([other[name] for other in others])
        found[name] = {"own": own[name], "rank": 1 + int((values > own[name]).sum()), "of": 1 + len(values),
                       "share_as_high": float((values >= own[name]).mean()), "median": float(np.median(values))}
    return found


def _totals(flow: Flow) -> Floats:
    """For each account: posts, reposts, posts in own words, copies, posts in the busiest bin."""
    own = flow.says >= 0
    pairs = distinct(flow.says[own], flow.account[own])
    sayers = np.bincount(pairs[0], minlength=int(flow.says.max(initial=-1)) + 1)
    copy = own.copy()
    copy[own] = sayers[flow.says[own]] > 1
    peak = burst(flow).at // BIN == flow.at // BIN
    marks = (np.ones(flow.posts), flow.repost, own, copy, peak)
    return np.stack([np.bincount(flow.account, weights=mark, minlength=flow.accounts) for mark in marks])


def _figures(totals: Floats, drawn: Ints) -> dict[str, float]:
    posts, reposts, own, copies, peak = totals[:, drawn]
    total, order = posts.sum(), np.sort(posts)
    n = len(order)
    said = {"reposts": 100 * reposts.sum() / total, "top50": 100 * order[-TOP:].sum() / total, "per_account": total / n,
            "copies": copies.sum() / own.sum() if own.sum() else 0.0,
            "gini": 2 * (order * np.arange(1, n + 1)).sum() / (n * total) - (n + 1) / n, "peak": peak.sum() / total}
    return {name: float(value) for name, value in {"ctm": said["reposts"] / 10 + said["top50"] + said["per_account"], **said}.items()}
