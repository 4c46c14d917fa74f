"""The open score on flows that can be counted by hand, and its silence on small ones."""

import numpy as np
import pytest
from coterie.analytics.amplification import alike, burst, enough, figures, flow, intervals, standing, tiles


def made(counts, *, seed=0, hours=24, reposts=0.0, says=None):
    """A flow with so many posts by each account, spread evenly at random."""
    random = np.random.default_rng(seed)
    account = np.repeat(np.arange(len(counts)), counts)
    n = len(account)
    own = says or [f"text {i}" for i in range(n)]
    repost = random.random(n) < reposts
    return flow(account, 1_700_000_400 + random.integers(0, hours * 3600, n), repost, ["" if r else s for r, s in zip(repost, own, strict=True)])


def test_the_published_example_adds_up():
    # #TNwelcomesModi, DFRLab 2019: 49,727 posts by 891 accounts, over 30,000 of them by fifty, 123.98 in all.
    found = figures(made([607] * 50 + [23] * 840 + [57], reposts=0.5))
    assert found["per_account"] == pytest.approx(49_727 / 891) and found["top50"] == pytest.approx(100 * 30_350 / 49_727)
    assert found["ctm"] == pytest.approx(found["reposts"] / 10 + found["top50"] + found["per_account"])
    assert 0 <= 123.98 - found["top50"] - found["per_account"] <= 10  # what is left can be a tenth of a percentage


def test_counted_by_hand():
    found = figures(flow(["a", "a", "a", "b", "c"], [0, 10, 600, 1200, 1800], [False, True, False, False, False], ["x", "", "y", "x", "z"]))
    assert found["reposts"] == 20 and found["top50"] == 100 and found["per_account"] == pytest.approx(5 / 3)
    assert found["copies"] == 2 / 4 and found["peak"] == 2 / 5
    assert found["gini"] == pytest.approx(sum(abs(x - y) for x in (3, 1, 1) for y in (3, 1, 1)) / (2 * 9 * 5 / 3))


def test_an_account_that_repeats_itself_copies_nobody():
    assert figures(flow(["a", "a", "b"], [0, 1, 2], [False] * 3, ["x", "x", "y"]))["copies"] == 0


def test_a_burst_is_told_from_a_steady_rate():
    steady = made([2] * 200)
    assert burst(steady).p > 0.01
    hasty = flow(np.arange(400), np.concatenate([steady.at[:300], np.full(100, 1_700_040_000)]), np.zeros(400, bool), np.arange(400))
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
    assert not enough(made([20] * 60)) and not enough(made([1] * 99)) and enough(made([1] * 100))


def test_others_are_of_similar_size_and_cut_into_equal_windows():
    own, long = made([2] * 100), made([1] * 2000, hours=240)
    cut = tiles(long, int(long.at.min()), 24 * 3600)
    assert sum(t.posts for t in cut) == 2000 and all(np.ptp(t.at) < 24 * 3600 for t in cut) and len(cut) == 10
    near = alike(own, [*cut, long, made([1] * 50)])
    assert 8 <= len(near) <= 10 and all(100 <= t.posts <= 400 for t in near)


def test_rank_and_share():
    mine = dict.fromkeys(figures(made([1] * 100)), 5.0)
    found = standing(mine, [dict.fromkeys(mine, value) for value in (1.0, 5.0, 7.0, 9.0)])
    assert found["ctm"] == {"rank": 3, "of": 5, "share_as_high": 0.75, "median": 6.0}
