"""Leads: found where planted, silent where order is a coin, where there is too little, and where one login explains it all."""

import numpy as np
from coterie.analytics.lead import leads

HOUR = 3600


def world(people, passages, seed=0, behind=None, gap=3 * HOUR):
    """Everyone says each passage within ten minutes of its opening, in any order; ``behind`` gives seconds to wait."""
    random = np.random.default_rng(seed)
    return {f"p{n:03}": {f"a{i}": 1_700_000_000 + n * gap + int(random.integers(0, 600)) + (behind or {}).get(i, 0) for i in range(people)}
            for n in range(passages)}


def test_who_waits_follows():
    found = leads(world(4, 20, behind={3: 900}))
    assert found.tested == 6 and {(one.first, one.second) for one in found.found} == {("a0", "a3"), ("a1", "a3"), ("a2", "a3")}
    for one in found.found:
        assert one.occasions == one.earlier == 20 and one.low <= one.delay <= one.high and 600 < one.delay < 1200 and one.p < 0.001
    assert found == leads(world(4, 20, behind={3: 900}))


def test_any_order_is_silent():
    assert sum(len(leads(world(12, 30, seed=seed)).found) for seed in range(20)) <= 2


def test_few_occasions_are_not_enough():
    found = leads(world(3, 7, behind={2: 900}))
    assert (found.found, found.tested) == ((), 0) and leads({}).tested == 0


def test_one_late_login_is_one_occasion():
    # Twenty passages of one hour, all of them later by the same account: one fact, not twenty.
    found = leads(world(3, 20, behind={2: 900}, gap=5))
    assert found.tested == 0


def test_the_same_second_is_a_tie():
    same = {f"p{n}": {"a": n * 4 * HOUR, "b": n * 4 * HOUR} for n in range(10)}
    assert leads(same).found == () and leads(same).tested == 1
    mixed = same | {f"q{n}": {"a": 10**6 + n * 4 * HOUR, "b": 10**6 + n * 4 * HOUR + 30} for n in range(12)}
    (one,) = leads(mixed).found
    assert (one.first, one.occasions, one.earlier, one.ties, one.delay) == ("a", 22, 12, 10, 30)
