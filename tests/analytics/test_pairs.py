"""Pairs against a plain quadratic count."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import numpy as np
from coterie.analytics.contrast import contrasts
from coterie.analytics.pairs import left_out, pairs
from coterie.analytics.world import Traces, traces
from hypothesis import given, settings
from hypothesis import strategies as st

EVENTS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4), st.integers(0, 30_000)), max_size=60)


def signal(events: list[tuple[int, int, int]], window: int) -> Traces:
    accounts = [f"a{i}" for i in range(8)]
    return traces(accounts, [f"a{a}" for a, _, _ in events], [f"t{t}" for _, t, _ in events], [at for _, _, at in events], window=window)


def meetings(events: list[tuple[int, int, int]], window: int) -> dict[tuple[int, int], dict[int, int]]:
    """Pair -> trace -> first second of a meeting."""
    found: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for a, t, x in events:
        for b, u, y in events:
            if a < b and t == u and abs(x - y) <= window:
                found[a, b][t] = min(found[a, b].get(t, min(x, y)), min(x, y))
    return found


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.sampled_from([1, 60, 3600]))
def test_equals_a_plain_count(events: list[tuple[int, int, int]], window: int) -> None:
    found = pairs("x", signal(events, window), 8)
    expected = meetings(events, window)
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == sorted(expected)
    assert found.traces.tolist() == [len(expected[p]) for p in sorted(expected)]
    assert found.occasions.tolist() == [
        1 + sum(y - x > 3600 for x, y in pairwise(times)) for times in (sorted(expected[p].values()) for p in sorted(expected))]
    assert np.bincount(found.of, minlength=len(found.a)).tolist() == found.occasions.tolist()


def test_a_trace_beyond_the_cap_is_left_out_and_told() -> None:
    events = [(a, 0, 10) for a in range(8)] + [(1, 1, 10), (2, 1, 20)]
    found = pairs("x", signal(events, 60), 8, cap=10)
    assert found.left_out.tolist() == [0]
    assert list(zip(found.a, found.b, strict=True)) == [(1, 2)]


def test_contrast_is_near_over_far() -> None:
    events = [(0, 0, 0), (1, 0, 30), (0, 1, 5000), (1, 1, 5500), (2, 2, 9), (3, 2, 700)]
    found = contrasts({"x": signal(events, 60)}, [np.array([0, 1]), np.array([2, 3])])
    assert found == [{"x": 0.5}, {}]


def test_a_trace_that_too_many_left_is_left_out_told_and_no_part_of_what_chance_is_estimated_from() -> None:
    said = replace(signal([(a, 0, 10 * a) for a in range(5)] + [(0, 0, 90), (1, 1, 10), (2, 1, 20)], 60), guard=4)
    found = pairs("x", said, 8)
    assert list(zip(found.a, found.b, strict=True)) == [(1, 2)] and found.days.sum() == 2 == found.active
    assert left_out(said, found.left_out) == {"traces_left_out": 1, "events_left_out": 6, "left_out": [{"trace": "t0", "accounts": 5, "events": 6}]}
