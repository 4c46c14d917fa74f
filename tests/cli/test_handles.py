"""coterie handles, as a user types it: no case and no database."""

import json

from as_user import run

FIRST = "# list: first\n# platform: x\nGül_85\nAlpha\nMuradell55\nalpha\nplain_1\n"
SECOND = "# list: second\nalpha\nGul_85\nnobody\n"


def lists(folder):
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")


def test_two_lists_are_judged_and_compared_without_a_case(tmp_path):
    lists(tmp_path)
    said = run(tmp_path, "handles", "first.txt", "second.txt", "--member", "@ALPHA", "--member", "who", "--json")
    found = json.loads(said.out)
    assert said.exit == 0 and found["schema_version"] == 1
    first, second = found["lists"]
    assert (first["handles"], first["duplicates"], [d["raw"] for d in first["impossible"]], [d["raw"] for d in first["confusions"]]) == (5, [["Alpha", "alpha"]], ["Gül_85"], ["Muradell55"])
    assert (second["handles"], second["impossible"]) == (3, [])
    comparison = found["comparison"]
    assert [comparison[how] for how in ("exact", "damaged", "repair", "none", "in_order")] == [1, 0, 1, 1, False]
    assert [(m["raw"], m["how"]) for m in found["members"]] == [("@ALPHA".lstrip("@"), "exact"), ("who", "none")]
    assert not (tmp_path / "graph").exists()


def test_it_is_readable(tmp_path):
    lists(tmp_path)
    said = run(tmp_path, "handles", "first.txt", "second.txt", "--member", "alpha")
    assert "first.txt   5 handles   1 duplicates   1 impossible   1 perhaps misread" in said.out
    assert "alpha in first.txt: yes, at 2" in said.out and "not in its order" in said.out


def test_what_cannot_be_is_said(tmp_path):
    lists(tmp_path)
    assert run(tmp_path, "handles", "first.txt", "second.txt", "first.txt").exit == 2
    gone = run(tmp_path, "handles", "gone.txt")
    assert gone.exit == 1 and "There is no file gone.txt." in gone.err
    (tmp_path / "elsewhere.txt").write_text("# platform: telegram\nfoo-bar\n")
    other = run(tmp_path, "handles", "elsewhere.txt")
    assert other.exit == 0 and "0 impossible" in other.out and "telegram is not known" in other.err
