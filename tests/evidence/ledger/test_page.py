"""The page of verdicts: every shipped claim stands in it with its sentence, and no synthetic verdict flatters."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_has_every_claim_and_the_twin_reproduces_nothing():
    claims = tomllib.loads((ROOT / "cases" / "un_notorious_big" / "claims.toml").read_text("utf-8"))
    rows = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in (ROOT / "docs" / "claims.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    told = {row[0]: row for row in rows if row[0] in claims}
    assert list(told) == list(claims) and all(told[id_][2] == claims[id_]["says"] for id_ in claims)
    assert {row[5] for row in told.values()} & {"reproduced", "reproduced under an assumption"} == set()
