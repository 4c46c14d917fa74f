"""Raw files are laid out again beside those that lay beside them: an archive's account.js says whose its other files are."""

from __future__ import annotations

from types import SimpleNamespace

from coterie.cases.rebuild import _laid


def test_files_of_one_name_stay_with_their_own_company(tmp_path):
    (tmp_path / "sources").mkdir()
    lines = [{"file": sha * 64, "name": name, "folder": folder} for sha, name, folder in (
        ("a", "account.js", "one"), ("b", "follower.js", "one"), ("c", "account.js", "two"), ("d", "follower.js", "two"), ("e", "following.js", "two"), ("f", "follower.js", "one"), ("0", "old.csv", None))]
    for line in lines:
        (tmp_path / "sources" / f"{line['file'][:16]}-{line['name']}").write_text(line["file"][0])
    paths = _laid(SimpleNamespace(folder=tmp_path), tmp_path / "place", lines, lines)  # type: ignore[arg-type]
    assert [(path.name, path.read_text()) for path in paths] == [(line["name"], line["file"][0]) for line in lines]
    beside = {path.read_text(): (path.parent / "account.js").read_text() for path in paths if (path.parent / "account.js").exists()}
    assert beside == {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c", "f": "a"}
