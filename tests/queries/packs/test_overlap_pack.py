"""Groups and operations: who was in several, what two share, how many of a group: each finds, and stays silent elsewhere."""

import pytest
from coterie.queries.ask import ask
from coterie.queries.catalogue import packs

GROUP = """  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
"""
# one: ann bob cem; two: ann bob; three: ann. Ann is listed, ann and bob are a cluster; dan posted in none.
WORLD = """
FOREACH (h IN ['ann', 'bob', 'cem', 'dan'] | CREATE (:Account {key: 'x:@' + h, handle: h, handle_key: h, platform: 'x', synthetic: h = 'cem'}))
FOREACH (o IN [['one', 1], ['two', 2], ['three', 3]] | CREATE (:Operation {id: o[0], starts: datetime({epochSeconds: o[1]})}))
CREATE (:Operation {id: 'none', starts: datetime({epochSeconds: 4})}), (:Document {id: 'annex'}), (:Cluster {id: 'c1'})
"""
POSTS = [("ann", "one", "x"), ("ann", "one", "x"), ("ann", "two", "x"), ("ann", "three", "y"), ("bob", "one", "x"), ("bob", "two", "x"),
         ("cem", "one", "x"), ("dan", "", "x"), ("bob", "", "x")]


def build(graph):
    graph.write(WORLD)
    graph.write("UNWIND $posts AS p MATCH (a:Account {handle: p[0]}) CREATE (a)-[:POSTED]->(n:Post {key: randomUUID(), platform: p[2]}) "
                "WITH n, p MATCH (o:Operation {id: p[1]}) CREATE (n)-[:IN_OPERATION]->(o)", posts=POSTS)
    graph.write("MATCH (a:Account {handle: 'ann'}), (b:Account {handle: 'bob'}), (d:Document), (c:Cluster) "
                "CREATE (a)-[:LISTED_IN]->(d), (a)-[:BELONGS_TO]->(c), (b)-[:BELONGS_TO]->(c)")


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def counts(found, *columns):
    return [tuple(row[c] for c in columns) for row in found]


def test_every_question_on_a_group_names_it_in_the_same_words():
    everybody = {"content/link-shares"}  # without a group it is about all posts, so that each part of it only narrows
    asking = {id_: q.text for id_, q in packs().items() if any(p.name == "all_of" for p in q.params) and id_ not in everybody}
    assert len(asking) > 10 and [id_ for id_, text in asking.items() if GROUP not in text] == []


def test_accounts_in_at_least_so_many_operations(graph):
    build(graph)
    columns = "handle", "operations", "of", "which", "posts", "elsewhere"
    assert counts(rows(graph, "overlap/in-several"), *columns) == [("ann", 3, 4, ["one", "two", "three"], 4, 0), ("bob", 2, 4, ["one", "two"], 2, 1)]
    assert [r["handle"] for r in rows(graph, "overlap/in-several", operations="two,three")] == ["ann"]
    assert rows(graph, "overlap/in-several", least=4) == rows(graph, "overlap/in-several", operations="none") == []


def test_two_operations_share_accounts_beside_even_chances(graph):
    build(graph)
    columns = "one", "other", "both", "of_one", "of_other", "expected", "population", "synthetic"
    assert counts(rows(graph, "overlap/pairs"), *columns) == [
        ("one", "two", 2, pytest.approx(2 / 3), 1.0, 1.5, 4, True), ("one", "three", 1, pytest.approx(1 / 3), 1.0, 0.75, 4, True),
        ("two", "three", 1, 0.5, 1.0, 0.5, 4, False)]
    assert [r["expected"] for r in rows(graph, "overlap/pairs", operations="one,two", population=60)] == [0.1]
    assert rows(graph, "overlap/pairs", operations="one,none") == rows(graph, "overlap/pairs", operations="one") == []


def test_how_many_of_a_group_were_in_each_operation(graph):
    build(graph)
    columns = "operation", "defines", "members", "group", "of_group", "accounts", "of_operation", "posts", "all_posts", "expected"
    assert counts(rows(graph, "overlap/group", all_of="one,two"), *columns) == [
        ("one", True, 2, 2, 1.0, 3, pytest.approx(2 / 3), 3, 4, 1.5), ("two", True, 2, 2, 1.0, 2, 1.0, 2, 2, 1.0),
        ("three", False, 1, 2, 0.5, 1, 1.0, 1, 1, 0.5)]
    assert [r["operation"] for r in rows(graph, "overlap/group", cluster="c1", platform="y")] == ["three"]


def test_given_together_the_ways_to_name_a_group_narrow_it(graph):
    build(graph)
    assert {r["group"] for r in rows(graph, "overlap/group", cluster="c1")} == {2}
    assert {r["group"] for r in rows(graph, "overlap/group", cluster="c1", list="annex", all_of="one")} == {1}
    for nobody in ({}, {"list": "none"}, {"list": "annex", "cluster": "none"}, {"all_of": "one,none"}):
        assert rows(graph, "overlap/group", **nobody) == []
