"""Whatever a line holds, it becomes a row or a refusal, and the next line is read."""

import io

from coterie.loaders import read
from hypothesis import given, settings
from hypothesis import strategies as st


def rows(reader, data: bytes):
    return [(raw.line, raw.why or raw.value) for raw in reader(io.BytesIO(data))]


def test_a_cut_off_line_costs_only_itself():
    assert rows(read.json_lines, b'{"a": 1}\n{"a": \n\n{"a": 3}') == [(1, {"a": 1}), (2, "not JSON: cut off"), (4, {"a": 3})]


def test_a_line_that_is_not_utf8_costs_only_itself():
    found = rows(read.table, "a,b\n1,ok\n2,caf\xe9\n3,ok\n".encode("latin-1"))
    assert [line for line, _ in found] == [2, 3, 4] and found[1][1] == "is not UTF-8"


def test_a_stray_quote_costs_its_own_line_and_no_other():
    data = 'a,b\n1,"open\n' + "".join(f"{i},x\n" for i in range(2, 700))
    found = rows(read.table, data.encode())
    assert found[0] == (2, "a quote is opened and never closed")
    assert len(found) == 699 and found[-1][1] == {"a": "699", "b": "x"}


def test_a_quoted_cell_may_hold_lines():
    assert rows(read.table, b'a,b\n1,"two\nlines"\n2,x\n') == [(2, {"a": "1", "b": "two\nlines"}), (4, {"a": "2", "b": "x"})]


def test_too_many_cells_are_said():
    (raw,) = read.table(io.BytesIO(b"a,b\n1,2,3\n"))
    assert (raw.line, raw.part, raw.why) == (2, "a row of 3", "does not have the header's 2 cells")


def test_a_line_of_200_mb_is_passed_over_in_bounded_memory():
    class Endless(io.RawIOBase):
        left = 200 * 1024 * 1024

        def readable(self):
            return True

        def readinto(self, buffer):
            n = min(len(buffer), self.left)
            buffer[:n] = b"x" * n
            self.left -= n
            return n

    tail = b'\n{"a": 2}\n'
    stream = io.BufferedReader(Endless())

    class Chained:
        def readline(self, most=-1):
            return stream.readline(most) or chained.readline(most)

    chained = io.BytesIO(tail)
    found = [(raw.line, raw.why or raw.value) for raw in read.json_lines(Chained())]
    assert found[0] == (1, "the line is longer than 16 MB") and found[-1][1] == {"a": 2}


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_become_rows_or_refusals(data):
    for reader in (read.json_lines, read.table, read.lines):
        for raw in reader(io.BytesIO(b"a,b\n" + data)):
            assert raw.why or raw.value is not None
