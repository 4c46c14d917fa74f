"""Plans: no question walks through the whole graph to find one thing in it."""

import pytest
from coterie.queries.catalogue import packs
from coterie.queries.exam import stand_ins

EVERYTHING = {"AllNodesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}
INDEX = {"NodeIndexScan"}
# A chat header may stand in any post, so all texts are read; of the index on times posts-around takes the first entry.
# What is asked of a collection as a whole reads all of its posts.
# The control of cohorts and of shapes of handles is all other accounts: each of them is read once.
MAY = {"content/link-shares": {"NodeByLabelScan", "DirectedRelationshipTypeScan"}, "identity/cohorts": {"NodeByLabelScan"}, "identity/handles": {"NodeByLabelScan"},
       "collection/hashtags": {"NodeByLabelScan", "DirectedRelationshipTypeScan"}, "collection/accounts": INDEX, "collection/hours": INDEX,
       "clocks/chat-headers": INDEX, "clocks/chat-zones": INDEX, "events/posts-around": INDEX}


def operators(plan):
    yield plan["operatorType"].partition("@")[0], plan.get("args", {}).get("Details", "")
    for child in plan.get("children", []):
        yield from operators(child)


@pytest.mark.parametrize("id_", sorted(id_ for id_ in packs() if not id_.startswith("signals/")))
def test_no_plan_scans_all_nodes_all_posts_or_all_accounts(graph, id_):
    graph.write("UNWIND range(1, 300) AS i CREATE (a:Account {key: 'k' + i, handle_key: 'k' + i})-[:POSTED]->(:Post {key: 'p' + i, at: datetime()})")
    graph.write("CREATE (:Run {id: 'r'}) CREATE (o:Operation {id: 'o'}) WITH o MATCH (p:Post) WHERE p.key IN ['p1', 'p2', 'p3'] CREATE (p)-[:IN_OPERATION]->(o)")
    # Plans and samples made for another test's graph say nothing of this one.
    graph.write("CALL db.prepareForReplanning(60)")
    found = list(operators(graph.explain(packs()[id_].text, **stand_ins(packs()[id_])).root))
    assert not {name for name, _ in found} & EVERYTHING
    scans = [(name, said) for name, said in found if "Scan" in name and name not in MAY.get(id_, ())]
    assert not [said for _, said in scans if ":Account" in said or ":Post" in said or ":POSTED" in said], scans
