"""A bundle: made twice it is the same bytes; whatever byte of it is changed, the check fails and names the file."""

import json

import pytest
from coterie.evidence.gate import bundle, signature
from coterie.queries.errors import BadInput

SECRET = bytes(range(32))
FILES = {"report.html": "<p>◇ TLP:CLEAR</p>".encode(), "exports/ties.csv": b"a,b\n1,2\n", "empty.txt": b""}


@pytest.fixture
def folder(tmp_path):
    return written(bundle.sealed(FILES, {"case": "c", "tlp": "TLP:CLEAR"}, SECRET), tmp_path / "out")


def written(files, place):
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place


def named(folder, key=""):
    return {fault["file"] for fault in bundle.check(folder, key)["faults"]}


def test_the_same_files_and_key_give_the_same_bytes_and_hold():
    assert bundle.sealed(FILES, {"case": "c"}, SECRET) == bundle.sealed(dict(reversed(FILES.items())), {"case": "c"}, SECRET)


def test_every_single_byte_counts_and_its_file_is_named(folder):
    assert named(folder) == set()
    tried = 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        for at in range(len(whole)):
            for bit in {1 << at % 8, 32 if path.suffix in (".sig", ".txt") else 1 << at % 8}:  # 32 turns small letters into capitals
                path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1:])
                assert path.relative_to(folder).as_posix() in named(folder), (path, at, bit)
                tried += 1
        for other in (whole[:-1], whole + b"\n", whole + b" ", b""):
            if other != whole:
                path.write_bytes(other)
                assert path.relative_to(folder).as_posix() in named(folder), (path, other[-3:])
        path.write_bytes(whole)
    assert named(folder) == set() and tried > 1000


def test_missing_and_further_files_links_and_folders_are_named(folder):
    (folder / "more.txt").write_text("x")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to(folder / "report.html")
    (folder / "exports" / "ties.csv").unlink()
    assert named(folder) == {"more.txt", "empty", "link", "exports/ties.csv"}


def test_a_bundle_signed_anew_by_a_stranger_holds_only_until_the_key_is_pinned(folder, tmp_path):
    ours = signature.public(SECRET)
    forged = written(bundle.sealed(FILES | {"report.html": b"forged"}, {"case": "c"}, bytes(32)), tmp_path / "forged")
    assert named(forged) == set()
    (tmp_path / "ours.txt").write_bytes(signature.written(ours))
    for pin in (ours.hex(), signature.fingerprint(ours), signature.fingerprint(ours).upper(), str(tmp_path / "ours.txt")):
        assert named(folder, pin) == set() and named(forged, pin) == {"public-key.txt"}
    assert named(folder, "00" * 32) == {"public-key.txt"} == named(folder, "no key")


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b"\xff", b'{"files": []}', b'{"files": {"../../etc/passwd": {"sha256": "0", "bytes": 1}}}', b'{"files": {"a": 1}}', b"[" * 100_000])
def test_a_hostile_manifest_is_a_fault_and_no_traceback(folder, said):
    (folder / "manifest.json").write_bytes(said)
    assert "manifest.json" in named(folder)


def test_a_folder_that_is_no_bundle_is_said_to_be_none(tmp_path):
    with pytest.raises(BadInput):
        bundle.check(tmp_path)


def test_the_manifest_names_each_file_with_its_hash(folder):
    found = json.loads((folder / "manifest.json").read_bytes())
    assert found["files"].keys() == {*FILES, "public-key.txt"} and found["key"] == signature.fingerprint(signature.public(SECRET))
