"""Bad files through the command line: one clear sentence, no traceback, and nothing of them in the graph."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from as_user import run

HEAD = b"platform,id,account_id,handle,at,text\n"
GOOD = b"x,77,100,,2024-02-01T08:00:00Z,fine\n"


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../posts.csv", HEAD + GOOD)
    return held.getvalue()


BAD = {
    "latin1.csv": (HEAD + "x,1,1,,2024-02-01T08:00:00Z,déjà vu\n".encode("latin-1"), "UTF-8"),
    "damaged.zip": (b"PK\x03\x04....", "damaged"),
    "cut.jsonl": (b'{"data": [{"id": "1", "text": "a', "cut.jsonl"),
    "empty.csv": (b"", "empty"),
    "header.csv": (HEAD, "no rows"),
    "columns.csv": (b"colour,size\nred,1\n", "no known format"),
    "rounded.csv": (HEAD + b"x,1.2811923772777923e+18,1,,2024-02-01T08:00:00Z,a\n", "digits"),
    "never.csv": (HEAD + b"x,1,1,,2024-02-31T08:00:00Z,a\n", "2024-02-31"),
    "zoneless.csv": (HEAD + b"x,1,1,,31/02/2024,a\n", "31/02/2024"),
    "archive.zip": (zipped(), "zip"),
    "noise.csv": (bytes(range(256)) * 64, "no known format"),
}


def state(case):
    found = json.loads(run(case, "status", "--json").out)
    return found["nodes"], found["edges"]


def refused(case, file, says):
    said = run(case, "load", str(file))
    assert said.exit == 1 and said.out == "", said
    assert says in said.err and file.name in said.err and "Traceback" not in said.err
    assert len(said.err.splitlines()) <= 2, said.err


def test_a_refused_file_leaves_no_trace(case, tmp_path):
    before = state(case)
    for name, (content, says) in BAD.items():
        (tmp_path / name).write_bytes(content)
        refused(case, tmp_path / name, says)
    (tmp_path / "folder").mkdir()
    refused(case, tmp_path / "folder", "folder")
    refused(case, tmp_path / "missing.csv", "no file")
    files = [str(tmp_path / name) for name in BAD]
    said = run(case, "load", *files, "--json")
    assert said.exit == json.loads(said.err)["exit"] == 1
    assert [(s["path"], s["accepted"], "error" in s) for s in json.loads(said.out)["sources"]] == [(file, 0, True) for file in files]
    assert state(case) == before
    assert not [p for p in (case / "sources").iterdir() if p.name.partition("-")[2] in BAD]


def test_a_line_of_200_mb_costs_only_itself(case, tmp_path):
    file = tmp_path / "long.csv"
    with file.open("wb") as out:
        out.write(HEAD + b"x,78,100,,2024-02-01T08:00:00Z,")
        for _ in range(200):
            out.write(b"a" * 1_000_000)
        out.write(b"\n" + GOOD)
    said = run(case, "load", str(file))
    assert said.exit == 0 and "2 read   1 accepted   1 refused" in said.out and "longer than 16 MB" in said.out
    file.unlink()
    assert sum(p.stat().st_size for p in (case / "quarantine").iterdir()) < 1_000_000


@pytest.mark.parametrize("order", [("good.csv", "missing.csv"), ("missing.csv", "good.csv")])
def test_one_good_file_is_enough(case, tmp_path, order):
    (tmp_path / "good.csv").write_bytes(HEAD + GOOD)
    said = run(case, "load", *(str(tmp_path / name) for name in order))
    assert said.exit == 0 and "1 accepted" in said.out and "missing.csv" in said.err
