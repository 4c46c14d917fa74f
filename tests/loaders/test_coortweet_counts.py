"""CooRTweet's file, whatever stands in it: a row is one post, or refused with its column; accepted + refused = read."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import product
from pathlib import Path

from coterie.loaders.format import Context
from coterie.loaders.formats.coortweet import COLUMNS, FORMATS, OBJECTS
from coterie.loaders.load import load
from coterie.loaders.read import Raw
from coterie.loaders.rows import PostRow, RowRefused
from coterie.queries.store import Store
from hypothesis import given, settings
from hypothesis import strategies as st

CELLS = ["", " ", "o1", "77", "1.28e+18", "https://example.org/a", "#Corsica", "İ ə\u200b", 'a "quote", and\nmore', "x" * 5000]
TIMES = ["0", "1600000000", "1600000000.75", "-5", "4102444800", "9" * 30, "soon", "", "2024-02-02 11:00", "2024-02-02T11:00Z", "1e9", "nan"]


def one(cells: tuple[str, ...], kind: str) -> PostRow | RowRefused:
    """What a row comes to; anything but a post or a refusal fails."""
    try:
        (post,) = FORMATS[0].rows(Raw(1, dict(zip(COLUMNS, cells, strict=True))), Context(object=kind))
        return post
    except RowRefused as refused:
        return refused


@settings(max_examples=300, deadline=None)
@given(cells=st.tuples(*[st.sampled_from(CELLS) | st.text(max_size=20)] * 3, st.sampled_from(TIMES) | st.text(max_size=12)), kind=st.sampled_from(sorted(OBJECTS)))
def test_a_row_is_one_post_or_refused_with_its_column(cells: tuple[str, ...], kind: str) -> None:
    found = one(cells, kind)
    if isinstance(found, RowRefused):
        assert found.column in COLUMNS and found.why
    else:
        assert found.id and found.author and found.author.id and found.at
        assert found.reposts_of or found.links or found.hashtags or found.text or (kind == "repost" and found.kind == "original")


def test_accepted_and_refused_are_what_was_read(graph: Store, tmp_path: Path) -> None:
    rows = [(shared, f"a{i % 9}" if i % 7 else "", f"c{i}", at) for i, (shared, at) in enumerate(product(CELLS, TIMES))]
    with (tmp_path / "odd.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *rows])
    wanted = [one(row, "text") for row in rows]
    done = load(graph, tmp_path / "odd.csv", tmp_path / "aside", context=Context(object="text"))
    refused = Counter(f"{r.column}: {r.why}" for r in wanted if isinstance(r, RowRefused))
    assert (done.read, done.accepted, done.refusals) == (len(rows), len(rows) - refused.total(), dict(refused))
    assert graph.read("MATCH (p:Post) RETURN count(p) AS n") == [{"n": done.accepted}]
