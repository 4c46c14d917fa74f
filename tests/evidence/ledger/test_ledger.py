"""Claims: what is published beside what is measured, and a verdict that cannot flatter."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from coterie.evidence.ledger.checking import Answered, Ground, check
from coterie.evidence.ledger.claim import Measure, Verdict
from coterie.evidence.ledger.reading import claims
from coterie.queries.errors import BadInput, CoterieError
from hypothesis import given
from hypothesis import strategies as st

ROWS = ({"operation": "a", "posts": 8, "accounts": 4}, {"operation": "b", "posts": 5, "accounts": 2})
BASE = {"says": "Eight posts.", "asks": "operations/volume"}


def judged(table: Mapping[str, Any], rows=ROWS, *, marked=False, **ground) -> Any:
    def measures(measure: Measure, zone: str) -> Answered:
        if measure.name == "broken":
            raise CoterieError("The database does not answer.")
        return Answered(tuple(rows), "f" * 64, measure.params, marked)

    return check(claims({"C": dict(table)}, "claims.toml"), measures, Ground(**ground))[0]


@pytest.mark.parametrize(("figure", "verdict"), [
    ({"of": "posts", "is": 8, "where": {"operation": "a"}}, "reproduced"), ({"of": "posts", "is": 9, "where": {"operation": "a"}}, "differs"),
    ({"of": "posts", "is": 9, "within": 1, "where": {"operation": "a"}}, "reproduced"), ({"of": "posts", "least": 13, "take": "sum"}, "reproduced"),
    ({"of": "posts", "least": 14, "take": "sum"}, "differs"), ({"of": "posts", "most": 8, "take": "max"}, "reproduced"),
    ({"of": "posts", "is": 2.0, "per": "accounts", "take": "first"}, "reproduced"), ({"take": "rows", "is": 2}, "reproduced"),
    ({"of": "operation", "is": "a", "take": "first"}, "reproduced"), ({"of": "posts", "is": 8}, "not enough data"),
    ({"of": "posts", "is": 8, "where": {"operation": "c"}}, "not enough data"), ({"of": "reposts", "is": 8, "take": "sum"}, "not enough data")])
def test_a_figure_is_taken_from_the_rows_it_speaks_of(figure, verdict):
    assert judged(BASE | {"figures": [figure]}).verdict == verdict


def test_every_figure_of_a_claim_must_agree():
    figures = [{"of": "posts", "is": 8, "take": "first"}, {"of": "accounts", "is": 5, "take": "first"}]
    found = judged(BASE | {"figures": figures})
    assert found.verdict == "differs" and found.why == "accounts: 4 measured, 5 published"


def test_an_assumption_is_named():
    found = judged(BASE | {"figures": [{"of": "posts", "is": 8, "take": "first"}], "assumes": "the clock is that of Paris"})
    assert (found.verdict, found.why) == (Verdict.ASSUMED, "the clock is that of Paris")


def test_what_cannot_be_asked_is_not_enough_data_and_says_what_is_needed():
    found = judged({"says": "x", "asks": "broken", "figures": [{"of": "posts", "is": 8}], "needs": "all posts of the window"})
    assert found.verdict == "not enough data" and found.why == "The database does not answer; needed: all posts of the window"
    assert judged(BASE | {"figures": [{"of": "posts", "is": 8, "take": "first"}]}, rows=[{"posts": None}]).verdict == "not enough data"


def test_statements_are_documented_only_where_the_case_holds_them():
    table = {"says": "x", "statements": ["s1", "s2"]}
    assert judged(table, statements=("s1", "s2")).verdict == "documented"
    assert judged(table, statements=("s1",)).verdict == "not enough data"


def test_an_unpublished_method_is_not_reproducible_even_when_a_number_agrees():
    assert judged(BASE | {"unpublished": "VIGINUM keeps its score to itself", "figures": [{"of": "posts", "is": 8, "take": "first"}]}).verdict == "not reproducible"


def test_parts_stand_in_for_named_accounts():
    figures = [{"of": "posts", "is": 8, "where": {"operation": "{first}"}}]
    assert judged(BASE | {"figures": figures, "params": {"account": "{first}"}}, parts={"first": "a"}).verdict == "reproduced"
    lost = judged(BASE | {"figures": figures})
    assert lost.verdict == "not enough data" and "nobody plays the part first" in lost.why


def test_a_nought_without_any_such_data_is_no_finding():
    table = BASE | {"figures": [{"of": "posts", "is": 8, "take": "sum"}], "takes": ["posts"], "needs": "all posts"}
    assert judged(table, rows=[{"posts": 0}], data=["profiles"]).why == "the case holds no posts with a time; needed: all posts"
    assert judged(table, rows=[{"posts": 0}]).verdict == "differs"


def test_less_than_was_published_differs_only_in_a_complete_collection():
    table = BASE | {"figures": [{"of": "posts", "is": 8, "take": "sum"}], "takes": ["posts"], "needs": "all posts"}
    part = judged(table, rows=[{"posts": 5}], complete=False)
    assert part.verdict == "not enough data" and "in this collection posts 5, and it is not declared complete" in part.why
    assert judged(table, rows=[{"posts": 9}], complete=False).verdict == judged(table, rows=[{"posts": 5}]).verdict == "differs"


def test_another_text_of_the_question_makes_a_claim_stale():
    figures = [{"of": "posts", "is": 8, "take": "first"}]
    assert judged(BASE | {"figures": figures, "question": "e" * 64}).stale
    assert not judged(BASE | {"figures": figures, "question": "f" * 64}).stale and not judged(BASE | {"figures": figures}).stale


@given(rows=st.lists(st.fixed_dictionaries({"posts": st.integers(0, 3), "synthetic": st.booleans()}), min_size=1, max_size=4),
       published=st.integers(0, 3), relation=st.sampled_from(["is", "least", "most"]), take=st.sampled_from(["first", "sum", "max", "min", "rows"]),
       assumes=st.sampled_from(["", "a zone"]), case=st.booleans())
def test_nothing_computed_on_synthetic_rows_is_ever_reproduced(rows, published, relation, take, assumes, case):
    marked = any(row["synthetic"] for row in rows)
    found = judged(BASE | {"figures": [{"of": "posts", relation: published, "take": take}], "assumes": assumes}, rows, synthetic=case, marked=marked)
    assert (case or marked) == (found.synthetic) and not (found.synthetic and found.verdict in (Verdict.REPRODUCED, Verdict.ASSUMED))


def test_all_faults_of_a_file_are_named_at_once():
    text = """
    [A]
    asks = "x"
    colour = "red"
    figures = [{ is = 5, least = 4 }, { of = "a", is = 1, take = "half" }]
    [B]
    says = "b"
    """
    with pytest.raises(BadInput) as fault:
        claims(tomllib.loads(text), "claims.toml")
    for what in ("[A] colour is unknown", "[A] says nothing", "[A] figure 1: give one of", "[A] figure 2: take is one of", "[B] has no way to be checked"):
        assert what in str(fault.value)


def test_functions_compute_what_is_printed():
    from coterie.evidence.ledger.functions import run

    def rows(name, **params):
        return run(name, lambda question, given: [{"bin": datetime(2024, 1, 1, 0, 10 * n, tzinfo=UTC), "posts": c, "synthetic": False}
                                                  for n, c in enumerate([2, 3, 2, 60]) if c], params)[0]

    assert rows("weekday", day="2024-01-20")[0]["weekday"] == "Saturday"
    assert [round(r["share"], 3) for r in rows("shares", parts="348,348", wholes="423,1686")] == [0.823, 0.206]
    assert rows("total", values="59.4,12.7,9.4")[0]["total"] == pytest.approx(81.5)
    assert [r["hours"] for r in rows("offset", clock="Asia/Baku", shown="Europe/Paris", days="2023-05-19,2023-12-19")] == [2, 3]
    assert rows("listed", rule="Corsica: Corse; Nazione; Korsika; corsica")[0] == {"topic": "Corsica", "words": 4}
    assert rows("burst", operation="x")[0]["p_steady"] < 1e-6
    with pytest.raises(CoterieError, match="no function nothing"):
        rows("nothing")
