"""Each definition against its own words in plain Python, quadratic and slow."""

import csv
import gzip
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from coterie.analytics.chance import expected
from coterie.analytics.definitions import Edges, edges
from coterie.analytics.pairs import pairs
from coterie.analytics.shares import Shares, shares
from coterie.analytics.ties import find_ties, suspects
from coterie.queries.errors import UsageError
from hypothesis import given, settings
from hypothesis import strategies as st
from rules import RULES, Found, Row, delay, gathered, near

WINDOWS = (1, 60, 3600)
# One post may carry several traces, one trace may be a post; an account may say the same twice in one second.
ROWS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 25), st.sampled_from([0, 1, 30, 60, 61, 3600, 3601, 9000])), max_size=45).map(
    lambda drawn: [(f"a{a}", f"t{t}" if t else "p3", f"p{p}", at + p) for a, t, p, at in drawn])
# The same at any time: over midnight, before 1970, in the year 9999.
ROWS = st.builds(lambda rows, late: [(a, t, p, at + late) for a, t, p, at in rows], ROWS, st.sampled_from([0, 0, 84_000, -4000, -10**9, 253_402_290_000]))


def made(rows: list[Row]) -> Shares:
    return shares([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows])


def told(world: Shares, found: Edges) -> Found:
    names = world.accounts
    listed = list(zip(found.a.tolist(), found.b.tolist(), found.weight.tolist(), found.traces.tolist(), found.delay.tolist(), strict=True))
    assert [e[:2] for e in listed] == sorted({e[:2] for e in listed})
    return {(names[a], names[b]): (w, t, d) for a, b, w, t, d in listed}


@pytest.mark.parametrize("definition", sorted(RULES))
@settings(max_examples=200, deadline=None)
@given(rows=ROWS, directed=st.booleans())
def test_equals_its_words_for_all_windows_in_one_pass(definition: str, rows: list[Row], directed: bool) -> None:
    world = made(rows)
    for window, found in zip(WINDOWS, edges(definition, world, WINDOWS, directed=directed, every=True, threads=1), strict=True):
        assert found.window == window
        assert told(world, found) == RULES[definition](rows, window, directed)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, window=st.sampled_from(WINDOWS), directed=st.booleans())
def test_equals_the_engine_and_a_plain_sum_of_the_tail(rows: list[Row], window: int, directed: bool) -> None:
    world = made(rows)
    (found,) = edges("coterie", world, [window], directed=directed, every=True, threads=1)
    met = pairs("x", world.traces(window), len(world.accounts))
    chance = expected(met, ~suspects([met], len(world.accounts)), np.arange(len(met.a)))
    p = {(a, b): 1 - math.fsum(math.exp(-c) * c**i / math.factorial(i) for i in range(k))
         for a, b, k, c in zip(met.a.tolist(), met.b.tolist(), met.occasions.tolist(), chance.tolist(), strict=True)}
    assert found.p.tolist() == pytest.approx([p[min(a, b), max(a, b)] for a, b in zip(found.a.tolist(), found.b.tolist(), strict=True)], abs=1e-12)
    if not directed:
        assert (found.a.tolist(), found.b.tolist(), found.weight.tolist()) == (met.a.tolist(), met.b.tolist(), met.occasions.tolist())


def test_ties_are_those_of_the_pair_test() -> None:
    generator = np.random.default_rng(5)
    rows = [(f"a{generator.integers(200)}", f"t{generator.integers(900)}", f"p{i}", int(generator.integers(20 * 86_400))) for i in range(4000)]
    rows += [(f"b{member}", f"own{day}", f"q{day}-{member}", day * 86_400 + member * 7) for day in range(20) for member in range(5)]
    world = made(rows)
    (expected_ties,) = find_ties([pairs("x", world.traces(60), len(world.accounts))], len(world.accounts))
    (found,) = edges("coterie", world, [60])
    assert (found.a.tolist(), found.b.tolist(), found.p.tolist()) == (expected_ties.a.tolist(), expected_ties.b.tolist(), expected_ties.p.tolist())
    assert {world.accounts[i] for i in found.a} | {world.accounts[i] for i in found.b} == {f"b{i}" for i in range(5)}
    (ordered,) = edges("coterie", world, [60], directed=True)
    assert {(world.accounts[a], world.accounts[b]) for a, b in zip(ordered.a, ordered.b, strict=True)} == {(f"b{i}", f"b{j}") for i in range(5) for j in range(i + 1, 5)}
    assert ordered.delay.max() == 28


def test_what_costs_too_much_is_left_out_and_told_and_a_narrower_window_has_a_turn_of_its_own() -> None:
    rows = [(f"a{i}", "viral", f"p{i}", 100 * i) for i in range(20)] + [("a1", "t", "q1", 5), ("a2", "t", "q2", 6)]
    wide, narrow = edges("qut", made(rows), [3000, 10], cap=100)
    assert (wide.left_out, len(wide), narrow.left_out, len(narrow)) == (1, 2, 0, 2)


def test_unknown_and_empty() -> None:
    with pytest.raises(UsageError, match="telepathy"):
        edges("telepathy", made([]), [60])
    assert [len(edges(d, made([]), [60])[0]) for d in RULES] == [0, 0, 0]


def test_coortweets_rule_on_its_own_sample(shared: Path) -> None:
    path = shared / "data" / "coortweet" / "russian_coord_tweets.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [(r["account_id"], r["object_id"], r["content_id"], int(r["timestamp_share"])) for r in csv.DictReader(lines)]
    assert len(rows) == 35_125
    world, windows = made(rows), (10, 60, 300)
    by_trace = defaultdict(list)
    for row in rows:
        by_trace[row[1]].append(row)
    busy = Counter(r[0] for r in rows)
    for directed in (False, True):
        for window, found in zip(windows, edges("coortweet", world, windows, directed=directed), strict=True):
            both = [two for group in by_trace.values() for two in near([r for r in group if busy[r[0]] >= 2 and r[1] != r[2]], window)]
            contents = {r[2] for two in both for r in two}
            count = Counter(r[0] for r in rows if r[2] in contents and busy[r[0]] >= 2)
            kept = gathered([(x, y) for x, y in both if count[x[0]] >= 2 or count[y[0]] >= 2], directed)
            assert told(world, found) == {pair: (len(two), len({x[1] for x, _ in two}), delay(two)) for pair, two in kept.items()} and len(found)
