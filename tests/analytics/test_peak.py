"""A peak beside chance: steady and bursty counts make theirs, a planted one is beyond both."""

from __future__ import annotations

from math import exp, factorial

import numpy as np
import pytest
from coterie.analytics.peak import peak


def test_too_few_bins_say_nothing():
    assert peak(np.array([5, 1])) is None


def test_the_highest_of_many_is_judged_as_the_highest():
    found = peak(np.array([4, 2, 3, 2, 4, 3, 9]))
    assert (found.peak, found.bins, found.mean) == (9, 7, 3.0) and found.bursty is None  # the others vary less than a steady rate would
    lone = sum(exp(-3) * 3.0**k / factorial(k) for k in range(9, 60))
    assert found.poisson == pytest.approx(1 - (1 - lone) ** 7, rel=1e-6)


@pytest.mark.parametrize("draw", [lambda r: r.poisson(20, 100), lambda r: r.negative_binomial(2, 2 / 22, 100)], ids=["steady", "bursty"])
def test_chance_seldom_looks_surprising_by_its_own_model(draw):
    found = [peak(draw(np.random.default_rng(seed))) for seed in range(300)]
    p = np.array([f.poisson if f.bursty is None else f.bursty for f in found])
    assert 0.0 <= (p <= 0.05).mean() <= 0.12


def test_bursty_counts_excuse_more_than_steady_ones_and_no_campaign():
    counts = np.random.default_rng(1).negative_binomial(2, 2 / 22, 100)
    counts[50] = 1100
    found = peak(counts)
    assert found.poisson <= found.bursty < 1e-6
