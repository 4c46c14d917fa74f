"""A peak of counts beside what steady and bursty chance would give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import nbinom, poisson

from ..columns import Ints


@dataclass(frozen=True)
class Peak:
    """The highest of ``bins`` counts, the mean of the others, and the chance (0..1) that the highest of as many is so high.

    ``poisson``: when each count is drawn at one steady rate; ``bursty``: from a negative binomial with the mean and variance of
    the other counts (method of moments); None when these vary no more than a steady rate would.
    """

    peak: int
    bins: int
    mean: float
    variance: float
    poisson: float
    bursty: float | None


def peak(counts: Ints) -> Peak | None:
    """The peak of ``counts``, bins without anything among them; None for fewer than three bins.

    The highest bin itself is left out of the estimates, else it would explain itself. p of the highest of n is 1 - (1 - p)^n.
    """
    if len(counts) < 3:
        return None
    top = int(np.argmax(counts))
    rest = np.delete(counts, top)
    highest, mean, variance = int(counts[top]), float(rest.mean()), float(rest.var(ddof=1))
    steady = _highest(float(poisson.sf(highest - 1, max(mean, 1e-9))), len(counts))
    if variance <= mean or mean <= 0:
        return Peak(highest, len(counts), mean, variance, steady, None)
    share = mean / variance
    bursty = _highest(float(nbinom.sf(highest - 1, mean * share / (1 - share), share)), len(counts))
    return Peak(highest, len(counts), mean, variance, steady, bursty)


def _highest(p: float, bins: int) -> float:
    return float(-np.expm1(bins * np.log1p(-min(p, 1 - 1e-16))))
