"""The twin's ledger, checked through the case as a user checks it; `make ledger` compares those of both whole cases with the page of verdicts."""

from __future__ import annotations

import pytest
from coterie.cases import claims, demo
from coterie.cases.case import Case, create


@pytest.fixture(scope="module")
def built(store, on_ours, _schema, tmp_path_factory):
    """The twin in small, built in the tests' database as the demo builds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Case, "store", on_ours)
        patch.setattr(Case, "blank", False)  # its own database stays empty; the rows go to the tests' one

        store.clear()
        case = create(tmp_path_factory.mktemp("case") / demo.TWIN, zone="Europe/Paris")
        demo._twin(case, lambda line: None, seed=9, scale=0.03, permutations=0)
        yield case
    store.clear()


def verdicts(ledger):
    return {c["id"]: c["verdict"] for c in ledger["claims"]}


LIKED = "MATCH (:Account {handle: $guest})-[:POSTED]->(p:Post {likes: 363}) SET p.likes = 364"
FOLLOWED = ("MATCH (a:Account {handle: $instructed})-[f:FOLLOWS]->() WITH a, f LIMIT 1 MATCH (b:Account) WHERE NOT (a)-[:FOLLOWS]->(b) AND a <> b "
            "WITH a, f, b ORDER BY b.key LIMIT 1 CREATE (a)-[g:FOLLOWS]->(b) SET g = properties(f)")


def test_nothing_of_the_twin_is_reproduced_and_a_changed_number_changes_its_own_claims(built, store):
    parts, before = claims.parts(built), claims.check(built)
    assert before["synthetic"] and not {"reproduced", "reproduced under an assumption"} & set(verdicts(before).values())
    assert [c["id"] for c in before["claims"] if c["control"] and c["measured"] and not c["control"]["rows"]] == []

    store.write(LIKED, guest=parts["guest"])
    store.write(FOLLOWED, instructed=parts["instructed"])
    after = verdicts(claims.check(built))
    assert {id_: verdict for id_, verdict in after.items() if verdict != verdicts(before)[id_]} == {"VS-01": "differs", "LK-07": "differs"}
