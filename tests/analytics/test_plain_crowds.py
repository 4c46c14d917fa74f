"""Blocks against the same in plain Python: bursts, who is ready to attend, the chance of all or so many, the test's p."""

from __future__ import annotations

from itertools import groupby, pairwise, product
from math import prod

import numpy as np
import pytest
from coterie.analytics.attendance import Attendance, chances, propensity
from coterie.analytics.blocks import LIFT, _attends, _tried
from coterie.analytics.episodes import find_episodes
from coterie.analytics.world import traces, world
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of_chance import tail

CHANCES = st.integers(3, 5).flatmap(lambda k: st.lists(st.lists(st.floats(0, 0.95), min_size=k, max_size=k), min_size=1, max_size=6))
SEEDS = st.integers(0, 10**6)


def known(seed: int, accounts: int = 60, episodes: int = 5) -> Attendance:
    """Accounts of any volume, episodes of any size, two of them days of one ritual."""
    dice = np.random.default_rng(seed)
    there = dice.random((accounts, episodes)) < dice.random(episodes) * 0.6
    return Attendance(np.arange(episodes), there, np.floor(dice.pareto(1, accounts) * 3), dice.integers(0, 4, accounts), dice.integers(0, 3, accounts).astype(float),
                      np.array([0, 1, 2, 3, 3]), dice.random(accounts) < 0.9)


@settings(max_examples=100, deadline=None)
@given(CHANCES)
def test_all_or_so_many_is_a_sum_over_everything_that_can_happen(chance: list[list[float]]) -> None:
    k = len(chance[0])
    for least in range(1, k + 1):
        wanted = [sum(prod(p if came else 1 - p for p, came in zip(row, way, strict=True)) for way in product((0, 1), repeat=k) if sum(way) >= least) for row in chance]
        assert _attends(np.array(chance))[:, least].tolist() == pytest.approx(wanted, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_readiness_counts_what_lies_outside_the_block_a_ritual_once(seed: int) -> None:
    table, block = known(seed), [0, 1]
    seen = [table.small[a] + table.there[a, 2] + max(table.there[a, 3:]) for a in range(table.accounts)]
    step = [min(int(np.log2(1 + v)), 10) for v in table.volume]
    alive = [a for a in range(table.accounts) if table.alive[a]]
    usual = [(sum(seen[a] for a in alive if step[a] == s) + 0.5) / (sum(step[a] == s for a in alive) + 10) for s in range(11)]
    usual = [max(usual[:s + 1]) for s in range(11)]  # whoever posts more is no less ready
    wanted = [usual[step[a]] * (1 + seen[a]) / (1 + usual[step[a]]) if table.alive[a] else 0 for a in range(table.accounts)]
    assert propensity(table, block).tolist() == pytest.approx(wanted)


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_chances_are_those_and_add_up_to_the_participants(seed: int) -> None:
    """Without groups of interest: 1 - exp(-theta * readiness), theta such that as many come as came; found here by halving."""
    table = known(seed)
    table = Attendance(table.big, table.there & table.alive[:, None], table.volume, np.zeros(table.accounts, np.int64), table.small, table.crowd, table.alive)
    ready, block = propensity(table, [0, 1, 2]), [0, 1, 2]
    for e, found in zip(block, chances(table, block).T, strict=True):
        low, high, came = 0.0, 1e6, int(table.there[:, e].sum())
        for _ in range(200):
            theta = (low + high) / 2
            low, high = (theta, high) if -np.expm1(-theta * ready).sum() < came else (low, theta)
        assert found.sum() == pytest.approx(came, rel=0.02) and found.tolist() == pytest.approx((-np.expm1(-theta * ready)).tolist(), abs=0.02)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 40))
def test_p_of_a_block_is_the_tail_at_five_times_chance_times_the_number_of_tests(seed: int, tests: int) -> None:
    dice = np.random.default_rng(seed)
    there, chance, half = dice.random(80) < 0.2, dice.random(80) * 0.05, dice.random(80) < 0.5
    found = _tried((0, 1, 2), 3, there, chance, half, tests)
    count, expected = sum(there & half), sum(c for c, h in zip(chance, half, strict=True) if h)
    assert (found.held_out, found.expected_held_out) == (count, pytest.approx(expected))
    assert found.p == pytest.approx(min(1.0, tests * tail(count, LIFT * expected)) if count else 1.0, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_bursts_end_at_a_silence_of_six_hours_and_hold_twenty_accounts(seed: int) -> None:
    dice = np.random.default_rng(seed)
    trace, account = dice.integers(0, 3, 260), dice.integers(0, 45, 260)
    at = dice.choice(4, 260, p=[0.5, 0.3, 0.15, 0.05]) * 86_400 + dice.integers(0, 2, 260) * 21_600 + dice.choice([0, 1], 260, p=[0.9, 0.1])
    names = [f"a{i:02}" for i in range(45)]
    who = [names[a] for a in account]
    found = find_episodes(world(names, who, at, {"x": traces(names, who, [f"t{t}" for t in trace], at, uses=frozenset({"copies"}))}))
    wanted = set()
    for _, group in groupby(sorted(zip(trace.tolist(), at.tolist(), account.tolist(), strict=True)), key=lambda e: e[0]):
        rows = list(group)
        cuts = [0, *(i for i, (x, y) in enumerate(pairwise(rows), 1) if y[1] - x[1] > 6 * 3600), len(rows)]
        wanted |= {(a, x) for start, stop in pairwise(cuts) if len({r[2] for r in rows[start:stop]}) >= 20 for _, x, a in rows[start:stop]}
    assert wanted == (set() if found is None else set(zip(found.account.tolist(), found.at.tolist(), strict=True)))
