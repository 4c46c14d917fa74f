"""Clusters against labels, in worlds small enough to count by hand."""

import pytest
from coterie.analytics.evaluate import curve, evaluate, interval, named

CLUSTERS = [
    {"number": 1, "members": [{"key": k, "core": k != "d", "score": s} for k, s in (("a", 0.9), ("b", 0.9), ("c", 0.8), ("d", 0.5))]},
    {"number": 2, "members": [{"key": "d", "core": True, "score": 0.4}, {"key": "z", "core": False, "score": 0.3}]},
]
FOUND = named(CLUSTERS)
LABELS = {"a": "core", "b": "core", "c": "Organic", "d": "desk", "e": "core", "f": "", "g": "none"}


def test_an_account_in_two_clusters_counts_where_it_is_surest():
    assert (FOUND["d"].cluster, FOUND["d"].core) == (2, True)


def test_binary_leaves_out_who_has_no_label():
    got = evaluate(LABELS, FOUND)
    assert (got["precision"], got["recall"]) == (3 / 4, 3 / 4)
    assert got["f1"] == pytest.approx(0.75) and got["named_without_label"] == 1 and got["positive"] == ["core", "desk"]
    assert (got["binary"]["right"], got["binary"]["wrong"], got["binary"]["missed"]) == (3, 1, 1)
    assert got["per_label"]["core"] == {"accounts": 3, "named": 2, "core": 2, "share_named": 2 / 3, "clusters": {"1": 2}, "positive": True}
    assert got["partition"] == {"accounts": 4, "labels": 3, "clusters": 2, "share": 4 / 7}
    assert got["purity"] == 3 / 4 and got["not_enough_data"] == {}


def test_complete_labels_count_the_rest_as_organic():
    assert evaluate(LABELS, FOUND, complete=True)["precision"] == 3 / 5


def test_the_user_says_which_labels_are_positive():
    got = evaluate(LABELS, FOUND, positive=["core"])
    assert (got["precision"], got["recall"]) == (2 / 4, 2 / 3)


def test_precision_is_silent_when_nobody_could_be_named_wrongly():
    got = evaluate({"a": "core", "e": "core"}, FOUND)
    assert got["precision"] is None and got["f1"] is None and got["recall"] == 0.5
    assert "named wrongly" in got["not_enough_data"]["precision"]
    assert {p["precision"] for p in got["curve"]["all"]} == {None}


def test_no_cluster_and_no_positive_say_so():
    got = evaluate({"x": "organic"}, {})
    assert (got["precision"], got["recall"], got["ari"], got["nmi"], got["purity"]) == (None,) * 5
    assert set(got["not_enough_data"]) == {"precision", "recall", "partition"}


def test_curve_names_equal_scores_together():
    points = curve(FOUND.values(), {"a", "b", "d", "e"})
    assert [(p["score"], p["named"], p["right"]) for p in points] == [(0.9, 2, 2), (0.8, 3, 2), (0.4, 4, 3), (0.3, 5, 3)]
    assert points[-1]["precision"] == 3 / 5 and points[-1]["recall"] == 3 / 4


def test_wilson_interval_as_published():
    low, high = interval(81, 263)  # Newcombe 1998, table I: 0.2553 to 0.3662
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert interval(0, 0) is None
