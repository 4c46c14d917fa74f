"""Whatever stands in a file, in whatever format it is read: no crash, and accepted + refused = read."""

from __future__ import annotations

import json
import random

import pytest
from coterie.loaders.format import known
from coterie.queries.errors import BadInput, CoterieError
from fuzz import damaged, mutated, tried
from taken import taken
from test_x_api_v1 import LONG, QUOTE, REPOST
from test_x_web import ANSWER

FORMATS = [f.name for f in known()]


@pytest.mark.parametrize("named", FORMATS)
def test_no_file_breaks_any_reader(tmp_path, named):
    samples = [json.dumps(x).encode() for x in (LONG, REPOST, QUOTE, ANSWER)] + [b"a,b\n1,2\n", ",".join(next(f for f in known() if f.name == named).columns).encode() + b"\n" + b"1,https://x.org,," * 9]
    path = tmp_path / "any.json"
    for seed in range(30):
        chance = random.Random(seed)
        path.write_bytes(mutated(chance.choice(samples), chance) or b"x")
        assert tried(path, tmp_path / "aside", named) == "", f"seed {seed}"


def test_a_table_without_the_columns_of_its_format_says_which(tmp_path):
    with pytest.raises(BadInput, match="is not there"):
        taken(tmp_path, "wrong.csv", "a,b\n1,2\n", named="qut")


def test_nuls_surrogates_and_cells_of_10_mb(tmp_path):
    head = "platform,id,handle,at,text\n"
    rows = "x,1,a,2024-01-01T10:00:00Z,n\0ul\n" + f"x,2,b,2024-01-01T10:00:00Z,{'y' * 10_000_000}\n" + "x,3,c,2024-01-01T10:00:00Z,fine\n"
    found = taken(tmp_path, "odd.csv", head + rows)
    assert found.counts == ("posts", 3, 3, 0) and found.node("Post", "x:1")["text"] == "nul" and len(found.node("Post", "x:2")["text"]) == 10_000_000


def test_damage_is_the_same_for_the_same_seed():
    assert damaged(b"abc" * 50, random.Random(3)) == damaged(b"abc" * 50, random.Random(3)) and issubclass(BadInput, CoterieError)
