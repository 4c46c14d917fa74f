"""Asking on a real server: packs pass their exam, answers say what they are, nothing is written."""

import pytest
from coterie.queries.ask import ask
from coterie.queries.catalogue import packs
from coterie.queries.errors import Refused, UsageError
from coterie.queries.exam import exam, stand_ins
from coterie.queries.question import parse

HEAD = "// title: t\n// id: own/x\n// asks: q\n// column: n  A number\n// innocent: i\n// next: n\n// status: s\n"


@pytest.mark.parametrize("id_", sorted(packs()))
def test_each_question_passes_its_exam_and_answers_on_an_empty_graph(graph, id_):
    question = packs()[id_]
    assert [str(fault) for fault in exam(graph, question)] == []
    columns, rows, cut = graph.ask(question.text, stand_ins(question))
    assert columns == [column.name for column in question.columns]
    assert not cut and all(not any(row) for row in rows)


def test_the_exam_sees_what_only_a_server_can(graph):
    def fault(text):
        return " ".join(map(str, exam(graph, parse(HEAD + text, "x.cypher"))))

    assert "more than read" in fault("MATCH (a) CREATE (b) RETURN 1 AS n")
    assert "deprecated" in fault("MATCH (a) RETURN id(a) AS n")
    assert "LOAD" in fault("LOAD CSV FROM 'file:///x' AS line RETURN line AS n")
    assert "Invalid input" in fault("MATCH (a) MATCH RETURN 1 AS n")


def test_an_answer_has_columns_rows_and_a_notice_when_cut(graph):
    question = parse(HEAD + "UNWIND range(1, 5) AS n RETURN n ORDER BY n", "x.cypher")
    answer = ask(graph, question, limit=3)
    assert (answer.columns, answer.rows, answer.cut) == (["n"], [[1], [2], [3]], True)
    assert list(ask(graph, question, limit=5)) == [{"n": n} for n in range(1, 6)]
    assert not ask(graph, question, limit=5).cut


def test_a_question_that_writes_is_refused_and_leaves_no_trace(graph):
    with pytest.raises(Refused):
        ask(graph, parse(HEAD + "CREATE (x:Person {key: 'x'}) RETURN 1 AS n", "x.cypher"))
    with pytest.raises(Refused):
        ask(graph, parse(HEAD + "MATCH (a) WITH count(a) AS n CREATE (x:Person {key: 'x'}) RETURN n", "x.cypher"))
    assert graph.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_parameters_are_shown_as_bound_and_wrong_ones_never_reach_the_server(graph):
    answer = ask(graph, "first-posters", {"operation": "corsica", "within": "2m"})
    assert answer.params == {"operation": "corsica", "within": "PT120S", "run": None}
    with pytest.raises(UsageError, match="within"):
        ask(graph, "first-posters", {"operation": "corsica", "within": "soon"})


def test_an_answer_made_from_generated_rows_says_so(graph):
    graph.write("CREATE (:Operation {id: 'o'})<-[:IN_OPERATION]-(:Post {key: 'p', kind: 'original', synthetic: true})<-[:POSTED]-(:Account {key: 'a'})")
    assert ask(graph, "operations/volume").synthetic
    graph.write("MATCH (p:Post) REMOVE p.synthetic")
    assert not ask(graph, "operations/volume").synthetic
