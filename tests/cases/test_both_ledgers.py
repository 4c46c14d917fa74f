"""The ledgers of both cases, checked through the case as a user checks them; the page of verdicts says what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coterie.cases import claims, demo
from coterie.cases.case import Case, create

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(store, on_ours, _schema, tmp_path_factory):
    """``built(name)`` gives the folder of a case in the tests' database, built as the demo builds it, the twin in small."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Case, "store", on_ours)
        patch.setattr(Case, "blank", False)  # its own database stays empty; the rows go to the tests' one

        def build(name):
            store.clear()
            case = create(tmp_path_factory.mktemp("case") / name, zone="Europe/Paris")
            if name == demo.DOCUMENTED:
                demo._documented(case, lambda line: None)
            else:
                demo._twin(case, lambda line: None, seed=9, scale=0.03, permutations=0)
            return case

        yield build
    store.clear()


def verdicts(ledger):
    return {c["id"]: c["verdict"] for c in ledger["claims"]}


def printed(column):
    """The verdicts that the page prints."""
    rows = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in (ROOT / "docs" / "claims.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    return {row[0]: row[column] for row in rows if len(row) == 6 and row[0] != "fact"}


def test_the_documented_ledger_is_as_printed(built):
    found = claims.check(built(demo.DOCUMENTED))
    assert verdicts(found) == printed(4)
    assert not found["synthetic"] and not any(c["stale"] for c in found["claims"])


LIKED = "MATCH (:Account {handle: $guest})-[:POSTED]->(p:Post {likes: 363}) SET p.likes = 364"
FOLLOWED = ("MATCH (a:Account {handle: $instructed})-[f:FOLLOWS]->() WITH a, f LIMIT 1 MATCH (b:Account) WHERE NOT (a)-[:FOLLOWS]->(b) AND a <> b "
            "WITH a, f, b ORDER BY b.key LIMIT 1 CREATE (a)-[g:FOLLOWS]->(b) SET g = properties(f)")


def test_nothing_of_the_twin_is_reproduced_and_a_changed_number_changes_its_own_claims(built, store):
    case = built(demo.TWIN)
    parts, before = claims.parts(case), claims.check(case)
    assert before["synthetic"] and not {"reproduced", "reproduced under an assumption"} & set(verdicts(before).values())
    assert [c["id"] for c in before["claims"] if c["control"] and c["measured"] and not c["control"]["rows"]] == []

    store.write(LIKED, guest=parts["guest"])
    store.write(FOLLOWED, instructed=parts["instructed"])
    after = verdicts(claims.check(case))
    assert {id_: verdict for id_, verdict in after.items() if verdict != verdicts(before)[id_]} == {"VS-01": "differs", "LK-07": "differs"}
