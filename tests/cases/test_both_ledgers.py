"""The ledgers of both cases, checked through the case as a user checks them; the page of verdicts says what they say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from coterie.cases import claims, demo
from coterie.cases.case import Case, create

ROOT = Path(__file__).resolve().parents[2]


class _Open:
    """The tests' own database instead of one for the case alone."""

    def __init__(self, store):
        self.store = store

    def __enter__(self):
        return self.store

    def __exit__(self, *_):
        return None


@pytest.fixture(scope="module")
def built(store, _schema, tmp_path_factory):
    """``built(name)`` gives the folder of a case in the tests' database, built as the demo builds it, the twin in small."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Case, "store", lambda self: _Open(store))
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


def test_the_twins_ledger_is_as_printed_and_each_planted_number_carries_its_own_claims(built, store):
    case = built(demo.TWIN)
    before = claims.check(case)
    assert verdicts(before) == printed(5)
    assert before["synthetic"] and not {"reproduced", "reproduced under an assumption"} & set(verdicts(before).values())
    lacking = [c["id"] for c in before["claims"] if c["control"] and c["verdict"].startswith("holds") and not c["control"]["rows"]]
    assert lacking == [], "a claim that holds stands beside no control"

    def changed(*statements):
        for statement in statements:
            store.write(statement)
        after = verdicts(claims.check(case))
        return sorted(id_ for id_, verdict in after.items() if verdict != verdicts(before)[id_])

    # One interaction more on the post that was shared, and taken back.
    liked = "MATCH (p:Post {views: 11_940}) SET p.likes = p.likes + 1"
    assert Counter(changed(liked)) == {}
