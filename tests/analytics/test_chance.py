"""The chance model: calibrated where nobody acts together, strict where many are tested."""

import numpy as np
import pytest
from coterie.analytics.chance import adjusted, expected, tail
from coterie.analytics.pairs import pairs
from coterie.analytics.ties import core, find_ties
from coterie.analytics.world import Traces
from scipy.stats import poisson


def independent(seed: int, accounts: int = 800, traces: int = 3000) -> Traces:
    """Accounts of very different volume, each with hours of its own, who pick traces without looking at one another."""
    dice = np.random.default_rng(seed)
    volume = np.minimum(dice.pareto(1.5, accounts) * 12 + 1, 600).astype(int)
    account = np.repeat(np.arange(accounts), volume)
    hour = (dice.normal(13, 4, accounts)[account] + dice.normal(0, 3, len(account))) % 24
    at = (dice.integers(0, 30, len(account)) * 86400 + hour * 3600).astype(np.int64)
    trace = (at // 7200) * 10 + np.minimum(dice.geometric(0.4, len(account)), 10)
    order = np.lexsort((account, at, trace))
    _, trace = np.unique(trace, return_inverse=True)
    return Traces(account[order], trace[order], at[order], tuple(map(str, range(trace.max() + 1))), 60)


@pytest.mark.parametrize("alpha", [0.01, 0.001])
def test_surprises_are_no_commoner_than_they_say(alpha: float) -> None:
    seen = awaited = 0.0
    for seed in range(3):
        found = pairs("x", independent(seed), 800)
        every = np.arange(len(found.a))
        chance = expected(found, np.ones(800, bool), every)
        seen += (tail(found.occasions, chance) <= alpha).sum()
        awaited += alpha * found.possible
    assert 0 < seen <= 1.1 * awaited


def test_accounts_of_one_platform_are_judged_as_if_alone() -> None:
    """Two platforms that share no trace: judged as one crowd, meetings within each would look twice as rare as they are."""
    one, other = independent(0, 400), independent(1, 400)
    both = Traces(np.concatenate([one.account, other.account + 400]), np.concatenate([one.trace, other.trace + len(one.names)]),
                  np.concatenate([one.at, other.at]), one.names + other.names, 60)
    alone, found = pairs("x", one, 400), pairs("x", both, 800)
    here, kept = np.nonzero(found.b < 400)[0], np.ones(800, bool)
    told = expected(alone, kept[:400], np.arange(len(alone.a)))
    assert expected(found, kept, here, platform=np.arange(800) // 400) == pytest.approx(told)
    assert np.median(expected(found, kept, here) / told) < 0.7


def test_nobody_is_tied_where_nobody_acts_together() -> None:
    for seed in range(5):
        assert len(find_ties([pairs("x", independent(seed), 800)], 800)[0]) == 0


def test_tail_is_poisson() -> None:
    k, mean = np.array([1, 2, 7, 30]), np.array([0.01, 0.5, 2.0, 4.0])
    assert tail(k, mean) == pytest.approx(poisson.sf(k - 1, mean))


def test_false_discoveries_are_counted_over_all_possible_pairs() -> None:
    p = np.array([0.03, 0.0001, 0.002])
    assert adjusted(p, 3) == pytest.approx([0.03, 0.0003, 0.003])
    assert adjusted(p, 1000) == pytest.approx([1.0, 0.1, 1.0])


def test_two_core_drops_chains() -> None:
    a, b = np.array([0, 1, 0, 2, 3]), np.array([1, 2, 2, 3, 4])
    assert core(a, b, np.ones(5, bool), 5).tolist() == [True, True, True, False, False]
