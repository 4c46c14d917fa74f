"""Backlinks, mirrors, statements and paths: a world where each must find, one where it must stay silent."""

from coterie.queries.ask import ask

WORLD = """
CREATE (d:Document {id: 'report', title: 'Report'}),
       (site:Domain {name: 'group.example'}), (mirror:Domain {name: 'group.example.az'}), (fan:Domain {name: 'fan.example'}),
       (man:Person {key: 'man', name: 'Arifə Man', aliases: ['A. Man']}), (firm:Organisation {key: 'firm', name: 'Firm'}),
       (group:Organisation {key: 'group', name: 'Group'}), (party:Organisation {key: 'party', name: 'Yeni Partiyası'}),
       (house:Address {key: 'house', name: 'House 1'}),
       (old:Account {key: 'x:@Old', platform: 'x', handle: 'Old', handle_key: 'old'}),
       (fanatic:Account {key: 'x:@fanatic', platform: 'x', handle: 'fanatic', handle_key: 'fanatic'}),
       (mirror)-[:BACKLINKS {statements: ['s1']}]->(site), (fan)-[:BACKLINKS]->(site), (mirror)-[:MIRRORS {statements: ['s2']}]->(site),
       (site)-[:SITE_OF {statements: ['s3']}]->(group), (man)-[:WORKS_FOR {statements: ['s4', 's5'], verb: 'consultant of'}]->(firm),
       (firm)-[:LOCATED_AT {statements: ['s6']}]->(house), (group)-[:LOCATED_AT {statements: ['s6']}]->(house),
       (old)-[:REPRESENTS {statements: ['s7']}]->(man), (old)-[:NAMES {statements: ['s8']}]->(man),
       (fanatic)-[:FOLLOWS {statements: ['s9']}]->(old), (fanatic)-[:STATES_AFFILIATION {statements: ['s9']}]->(party)
FOREACH (s IN [['s1', 'B2'], ['s2', 'B2'], ['s3', 'C3'], ['s4', 'B3'], ['s5', 'A1'], ['s6', 'B2'], ['s7', 'B3'], ['s8', 'B2'], ['s9', 'F6']] |
  CREATE (:Statement {id: s[0], says: 'says ' + s[0], grade: s[1], page: '18', archive: 'https://archive.example/' + s[0], asserted_by: 'VIGINUM'})-[:CITES]->(d))
"""


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def paths(graph, start, end, **params):
    """Each path as its relations in order of hop, alternatives joined."""
    found = {}
    for row in rows(graph, "affiliation/paths", **{"from": start, "to": end}, **params):
        found.setdefault(row["path"], {}).setdefault(row["hop"], []).append(row["relation"])
    return [["+".join(hop) for _, hop in sorted(path.items())] for _, path in sorted(found.items())]


def test_backlinks_carry_statement_page_and_archive_and_flag_mirrors(graph):
    graph.write(WORLD)
    found = rows(graph, "infrastructure/backlinks", domain="https://www.group[.]example/")
    assert [(r["domain"], r["mirror"], r["relation"], r["statement"], r["page"]) for r in found] == [
        ("fan.example", False, "BACKLINKS", None, None), ("group.example.az", True, "BACKLINKS", "s1", "18"),
        ("group.example.az", True, "MIRRORS", "s2", "18")]
    assert found[1]["archive"] == "https://archive.example/s1" and found[1]["document"] == "Report" and found[1]["by"] == "VIGINUM"
    assert rows(graph, "infrastructure/backlinks", domain="fan.example") == []


def test_mirrors_of_one_site_or_all(graph):
    graph.write(WORLD)
    graph.write("MATCH (s:Statement {id: 's2'}), (t:Statement {id: 's3'}) CREATE (t)-[:CONTRADICTS]->(s)")
    for params in ({}, {"domain": "group.example"}, {"domain": "group.example.az"}):
        assert [(r["domain"], r["of"], r["links"], r["statement"], r["against"]) for r in rows(graph, "infrastructure/mirrors", **params)] == [
            ("group.example.az", "group.example", True, "s2", ["s3: says s3"])]
    assert rows(graph, "infrastructure/mirrors", domain="fan.example") == []


