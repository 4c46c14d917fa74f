"""What is gathered proves the finding, and nothing else comes along."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.gather import subjects
from coterie.evidence.gather.answer import answer
from coterie.evidence.subgraph import Edge, Node, Subgraph
from coterie.queries.cypher import statements
from some_evidence import START, account

RUN, A, B, C = "run1", "x:1", "x:2", "x:3"
RUN_NODE = Node("Run", RUN, {"number": 1, "seed": 7, "parameters": json.dumps({"windows": {"link": 60}}), "result": "all that was found"})


def post(key: str, author: str, seconds: int, link: str) -> tuple[list[Node], list[Edge]]:
    url = f"https://example.org/{link}"
    return [Node("Post", key, {"at": START + timedelta(seconds=seconds), "text": "see", "source": "cd" * 8, "row": 1}), Node("Link", url)], [
        Edge("POSTED", ("Account", author), ("Post", key), {}), Edge("LINKS_TO", ("Post", key), ("Link", url), {})]


def tie(a: str, b: str, p: float) -> Edge:
    return Edge("COORDINATES_WITH", ("Account", a), ("Account", b), {"layer": "link", "weight": 2, "traces": 2, "p": p, "expected": 0.1, "run": RUN})


@pytest.fixture
def world(graph):
    """A and B share one link within a minute and one within an hour; B and C are tied more weakly; D is nobody's; a person is documented."""
    posts = [post("x:11", A, 0, "shared"), post("x:12", B, 20, "shared"), post("x:13", A, 5000, "late"), post("x:14", B, 8000, "late"),
             post("x:15", A, 900, "own"), post("x:16", B, 9000, "bc"), post("x:17", C, 9030, "bc"), post("x:18", "x:4", 5, "shared")]
    nodes = [account(A, handle="a", handle_key="a", candidates=["guess"]), account(B, handle="b", handle_key="b"), account(C, handle="c", handle_key="c"), account("x:4"), RUN_NODE,
             Node("Cluster", "run1-1", {"run": RUN, "number": 1, "size": 3, "kind": "ties", "evidence": "{}", "innocent": "A newsroom."}),
             Node("Source", "cd" * 32, {"name": "posts.csv"}), Node("Person", "p", {"name": "Some Body"}), Node("Organisation", "o", {"name": "A Party"}),
             Node("Operation", "day", {"title": "A day", "starts": START, "ends": START + timedelta(hours=1)}),
             *(Node("Statement", s, {"says": s, "grade": g}) for s, g in (("s1", "B2"), ("s2", "C3"))), Node("Document", "d", {"title": "A Report"}), Node("Hashtag", "corsica"), *(n for ns, _ in posts for n in ns)]
    edges = [tie(A, B, 1e-9), tie(B, C, 1e-3), *(Edge("BELONGS_TO", ("Account", k), ("Cluster", "run1-1"), {"core": k != C, "score": 0.9, "run": RUN}) for k in (A, B, C)),
             Edge("MEMBER_OF", ("Person", "p"), ("Organisation", "o"), {"statements": ["s1"]}), Edge("LEADS", ("Person", "p"), ("Organisation", "o"), {"statements": ["s2"]}),
             *(Edge("ABOUT", ("Statement", s), x, {}) for s in ("s1", "s2") for x in (("Person", "p"), ("Organisation", "o"))), Edge("CITES", ("Statement", "s1"), ("Document", "d"), {}),
             *(Edge("TAGGED", ("Post", p), ("Hashtag", "corsica"), {}) for p in ("x:11", "x:12")), *(Edge("IN_OPERATION", ("Post", p), ("Operation", "day"), {}) for p in ("x:11", "x:12", "x:15")), *(e for _, es in posts for e in es)]
    for statement in statements(FORMATS["cypher"].render(Subgraph(tuple(nodes), tuple(edges)))[".cypher"].decode()):
        if statement.strip():
            graph.write(statement)
    return graph


def keys(part: Subgraph, label: str) -> set[str]:
    return {n.key for n in part.nodes if n.label == label}


