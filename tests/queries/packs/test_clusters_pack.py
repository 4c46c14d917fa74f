"""Clusters and lists: a world where each must find, one where it must stay silent."""

from coterie.queries.ask import ask

CLUSTERS = """
CREATE (:Run {id: 'old', number: 1}), (:Run {id: 'new', number: 2}),
       (o:Cluster {id: 'o1', run: 'old', number: 1, size: 9}),
       (c:Cluster {id: 'n1', run: 'new', number: 1, kind: 'block', size: 2, p: 0.001, stability: 1.0, innocent: 'A newsroom desk.'}),
       (:Cluster {id: 'n2', run: 'new', number: 2, size: 0}),
       (a:Account {key: 'x:1', handle: 'a', standing: 'named'}), (b:Account {key: 'x:2', handle: 'b', synthetic: true}),
       (a)-[:BELONGS_TO {run: 'new', core: false, score: 0.5, reason: 'met twice'}]->(c),
       (b)-[:BELONGS_TO {run: 'new', core: true, score: 0.4, reason: 'met daily'}]->(c),
       (a)-[:BELONGS_TO {run: 'old', core: true}]->(o), (a)-[:LISTED_IN {position: 1}]->(:Document {id: 'annex'}), (a)-[:POSTED]->(:Post {key: 'p'})
"""
LISTS = """
CREATE (one:Document {id: 'one'}), (two:Document {id: 'two'}), (:Account {key: 'x:@z'}),
       (a:Account {key: 'x:@a', handle: 'A'}), (b:Account {key: 'x:@b', handle: 'b'}), (c:Account {key: 'x:@ç', handle: 'ç', damaged: 'holds U+00E7'}),
       (a)-[:LISTED_IN {position: 2, printed: 'A'}]->(one), (a)-[:LISTED_IN {position: 1, printed: 'a'}]->(two),
       (b)-[:LISTED_IN {position: 1, printed: 'b'}]->(one), (c)-[:LISTED_IN {position: 2, printed: 'ç'}]->(two)
"""


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_clusters_are_those_of_the_latest_run_unless_another_is_named(graph):
    graph.write(CLUSTERS)
    found = rows(graph, "clusters/list")
    assert [(r["id"], r["run"], r["size"], r["core"], r["synthetic"]) for r in found] == [("n1", "new", 2, 1, True), ("n2", "new", 0, 0, False)]
    assert found[0]["innocent"] == "A newsroom desk."
    assert [r["id"] for r in rows(graph, "clusters/list", run="old")] == ["o1"]
    assert rows(graph, "clusters/list", run="none") == []


def test_members_come_with_reasons_the_core_first(graph):
    graph.write(CLUSTERS)
    found = rows(graph, "clusters/members")
    assert [(r["handle"], r["core"], r["score"], r["reason"], r["posts"], r["lists"], r["standing"], r["synthetic"]) for r in found] == [
        ("b", True, 0.4, "met daily", 0, [], "private", True), ("a", False, 0.5, "met twice", 1, ["annex"], "named", False)]
    assert rows(graph, "clusters/members", cluster=2) == rows(graph, "clusters/members", cluster=9) == []
    assert [r["handle"] for r in rows(graph, "clusters/members", run="old")] == ["a"]


def test_a_list_is_shown_as_printed_with_its_damage(graph):
    graph.write(LISTS)
    assert [(r["position"], r["printed"], r["key"], r["damaged"], r["also_in"]) for r in rows(graph, "lists/members", list="two")] == [
        (1, "a", "x:@a", None, ["one"]), (2, "ç", "x:@ç", "holds U+00E7", [])]
    assert rows(graph, "lists/members", list="none") == []


def test_two_lists_side_by_side(graph):
    graph.write(LISTS)
    found = rows(graph, "lists/compare", one="one", other="two")
    assert [(r["where"], r["key"], r["printed_one"], r["printed_other"], r["place_one"], r["place_other"]) for r in found] == [
        ("both", "x:@a", "A", "a", 2, 1), ("one", "x:@b", "b", None, 1, None), ("two", "x:@ç", None, "ç", None, 2)]
    assert rows(graph, "lists/compare", one="none", other="nothing") == []


def test_ties_between_members_and_to_nobody_else(graph):
    graph.write(CLUSTERS)
    graph.write("""MATCH (a:Account {key: 'x:1'}), (b:Account {key: 'x:2'}) CREATE (c:Account {key: 'x:3'}),
        (a)-[:COORDINATES_WITH {run: 'new', layer: 'link', weight: 4, expected: 0.1, traces: 3, p: 0.001}]->(b),
        (a)-[:COORDINATES_WITH {run: 'old', layer: 'link', weight: 9}]->(b), (b)-[:COORDINATES_WITH {run: 'new', layer: 'link', weight: 8}]->(c)""")
    found = rows(graph, "clusters/ties")
    assert [(r["a_handle"], r["b_handle"], r["layer"], r["weight"], r["expected"], r["traces"], r["p"], r["synthetic"]) for r in found] == [("a", "b", "link", 4, 0.1, 3, 0.001, True)]
    assert rows(graph, "clusters/ties", cluster=2) == []


def test_passages_that_several_members_posted_beside_those_outside(graph):
    graph.write(CLUSTERS)
    graph.write("""MATCH (a:Account {key: 'x:1'}), (b:Account {key: 'x:2'}) CREATE (c:Account {key: 'x:3'}), (g:Passage {id: 'new-1', text: 'We say so.'}),
        (alone:Passage {id: 'new-2', text: 'Mine.'}), (p1:Post {key: '1'}), (p2:Post {key: '2', synthetic: true}), (p3:Post {key: '3'}), (p4:Post {key: '4'}), (p5:Post {key: '5'}),
        (a)-[:POSTED]->(p1)-[:SAYS {run: 'new'}]->(g), (b)-[:POSTED]->(p2)-[:SAYS {run: 'new'}]->(g), (b)-[:POSTED]->(p5)-[:SAYS {run: 'new'}]->(g),
        (c)-[:POSTED]->(p3)-[:SAYS {run: 'new'}]->(g), (a)-[:POSTED]->(p4)-[:SAYS {run: 'new'}]->(alone)""")
    found = rows(graph, "clusters/passages")
    assert [(r["passage"], r["members"], r["size"], r["posts"], r["others"], r["who"], r["synthetic"]) for r in found] == [("We say so.", 2, 2, 3, 1, ["x:1", "x:2"], True)]
    assert rows(graph, "clusters/passages", run="old") == []