def test_statements_stand_beside_those_that_contradict_them(graph):
    graph.write("""CREATE (g:Organisation {key: 'group', name: 'The Group', aliases: ['TG']}), (o:Organisation {key: 'other', name: 'Other'}),
        (a:Statement {id: 'june', says: 'Founded in June.', page: '2'})-[:ABOUT]->(g), (b:Statement {id: 'july', says: 'Founded in July.', page: '4'})-[:ABOUT]->(g),
        (a)-[:CONTRADICTS]->(b), (b)-[:CONTRADICTS]->(a), (:Statement {id: 'apart', says: 'Elsewhere.'})-[:ABOUT]->(o)""")
    for thing in ("the group", "TG", "Organisation:group", "group"):
        assert [(r["statement"], r["page"], r["against"]) for r in rows(graph, "affiliation/statements-about", thing=thing)] == [
            ("july", "4", ["june: Founded in June."]), ("june", "2", ["july: Founded in July."])]
    assert rows(graph, "affiliation/statements-about", thing="nobody") == []


def test_a_path_is_told_hop_by_hop_and_is_as_strong_as_its_weakest(graph):
    graph.write(WORLD)
    found = rows(graph, "affiliation/paths", **{"from": "@Old", "to": "Firm"})
    assert [(r["path"], r["hop"], r["start"], r["relation"], r["end"], r["grade"], r["statements"]) for r in found] == [
        (1, 1, "@Old", "NAMES", "Arifə Man", "B2", ["s8"]), (1, 1, "@Old", "REPRESENTS", "Arifə Man", "B3", ["s7"]),
        (1, 2, "Arifə Man", "WORKS_FOR", "Firm", "A1", ["s5", "s4"])]
    assert {(r["weakest"], r["hops"], r["attention"]) for r in found} == {("B2", 2, 0)}
    last = found[-1]
    assert (last["verb"], last["says"], last["page"], last["archive"], last["document"]) == ("consultant of", "says s5", "18", "https://archive.example/s5", "Report")


def test_a_path_goes_through_premises_and_against_the_direction(graph):
    graph.write(WORLD)
    assert paths(graph, "a. man", "group") == [["WORKS_FOR", "LOCATED_AT", "<-LOCATED_AT"]]
    assert paths(graph, "group.example.az", "Firm", without="BACKLINKS") == [["MIRRORS", "SITE_OF", "LOCATED_AT", "<-LOCATED_AT"]]
    assert paths(graph, "group.example.az", "Firm", without="BACKLINKS,MIRRORS") == []


def test_nobody_is_tied_to_anything_by_being_followed_or_by_a_link_without_a_statement(graph):
    graph.write(WORLD)
    assert paths(graph, "@Old", "party") == []
    assert paths(graph, "fan.example", "group") == []
    assert paths(graph, "fanatic", "Firm") == [["FOLLOWS", "NAMES+REPRESENTS", "WORKS_FOR"]]
    assert {r["attention"] for r in rows(graph, "affiliation/paths", **{"from": "fanatic", "to": "Firm"})} == {1}


def test_the_picture_holds_the_same_paths(graph):
    graph.write(WORLD)
    (row,) = rows(graph, "affiliation/picture", **{"from": "@Old", "to": "Firm", "paths": 1})
    path = row["path"]
    assert [node["properties"]["key"] for node in path["nodes"]] == ["x:@Old", "man", "firm"] and path["forward"] == [True, True]
    assert [edge["type"] for edge in path["edges"]] == ["NAMES", "WORKS_FOR"] and not row["synthetic"]
    assert len(rows(graph, "affiliation/picture", **{"from": "@Old", "to": "Firm"})) == 2
    assert rows(graph, "affiliation/picture", **{"from": "@Old", "to": "party"}) == []


def test_no_path_from_or_to_what_is_not_there(graph):
    graph.write(WORLD)
    assert paths(graph, "nobody", "Firm") == paths(graph, "Firm", "nobody") == paths(graph, "Firm", "Firm") == []
