"""The door to DuckDB."""

import numpy as np
import pytest
from coterie.columns import Columns


def test_a_table_goes_in_and_comes_out_as_arrays() -> None:
    with Columns("coterie.analytics") as columns:
        columns.put("raw_events", {"account": np.array([2, 1, 1]), "trace": np.array([0, 0, 0]), "ts": np.array([5, 7, 7])})
        columns.make("events")
        assert columns.rows("events") == 2
        columns.put("left_out", {"trace": np.array([9, 3])})
        assert columns.fetch("left_out_traces")["trace"].tolist() == [3, 9]
        columns.drop(["events", "never_there"])
        with pytest.raises(Exception, match="events"):
            columns.rows("events")


def test_a_step_takes_values_only_as_parameters() -> None:
    with Columns("coterie.analytics") as columns:
        columns.put("events", {"account": np.array([0, 1]), "trace": np.array([4, 4]), "ts": np.array([0, 50])})
        columns.make("left_out", "heavy", window=60, cap=0)
        assert columns.fetch("left_out_traces")["trace"].tolist() == [4]
        columns.make("left_out", "heavy", window=60, cap=10)
        columns.make("meetings", window=60)
        assert columns.rows("meetings") == 1
        columns.make("meetings", window=49)
        assert columns.rows("meetings") == 0
