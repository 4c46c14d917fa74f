"""Labels from a file: accepted and refused rows add up, names find their accounts."""

import pytest
from coterie.cases.labels import read
from coterie.queries.accounts import meant
from coterie.queries.errors import BadInput

WORLD = """CREATE (:Account {key: 'x:1', platform: 'x', handle: 'Anna', handle_key: 'anna'}),
  (:Account {key: 'telegram:7', platform: 'telegram', handle: 'anna', handle_key: 'anna'}),
  (:Account {key: 'x:2', platform: 'x', handle: 'bob', handle_key: 'bob'}), (:Account {key: 'x:@eve', platform: 'x', handle: 'Eve', handle_key: 'eve'})"""


def test_names_are_keys_or_handles(graph):
    graph.write(WORLD)
    assert meant(graph, ["x:1", "@Anna", "x:@ANNA", "Bob", "x:@Eve", "nobody"]) == {
        "x:1": ["x:1"], "@Anna": ["telegram:7", "x:1"], "x:@ANNA": ["x:1"], "Bob": ["x:2"], "x:@Eve": ["x:@eve"], "nobody": []}


def test_accepted_and_refused_are_all_that_was_read(graph, tmp_path):
    graph.write(WORLD)
    file = tmp_path / "labels.csv"
    file.write_text("\ufeffAccount,note,LABEL\nx:1,,core\n@anna,,core\n,,core\n@BOB,,\nbob,,\nx:2,,desk\nghost,,core\nx:@eve\n", "utf-8")
    found = read(file, lambda names: meant(graph, names))
    assert found.by_key == {"x:1": "core", "x:2": "", "x:@eve": ""}
    said = found.as_dict()
    assert said["read"] == said["accepted"] + said["refused"] == 8
    assert (said["known"], said["unknown"], said["repeated"], said["refused"]) == (3, 1, 1, 3)
    assert [line.split(":")[1] for line in said["refusals"]] == ["3", "4", "7"]
    assert "telegram:7 or x:1" in said["refusals"][0]


@pytest.mark.parametrize("held", [b"handle,label\na,b\n", b"", b"account,label\n\xff\xfe,x\n"])
def test_what_is_no_such_table_is_one_sentence(tmp_path, held):
    file = tmp_path / "labels.csv"
    file.write_bytes(held)
    with pytest.raises(BadInput, match=r"labels\.csv"):
        read(file, lambda names: {})
