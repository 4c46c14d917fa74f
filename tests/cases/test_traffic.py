"""Traffic read from a real graph: an operation pushed by few, among the flows of everyday life."""

from contextlib import nullcontext
from dataclasses import dataclass

import pytest
from coterie.cases.traffic import amplification
from coterie.queries.errors import UsageError

DAY = 86_400


@dataclass
class Around:
    """The little of a case that is asked for."""

    graph: object

    def store(self):
        return nullcontext(self.graph)

    def mark(self, store):
        return {}


def everyday(graph, tags):
    """Each day's hashtag: 160 people with two or three posts over the day."""
    graph.write("""UNWIND range(1, $tags) AS t MERGE (h:Hashtag {tag: 'day' + t}) WITH h, t UNWIND range(0, 359) AS i
      MERGE (a:Account {key: 'x:' + (i % 160)}) ON CREATE SET a.platform = 'x', a.handle = 'p' + (i % 160)
      CREATE (a)-[:POSTED]->(p:Post {key: 'd' + t + '-' + i, kind: CASE WHEN i % 4 = 0 THEN 'repost' ELSE 'original' END, text: 'own ' + t + ' ' + i,
        at: datetime({epochSeconds: $from + t * $day + i * 239})})-[:TAGGED]->(h)""", tags=tags, day=DAY, **{"from": 1_700_006_400})


def operation(graph, accounts, copies):
    """One day's operation: so many people once, and fifty with so many copies of one text within ten minutes."""
    graph.write("""CREATE (o:Operation {id: 'pushed', title: 'Pushed', starts: datetime({epochSeconds: $from}), ends: datetime({epochSeconds: $from + $day})})
      WITH o UNWIND range(0, $accounts - 1) AS i MERGE (a:Account {key: 'x:op' + i}) ON CREATE SET a.platform = 'x'
      WITH o, a, i UNWIND range(0, CASE WHEN i < 50 THEN $copies - 1 ELSE 0 END) AS n
      CREATE (a)-[:POSTED]->(:Post {key: 'o' + i + '-' + n, kind: 'original', synthetic: true, text: CASE WHEN i < 50 THEN 'the same ' + n ELSE 'own ' + i END,
        at: datetime({epochSeconds: $from + CASE WHEN i < 50 THEN 36000 + i ELSE i * 600 END})})-[:IN_OPERATION]->(o)""",
                accounts=accounts, copies=copies, day=DAY, **{"from": 1_700_006_400})


def test_a_pushed_operation_stands_above_all_everyday_flows(graph):
    everyday(graph, 21)
    operation(graph, 120, 5)
    found = amplification(Around(graph), "pushed", rounds=50)
    assert (found["posts"], found["accounts"], found["synthetic"], found["complete"]) == (320, 120, True, False)
    others, figures = found["others"], found["figures"]
    assert (others["flows"], others["posts"], others["not_enough_data"]) == (21, 320, None)
    assert others["seconds_median"] > DAY / 2
    ranks = {name: one["rank"] for name, one in others["standing"].items()}
    assert ranks == {"ctm": 1, "top50": 1, "per_account": 1, "copies": 1, "gini": 1, "peak": 1, "reposts": 22}
    assert figures["copies"]["value"] == pytest.approx(250 / 320) and others["standing"]["copies"]["median"] == 0
    assert figures["top50"]["value"] == pytest.approx(100 * 250 / 320) and found["burst"]["posts"] >= 250
    assert found == amplification(Around(graph), "pushed", rounds=50)


def test_few_flows_and_few_accounts_say_so(graph):
    everyday(graph, 3)
    operation(graph, 120, 5)
    found = amplification(Around(graph), "pushed", rounds=20)
    assert "there are 3" in found["others"]["not_enough_data"] and found["others"]["standing"] == {} and found["figures"]
    graph.write("MATCH (a:Account)-[:POSTED]->(p)-[:IN_OPERATION]->() WHERE a.key > 'x:op3' DETACH DELETE p")
    found = amplification(Around(graph), "pushed", rounds=20)
    assert found["not_enough_data"] and found["figures"] == {}
    with pytest.raises(UsageError, match="Known are pushed"):
        amplification(Around(graph), "unheard-of")
