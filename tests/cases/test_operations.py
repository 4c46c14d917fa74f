"""Windows are read in the zone they were written in, and a window without one is asked for it."""

from datetime import UTC, datetime

import pytest
from coterie.cases import operations
from coterie.queries.errors import BadInput

WINDOW = 'starts = 2024-02-02T11:00:00\nends = 2024-02-02T16:00:00\nmention = "@a"\n'


def read(tmp_path, text, zone=""):
    path = tmp_path / "operations.toml"
    path.write_text(text)
    return operations.read(path, zone)


def test_the_zone_of_the_case_counts_where_the_window_names_none(tmp_path):
    assert read(tmp_path, f"[a]\n{WINDOW}", "Asia/Baku")[0].starts == datetime(2024, 2, 2, 7, tzinfo=UTC)
    assert read(tmp_path, f'[a]\n{WINDOW}zone = "Europe/Paris"\n', "Asia/Baku")[0].starts == datetime(2024, 2, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(("text", "said"), [
    (f"[a]\n{WINDOW}", "names no zone"), ("[a]\nstarts = 2024-02-02T11:00:00Z\nends = 2024-02-02T10:00:00Z\nmention = '@a'\n", "ends before it starts"),
    ("[a]\nstarts = 2024-02-02T11:00:00Z\nends = 2024-02-02T12:00:00Z\n", "selects nothing"), (f"[a]\n{WINDOW}colour = 1\n", "unknown key colour"),
])
def test_what_is_wrong_is_said_with_its_table(tmp_path, text, said):
    with pytest.raises(BadInput, match=said) as fault:
        read(tmp_path, text)
    assert "[a]" in str(fault.value)
