"""Decisions: what was found stays, what was decided stands beside it, and says when it no longer holds."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path

import pytest
from coterie.cases import decisions
from coterie.cases.decisions import Decision
from coterie.queries.errors import BadInput

FOUND = {"run": "r", "clusters": [
    {"number": 1, "size": 4, "members": [{"key": f"x:{i}", "core": i < 4, "score": 1 - i / 10} for i in range(1, 5)]},
    {"number": 2, "size": 3, "members": [{"key": f"x:{i}", "core": True, "score": 1.0} for i in range(7, 10)]}]}


def decision(account: str, verdict: str, number: int = 1, because: str = 'its owner wrote: "not me"\n\u202e\\') -> Decision:
    return Decision(account, verdict, because, "", date(2024, 2, 11), decisions.beside(FOUND["clusters"][number - 1], account))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    made = [decision("x:4", "out"), decision("x:9", "in")]
    decisions.write(tmp_path / "decisions.toml", made)
    assert decisions.read(tmp_path / "decisions.toml") == made
    assert decisions.read(tmp_path / "nothing.toml") == []


def test_found_and_decided_stand_side_by_side() -> None:
    before = copy.deepcopy(FOUND)
    first, second = decisions.apply(FOUND, [decision("x:4", "out"), decision("x:8", "in"), decision("x:5", "in")])["clusters"]
    assert before == FOUND
    assert (first["size"], first["curated"]["size"], second["curated"]) == (4, 5, {"size": 3, "out": [], "in": []})
    assert [d["key"] for d in first["curated"]["out"]] == ["x:4"] and [d["key"] for d in first["curated"]["in"]] == ["x:8", "x:5"]
    assert [m["key"] for m in first["members"]] == ["x:1", "x:2", "x:3", "x:4"] and first["members"][3]["decision"]["verdict"] == "out"


def test_a_cluster_is_known_again_by_its_members_not_by_its_number() -> None:
    later = {"clusters": [FOUND["clusters"][1] | {"number": 1}, FOUND["clusters"][0] | {"number": 2}]}
    found = decisions.apply(later, [decision("x:4", "out")])
    assert [c["curated"]["size"] for c in found["clusters"]] == [3, 3] and found["decisions_idle"] == []


def test_what_no_longer_holds_is_said() -> None:
    gone = decisions.apply({"clusters": [FOUND["clusters"][1]]}, [decision("x:4", "out")])
    assert "no cluster with the members" in gone["decisions_idle"][0]["why"] and gone["clusters"][0]["curated"]["size"] == 3
    without = {"clusters": [FOUND["clusters"][0] | {"members": FOUND["clusters"][0]["members"][:3], "size": 3}]}
    assert "does not have it" in decisions.apply(without, [decision("x:4", "out")])["decisions_idle"][0]["why"]


def test_a_second_decision_replaces_the_first() -> None:
    assert decisions.decided([decision("x:4", "out", because="a")], decision("x:4", "out", because="b"))[0].because == "b"


@pytest.mark.parametrize(("text", "why"), [
    ("[[decision", "cannot be read"), ("decision = 1", "list of tables"), ("decision = [1]", "list of tables"), ("[[decision]]\naccount = 'x'", "missing"),
    ("[[decision]]\naccount='x'\nverdict='maybe'\nbecause='b'\nby=''\non=2024-01-01\nbeside=[]", "neither in nor out"),
    ("[[decision]]\naccount='x'\nverdict='in'\nbecause=' '\nby=''\non=2024-01-01\nbeside=[]", "no reason"),
    ("[[decision]]\naccount='x'\nverdict='in'\nbecause='b'\nby=''\non='then'\nbeside=[]", "a date")])
def test_faults_are_named(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "decisions.toml").write_text(text)
    with pytest.raises(BadInput, match=why):
        decisions.read(tmp_path / "decisions.toml")
