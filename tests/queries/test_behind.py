"""Rows of files behind an answer, narrowed by whatever its parameters and one of its rows name."""

from __future__ import annotations

import pytest
from coterie.queries.behind import rows, scope

WORLD = """
CREATE (a:Account {key: 'x:1', handle_key: 'ada', source: 's', row: 1})-[:POSTED]->(p:Post {key: 'x:11', text: 'see here', source: 's', row: 7}),
       (b:Account {key: 'x:2', handle_key: 'bob', source: 's', row: 2})-[:POSTED]->(q:Post {key: 'x:12', text: 'see there', source: 's', row: 8}),
       (p)-[:SAYS]->(s:Passage {text: 'see'}), (q)-[:SAYS]->(s), (p)-[:IN_OPERATION]->(:Operation {id: 'one'}),
       (a)-[:BELONGS_TO]->(:Cluster {id: 'r-1', number: 1, run: 'r'}), (a)-[:LISTED_IN {source: 's', row: 3}]->(:Document {id: 'annex'})
"""


@pytest.mark.parametrize(("kind", "named", "behind"), [
    ("posts", {}, [7, 8]), ("posts", {"handle": "@Bob"}, [8]), ("posts", {"operation": "one"}, [7]), ("posts", {"all_of": ["one"]}, [7]),
    ("posts", {"cluster": "1", "run": "r"}, [7]), ("posts", {"cluster": "r-1"}, [7]), ("posts", {"cluster": "1"}, []), ("posts", {"list": "annex"}, [7]),
    ("posts", {"passage": "see"}, [7, 8]), ("posts", {"passage": "see there"}, [7, 8]), ("posts", {"passage": "see there", "handle": "bob"}, [8]),
    ("accounts", {}, [1, 2]), ("accounts", {"list": "annex"}, [1]), ("lists", {"list": "annex"}, [3]), ("lists", {"list": "other"}, [])])
def test_what_a_scope_names_narrows_the_rows(graph, kind, named, behind):
    graph.write(WORLD)
    assert [row for found in rows(graph, [kind], scope(named)) for row in found["rows"]] == behind
