"""What sites share, who made them, when they were registered: a world where each must find, one where it must stay silent."""

from coterie.queries.ask import ask

WORLD = """
CREATE (d:Document {id: 'report', title: 'Report'}),
       (site:Domain {name: 'a.example'}), (mirror:Domain {name: 'b.example'}), (news:Domain {name: 'c.example'}), (alone:Domain {name: 'z.example'}),
       (man:Person {key: 'man', name: 'A Man', aliases: ['The Man']}), (firm:Organisation {key: 'firm', name: 'Firm'}), (ip:Address {key: '192.0.2.1', name: '192.0.2.1'}),
       (mirror)-[:MIRRORS {statements: ['s1']}]->(site), (site)-[:BACKLINKS]->(mirror),
       (man)-[:DESIGNED {statements: ['s2', 's3']}]->(news), (site)-[:SITE_OF {statements: ['s4']}]->(man), (man)-[:DESIGNED]->(mirror),
       (site)-[:HOSTED_AT]->(ip), (news)-[:HOSTED_AT]->(ip)
FOREACH (s IN [['s1', 'B2'], ['s2', 'B3'], ['s3', 'A1'], ['s4', 'C2']] |
  CREATE (:Statement {id: s[0], says: 'says ' + s[0], grade: s[1], page: '18', archive: 'https://archive.example/' + s[0]})-[:CITES]->(d))
"""


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_what_sites_share_stands_in_three_tiers(graph):
    graph.write(WORLD)
    found = rows(graph, "infrastructure/shared")
    assert [(r["tier"], r["domain"], r["other"], r["shared"], r["via"], r["sites"], r["grade"]) for r in found] == [
        (1, "a.example", "b.example", "one is called a mirror of the other", "b.example → a.example", None, "B2"),
        (2, "a.example", "b.example", "one links to the other", "a.example → b.example", None, "F6"),
        (2, "a.example", "b.example", "the owner of one designed the other", "A Man", 3, "F6"),
        (2, "a.example", "c.example", "the owner of one designed the other", "A Man", 3, "C2"),
        (2, "b.example", "c.example", "designer", "A Man", 3, "F6"),
        (3, "a.example", "c.example", "server", "192.0.2.1", 2, "F6")]
    assert found[3]["statements"] == ["s4", "s2", "s3"] and found[3]["pages"] == ["18"] and len(found[3]["archives"]) == 3
    assert [r["warning"] for r in found] == [None, "a link is no partnership", None, None, None, "hosts put strangers on one server"]
    assert [r["tier"] for r in rows(graph, "infrastructure/shared", domain="c.example")] == [2, 2, 3]
    assert rows(graph, "infrastructure/shared", domain="z.example") == []


def test_a_crowd_on_one_server_is_a_warning(graph):
    graph.write("CREATE (ip:Address {key: 'ip', name: 'ip'}) WITH ip UNWIND range(1, 6) AS i CREATE (:Domain {name: 'd' + i})-[:HOSTED_AT]->(ip)")
    found = rows(graph, "infrastructure/shared")
    assert len(found) == 15 and {(r["sites"], r["warning"]) for r in found} == {(6, "shared by 6 sites: perhaps a host for all comers")}


def test_one_registrar_and_one_day_is_the_weakest_tier(graph):
    graph.write("UNWIND [['a', 1, 'R'], ['b', 1, 'R'], ['c', 1, 'S'], ['d', 2, 'R']] AS d CREATE (:Domain {name: d[0], registrar: d[2], registered_on: datetime({year: 2023, month: 6, day: d[1]})})")
    assert [(r["tier"], r["domain"], r["other"], r["shared"]) for r in rows(graph, "infrastructure/shared")] == [(3, "a", "b", "registrar and day of registration")]


def test_who_stands_behind_a_site_and_their_others(graph):
    graph.write(WORLD)
    found = rows(graph, "infrastructure/other-sites", thing="https://a.example/")
    assert [(r["site"], r["role"], r["who"], r["other"], r["other_role"], r["designs"], r["grade"]) for r in found] == [
        ("a.example", "owner", "A Man", "b.example", "designer", 2, "F6"), ("a.example", "owner", "A Man", "c.example", "designer", 2, "C2")]
    assert (found[1]["statements"], found[1]["says"], found[1]["page"], found[1]["document"]) == (["s4", "s2", "s3"], "says s3", "18", "Report")
    assert [(r["site"], r["other"]) for r in rows(graph, "infrastructure/other-sites", thing="the man")] == [(None, "a.example"), (None, "b.example"), (None, "c.example")]
    assert rows(graph, "infrastructure/other-sites", thing="z.example") == rows(graph, "infrastructure/other-sites", thing="Firm") == []


def test_registrations_stand_beside_others_and_events(graph):
    graph.write("""CREATE (:Domain {name: 'a.example', registrar: 'R', registered_on: datetime('2023-06-10T00:00:00Z')}), (:Event {key: 'e', name: 'Founding', starts: '2023-06-06'}),
        (:Event {key: 'f', name: 'Vague', starts: '2023-06'}), (:Domain {name: 'b.example', registrar: 'R', registered_on: datetime('2023-06-12T00:00:00Z')}),
        (:Domain {name: 'c.example', registrar: 'S', registered_on: datetime('2023-06-17T00:00:00Z'), synthetic: true}), (:Domain {name: 'd.example', note: 'A site.'}), (:Domain {name: 'linked.example'}),
        (:Statement {id: 's'})-[:ABOUT]->(:Domain {name: 'e.example', title: 'E'})""")
    found = rows(graph, "infrastructure/registrations")
    assert [(r["domain"], r["registrar"], r["same_days"], r["events"], r["statements"]) for r in found] == [
        ("a.example", "R", ["= b.example", "c.example"], ["2023-06-06 Founding"], []), ("b.example", "R", ["= a.example", "c.example"], ["2023-06-06 Founding"], []),
        ("c.example", "S", ["a.example", "b.example"], [], []), ("d.example", None, [], [], []), ("e.example", None, [], [], ["s"])]
    assert found[2]["synthetic"]
    assert rows(graph, "infrastructure/registrations", domain="a.example", within=1)[0]["same_days"] == []
    assert rows(graph, "infrastructure/registrations", domain="nowhere.example") == []
