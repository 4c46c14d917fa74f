"""Lint: each rule finds what it is for, and stays silent beside its innocent twin."""

from __future__ import annotations

import pytest
from coterie.evidence.ledger.lint.rules import lint, near
from coterie.evidence.ledger.lint.said import said

LISTS = {"annex": frozenset({"anna", "bert"})}


def found(*tables, lists=LISTS):
    return [(f.rule, f.claims) for f in lint({f"C{n}": said(t) for n, t in enumerate(tables, 1)}, lists)]


FOUNDED = {"about": "Organisation:club", "property": "founded"}


@pytest.mark.parametrize(("rule", "wrong", "right"), [
    ("values", [FOUNDED | {"value": "2023-06-06"}, FOUNDED | {"value": "2023-07-06"}], [FOUNDED | {"value": "2023-06"}, FOUNDED | {"value": "2023-06-06"}]),
    ("values", [FOUNDED | {"value": 5}, FOUNDED | {"value": 4}], [FOUNDED | {"value": 5}, FOUNDED | {"property": "closed", "value": 4}]),
    ("counts", [{"count": 4, "listed": 3}], [{"count": 11, "listed": 11}]),
    ("weekdays", [{"days": ["2024-01-20", "2024-01-19"]}], [{"days": ["2024-01-19", "2024-01-22"]}]),
    ("weekdays", [{"days": ["2024-02-05"], "weekday": "Sunday"}], [{"days": ["2024-02-05"], "weekday": "Monday"}]),
    ("zones", [{"clock": "Asia/Baku", "shown": "UTC", "offset": [2, 3], "days": ["2023-05-19"]}],
     [{"clock": "Asia/Baku", "shown": "Europe/Paris", "offset": [2, 3], "days": ["2023-05-19", "2023-12-19"]}]),
    ("units", [{"ever": True, "share_of": "posts"}], [{"ever": True, "share_of": "accounts"}]),
    ("denominators", [{"measures": "links", "share_of": "shares"}, {"measures": "links", "share_of": "posts"}],
     [{"measures": "links", "share_of": "shares"}, {"measures": "languages", "share_of": "posts"}]),
    ("spelling", [{"names": ["btq.org.az"]}, {"names": ["btq.org"]}], [{"names": ["oxu.az"]}, {"names": ["report.az"]}]),
    ("spelling", [{"names": ["FLNKS"]}, {"names": ["FLNK"]}], [{"names": ["FLNKS"]}, {"names": ["UPLG"]}]),
    ("membership", [{"list": "annex", "members": ["@Anna", "@Cora"]}], [{"list": "annex", "members": ["@Anna", "@bert"]}]),
    ("links", [{"links": ["https://news.example/en/conference-on-women-held-baku"]}, {"links": ["https://news.example/en/confrence-on-women-held-baku"]}],
     [{"links": ["https://news.example/en/conference-on-women-held-baku"]}, {"links": ["https://news.example/en/forum-of-youth-opens-lima"]}])])
def test_a_rule_finds_and_stays_silent(rule, wrong, right):
    assert found(*wrong) == [(rule, tuple(f"C{n}" for n in range(1, len(wrong) + 1)))] and found(*right) == []


def test_a_list_that_is_not_there_proves_nothing():
    assert found({"list": "annex", "members": ["@Cora"]}, lists={}) == []


def test_names_are_near_in_either_order():
    assert near("Carlyle C. Corbin", "Carlyle G. Corbin") and near("VIGI-CMT", "VIG-CMT") and near("btq.org", "btq.org.az") and near("Yap", "YAP")
    assert not near("YAP", "YIP") and not near("@anna", "@bertha") and not near("same", "same")
