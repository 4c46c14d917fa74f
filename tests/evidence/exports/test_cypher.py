"""The Cypher script rebuilds the part in an empty Neo4j, and no text in it does anything else."""

from __future__ import annotations

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.exports.legible import legible
from coterie.evidence.gather.pieces import part as pieces
from coterie.evidence.subgraph import Node, Subgraph
from coterie.queries import parts
from coterie.queries.cypher import statements
from coterie.queries.errors import BadInput
from coterie.queries.schema.nodes import BY_LABEL
from coterie.queries.store import Store
from some_evidence import hostile, small


def run(store: Store, part: Subgraph) -> None:
    for statement in statements(FORMATS["cypher"].render(part)[".cypher"].decode("utf-8")):
        if statement.strip():
            store.write(statement)


def whole(store: Store) -> Subgraph:
    """Everything that is in the database."""
    links = parts._links(store, "MATCH (a)-[r]->(b)")
    rows = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS n")
    return pieces(links, [parts.thing(r["labels"], r["n"]) for r in rows])


@pytest.mark.parametrize("part", [small(), hostile()], ids=["small", "hostile"])
def test_the_part_is_rebuilt_as_it_was(graph, part):
    run(graph, part)
    once = whole(graph)
    known = legible(part)
    assert once.nodes == known.nodes and once.edges == known.edges
    run(graph, part)
    assert whole(graph) == once


def test_what_the_schema_does_not_know_is_refused():
    with pytest.raises(BadInput, match="Thing"):
        FORMATS["cypher"].render(Subgraph((Node("Thing) DETACH DELETE (n", "1"),)))
    with pytest.raises(BadInput, match="no name"):
        FORMATS["cypher"].render(Subgraph((Node("Account", "1", {"a: 1}) //": 2}),)))
    assert "Account" in BY_LABEL
