"""What stands beside a figure: peaks beside chance, shares with their interval, groups beside accounts as active."""

from datetime import UTC, datetime

import pytest
from coterie.evidence.ledger.controls import burst, interval, matched

ROWS = {
    "overlap/accounts-in-all": [{"key": k} for k in ("a", "b", "gone")],
    "collection/accounts": [{"key": k, "posts": n} for k, n in (("a", 10), ("b", 4), ("c", 10), ("d", 5), ("e", 4), ("f", 900))],
    "overlap/in-several": [{"key": k} for k in ("a", "b", "e", "f")],
}


def test_a_group_stands_beside_accounts_as_active_from_everywhere_and_from_its_own_operations():
    asked = []

    def ask(question, params):
        asked.append((question, params))
        return ROWS.get(question) or [{"language": lang, "mainly": n, "synthetic": False} for lang, n in (("az", 1), ("fr", 2))]

    found = matched(ask, {"asks": "identity/languages", "all_of": "x,y", "as_of": "2024", "show": "language,mainly", "where": "language=az"})
    assert found == [
        {"beside": "as active", "language": "az", "mainly": 1, "controls": 2, "for_members": 2, "synthetic": False},
        {"beside": "as active, in one of the operations", "language": "az", "mainly": 1, "controls": 1, "for_members": 2, "synthetic": False}]
    assert [params for question, params in asked if question == "identity/languages"] == [
        {"as_of": "2024", "accounts": ["c", "e"]}, {"as_of": "2024", "accounts": ["e"]}]


def test_nothing_found_among_the_controls_is_said():
    found = matched(lambda question, params: ROWS.get(question, []), {"asks": "q", "all_of": "x", "show": "n"})
    assert [(row["n"], row["controls"]) for row in found] == [(None, 2), (None, 1)]


def test_a_group_without_anybody_beside_it_has_no_control():
    assert matched(lambda question, params: [], {"asks": "q", "all_of": "x", "show": "n"}) == []


def test_a_share_comes_with_what_chance_leaves_open():
    rows = [{"domain": "a.example", "links": 6, "all_links": 10, "synthetic": True}, {"domain": None, "links": 10, "all_links": 10}]
    one, = interval(lambda question, params: rows, {"asks": "q", "of": "links", "whole": "all_links", "column": "domain", "value": "a.example"})
    assert (one["share"], one["of"], one["synthetic"]) == (0.6, 10, True) and one["low"] == pytest.approx(0.3127, abs=1e-4)
    nothing, = interval(lambda question, params: rows, {"asks": "q", "of": "links", "whole": "all_links", "column": "domain", "value": ""})
    assert nothing["share"] == 1.0


def test_a_peak_counts_empty_stretches_as_bins():
    counts = {0: 3, 1: 2, 5: 40}
    rows = [{"bin": datetime(2024, 1, 1, n // 6, 10 * (n % 6), tzinfo=UTC), "posts": c, "synthetic": False} for n, c in counts.items()]
    one, = burst(lambda question, params: rows, {"operation": "x"})
    assert (one["most"], one["bins"], one["others_mean"]) == (40, 6, 1.0) and one["p_steady"] < 1e-12 < one["p_bursty"]
    assert burst(lambda question, params: [], {"operation": "x"}) == []
