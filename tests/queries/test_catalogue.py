"""The folder is the registry: what lies in it can be asked, and what cannot be asked is said."""

import pytest
from coterie.queries.catalogue import every, find, own, packs
from coterie.queries.errors import BadInput, UsageError

MINE = "// title: Mine\n// id: {id}\n// asks: What is mine?\n// column: n  A number\n// innocent: Anything.\n// next: Nothing.\n// status: new\nRETURN 1 AS n\n"


def test_every_question_that_comes_along_has_a_sound_header():
    assert "signals/repost" in packs()
    assert [q.id for q in every()] == sorted(id_ for id_ in packs() if not id_.startswith("signals/"))
    assert all(column.name != "synthetic" or q.columns[-1] == column for q in every() for column in q.columns)


def test_a_question_is_found_by_its_id_or_by_its_bare_name():
    assert find("origin/first-posters") is find("first-posters")


def test_a_wrong_name_suggests_near_ones():
    with pytest.raises(UsageError, match=r"Did you mean .*origin/first-posters"):
        find("first-poster")
    with pytest.raises(UsageError, match="lists all questions"):
        find("zzz")


def test_search_speaks_of_every_word():
    assert [q.id for q in every(search="sites link")] == ["content/link-shares", "infrastructure/backlinks"]


def test_own_questions_are_read_from_a_folder_and_do_not_hide_others(tmp_path):
    (tmp_path / "mine.cypher").write_text(MINE.format(id="mine"))
    assert find("mine", tmp_path).title == "Mine"
    assert find("mine", tmp_path) in every(tmp_path)
    (tmp_path / "origin").mkdir()
    (tmp_path / "origin" / "first-posters.cypher").write_text(MINE.format(id="origin/first-posters"))
    with pytest.raises(BadInput, match="cannot take its place"):
        every(tmp_path)


def test_faults_of_all_own_questions_are_told_at_once(tmp_path):
    (tmp_path / "a.cypher").write_text(MINE.format(id="elsewhere"))
    (tmp_path / "b.cypher").write_text(MINE.format(id="b").replace("RETURN 1 AS n", "RETURN $k AS n"))
    (tmp_path / "c.cypher").write_bytes(b"\xff\xfe// title")
    with pytest.raises(BadInput) as told:
        own(tmp_path)
    for part in ("a.cypher:1: its id is elsewhere", "b.cypher:8: $k is used", "c.cypher:0: is not UTF-8"):
        assert part in str(told.value)
