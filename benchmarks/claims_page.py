"""Write docs/claims.md: each fact of the report with the question that answers it and its verdict in both cases.

Usage: python benchmarks/claims_page.py UN_NOTORIOUS_BIG UN_NOTORIOUS_BIG_TWIN     (folders as make demo leaves them, checked)
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# The report's facts as claims

Generated from the ledgers of both cases (`coterie claims check`, then `python benchmarks/claims_page.py`). Each row is one fact of
VIGINUM's report, in our words, with the question or function that measures it, and its verdict: on the **documented** case, which
holds what was published, and on the synthetic **twin** ◇, into which the published totals were planted. A verdict on the twin says
that the question finds what was planted; it says nothing of the world. Ids with a slash are arithmetic or clocks beside a fact;
PRESS is what other sources print, for `coterie claims lint`.

What a verdict means: *reproduced*: measured on real material and as published; *reproduced under an assumption*: so, if what is named
is taken for granted; *differs*: measured and not as published; *documented*: a source is cited, there is nothing to compute; *not
enough data*: the case lacks what it takes, or an incomplete collection holds less; *not reproducible*: the method was never published.
Nothing computed in a case that holds a synthetic row can be *reproduced*.
"""


def ledger(folder: Path) -> dict[str, dict[str, Any]]:
    """The claims of a case's last check, by id."""
    said = json.loads((folder / "findings" / "ledger.json").read_text("utf-8"))
    return {claim["id"]: claim for claim in said["claims"]}


def answered() -> dict[str, list[str]]:
    """Questions by fact, or why there is none, from questions.csv."""
    found: dict[str, list[str]] = {}
    with (ROOT / "cases" / "un_notorious_big" / "questions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["fact"], []).append(f"`{row['question']}`" if row["question"] else row["why"])
    return {fact: list(dict.fromkeys(said)) for fact, said in found.items()}


def page(documented: dict[str, dict[str, Any]], twin: dict[str, dict[str, Any]]) -> str:
    """The page as Markdown."""
    questions = answered()
    lines = [HEAD, "| | documented | twin ◇ |", "|---|---|---|"]
    counts = [Counter(c["verdict"] for c in side.values()) for side in (documented, twin)]
    lines += [f"| {verdict} | {counts[0][verdict]} | {counts[1][verdict]} |" for verdict in sorted(counts[0] | counts[1])]
    lines += ["", "| fact | page | says | answered by | documented | twin ◇ |", "|---|---|---|---|---|---|"]
    for id_, claim in documented.items():
        by = f"`{claim['question']}`" if claim["question"] else ""
        others = [q for q in questions.get(id_, []) if q != by]
        how = "; ".join(filter(None, [by, *others])) or "statements"
        cells = [id_, claim["page"], claim["says"], how, claim["verdict"], twin[id_]["verdict"]]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    one, other = (ledger(Path(folder)) for folder in sys.argv[1:3])
    (ROOT / "docs" / "claims.md").write_text(page(one, other), "utf-8")
