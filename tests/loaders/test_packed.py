"""Compressed, zipped, in UTF-16, as a workbook, in folders and through a pipe: the same rows, in bounded room, and one sentence for what is hostile."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa
import pytest
from coterie.loaders import named as names
from coterie.loaders.named import Fault, Named, named
from coterie.loaders.read import separator
from coterie.loaders.sheet import rows
from coterie.queries.errors import BadInput
from taken import apart, taken

CSV = "platform,id,handle,at,text\nx,1,a,2024-01-01T10:00:00Z,Bakı\nx,2,b,2024-01-01T10:00:01Z,two\n"


def packed(how):
    data = CSV.encode()
    if how == "posts.csv.gz":
        return gzip.compress(data)
    if how == "posts.csv.zst":
        return zstd(data)
    return {"posts-gz-by-content.csv": gzip.compress(data), "utf16.csv": CSV.encode("utf-16"), "utf16be.csv": b"\xfe\xff" + CSV.encode("utf-16-be"), "bom.csv": b"\xef\xbb\xbf" + data,
            "semicolons.csv": data.replace(b",", b";"), "tabs.csv": b"sep=\t\n" + data.replace(b",", b"\t"), "posts.xlsx": workbook(CSV)}[how]


def zstd(data):
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as stream:
        stream.write(data)
    return out.getvalue().to_pybytes()


def workbook(text, times=False):
    def cell(value):
        return f'<c s="1"><v>{value}</v></c>' if times and value.replace(".", "").isdigit() and "." in value else f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    rows = "".join("<row>" + "".join(cell(c) for c in line.split(",")) + "</row>" for line in text.splitlines())
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>")
        book.writestr("xl/styles.xml", f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>')
    return held.getvalue()


@pytest.mark.parametrize("how", ["posts.csv.gz", "posts.csv.zst", "posts-gz-by-content.csv", "utf16.csv", "utf16be.csv", "bom.csv", "semicolons.csv", "tabs.csv", "posts.xlsx"])
def test_however_it_is_packed_it_is_the_same_graph(tmp_path, how):
    plain, found = taken(tmp_path, "plain.csv", CSV), taken(tmp_path, how, packed(how))
    assert found.counts == ("posts", 2, 2, 0) and apart(plain, found) == {}


def test_a_workbooks_day_numbers_are_times_where_they_are_shown_as_such():
    assert list(rows(workbook("at,n\n44119.58591435185,3", times=True))) == [{"at": "2020-10-15T14:03:43", "n": "3"}]


def sheet(xml):
    return zipped({"xl/worksheets/sheet1.xml": xml})


@pytest.mark.parametrize(("xml", "says"), [
    (" " * 9000 + "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>", "entities"), ("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>".encode("utf-16"), "entities"), ("<a>" * 10_000_000, "64 deep"),
    ("<worksheet><row>" + " " * 51_000_000, "larger than 48 MB"), ("<worksheet><row>", "damaged")], ids=range(5))
def test_hostile_workbooks_get_one_sentence_in_bounded_memory(tmp_path, xml, says):
    tracemalloc.start()
    with pytest.raises(BadInput, match=says):
        taken(tmp_path, "book.xlsx", sheet(xml))
    assert tracemalloc.get_traced_memory()[1] < 250_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(("name", "packer"), [("bomb.csv.gz", lambda data: gzip.compress(data, 1)), ("bomb.csv.zst", zstd)], ids=range(2))
def test_a_compressed_line_without_end_costs_itself_in_bounded_memory(tmp_path, name, packer):
    bomb = packer(CSV.encode() + b"x,3,c,2024-01-01T10:00:00Z," + b"a" * 60_000_000 + b"\n" + CSV.splitlines()[2].replace("2,b", "4,d").encode() + b"\n")
    assert len(bomb) < 600_000
    tracemalloc.start()
    found = taken(tmp_path, name, bomb)
    assert found.counts == ("posts", 4, 3, 1) and found.load.refusals == {"the line is longer than 16 MB": 1} and tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_the_separator_is_the_one_that_makes_the_most_cells():
    assert [separator(line) for line in ("a,b;c,d", "a;b;c,d", '"a,b,c";d', "a\tb", "one")] == [",", ";", ";", "\t", ","]


@pytest.mark.parametrize(("name", "content"), [("cut.zst", packed("posts.csv.zst")[:-9]), ("noise.zst", b"\x28\xb5\x2f\xfd" + b"x" * 40), ("cut.gz", gzip.compress(CSV.encode() * 9000)[:-30]),
                                               ("empty.xlsx", b"PK\x03\x04broken"), ("odd-utf16.csv", CSV.encode("utf-16")[:-1] + b"\xd8")], ids=range(5))
def test_what_cannot_be_unpacked_is_one_sentence_or_one_refused_row(tmp_path, name, content):
    try:
        found = taken(tmp_path, name, content)
        assert found.load.read == found.load.accepted + found.load.refused
    except BadInput as fault:
        assert name in str(fault) and len(str(fault)) < 300


def zipped(files, method=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return held.getvalue()


def found(folder: Path, *paths):
    place = folder / "place"
    place.mkdir(exist_ok=True)
    return [str(x.path.relative_to(folder)) if isinstance(x, Named) else str(x.said) for x in named([folder / p for p in paths], place)]


def test_folders_globs_and_archives_are_the_files_in_them(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("b.csv", "a.csv", "deep/c.csv", ".hidden"):
        (tmp_path / "in" / name).write_text(CSV)
    (tmp_path / "x.zip").write_bytes(zipped({"data/tweets.js": "x", "data/account.js": "y", "__MACOSX/._a": "z"}))
    assert found(tmp_path, "in") == ["in/a.csv", "in/b.csv", "in/deep/c.csv"] and found(tmp_path, "in/*.csv") == ["in/a.csv", "in/b.csv"]
    assert found(tmp_path, "x.zip") == ["place/x-unpacked/data/account.js", "place/x-unpacked/data/tweets.js"] and found(tmp_path, "nothing.csv") == ["nothing.csv"]


@pytest.mark.parametrize(("name", "content", "says"), [
    ("up.zip", zipped({"ok.csv": CSV, "../../evil.csv": CSV}), "outside"), ("root.zip", zipped({"/etc/evil": CSV}), "outside"), ("drive.zip", zipped({"C:\\evil": CSV}), "outside"),
    ("bomb.zip", zipped({"zeros": b"\0" * (70 * 1024 * 1024)}), "1,000 times"), ("broken.zip", b"PK\x03\x04" + b"x" * 90, "damaged"), ("none.zip", zipped({"__MACOSX/a": "b"}), "empty")], ids=range(6))
def test_hostile_archives_get_one_sentence_and_write_nothing(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    (said,) = found(tmp_path, name)
    assert name in said and says in said and list((tmp_path / "place").rglob("*")) == [] and not (tmp_path.parent / "evil.csv").exists()


def test_an_archive_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(names, "MOST_FILES", 2)
    (tmp_path / "many.zip").write_bytes(zipped({f"{n}.csv": CSV for n in range(3)}))
    assert "3 files" in found(tmp_path, "many.zip")[0]


def test_standard_input(tmp_path, monkeypatch):
    class Pipe:
        buffer = io.BytesIO(json.dumps({"a": 1}).encode())

    monkeypatch.setattr(names.sys, "stdin", Pipe)
    (one,) = named([Path("-")], tmp_path)
    assert isinstance(one, Named) and json.loads(one.path.read_text()) == {"a": 1} and not isinstance(one, Fault)
