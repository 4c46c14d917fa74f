"""Agreement of two partitions: values worked out by hand, and a count of all pairs."""

from itertools import combinations
from math import log

import pytest
from coterie.analytics.agreement import adjusted_rand, crossed, mutual_information, purity
from hypothesis import given
from hypothesis import strategies as st

PARTITIONS = st.integers(2, 14).flatmap(lambda n: st.tuples(*[st.lists(st.integers(0, 3), min_size=n, max_size=n)] * 2))


def test_by_hand():
    # Two labels of three; one account of the first stands with the second: 2 0 / ... as [[2, 1], [0, 3]].
    table = crossed("aaabbb", [1, 1, 2, 2, 2, 2])
    assert table.tolist() == [[2, 1], [0, 3]]
    assert purity(table) == pytest.approx(5 / 6)
    # Pairs together in both: 1 + 3 = 4; in labels 6; in clusters 1 + 6 = 7; of 15: (4 - 2.8) / (6.5 - 2.8).
    assert adjusted_rand(table) == pytest.approx(1.2 / 3.7)
    labels, clusters = log(2), -(log(1 / 3) / 3 + 2 / 3 * log(2 / 3))
    both = -(log(1 / 3) / 3 + log(1 / 6) / 6 + log(1 / 2) / 2)
    assert mutual_information(table) == pytest.approx(2 * (labels + clusters - both) / (labels + clusters))


@given(PARTITIONS)
def test_adjusted_rand_equals_a_count_of_all_pairs(found):
    one, two = found
    pairs = list(combinations(range(len(one)), 2))
    same = [(one[a] == one[b], two[a] == two[b]) for a, b in pairs]
    both, first, second = sum(x and y for x, y in same), sum(x for x, _ in same), sum(y for _, y in same)
    expected, most = first * second / len(pairs), (first + second) / 2
    wanted = 1.0 if most == expected else (both - expected) / (most - expected)
    assert adjusted_rand(crossed(one, two)) == pytest.approx(wanted, abs=1e-12)


@given(PARTITIONS)
def test_names_and_order_do_not_matter_and_equal_partitions_agree_fully(found):
    one, two = found
    for measure in (adjusted_rand, mutual_information):
        value = measure(crossed(one, two))
        assert value == pytest.approx(measure(crossed(two, one)), abs=1e-9)
        assert value == pytest.approx(measure(crossed([str(-x) for x in one][::-1], two[::-1])), abs=1e-9)
        assert measure(crossed(one, one)) == pytest.approx(1.0)


def test_nothing_to_compare_gives_nothing():
    assert [f(crossed([], [])) for f in (adjusted_rand, mutual_information, purity)] == [None] * 3
    assert adjusted_rand(crossed(["a"], [1])) is None
    assert mutual_information(crossed("aabb", [1, 1, 1, 1])) == 0.0
