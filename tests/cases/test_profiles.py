"""Profile evidence read from a real graph: the latest state counts, and each question only reads."""

import pytest
from coterie.analytics.profiles import catalogue
from coterie.cases.profiles import beside
from coterie.queries.question import examine

# Three members and twelve others. m0 has changed its bio, o0 has left the party, o1 follows the hub too and writes French.
WORLD = """
CREATE (hub:Account {key: 'x:9', platform: 'x', handle: 'Hub'}), (party:Organisation {key: 'party', name: 'The Party'})
WITH hub, party UNWIND range(0, 2) AS i
CREATE (m:Account {key: 'x:m' + i, created_at: datetime('2023-06-0' + (i + 1))})-[:POSTED]->(:Post {key: 'm' + i, at: datetime('2024-01-01T22:30:00Z'), lang: 'az'}),
       (m)-[:FOLLOWS]->(hub), (m)-[:STATES_AFFILIATION]->(party),
       (m)-[:SHOWED]->(:Profile {key: 'old' + i, bio: 'old words of number ' + i, observed_at: datetime('2024-01-01')}),
       (m)-[:SHOWED]->(:Profile {key: 'new' + i, bio: 'The islands will be free one day', observed_at: datetime('2024-02-01')}),
       (m)-[:SHOWED]->(:Profile {key: 'bare' + i, suspended: true, observed_at: datetime('2024-03-01')})
WITH DISTINCT hub, party UNWIND range(0, 11) AS i
CREATE (o:Account {key: 'x:o' + i, created_at: datetime('2010-0' + (1 + i % 9) + '-01')})-[:POSTED]->(:Post {key: 'o' + i, at: datetime('2024-01-01T09:00:00Z'), lang: CASE i WHEN 1 THEN 'az' ELSE 'und' END}),
       (o)-[:SHOWED]->(:Profile {key: 'p' + i, bio: 'cat number ' + i}), (o)-[:FOLLOWS]->(:Account {key: 'x:friend' + i})
WITH hub, party, o, i WHERE i < 2
FOREACH (_ IN CASE i WHEN 0 THEN [1] ELSE [] END | CREATE (o)-[:STATES_AFFILIATION {holds_to: '2023'}]->(party))
FOREACH (_ IN CASE i WHEN 1 THEN [1] ELSE [] END | CREATE (o)-[:FOLLOWS]->(hub))
"""


def test_what_members_have_in_common_as_of_the_latest_state(graph):
    graph.write(WORLD)
    (found,) = beside(graph, [{"members": [{"key": f"x:m{i}"} for i in range(3)]}])
    assert (found["others"], found["least"]) == (12, None)
    traits = {t["trait"]: t for t in found["traits"]}
    assert {name: [(v["value"], v["members"], v["others"]) for v in t["values"]] for name, t in traits.items()} == {
        "affiliation": [("The Party", 3, 0)], "bio": [("The islands will be free one day", 3, 0)], "created": [("2023-06", 3, 0)],
        "follows": [("x:@Hub", 3, 1)], "hours": [("22-23 UTC", 3, 0)], "language": []}
    assert traits["language"]["not_enough_data"].startswith("known of 3 of 3 members and 1 of 12 others")
    assert (traits["affiliation"]["known_others"], traits["follows"]["known_others"]) == (12, 12)


def test_an_empty_graph_says_so_for_each(graph):
    (found,) = beside(graph, [{"members": [{"key": "x:1"}]}])
    assert {t["not_enough_data"] for t in found["traits"]} == {"the collection says nothing of it."}


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_each_question_only_reads_and_agrees_with_its_header(graph, name):
    trait = catalogue()[name]
    assert {f.what for f in examine(trait.query, name)[1]} <= {"next is missing", "status is missing"}
    assert graph.explain(trait.query).kind == "r" and trait.take in ("every", "commonest", "alike") and trait.innocent
