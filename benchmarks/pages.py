"""Write the generated pages of docs/: schema, questions, signals, the colours of Neo4j Browser; no database is asked."""

import json
import re
from pathlib import Path

from coterie.analytics import signals
from coterie.queries.catalogue import every
from coterie.queries.page import Sample
from coterie.queries.page import page as questions
from coterie.queries.schema import page

docs = Path(__file__).resolve().parents[1] / "docs"
(docs / "schema.md").write_text(page.page(), "utf-8")
(docs / "coterie.grass").write_text(page.browser_style(), "utf-8")
text = (docs / "signals.md").read_text("utf-8")
table = re.sub(r"(<!-- signals -->\n).*?(<!-- end -->)", lambda m: f"{m[1]}{signals.table()}\n{m[2]}", text, flags=re.S)
(docs / "signals.md").write_text(table, "utf-8")
samples = {id_: Sample(**said) for id_, said in json.loads((docs / "samples.json").read_text("utf-8")).items()}
(docs / "questions.md").write_text(questions(every(), samples), "utf-8")