def test_a_cluster_stands_on_its_strongest_ties_and_their_posts(world):
    part = subjects.cluster(world, RUN, "run1-1", 1)
    assert keys(part, "Account") == {A, B} and keys(part, "Post") == {"x:11", "x:12"} and keys(part, "Link") == {"https://example.org/shared"}
    assert not keys(part, "Hashtag"), "the tie is one of links"
    assert keys(part, "Source") == {"cd" * 32} and keys(part, "Run") == {RUN} and part.left_out == {"ties": 1, "members": 1}
    met = next(e for e in part.edges if e.type == "COORDINATES_WITH")
    assert (met.properties["first"], met.properties["last"]) == (START, START + timedelta(seconds=20))
    assert not any("candidates" in n.properties or "result" in n.properties for n in part.nodes)
    every = subjects.cluster(world, RUN, "run1-1", 10)
    assert keys(every, "Account") == {A, B, C} and keys(every, "Post") == {"x:11", "x:12", "x:16", "x:17"} and not every.left_out
    assert subjects.facts(world, RUN, every) == {"seed": "7", "innocent": "A newsroom."}


def test_a_picture_has_accounts_and_ties_alone(world):
    part = subjects.cluster(world, RUN, "run1-1", 1, ties_only=True)
    assert {n.label for n in part.nodes} == {"Account"} and len(part.edges) == 1 and part.left_out == {"ties": 1, "members": 1}


def test_an_account_stands_on_its_own_ties(world):
    part = subjects.account(world, RUN, C, 10)
    assert keys(part, "Account") == {B, C} and keys(part, "Post") == {"x:16", "x:17"} and keys(part, "Cluster") == {"run1-1"}
    assert {e.start[1] for e in part.edges if e.type == "BELONGS_TO"} == {C}


def test_a_member_of_a_crowd_stands_on_the_first_copy_in_each_episode(world):
    world.write("MATCH (c:Cluster) SET c.kind = 'block', c.evidence = $e", e=json.dumps({"episodes": [
        {"from": int(START.timestamp()) + s, "to": int(START.timestamp()) + s + 3000} for s in (0, 4000)]}))
    world.write("MATCH ()-[r:COORDINATES_WITH]->() DELETE r")
    for key, passage in (("x:11", "g1"), ("x:12", "g1"), ("x:13", "g1"), ("x:15", "g2"), ("x:17", "g1")):
        world.write("MERGE (g:Passage {id: $g}) SET g.text = $g WITH g MATCH (p:Post {key: $p}) MERGE (p)-[:SAYS {run: $run}]->(g)", g=passage, p=key, run=RUN)
    part = subjects.cluster(world, RUN, "run1-1", 2)
    assert keys(part, "Account") == {A, B} and keys(part, "Post") == {"x:11", "x:12", "x:13"} and keys(part, "Passage") == {"g1"}
    assert part.left_out == {"members": 1}


def test_statements_bring_their_documents_and_what_rests_on_them(world):
    part = subjects.statements(world, ["s1", "s2"], 1)
    assert {e.type for e in part.edges} == {"ABOUT", "CITES", "MEMBER_OF"} and part.left_out == {"statements": 1} and keys(part, "Document") == {"d"}


def test_rows_of_an_answer_bring_what_they_name(world):
    hop = {"start": "Some Body", "relation": "LEADS", "end": "A Party", "statements": ["s1", "s2"]}
    part = answer(world, [hop], {}, 10)
    assert {e.type for e in part.edges} == {"ABOUT", "CITES", "LEADS"} and keys(part, "Person") == {"p"}
    counted = answer(world, [{"operation": "day", "posts": 3}], {"operation": "day"}, 2)
    assert keys(counted, "Post") == {"x:11", "x:12"} and keys(counted, "Account") == {A, B} and counted.left_out == {"posts": 1}
    mine = answer(world, [{"handle": "@a", "posts": 2}], {"operation": "day"}, 10)
    assert keys(mine, "Post") == {"x:11", "x:15"} and keys(mine, "Account") == {A}
