"""One definition makes constraints, upserts, page and colours."""

from pathlib import Path

import pytest
from coterie.queries.schema import edges, nodes, page, statements

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_in_docs_is_the_one_the_schema_makes():
    assert (DOCS / "schema.md").read_text("utf-8") == page.page(), "make docs"
    assert (DOCS / "coterie.grass").read_text("utf-8") == page.browser_style(), "make docs"


def test_every_statement_is_understood_by_the_server(graph):
    for node in nodes.NODES:
        assert graph.explain(statements.upsert_node(node), rows=[], source="s").kind in ("w", "rw")
    for edge in edges.EDGES:
        for start in edge.start:
            for end in edge.end:
                assert graph.explain(statements.upsert_edge(edge, start, end), rows=[], source="s").kind in ("w", "rw")
    for query in statements.absorb_account():
        assert graph.explain(query, rows=[]).kind in ("w", "rw")
    for query in statements.forget_run():
        assert graph.explain(query, run="r").kind in ("w", "rw")


def test_an_edge_between_wrong_ends_is_refused():
    with pytest.raises(ValueError, match="does not lead"):
        statements.upsert_edge(edges.MIRRORS, nodes.ACCOUNT, nodes.DOMAIN)


def test_a_value_once_known_stays_and_lists_are_united(graph):
    query = statements.upsert_node(nodes.ORGANISATION)
    for source, said in (("a", {"name": "First", "aliases": ["x"]}), ("b", {"name": "Second", "aliases": ["x", "y"], "country": "AZ"})):
        graph.write(query, rows=[{"key": "o", "set": said, "row": 1}], source=source)
    assert graph.read("MATCH (o:Organisation) RETURN o.name AS name, o.aliases AS aliases, o.country AS country, o.source AS source, o.sources AS more") == [
        {"name": "First", "aliases": ["x", "y"], "country": "AZ", "source": "a", "more": ["b"]}]
