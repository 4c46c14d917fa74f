"""Techniques and criteria stand on claims, fall with them, and are rejected by what contradicts them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from coterie.evidence.ledger.criteria import rules, weigh
from coterie.queries.errors import BadInput

ROOT = Path(__file__).resolve().parents[3]
TAXONOMY = {"techniques": {"T2": "Copy", "T3": "Pass on"}, "moved": {"T1.1": "T2"}}
TABLES = {"criterion": {"1": {"name": "Massive", "by": ["A", "B"]}},
          "technique": {"T1.1": {"by": ["A"]}, "T3": {"by": ["A"], "against": ["C"]}, "T9": {"by": ["B"], "name": "Ours"}}}


def standing(**verdicts):
    return {w.rule.id: str(w.standing) for w in weigh(rules(TABLES, TAXONOMY, "criteria.toml"), verdicts)}


def test_a_claim_that_contradicts_rejects_whatever_else_holds():
    assert standing(A="reproduced", C="reproduced") == {"1": "supported", "T2": "supported", "T3": "rejected", "T9": "open"}
    assert standing(A="reproduced", C="differs")["T3"] == "supported"


def test_documents_alone_are_said_and_what_differs_carries_nothing():
    assert standing(A="documented", B="differs") == {"1": "supported by documents alone", "T2": "supported by documents alone",
                                                      "T3": "supported by documents alone", "T9": "open"}
    assert weigh(rules(TABLES, TAXONOMY, ""), {"A": "not enough data"})[0].lacking == ("A", "B")


def test_dead_ids_are_mapped_and_unknown_ones_kept():
    found = {r.id: (r.name, r.was, r.known) for r in rules(TABLES, TAXONOMY, "") if r.kind == "technique"}
    assert found == {"T2": ("Copy", "T1.1", True), "T3": ("Pass on", "", True), "T9": ("Ours", "", False)}


def test_faults_are_named():
    with pytest.raises(BadInput, match=r"technique.T5: colour is unknown.\ncriteria.toml: technique.T5: rests on no claim"):
        rules({"technique": {"T5": {"colour": 1}}}, TAXONOMY, "criteria.toml")


def test_the_shipped_criteria_rest_on_shipped_claims_and_known_techniques():
    folder = ROOT / "cases" / "un_notorious_big"
    tables, claims = (tomllib.loads((folder / name).read_text("utf-8")) for name in ("criteria.toml", "claims.toml"))
    found = rules(tables, tomllib.loads((ROOT / "evidence" / "ledger" / "disarm.toml").read_text("utf-8")), "criteria.toml")
    assert [r.id for r in found if not r.known or not r.name] == []
    assert {c for r in found for c in (*r.by, *r.against)} <= set(claims)


def test_every_fact_is_a_claim(shared):
    facts = {f["id"] for f in json.loads((shared / "case" / "facts.json").read_text("utf-8"))["facts"]}
    claims = set(tomllib.loads((ROOT / "cases" / "un_notorious_big" / "claims.toml").read_text("utf-8")))
    assert len(facts) == 139 and facts <= claims
