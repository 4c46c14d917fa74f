"""The pair test against the same in plain Python, on small random worlds full of edges: ties in time, hours, windows, repeats."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from coterie.analytics.chance import expected
from coterie.analytics.chance import tail as engine_tail
from coterie.analytics.contrast import contrasts
from coterie.analytics.pairs import Pairs, pairs
from coterie.analytics.ties import find_ties, suspects
from coterie.analytics.world import Traces, traces
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of_chance import Event, Layer, contrast
from rules_of_chance import find_ties as plain_ties
from rules_of_chance import suspects as plain_suspects
from rules_of_chance import tail as plain_tail

ACCOUNTS, DAY, WINDOW = 14, 86_400, 60
LAST = 253_402_300_799  # the last second of the year 9999
SECONDS = st.builds(lambda day, hour, edge: max(0, day * DAY + hour * 3600 + edge), st.integers(0, 20), st.integers(0, 23),
                    st.sampled_from([-61, -60, -1, 0, 1, 29, 30, 59, 60, 61, 120, 599, 600, 601, 1800, 3599]))
EVENTS = st.lists(st.tuples(st.integers(0, ACCOUNTS - 1), st.integers(0, 5), SECONDS), max_size=70)


def lively(seed: int) -> list[Event]:
    """People who do as they like on few or many traces, and up to five who are on a trace of the day within the window, day after day."""
    dice = Random(seed)
    ring, days, traced, hour = dice.sample(range(ACCOUNTS), dice.choice([0, 3, 4, 5])), dice.randint(3, 14), dice.choice([4, 12, 40]), dice.randrange(24) * 3600
    people = [(a, dice.randrange(traced), dice.randrange(days) * DAY + hour + dice.choice([0, 30, 60, 61, 3599, 3600, dice.randrange(DAY)]))
              for a in range(ACCOUNTS) for _ in range(dice.randint(0, 8))]
    return people + [(a, 100 + d, d * DAY + hour + i * 15) for d in range(days) for i, a in enumerate(ring)]


WORLDS = st.builds(lambda events, late: [(a, t, at + late) for a, t, at in events], EVENTS | st.integers(0, 10**6).map(lively),
                   st.sampled_from([0, 0, 1_700_000_000, LAST - 30 * DAY]))


def signal(events: list[Event], window: int = WINDOW) -> Traces:
    names = [f"a{i:02}" for i in range(ACCOUNTS)]
    return traces(names, [names[a] for a, _, _ in events], [f"t{t:03}" for _, t, _ in events], [at for _, _, at in events], window=window)


def met(events: list[Event]) -> Pairs:
    return pairs("x", signal(events), ACCOUNTS)


def both(found: Pairs) -> list[tuple[int, int]]:
    return list(zip(found.a.tolist(), found.b.tolist(), strict=True))


@settings(max_examples=120, deadline=None)
@given(events=WORLDS, without=st.sets(st.integers(0, ACCOUNTS - 1), max_size=ACCOUNTS), once=st.booleans())
def test_chance_is_the_larger_of_both_models_whoever_is_left_out(events: list[Event], without: set[int], once: bool) -> None:
    found, plain = met(events), Layer(events, WINDOW)
    assert dict(zip(both(found), found.occasions.tolist(), strict=True)) == {pair: len(o) for pair, o in plain.met.items()}
    keep = np.array([i not in without for i in range(ACCOUNTS)])
    chance, wanted = expected(found, keep, np.arange(len(found.a)), once=once), plain.chance(without, once=once)
    assert chance.tolist() == pytest.approx([wanted[pair] for pair in both(found)], rel=1e-5)
    surprise = [plain_tail(len(plain.met[pair]), wanted[pair]) for pair in both(found)]
    assert engine_tail(found.occasions, chance).tolist() == pytest.approx(surprise, rel=1e-3, abs=1e-300)


@settings(max_examples=120, deadline=None)
@given(first=WORLDS, second=WORLDS)
def test_ties_of_two_signals_with_their_suspects(first: list[Event], second: list[Event]) -> None:
    layers, plain = [met(first), met(second)], [Layer(first, WINDOW), Layer(second, WINDOW)]
    assert set(np.nonzero(suspects(layers, ACCOUNTS))[0].tolist()) == plain_suspects(plain)
    for ties, wanted in zip(find_ties(layers, ACCOUNTS), plain_ties(plain), strict=True):
        assert list(zip(ties.a.tolist(), ties.b.tolist(), strict=True)) == list(wanted)
        assert ties.p.tolist() == pytest.approx(list(wanted.values()), rel=1e-3)


def test_such_worlds_have_ties_and_suspects() -> None:
    """So that the test above compares something."""
    layers = [Layer(lively(seed), WINDOW) for seed in range(20)]
    assert sum(bool(plain_ties([layer])[0]) for layer in layers) >= 5 and sum(bool(plain_suspects([layer])) for layer in layers) >= 6


@settings(max_examples=60, deadline=None)
@given(events=WORLDS, window=st.sampled_from([1, 60, 600]), teams=st.sampled_from([[{0, 1, 2}], [{0, 3}, {1, 2, 4, 5, 6}], [set(range(ACCOUNTS))], []]))
def test_contrast_is_meetings_near_over_meetings_far(events: list[Event], window: int, teams: list[set[int]]) -> None:
    found = contrasts({"x": signal(events, window)}, [np.array(sorted(t)) for t in teams])
    plain = [contrast(events, window, t) for t in teams]
    assert found == [{"x": near / far} if far else {} for near, far in plain]


@settings(max_examples=60, deadline=None)
@given(events=WORLDS, cap=st.sampled_from([1, 10, 60]))
def test_what_is_left_out_for_its_cost_is_told_and_the_rest_is_whole(events: list[Event], cap: int) -> None:
    held = signal(events)
    found = pairs("x", held, ACCOUNTS, cap=cap)
    left_out = {int(held.names[t][1:]) for t in found.left_out}
    rest = Layer([e for e in events if e[1] not in left_out], WINDOW)
    assert dict(zip(both(found), found.occasions.tolist(), strict=True)) == {pair: len(o) for pair, o in rest.met.items()}


def test_one_trace_used_by_everybody_at_one_second() -> None:
    events = [(a, 0, 3600) for a in range(ACCOUNTS)] * 2
    found = met(events)
    assert len(found.a) == ACCOUNTS * (ACCOUNTS - 1) / 2 and set(found.occasions.tolist()) == {1}
    assert [len(t) for t in find_ties([found], ACCOUNTS)] == [0]
