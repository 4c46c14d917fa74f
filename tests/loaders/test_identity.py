"""Which account a handle means does not hang on the order in which rows, batches and files come."""

from itertools import pairwise
from random import Random

from coterie.loaders.batches import BATCH
from coterie.loaders.facts import Facts
from coterie.loaders.gather import Gathered
from coterie.loaders.rows import AccountRow, EdgeRow, PostRow
from hypothesis import example, given, settings
from hypothesis import strategies as st

# Six accounts: each has one handle, which files print in their own way; only some rows know the id.
PEOPLE = [(str(n), name) for n, name in enumerate(("Anna", "bob_2", "ÇAĞLAR", "d", "e", "f"), 1)]


def row(kind: int, one: int, other: int, by_id: bool, loud: bool) -> PostRow | AccountRow | EdgeRow:
    """A row of a file: a post that mentions, a bare account, or a follow."""
    (id_, handle), (_, named) = PEOPLE[one], PEOPLE[other]
    who = AccountRow("x", id_ if by_id else None, handle.upper() if loud else handle)
    if kind == 0:
        return PostRow("x", f"{one}{other}{int(by_id)}", who, text="hi", mentions=[AccountRow("x", handle=named)])
    if kind == 1:
        return who
    return EdgeRow("FOLLOWS", ("Account", f"x:{id_}" if by_id else f"x:@{handle.lower()}"), ("Account", f"x:@{named.lower()}"), {"complete": True})


ROWS = st.lists(st.builds(row, st.integers(0, 2), st.integers(0, 5), st.integers(0, 5), st.booleans(), st.booleans()), min_size=1, max_size=14)


def graph(rows: list, cuts: list[int]) -> tuple:
    """Accounts by key with the id and folded handle, and edges, of these rows written in batches cut at these places."""
    found, places = Gathered(), sorted({0, *(c % (len(rows) + 1) for c in cuts), len(rows)})
    for number, (low, high) in enumerate(pairwise(places)):
        facts = Facts(row=number * BATCH + 1)
        for one in rows[low:high]:
            facts.add(one)
        found.write(facts, {"sha256": "f" * 64})
    accounts = {key: (said.get("id"), said.get("handle_key")) for key, said in found.nodes.get("Account", {}).items()}
    return accounts, {(kind[0], *ends) for kind, edges in found.edges.items() for ends in edges}


@settings(max_examples=15)
@given(ROWS, st.lists(st.integers(0, 14), max_size=4), st.randoms(use_true_random=False))
@example([row(2, 0, 1, False, False), row(1, 1, 1, True, False), row(1, 0, 0, True, True)], [1, 2], Random(1))
def test_rows_in_any_order_and_in_any_batches_make_the_same_graph(rows, cuts, chance):
    accounts, edges = graph(rows, [])
    again = graph(chance.sample(rows, len(rows)), cuts)
    assert again == (accounts, edges)
    known = {said[1] for key, said in accounts.items() if said[0]}
    assert not [key for key, said in accounts.items() if not said[0] and said[1] in known]
