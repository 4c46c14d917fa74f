"""Relations, strongest ways, what ways rest on, pictures: a world where each must find, one where it must stay silent."""

import pytest
from coterie.queries.ask import ask

WORLD = """
CREATE (one:Document {id: 'one', title: 'One'}), (two:Document {id: 'two', title: 'Two'}), (list:Document {id: 'list'}),
       (a:Account {key: 'x:@a', handle: 'a', handle_key: 'a'}), (b:Account {key: 'x:@b', handle: 'b', handle_key: 'b'}),
       (man:Person {key: 'man', name: 'A Man'}), (office:Organisation {key: 'office', name: 'Office'}), (party:Organisation {key: 'party', name: 'Party', aliases: ['PP']}),
       (a)-[:LISTED_IN]->(list), (b)-[:LISTED_IN]->(list),
       (a)-[:STATES_AFFILIATION {statements: ['s1'], holds_from: '2023-05', verb: 'says it belongs to'}]->(party),
       (a)-[:REPRESENTS {statements: ['s2']}]->(man), (man)-[:WORKS_FOR {statements: ['s3', 's4'], holds_to: '2023-12-31'}]->(office), (office)-[:PART_OF {statements: ['s5']}]->(party),
       (a)-[:TOOK_PART_IN {statements: ['s5']}]->(:Event {key: 'e', name: 'Congress'}), (b)-[:FOLLOWS]->(a)
FOREACH (s IN [['s1', 'C4', 'X'], ['s2', 'B2', 'V'], ['s3', 'B2', 'V'], ['s4', 'C2', 'W'], ['s5', 'B3', 'V']] |
  CREATE (:Statement {id: s[0], says: 'says ' + s[0], grade: s[1], asserted_by: s[2], page: '17', archive: CASE s[0] WHEN 's2' THEN 'https://archive.example/2' END}))
WITH one, two
MATCH (s:Statement) FOREACH (_ IN CASE s.id WHEN 's4' THEN [1] ELSE [] END | CREATE (s)-[:CITES]->(two)) FOREACH (_ IN CASE s.id WHEN 's4' THEN [] ELSE [1] END | CREATE (s)-[:CITES]->(one))
WITH DISTINCT one
MATCH (x:Statement {id: 's1'}), (y:Statement {id: 's5'}) CREATE (x)-[:CONTRADICTS]->(y)
"""


@pytest.fixture
def world(graph):
    graph.write(WORLD)
    return graph


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_all_relations_of_a_thing_with_a_row_for_each_statement(world):
    found = rows(world, "affiliation/relations-of", thing="A Man")
    assert [(r["relation"], r["other"], r["kind"], r["statement"], r["grade"], r["document"]) for r in found] == [
        ("<-REPRESENTS", "@a", "Account", "s2", "B2", "One"), ("WORKS_FOR", "Office", "Organisation", "s3", "B2", "One"), ("WORKS_FOR", "Office", "Organisation", "s4", "C2", "Two")]
    assert [(r["relation"], r["other"], r["against"]) for r in rows(world, "affiliation/relations-of", thing="@a") if r["against"]] == [
        ("STATES_AFFILIATION", "Party", ["s5: says s5"]), ("TOOK_PART_IN", "Congress", ["s1: says s1"])]
    assert [r["other"] for r in rows(world, "affiliation/relations-of", thing="Event:e")] == ["@a"]
    assert rows(world, "affiliation/relations-of", thing="nobody") == rows(world, "affiliation/relations-of", thing="@b") == []


def test_relations_as_of_a_day(world):
    assert {r["relation"] for r in rows(world, "affiliation/relations-of", thing="A Man", as_of="2024-02-11")} == {"<-REPRESENTS"}
    assert {r["relation"] for r in rows(world, "affiliation/relations-of", thing="A Man", as_of="2023-12-31")} == {"<-REPRESENTS", "WORKS_FOR"}
    assert "STATES_AFFILIATION" not in {r["relation"] for r in rows(world, "affiliation/relations-of", thing="@a", as_of="2023-04-30")}
    assert "STATES_AFFILIATION" in {r["relation"] for r in rows(world, "affiliation/relations-of", thing="@a", as_of="2023-05-10")}


def test_the_strongest_way_is_not_the_shortest(world):
    found = rows(world, "affiliation/strongest-path", **{"from": "@a", "to": "PP"})
    assert [(r["weakest"], r["hops"], r["hop"], r["start"], r["relation"], r["end"], r["grade"], r["statements"], r["attention"]) for r in found] == [
        ("B3", 3, 1, "@a", "REPRESENTS", "A Man", "B2", ["s2"], False), ("B3", 3, 2, "A Man", "WORKS_FOR", "Office", "B2", ["s3", "s4"], False),
        ("B3", 3, 3, "Office", "PART_OF", "Party", "B3", ["s5"], False)]
    assert (found[0]["page"], found[0]["archive"], found[0]["document"]) == ("17", "https://archive.example/2", "One")
    weaker = rows(world, "affiliation/strongest-path", **{"from": "@a", "to": "PP"}, without="WORKS_FOR")
    assert [(r["weakest"], r["relation"]) for r in weaker] == [("C4", "STATES_AFFILIATION")]
    assert rows(world, "affiliation/strongest-path", **{"from": "@b", "to": "PP"}) == rows(world, "affiliation/strongest-path", **{"from": "@a", "to": "nobody"}) == []


def test_what_ways_rest_on(world):
    short, long = rows(world, "affiliation/what-paths-rest-on", **{"from": "@a", "to": "Party"})
    assert [short[c] for c in ("way", "relations", "weakest", "one_voice", "falls_with", "archived")] == [["@a", "Party"], ["STATES_AFFILIATION"], "C4", True, ["one: hop 1"], 0]
    assert [long[c] for c in ("way", "weakest", "one_voice", "voices", "falls_with", "archived")] == [
        ["@a", "A Man", "Office", "Party"], "B3", False, ["V", "W"], ["one: hop 1, 3"], 1]
    assert rows(world, "affiliation/what-paths-rest-on", **{"from": "@b", "to": "Party"}) == []


def test_which_accounts_of_a_group_are_tied(world):
    whole, one = rows(world, "affiliation/group-ties", to="party", list="list")
    assert [whole[c] for c in ("handle", "accounts", "people", "of_group")] == [None, 1, 2, 0.5]
    assert [one[c] for c in ("handle", "hops", "relations", "through", "statements", "attention")] == ["a", 1, ["STATES_AFFILIATION"], ["Party"], ["s1"], 0]
    assert rows(world, "affiliation/group-ties", to="nobody", list="list") == []
    assert [r["accounts"] for r in rows(world, "affiliation/group-ties", to="party", account="b")] == [0]


def test_pictures_are_paths_with_their_statements(world):
    found = rows(world, "affiliation/picture", **{"from": "@a", "to": "party"})
    assert [[edge["type"] for edge in r["path"]["edges"]] for r in found] == [["STATES_AFFILIATION"], ["REPRESENTS", "WORKS_FOR", "PART_OF"]]
    around = rows(world, "affiliation/around", thing="party")
    assert [r["way"]["edges"][0]["type"] for r in around] == ["PART_OF", "STATES_AFFILIATION"] and len(rows(world, "affiliation/around", thing="party", most=1)) == 1
    assert rows(world, "affiliation/picture", **{"from": "@b", "to": "party"}) == rows(world, "affiliation/around", thing="@b") == []
