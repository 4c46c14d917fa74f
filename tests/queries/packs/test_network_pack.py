"""Follows: a world where each question must find, one where it must stay silent; what was seen later counts later."""

from coterie.queries.ask import ask

# ann and bob are listed. The party's list of follows was seen whole, and it follows nobody but ann.
WORLD = """
FOREACH (h IN ['ann', 'bob', 'party', 'star', 'fan'] | CREATE (:Account {key: 'x:@' + h, handle: h, handle_key: h, platform: 'x'}))
CREATE (d:Document {id: 'annex'}), (boss:Person {key: 'boss', name: 'Boss'}), (report:Document {id: 'r', title: 'Report'}),
       (s:Statement {id: 's1', says: 'Follows only two.', page: '17'})-[:CITES]->(report), (:Statement {id: 's2', says: 'Follows back.'})
WITH d, boss
MATCH (ann:Account {handle: 'ann'}), (bob:Account {handle: 'bob'}), (party:Account {handle: 'party'}), (star:Account {handle: 'star'}), (fan:Account {handle: 'fan'})
CREATE (ann)-[:LISTED_IN]->(d), (bob)-[:LISTED_IN]->(d), (party)-[:REPRESENTS]->(boss), (ann)-[:FOLLOWS_ACCOUNT_OF {statements: ['s1']}]->(boss),
       (ann)-[:SHOWED]->(:Profile {key: 'p', handle: 'ann', following: 4, observed_at: datetime('2024-02-11T00:00:00Z')})
FOREACH (f IN [[ann, party, '2024-02-11', true, ['s1']], [ann, star, '2024-02-11', true, []], [bob, party, '2024-05-01', null, []], [bob, ann, '2024-02-11', null, ['s2']],
               [party, ann, '2024-02-11', true, []], [fan, ann, '2024-02-11', null, []], [fan, bob, '2024-02-11', null, []], [fan, star, '2024-02-11', null, []]] |
  MERGE (a:Account {key: f[0].key}) MERGE (b:Account {key: f[1].key})
  CREATE (a)-[:FOLLOWS {observed_at: datetime(f[2]), complete: f[3], statements: f[4]}]->(b))
"""


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def counts(found, *columns):
    return [tuple(row[c] for c in columns) for row in found]


def test_whom_a_group_follows_most_and_who_follows_it(graph):
    graph.write(WORLD)
    columns = "place", "handle", "owner", "members", "of_group", "seen", "inside", "others"
    assert counts(rows(graph, "network/most-followed", list="annex"), *columns) == [
        (1, "party", ["Boss"], 2, 1.0, 2, False, 0), (2, "ann", [], 1, 0.5, 2, True, 2), (2, "star", [], 1, 0.5, 2, False, 1)]
    assert counts(rows(graph, "network/most-followed", list="annex", most=1, as_of="2024-03-01T00:00:00Z"), "place", "handle", "members") == [
        (1, "ann", 1), (1, "party", 1), (1, "star", 1)]
    assert counts(rows(graph, "network/top-followers", list="annex"), "place", "handle", "members", "of_seen", "inside", "others") == [
        (1, "fan", 2, 1.0, False, 1), (2, "bob", 1, 0.5, True, 1), (2, "party", 1, 0.5, False, 0)]
    for question in ("network/most-followed", "network/top-followers"):
        assert rows(graph, question) == rows(graph, question, list="none") == rows(graph, question, list="annex", as_of="2020-01-01T00:00:00Z") == []


def test_a_follow_set_says_who_follows_back_and_what_was_not_seen(graph):
    graph.write(WORLD)
    columns = "followed", "owner", "back", "whole", "of", "following", "statements", "says", "page", "document"
    assert counts(rows(graph, "network/follow-set", handle="@ann"), *columns) == [
        ("@party", ["Boss"], "yes", True, 3, 4, ["s1"], "Follows only two.", "17", "Report"),
        ("@star", [], "not seen", True, 3, 4, [], None, None, None), ("Boss", [], "not seen", True, 3, 4, ["s1"], "Follows only two.", "17", "Report")]
    bob = {r["followed"]: r for r in rows(graph, "network/follow-set", handle="bob")}
    assert (bob["@party"]["back"], bob["@ann"]["back"], bob["@ann"]["whole"]) == ("no", "no", False)
    assert [r["back_says"] for r in rows(graph, "network/follow-set", handle="fan")] == [None, None, None]
    assert [(r["followed"], r["of"]) for r in rows(graph, "network/follow-set", handle="bob", as_of="2024-03-01T00:00:00Z")] == [("@ann", 1)]
    assert rows(graph, "network/follow-set", handle="star") == rows(graph, "network/follow-set", handle="nobody") == []


def test_common_friends_stand_beside_how_many_others_follow_them(graph):
    graph.write(WORLD)
    columns = "handle", "owner", "by", "count", "named", "others", "inside"
    assert counts(rows(graph, "network/common-friends", handles="@Ann,BOB,fan"), *columns) == [
        ("party", ["Boss"], ["ann", "bob"], 2, 3, 0, False), ("star", [], ["ann", "fan"], 2, 3, 0, False),
        ("ann", [], ["bob", "fan"], 2, 3, 1, True)]
    assert counts(rows(graph, "network/common-friends", handles="ann,fan"), "handle", "others") == [("star", 0)]
    assert rows(graph, "network/common-friends", handles="ann,bob", as_of="2024-03-01T00:00:00Z") == []
    assert rows(graph, "network/common-friends", handles="ann,fan", least=3) == rows(graph, "network/common-friends", handles="star,nobody") == []


def test_the_picture_draws_follows_follows_back_and_owners(graph):
    graph.write(WORLD)
    found = rows(graph, "network/picture", handles="@Ann")
    assert [[n["properties"].get("handle", n["properties"].get("name")) for n in r["way"]["nodes"]] for r in found] == [
        ["ann", "Boss"], ["ann", "party"], ["ann", "star"]]
    assert [(r["back"] is None, r["owner"] is None) for r in found] == [(True, True), (False, False), (True, True)]
    assert len(rows(graph, "network/picture", handles="ann,bob", ways=2)) == 2
    assert rows(graph, "network/picture", handles="star,nobody") == rows(graph, "network/picture", handles="ann", as_of="2020-01-01T00:00:00Z") == []
