"""The set algebra of parts of a graph."""

from __future__ import annotations

import random

import pytest
from coterie.evidence.subgraph import Edge, Node, Subgraph
from hypothesis import given
from hypothesis import strategies as st
from some_evidence import account, small, tie

KEYS = st.sampled_from([f"x:{i}" for i in range(6)])
LAYERS = st.sampled_from(["link", "repost"])


@st.composite
def parts(draw) -> Subgraph:
    pairs = draw(st.lists(st.tuples(KEYS, KEYS, LAYERS), max_size=8))
    keys = {k for a, b, _ in pairs for k in (a, b)} | set(draw(st.lists(KEYS, max_size=4)))
    return Subgraph(tuple(account(k, handle=k[-1]) for k in sorted(keys)), tuple(tie(a, b, layer) for a, b, layer in pairs))


@given(parts(), parts())
def test_union_intersection_and_difference_are_those_of_sets(a, b):
    for one, op, set_op in ((a | b, "|", set.union), (a & b, "&", set.intersection)):
        assert {n.ref for n in one.nodes} == set_op({n.ref for n in a.nodes}, {n.ref for n in b.nodes}), op
        assert {e.identity for e in one.edges} == set_op({e.identity for e in a.edges}, {e.identity for e in b.edges}), op
    rest = a - b
    assert {e.identity for e in rest.edges} == {e.identity for e in a.edges} - {e.identity for e in b.edges}
    assert {n.ref for n in rest.nodes} == {n.ref for n in a.nodes} - {n.ref for n in b.nodes} | {x for e in rest.edges for x in (e.start, e.end)}
    assert a | a == a and a & a == a and (a - a).nodes == () and a | Subgraph() == a


def test_the_order_in_which_parts_come_changes_nothing():
    part = small()
    nodes, edges = list(part.nodes), list(part.edges)
    random.Random(1).shuffle(nodes), random.Random(2).shuffle(edges)
    assert Subgraph(tuple(nodes), tuple(edges), part.left_out, part.synthetic, part.of) == part


def test_what_either_knows_of_a_thing_is_kept_and_the_first_said_counts():
    a, b = Subgraph((account("x:1", handle="a"),), left_out={"ties": 2}, of={"what": "one", "run": "r"}), Subgraph(
        (account("x:1", handle="b", name="B"),), left_out={"ties": 3, "posts": 1}, of={"what": "two", "run": "r"})
    both = a | b
    assert both.nodes[0].properties == {"platform": "x", "handle": "a", "name": "B"}
    assert both.left_out == {"ties": 5, "posts": 1} and both.of == {"what": "one and two", "run": "r"}


def test_ties_of_two_layers_are_two_edges_and_synthetic_is_inherited():
    part = small()
    assert len([e for e in part.edges if e.start == ("Account", "twin:1") and e.end == ("Account", "twin:2")]) == 2
    assert part.synthetic and not part.only({"Post"}, {"POSTED"}).synthetic
    assert {e.type for e in part.only({"Account"}, {"COORDINATES_WITH"}).edges} == {"COORDINATES_WITH"}


def test_an_edge_without_its_ends_is_refused():
    with pytest.raises(ValueError, match="x:9"):
        Subgraph((Node("Account", "x:1"),), (Edge("POSTED", ("Account", "x:1"), ("Post", "x:9")),))
