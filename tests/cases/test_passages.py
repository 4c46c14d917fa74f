"""Passages as sentences with slots, from a real graph that a real run has grouped."""

from contextlib import nullcontext
from dataclasses import dataclass

import pytest
from coterie.analytics.detect import detect
from coterie.cases.passages import GRADES, passages
from coterie.queries.errors import UsageError

LINE = "We stand with the people of {} against every kind of colonial rule #free"


@dataclass
class Around:
    """The little of a case that is asked for."""

    graph: object

    def store(self):
        return nullcontext(self.graph)

    def mark(self, store):
        return {}


@pytest.fixture
def pasted(graph):
    """Six accounts paste one line with a place of their own, a seventh says it in other words, an eighth passes it on, others write of the weather."""
    texts = [*(LINE.format(place) + mark for place, mark in zip(("Corsica", "Corsica", "Corsica", "Guyana", "Guyana", "Mayotte"), "!.🔥!.🔥", strict=True)),
             "Every people #free of colonial rule: Corsica, we stand against any kind of it, with you", LINE.format("Corsica"),
             *(f"rain{n} over town{n} and wind{n} from hill{n} until night{n}" for n in range(20))]
    graph.write("""CREATE (o:Operation {id: 'island', title: 'An island', starts: datetime({epochSeconds: 0}), ends: datetime({epochSeconds: 2000000000})})
      WITH o UNWIND range(0, size($texts) - 1) AS n
      CREATE (a:Account {key: 'x:' + n, handle: 'who_' + n})-[:POSTED]->(p:Post {key: 'p' + (100 + n), at: datetime({epochSeconds: 1700000000 + 60 * n}),
        text: $texts[n], kind: CASE n WHEN 7 THEN 'repost' ELSE 'original' END})
      FOREACH (_ IN CASE WHEN n < 3 THEN [1] ELSE [] END | CREATE (p)-[:IN_OPERATION]->(o))""", texts=texts)
    graph.write("MATCH (p:Post {key: 'p107'}), (q:Post {key: 'p100'}) CREATE (p)-[:REPOSTS]->(q)")
    detect(graph, permutations=0)
    return Around(graph)


def test_one_sentence_with_a_slot_in_the_case_and_in_an_operation(pasted):
    told = passages(pasted)
    (one,) = told["passages"]
    assert (one["wording"], one["fillings"]) == (LINE.format("{…}") + "!", (("Corsica", "Guyana", "Mayotte"),))
    assert (one["posts"], one["accounts"], one["first_post"], one["first_handle"], one["first_at"]) == (6, 6, "p100", "who_0", 1_700_000_000)
    assert 0.4 <= one["least_similarity"] < 1 and (told["grade"], told["found"], told["synthetic"]) == ("copypasta", 1, False)
    assert [(t["posts"], t["wording"]) for t in passages(pasted, "island")["passages"]] == [(3, LINE.format("Corsica") + "!")]


def test_a_rewording_is_another_grade_and_a_translation_is_said_to_be_missing(pasted):
    (one,) = passages(pasted, grade="rewording")["rewordings"]
    assert (one["account"], one["wording"]) == ("x:6", LINE.format("{…}") + "!") and one["similarity"] >= 0.5
    for grade, said in (("translation", "none ships with coterie"), ("echo", "no grade echo")):
        with pytest.raises(UsageError, match=said):
            passages(pasted, grade=grade)
    assert set(GRADES) == {"copypasta", "rewording", "translation"}


def test_before_any_run_and_an_unknown_operation(graph, pasted):
    with pytest.raises(UsageError, match="no operation called atoll"):
        passages(pasted, "atoll")
    graph.clear()
    with pytest.raises(UsageError, match="No run has grouped"):
        passages(pasted)
