"""The same seed, the same bytes: again, on one thread or two, whatever the order of the rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import orjson
from coterie.analytics import passages
from coterie.analytics.engine import Result, search
from worlds import Rows, as_world, honest


def written(result: Result) -> bytes:
    """Everything that was found, but for how long it took."""
    found: dict[str, Any] = asdict(result)
    for said in found["signals"].values():
        del said["seconds"]
    return orjson.dumps(found, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_SORT_KEYS)


def mixed(rows: Rows, seed: int) -> Rows:
    order = np.random.default_rng(seed).permutation(len(rows.who)).tolist()
    return Rows(*([column[i] for i in order] for column in (rows.who, rows.at, rows.text, rows.of, rows.tags, rows.link, rows.media)), rows.planted)


def test_the_whole_search_with_ties_blocks_leads_and_control() -> None:
    rows = honest(31).newsroom().ring().campaign().rows
    found = [search(world, seed=4, permutations=1, threads=threads) for world, threads in
             ((as_world(rows), 1), (as_world(rows), 2), (as_world(mixed(rows, 1)), 2))]
    assert {g.kind for g in found[0].groups} == {"block", "ties"} and sum(len(t) > 0 for t in found[0].ties) >= 2 and found[0].control["permutations"] == 1
    assert len({written(result) for result in found}) == 1


def test_grouping_texts_on_one_thread_or_two() -> None:
    rows = honest(9, people=300).newsroom().campaign(core=40, fringe=10).rows
    one, two = (passages.group(rows.text, np.array(rows.at), threads=threads) for threads in (1, 2))
    assert (one.passage.tobytes(), one.similarity.tobytes(), one.exemplar) == (two.passage.tobytes(), two.similarity.tobytes(), two.exemplar)
