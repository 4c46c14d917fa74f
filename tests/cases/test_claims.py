"""The ledger of a case: checked on the real graph, kept, compared, and stale when a question's text changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from coterie.cases import claims
from coterie.cases.case import create
from coterie.queries.errors import UsageError

CLAIMS = """
[V-1]
says = "Two accounts wrote three posts."
asks = "own/volume"
figures = [{ of = "posts", is = 3 }, { of = "accounts", is = 2 }]

[V-2]
says = "Somebody wrote two of them."
asks = "own/most"
figures = [{ of = "posts", is = 2 }]

[D-1]
says = "The report says so."
statements = ["s1"]
"""
VOLUME = """// title:     Volume
// id:        own/volume
// asks:      How many posts by how many accounts?
// column:    posts     Posts
// column:    accounts  Accounts
// column:    synthetic Whether any of them was made by a generator
// innocent:  Nothing to explain.
// next:      Read them.
// status:    tried
MATCH (a:Account)-[:POSTED]->(p:Post)
RETURN count(p) AS posts, count(DISTINCT a) AS accounts, max(CASE WHEN p.synthetic THEN 1 ELSE 0 END) = 1 AS synthetic
"""
MOST = VOLUME.replace("own/volume", "own/most").replace("accounts  Accounts", "accounts  Account").replace(
    "RETURN count(p) AS posts, count(DISTINCT a) AS accounts, max(CASE WHEN p.synthetic THEN 1 ELSE 0 END) = 1 AS synthetic",
    "WITH a, count(p) AS posts ORDER BY posts DESC LIMIT 1\nRETURN posts, a.key AS accounts, false AS synthetic")
POST = "MATCH (a:Account {key: $a}) CREATE (a)-[:POSTED]->(:Post {key: $k, at: $at})"


@pytest.fixture
def case(graph, on_ours, tmp_path, monkeypatch):
    made = create(tmp_path / "c", zone="UTC")
    (made.folder / "claims.toml").write_text(CLAIMS)
    (made.folder / "questions" / "own").mkdir(parents=True)
    (made.folder / "questions" / "own" / "volume.cypher").write_text(VOLUME)
    (made.folder / "questions" / "own" / "most.cypher").write_text(MOST)
    monkeypatch.setattr(type(made), "store", on_ours)
    graph.write("CREATE (:Account {key: 'x:1'}), (:Account {key: 'x:2'}), (:Statement {id: 's1'})")
    for account, key in (("x:1", "p1"), ("x:1", "p2"), ("x:2", "p3")):
        graph.write(POST, a=account, k=key, at=datetime(2024, 1, 1, tzinfo=UTC))
    return made


def verdicts(found):
    return {c["id"]: c["verdict"] for c in found["claims"]}


def test_checked_kept_and_listed(case):
    assert verdicts(claims.listed(case)) == {"V-1": "", "V-2": "", "D-1": ""}
    assert verdicts(claims.check(case)) == {"V-1": "reproduced", "V-2": "reproduced", "D-1": "documented"} == verdicts(claims.listed(case))
    assert [c["measured"] for c in claims.check(case, ["V-1"])["claims"]] == [[3, 2]]
    assert [c["id"] for c in claims.latest(case)["claims"]] == ["V-1", "V-2", "D-1"]  # what was measured of one took its place among the others
    with pytest.raises(UsageError, match="no claim V-9"):
        claims.check(case, ["V-9"])


def test_one_changed_number_makes_exactly_its_claims_differ(case, graph):
    before = claims.check(case)
    graph.write(POST, a="x:2", k="p4", at=datetime(2024, 1, 1, tzinfo=UTC))
    after = claims.check(case)
    assert [k for k, v in verdicts(after).items() if v != verdicts(before)[k]] == ["V-1"]
    first = next((case.folder / "findings" / "ledgers").glob("*.json"))
    assert claims.diff(case, first.name)["changes"] == []  # the same snapshot of files: kept over


def test_a_changed_character_of_a_question_makes_its_claims_stale(case):
    claims.check(case)
    path = case.folder / "questions" / "own" / "volume.cypher"
    path.write_text(VOLUME.replace("Read them.", "Read them!"))
    assert {c["id"]: c["stale"] for c in claims.listed(case)["claims"]} == {"V-1": True, "V-2": False, "D-1": False}


def test_a_single_synthetic_row_in_the_graph_forbids_reproduced(case, graph):
    graph.write("CREATE (:Account {key: 'twin:1', synthetic: true})")
    assert set(verdicts(claims.check(case)).values()) == {"holds on the synthetic twin", "documented"}
