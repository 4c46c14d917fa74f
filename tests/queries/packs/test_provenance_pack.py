"""Files, statements, archives, lists: a world where each must find, one where it must stay silent."""

import datetime as dt

import pytest
from coterie.queries.ask import ask

WORLD = """
CREATE (one:Document {id: 'one', title: 'One', url: 'https://one.example', archive: 'https://web.archive.org/web/20240227140819/https://one.example', published_on: '2024-02-01'}),
       (two:Document {id: 'two', title: 'Two', source: 'aaaaaaaaaaaaaaaa', sources: ['b']}),
       (man:Person {key: 'man', name: 'A Man', source: 'aaaaaaaaaaaaaaaa'}), (firm:Organisation {key: 'firm', name: 'Firm', source: 'b'}), (a:Account {key: 'x:@a', handle: 'a', handle_key: 'a'}),
       (man)-[:LEADS {statements: ['s1'], source: 'aaaaaaaaaaaaaaaa'}]->(firm), (man)-[:WORKS_FOR {statements: ['s1', 's2'], source: 'b', sources: ['aaaaaaaaaaaaaaaa']}]->(firm),
       (a)-[:STATES_AFFILIATION {statements: ['s3']}]->(firm),
       (s1:Statement {id: 's1', says: 'He leads it.', page: '4', grade: 'B2', asserted_by: 'V'})-[:CITES]->(one), (s2:Statement {id: 's2', says: 'He works there.', page: '9', grade: 'C3', asserted_by: 'W'})-[:CITES]->(two),
       (s3:Statement {id: 's3', says: 'So it says.', grade: 'B2', asserted_by: 'V', archive: 'https://archive.ph/x'})-[:CITES]->(one), (s1)-[:ABOUT]->(man), (s2)-[:ABOUT]->(firm), (s3)-[:ABOUT]->(a),
       (:Source {sha256: 'aaaaaaaaaaaaaaaabbbb', name: 'people.csv', read: 3, accepted: 2, refused: 1, nodes: '{"Person":1}', edges: '{}'}), (:Source {sha256: 'cc', name: 'empty.csv', read: 0, accepted: 0, refused: 0})
"""


@pytest.fixture
def world(graph):
    graph.write(WORLD)
    return graph


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_files_with_what_was_kept_and_refused(world):
    assert [(r["file"], r["read"], r["accepted"], r["refused"], r["nodes"]) for r in rows(world, "provenance/files")] == [("empty.csv", 0, 0, 0, None), ("people.csv", 3, 2, 1, '{"Person":1}')]
    world.clear()
    assert rows(world, "provenance/files") == []


def test_what_rests_on_a_file_and_on_no_other(world):
    found = rows(world, "provenance/rests-on-file", file="people.csv")
    assert [(r["kind"], r["rest"], r["alone"], r["examples"]) for r in found] == [
        (None, 2, 0, []), ("Document", 1, 0, []), ("LEADS", 1, 1, ["A Man → Firm"]), ("Person", 1, 1, ["A Man"]), ("WORKS_FOR", 1, 0, [])]
    assert rows(world, "provenance/rests-on-file", file="aaaaaaaa") == found
    assert rows(world, "provenance/rests-on-file", file="none.csv") == []


@pytest.mark.parametrize(("without", "expected"), [
    ("s1", [(True, "LEADS", ["s1"], [], "B2", None), (False, "WORKS_FOR", ["s1"], ["s2"], "B2", "C3")]),
    ("two", [(False, "WORKS_FOR", ["s2"], ["s1"], "B2", "B2")]),
    ("V", [(True, "STATES_AFFILIATION", ["s3"], [], "B2", None), (True, "LEADS", ["s1"], [], "B2", None), (False, "WORKS_FOR", ["s1"], ["s2"], "B2", "C3")]),
    ("nobody", []),
])
def test_what_would_fall(world, without, expected):
    found = rows(world, "provenance/what-would-fall", without=without)
    assert [(r["falls"], r["relation"], r["lost"], r["left"], r["grade"], r["grade_left"]) for r in found] == expected


def test_relations_that_rest_on_one_document(world):
    found = rows(world, "provenance/one-source")
    assert [(r["start"], r["relation"], r["end"], r["grade"], r["document"], r["by"], r["pages"], r["statements"]) for r in found] == [
        ("A Man", "LEADS", "Firm", "B2", "One", ["V"], ["4"], ["s1"])]
    assert [(r["start"], r["archives"]) for r in rows(world, "provenance/one-source", relations="STATES_AFFILIATION")] == [("@a", ["https://archive.ph/x"])]
    assert rows(world, "provenance/one-source", weaker="B3") == rows(world, "provenance/one-source", relations="WORKS_FOR") == []


def test_what_is_archived_and_when(world):
    found = rows(world, "provenance/archives")
    assert [(r["what"], r["id"], r["service"], r["archived_at"], r["uses"]) for r in found] == [
        ("document", "one", "web.archive.org", dt.datetime(2024, 2, 27, 14, 8, 19, tzinfo=dt.UTC), 2), ("document", "two", None, None, 1),
        ("statement", "s3", "archive.ph", None, 1), ("statement", "s1", None, None, 2), ("statement", "s2", None, None, 1)]
    assert [r["id"] for r in rows(world, "provenance/archives", missing=True)] == ["two", "s1", "s2"]
    world.clear()
    assert rows(world, "provenance/archives") == []


def test_a_list_is_counted_checked_and_compared(graph):
    graph.write("""CREATE (one:Document {id: 'one', title: 'One'}), (two:Document {id: 'two'}), (a:Account {key: 'x:@a', handle: 'A'}), (b:Account {key: 'x:@b', handle: 'b', damaged: 'ç'}), (c:Account {key: 'x:@c', handle: 'c', doubtful: 'l'}),
        (a)-[:LISTED_IN {position: 1, printed: 'A'}]->(one), (a)-[:LISTED_IN {position: 2, printed: 'a'}]->(one), (b)-[:LISTED_IN {position: 5, printed: 'b'}]->(one),
        (c)-[:LISTED_IN {position: 3, printed: 'c'}]->(one), (a)-[:LISTED_IN {position: 1, printed: 'a'}]->(two), (b)-[:POSTED]->(:Post {key: 'p'})""")
    one, two = rows(graph, "lists/check")
    assert [one[c] for c in ("list", "printed", "accounts", "twice", "missing", "damaged", "doubtful", "also_in", "only_here", "posting")] == [
        "one", 4, 3, ["a"], [4], ["b"], ["c"], ["two 1"], 2, 1]
    assert (two["printed"], two["also_in"], two["only_here"]) == (1, ["one 1"], 0)
    assert rows(graph, "lists/check", list="none") == []


def test_statements_are_told_with_page_word_grade_and_archive(world):
    found = rows(world, "provenance/statements", statements=["s3", "s1", "none"])
    assert [(r["statement"], r["document"], r["page"], r["by"], r["grade"], r["archive"], r["against"]) for r in found] == [
        ("s1", "One", "4", "V", "B2", "https://web.archive.org/web/20240227140819/https://one.example", []),
        ("s3", "One", None, "V", "B2", "https://archive.ph/x", [])]
    assert rows(world, "provenance/statements", statements=["none"]) == []
