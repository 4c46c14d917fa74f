"""The door to DuckDB."""

import numpy as np
import pytest
from coterie.columns import Columns

POSTS = {"post": np.arange(4), "ts": np.array([5, 7, 9, 1]), "text": ["Good morning", "good  MORNING!", "", "something else"]}


def test_a_table_goes_in_and_comes_out_as_arrays() -> None:
    with Columns("coterie.analytics") as columns:
        columns.put("posts", POSTS)
        columns.make("normal")
        columns.make("texts")
        assert columns.rows("texts") == 2
        assert sorted(columns.fetch("said")["post"].tolist()) == [0, 1, 3]
        columns.drop(["texts", "never_there"])
        with pytest.raises(Exception, match="texts"):
            columns.rows("texts")


def test_a_step_takes_values_only_as_parameters() -> None:
    with Columns("coterie.analytics") as columns:
        columns.put("posts", POSTS)
        for step in ("normal", "texts", "tokens"):
            columns.make(step)
        columns.make("sets", least=4)
        for threshold in (0.4, 0.9):
            columns.make("prefixes", threshold=threshold)
        with pytest.raises(Exception, match="threshold"):
            columns.make("prefixes")
