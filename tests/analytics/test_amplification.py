"""The open score on flows that can be counted by hand, and its silence on small ones."""

import numpy as np
import pytest
from coterie.analytics.amplification import burst, densest, enough, figures, flow_of, intervals, scan, standing


def made(counts, *, seed=0, hours=24, reposts=0.0, says=None):
    """A flow with so many posts by each account, spread evenly at random."""
    random = np.random.default_rng(seed)
    account = np.repeat(np.arange(len(counts)), counts)
    n = len(account)
    own = says or [f"text {i}" for i in range(n)]
    repost = random.random(n) < reposts
    return flow_of(account, 1_700_000_400 + random.integers(0, hours * 3600, n), repost, ["" if r else s for r, s in zip(repost, own, strict=True)])


def test_the_published_example_adds_up():
    # #TNwelcomesModi, DFRLab 2019: 49,727 posts by 891 accounts, over 30,000 of them by fifty, 123.98 in all.
    found = figures(made([607] * 50 + [23] * 840 + [57], reposts=0.5))
    assert found["per_account"] == pytest.approx(49_727 / 891) and found["top50"] == pytest.approx(100 * 30_350 / 49_727)
    assert found["ctm"] == pytest.approx(found["reposts"] / 10 + found["top50"] + found["per_account"])
    assert 0 <= 123.98 - found["top50"] - found["per_account"] <= 10  # what is left can be a tenth of a percentage


def test_counted_by_hand():
    found = figures(flow_of(["a", "a", "a", "b", "c"], [0, 10, 600, 1200, 1800], [False, True, False, False, False], ["x", "", "y", "x", "z"]))
    assert found["reposts"] == 20 and found["top50"] == 100 and found["per_account"] == pytest.approx(5 / 3)
    assert found["copies"] == 2 / 4 and found["peak"] == 2 / 5
    assert found["gini"] == pytest.approx(sum(abs(x - y) for x in (3, 1, 1) for y in (3, 1, 1)) / (2 * 9 * 5 / 3))


def test_an_account_that_repeats_itself_copies_nobody():
    assert figures(flow_of(["a", "a", "b"], [0, 1, 2], [False] * 3, ["x", "x", "y"]))["copies"] == 0


def test_a_burst_is_told_from_a_steady_rate():
    steady = made([2] * 200)
    assert burst(steady).p > 0.01
    hasty = flow_of(np.arange(400), np.concatenate([steady.at[:300], np.full(100, 1_700_040_000)]), np.zeros(400, bool), np.arange(400))
    found = burst(hasty)
    assert found.at == 1_700_040_000 and found.posts >= 100 and found.p < 1e-20 and found.expected < 4


def test_error_bars_hold_the_figure_and_come_out_the_same():
    one = made([1] * 150 + [4] * 50 + [20] * 5, reposts=0.4)
    ends, again = intervals(one, seed=3, rounds=200), intervals(one, seed=3, rounds=200)
    assert ends == again != intervals(one, seed=4, rounds=200)
    assert all(ends[name][0] <= value <= ends[name][1] for name, value in figures(one).items())


def test_most_error_bars_hold_the_truth():
    # Reposts by coin in a population of known mean: about 95 of 100 intervals should hold it.
    held = 0
    for seed in range(60):
        random = np.random.default_rng(seed)
        counts = random.geometric(0.5, 150)
        low, high = intervals(made(counts, seed=seed, reposts=0.3), seed=seed, rounds=150)["reposts"]
        held += low <= 30 <= high
    assert held >= 50


def test_few_accounts_are_not_enough():
    assert not enough(made([20] * 60)) and not enough(made([1] * 199)) and enough(made([2] * 100))


def test_flows_are_compared_over_equally_many_posts():
    assert scan(1000, [1000] * 20) == 1000 and scan(1000, [500] * 20 + [3000] * 19) == 500 and scan(900, [300] * 30) == 225
    assert scan(1000, [1000] * 19) is None and scan(900, [224] * 30) is None and scan(10, []) is None


def test_the_shortest_stretch_is_cut_out():
    one = flow_of(np.array([5, 6, 7, 8, 9]), np.array([900, 0, 1000, 1010, 5000]), np.array([False, True, False, True, False]), np.array([3, -1, 4, -1, 3]))
    cut = densest(one, 3)
    assert (cut.at.tolist(), cut.account.tolist(), cut.repost.tolist(), cut.says.tolist(), cut.seconds) == ([900, 1000, 1010], [0, 1, 2], [False, False, True], [1, 2, -1], 110)
    assert densest(one, 5).posts == 5


def test_rank_and_share():
    mine = dict.fromkeys(figures(made([1] * 100)), 5.0)
    found = standing(mine, [dict.fromkeys(mine, value) for value in (1.0, 5.0, 7.0, 9.0)])
    assert found["ctm"] == {"own": 5.0, "rank": 3, "of": 5, "share_as_high": 0.75, "median": 6.0}
