"""What is near, and the sorting beneath it, against plain loops."""

from collections import Counter

import numpy as np
from coterie.analytics.near import costly, different, distinct, in_order, near
from hypothesis import given
from hypothesis import strategies as st

EVENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 5)), max_size=40).map(sorted)  # trace, second, account
NUMBERS = st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 3) | st.sampled_from([2**40, 2**61])), max_size=30)


@given(EVENTS, st.integers(0, 20), st.sampled_from([1, 3, 1000]))
def test_near_finds_each_two_once_in_order_whatever_the_chunk(events: list[tuple[int, int, int]], window: int, chunk: int) -> None:
    trace, at, account = (np.array([e[i] for e in events], np.int64) for i in range(3))
    found = [two for first, later in near(account, trace, at, window, chunk=chunk) for two in zip(first.tolist(), later.tolist(), strict=True)]
    every = range(len(events))
    assert found == [(i, j) for i in every for j in every if i < j and events[i][0] == events[j][0]
                     and events[j][1] - events[i][1] <= window and events[i][2] != events[j][2]]


@given(EVENTS, st.integers(1, 20), st.integers(0, 200))
def test_the_costliest_are_left_out_first(events: list[tuple[int, int, int]], window: int, cap: int) -> None:
    count = Counter((t, s // window) for t, s, _ in events)
    cost: Counter[int] = Counter()
    for (t, stretch), n in count.items():
        cost[t] += n * (n + count[t, stretch + 1])
    total, out = 0, []
    for c, t in sorted((c, t) for t, c in cost.items()):
        total += c
        out += [t] if total > cap else []
    trace, at = (np.array([e[i] for e in events], np.int64) for i in range(2))
    assert costly(trace, at, window, cap).tolist() == sorted(out)


@given(NUMBERS)
def test_rows_sort_the_same_whether_they_fit_into_one_number_or_not(rows: list[tuple[int, int]]) -> None:
    one, other = (np.array([r[i] for r in rows], np.int64) for i in range(2))
    assert list(zip(*(c.tolist() for c in distinct(one, other)), strict=True)) == sorted(set(rows))
    big = [(abs(b), a) for a, b in rows]
    code, place = in_order(np.abs(other), one)
    assert list(zip(code.tolist(), place.tolist(), strict=True)) == sorted(big)


def test_different_counts_by_group() -> None:
    assert different(np.array([1, 0, 1, 1]), np.array([7, 7, 5, 7])).tolist() == [1, 2]
