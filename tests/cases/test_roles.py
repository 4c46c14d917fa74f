"""Roles read from a real graph, beside the question that asks who was first."""

from contextlib import nullcontext
from dataclasses import dataclass

import pytest
from coterie.cases.roles import roles
from coterie.queries.ask import ask
from coterie.queries.errors import UsageError


@dataclass
class Around:
    """The little of a case that is asked for."""

    graph: object

    def store(self):
        return nullcontext(self.graph)

    def mark(self, store):
        return {}


# Twelve passages, four hours apart: x:1 opens each, x:2 to x:4 follow after a minute, a channel elsewhere after an hour; x:9 reposts all.
WORLD = """
CREATE (o:Operation {id: 'op', title: 'Op', starts: datetime({epochSeconds: 0}), ends: datetime({epochSeconds: 2000000000})}), (r:Run {id: 'r', number: 1}),
  (c:Cluster {id: 'r-1', run: 'r', number: 1})
WITH o, c UNWIND range(0, 11) AS n
CREATE (g:Passage {id: 'g' + n, run: 'r'})
WITH o, c, g, n UNWIND [['x:1', 0], ['x:2', 60], ['x:3', 60], ['x:4', 60], ['telegram:7', 3600], ['x:9', 90]] AS who
MERGE (a:Account {key: who[0]}) ON CREATE SET a.platform = split(who[0], ':')[0], a.handle = replace(who[0], ':', '')
MERGE (a)-[:BELONGS_TO {run: 'r'}]->(c)
CREATE (a)-[:POSTED]->(p:Post {key: n + who[0], at: datetime({epochSeconds: 1700000000 + n * 14400 + who[1]}), text: 'text ' + n,
  kind: CASE who[0] WHEN 'x:9' THEN 'repost' ELSE 'original' END})-[:IN_OPERATION]->(o)
FOREACH (_ IN CASE who[0] WHEN 'x:9' THEN [] ELSE [1] END | CREATE (p)-[:SAYS {run: 'r'}]->(g))
"""
LINKS = """MATCH (p:Post) WHERE p.kind = 'repost' MATCH (q:Post {key: replace(p.key, 'x:9', 'x:1')}) CREATE (p)-[:REPOSTS]->(q)
WITH count(*) AS n MATCH (a:Account {key: 'x:1'}), (b:Account) WHERE b.key STARTS WITH 'x:' AND b.key > 'x:1' CREATE (a)-[:COORDINATES_WITH {run: 'r', layer: 'passage'}]->(b)"""


def test_roles_of_an_operation_and_of_a_cluster_agree_with_the_question(graph):
    graph.write(WORLD)
    graph.write(LINKS)
    found = roles(Around(graph), "op")
    by_key = {one["key"]: one for one in found["roles"]}
    assert (found["posts"], found["accounts"], found["complete"], found["not_enough_data"]) == (72, 6, False, None)
    assert by_key["x:1"]["roles"] == ["first poster", "seeder", "bridge"] and by_key["x:1"]["first"] == 12
    assert by_key["x:1"]["taken_up"] == 5 and by_key["x:1"]["betweenness"] == 1 and by_key["x:9"]["roles"] == ["amplifier"]
    assert by_key["x:2"]["roles"] == [] and by_key["x:2"]["operations"] == by_key["x:2"]["clusters"] == 1
    assert found["opened"] == {"at": 1_700_000_000, "accounts": ["x:1"]} and found["bursts"] == []
    leads = {(one["first"], one["second"]): one for one in found["leads"]["found"]}
    assert leads["x:1", "x:2"]["delay"] == leads["x:1", "x:2"]["low"] == 60 and ("x:2", "x:3") not in leads
    (platform,) = found["platforms"]["found"]
    assert (platform["first"], platform["second"], platform["occasions"], platform["delay"]) == ("x", "telegram", 12, 3600)
    rows = list(ask(graph, "origin/first-posters", {"operation": "op"}))
    assert [row["first"] for row in rows if row["passage"]] == [["x1"]] * by_key["x:1"]["first"]
    cluster = roles(Around(graph), "1")
    assert (cluster["kind"], cluster["id"], cluster["roles"]) == ("cluster", "r-1", found["roles"])


def test_silence_and_unknown_names(graph):
    graph.write(WORLD)
    graph.write("MATCH (p:Post) WHERE NOT p.key STARTS WITH '0x' AND NOT p.key STARTS WITH '1x' DETACH DELETE p")
    found = roles(Around(graph), "op")
    assert "20 timed posts" in found["not_enough_data"] and found["roles"] == [] and found["leads"] is None
    for subject in ("unheard-of", "7", "²"):
        with pytest.raises(UsageError, match="Known are op, cluster 1"):
            roles(Around(graph), subject)
