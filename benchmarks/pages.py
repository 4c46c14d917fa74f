"""Write the generated pages of docs/: the schema, the colours of Neo4j Browser, and the table of signals."""

import re
from pathlib import Path

from coterie.analytics import signals
from coterie.queries.schema import page

docs = Path(__file__).resolve().parents[1] / "docs"
(docs / "schema.md").write_text(page.page(), "utf-8")
(docs / "coterie.grass").write_text(page.browser_style(), "utf-8")
text = (docs / "signals.md").read_text("utf-8")
table = re.sub(r"(<!-- signals -->\n).*?(<!-- end -->)", lambda m: f"{m[1]}{signals.table()}\n{m[2]}", text, flags=re.S)
(docs / "signals.md").write_text(table, "utf-8")
