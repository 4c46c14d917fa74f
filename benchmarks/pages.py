"""Write the generated pages of docs/: the schema and the colours of Neo4j Browser."""

from pathlib import Path

from coterie.queries.schema import page

docs = Path(__file__).resolve().parents[1] / "docs"
(docs / "schema.md").write_text(page.page(), "utf-8")
(docs / "coterie.grass").write_text(page.browser_style(), "utf-8")
