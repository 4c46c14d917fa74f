"""Changes of a rate: the known ones, none where there is none, and the same as trying every cut."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from coterie.analytics.change_points import Stretch, bursts, penalty, stretches
from hypothesis import given, settings
from hypothesis import strategies as st


def deviance(part):
    total, n = sum(part), len(part)
    return 2 * (total - (total * np.log(total / n) if total else 0))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=9), st.sampled_from([0.5, 2.0, 6.0]))
def test_no_cut_is_better(counts, cost):
    found = stretches(np.array(counts), cost)
    assert [s.first for s in found[1:]] == [s.end for s in found[:-1]] and (found[0].first, found[-1].end) == (0, len(counts))
    assert [s.count for s in found] == [sum(counts[s.first:s.end]) for s in found]

    def price(cuts):
        edges = [0, *cuts, len(counts)]
        return sum(deviance(counts[a:b]) for a, b in pairwise(edges)) + cost * len(cuts)

    least = min(price(cuts) for k in range(len(counts)) for cuts in combinations(range(1, len(counts)), k))
    assert price([s.first for s in found[1:]]) == pytest.approx(least, abs=1e-6)


def test_a_planted_burst_is_found_where_it_is():
    random = np.random.default_rng(5)
    counts = np.concatenate([random.poisson(2, 200), random.poisson(30, 12), random.poisson(2, 150)])
    (burst,) = bursts(stretches(counts))
    assert abs(burst.first - 200) <= 1 and abs(burst.end - 212) <= 1 and burst.rate > 20


def test_a_steady_rate_has_no_change():
    cut = [len(stretches(np.random.default_rng(seed).poisson(3, 300))) - 1 for seed in range(40)]
    assert sum(n > 0 for n in cut) <= 2 and bursts([Stretch(0, 300, 900)]) == []


def test_edges():
    assert stretches(np.zeros(0, np.int64)) == [] and stretches(np.zeros(5, np.int64)) == [Stretch(0, 5, 0)]
    assert penalty(100) == pytest.approx(3 * np.log(100))
    assert bursts([Stretch(0, 10, 100), Stretch(10, 100, 90)]) == [Stretch(0, 10, 100)]
    assert bursts([Stretch(0, 2, 19), Stretch(2, 100, 0)]) == []
