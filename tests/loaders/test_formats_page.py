"""The page of formats is what the formats say, and every format has a sentence and is sure of its own files."""

from __future__ import annotations

import re
from pathlib import Path

from coterie.loaders.format import known
from formats_page import filled, formats

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"


def test_the_page_is_made_from_the_formats():
    text = PAGE.read_text("utf-8")
    assert filled(text, "formats", formats()) == text, "run python benchmarks/formats_page.py"
    assert re.search(r"Of [\d,]+ rows [\d,]+ were refused", text)


def test_every_format_has_a_name_of_its_own_a_sentence_and_columns():
    every = known()
    assert len({f.name for f in every}) == len(every) > 40 and all(f.title and f.columns and re.fullmatch(r"[a-z0-9-]+", f.name) for f in every)
