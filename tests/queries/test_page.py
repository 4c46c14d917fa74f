"""The page of questions is what the packs and the samples say today."""

from __future__ import annotations

import json
from pathlib import Path

from coterie.queries.catalogue import every
from coterie.queries.page import Sample, page, plain

DOCS = Path(__file__).resolve().parents[2] / "docs"
SAMPLES = json.loads((DOCS / "samples.json").read_text("utf-8"))


def test_the_page_is_made_from_the_packs_and_names_each_question():
    made = page(every(), {id_: Sample(**said) for id_, said in SAMPLES.items()})
    assert made == (DOCS / "questions.md").read_text("utf-8"), "run: make docs"
    assert all(f"\n### {q.id}\n" in made and plain(q.innocent) in made for q in every())


def test_samples_are_small_and_the_invented_ones_are_marked():
    for id_, said in SAMPLES.items():
        assert len(said["rows"]) <= 3 and len(said["columns"]) <= 7 and all(len(cell) <= 48 for row in said["rows"] for cell in row), id_
        assert said["synthetic"] <= (said["case"] == "un-notorious-big-twin"), id_


def test_nothing_in_a_cell_is_taken_for_markup():
    assert plain("a|b <i>*x*</i>\n[y](z) `c`") == "a\\|b \\<i\\>\\*x\\*\\</i\\> \\[y\\](z) \\`c\\`"
