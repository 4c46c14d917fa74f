"""Whatever a text holds, it comes back from each way of writing it, and does nothing else."""

from __future__ import annotations

import csv
import io
import random
from xml.etree import ElementTree

from coterie.evidence.exports.cells import cell
from coterie.evidence.exports.cypher import literal
from coterie.evidence.exports.legible import text
from coterie.evidence.exports.xml import attribute, content
from hypothesis import given
from hypothesis import strategies as st

ANY = st.text(st.characters())  # half surrogates and control characters among them


@given(ANY)
def test_xml_gives_it_back(said):
    plain = text(said)
    read = ElementTree.fromstring(f"<a b={attribute(plain)}>{content(plain)}</a>")
    assert read.get("b") == plain and (read.text or "") == plain


@given(ANY)
def test_a_cell_gives_it_back_and_begins_no_formula(said):
    plain = text(said)
    [[read]] = csv.reader(io.StringIO(_row(cell(plain)), newline=""))
    assert read.removeprefix("'") == plain and not read.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def _row(value: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow([value])
    return out.getvalue()


def test_neo4j_gives_every_literal_back(store):
    dice = random.Random(3)
    pieces = ["\\", "\\u", "u0027", "\\U0001F642", "'", '"', "`", "\n", "\r", "\t", "$p", "//", "/*", "*/", ";", "}", "]", "ə", "\u202e", "𝔸", "\u2028", "\x85", "{", " "]
    texts = ["".join(dice.choices(pieces, k=dice.randint(0, 9))) for _ in range(2000)]
    assert store.read(f"RETURN {literal(texts)} AS back")[0]["back"] == texts
