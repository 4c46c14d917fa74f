"""A question's header: read whole, its faults told all at once, its parameters typed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from coterie.queries.cypher import params_used, returned
from coterie.queries.errors import BadInput, UsageError
from coterie.queries.question import examine, parse

GOOD = """\
// title:     Who said it
// id:        origin/said
// asks:      Which accounts said it?
// param:     operation string          The operation's id
// param:     within    duration PT60S  Posts this close to the first one
// param:     tags      list ["a", "b"]  Hashtags
// param:     top       integer null  At most so many
// column:    handle    The handle
// column:    posts     How many posts
// innocent:  A wire story has a first poster too.
// next:      Read the posts.
// status:    tried
MATCH (a:Account)-[:POSTED]->(p:Post)  // $comment is no parameter, nor is '$string'
WHERE p.operation = $operation AND p.at < $within AND p.note = '$quoted' AND p.tag IN $tags AND ($top IS NULL OR p.n < $top)
RETURN a.handle AS handle, count(DISTINCT p) AS posts
ORDER BY posts DESC, handle
"""


def test_the_header_is_read_as_the_style_shows_it():
    question = parse(GOOD, "origin/said.cypher")
    assert [(p.name, p.kind, p.required) for p in question.params] == [
        ("operation", "string", True), ("within", "duration", False), ("tags", "list", False), ("top", "integer", False)]
    assert question.params[1].default == timedelta(seconds=60)
    assert question.params[2].default == ["a", "b"]
    assert question.params[3].default is None
    assert [c.name for c in question.columns] == ["handle", "posts"]


def test_every_fault_is_told_at_once_with_its_line():
    bad = (GOOD.replace("// title:     Who said it\n", "// titel:     Who said it\n").replace("duration PT60S", "duration soon")
           .replace("operation string  ", "operation text  ").replace("$tags", "$labels").replace("AS posts", "AS shots"))
    with pytest.raises(BadInput) as told:
        parse(bad, "said.cypher")
    lines = told.value.what.splitlines()
    assert [line.split(":")[1] for line in lines] == sorted((line.split(":")[1] for line in lines), key=int)
    for where, what in ((1, "titel is no field"), (1, "title is missing"), (4, "a param reads"), (5, "within='soon'"), (6, "tags is declared and not used"),
                        (14, "$labels is used and not declared"), (15, "declared and not returned: posts; returned and not declared: shots")):
        assert any(line.startswith(f"said.cypher:{where}: ") and what in line for line in lines), what


def test_columns_in_another_order_are_a_fault():
    turned = GOOD.replace("RETURN a.handle AS handle, count(DISTINCT p) AS posts", "RETURN count(p) AS posts, a.handle AS handle")
    _, faults = examine(turned, "said.cypher")
    assert [str(f) for f in faults] == ["said.cypher:15: columns are returned in another order: posts, handle"]


def test_columns_are_those_of_the_last_return_outside_braces():
    text = "CALL () { MATCH (n) RETURN n AS inner }\nWITH n AS m\nRETURN DISTINCT m.a, [x IN m.b | x] AS b, {c: 1, d: 2} AS `c d`, CASE WHEN m.e THEN 1 END AS limits LIMIT 3"
    assert returned(text) == (3, ["m.a", "b", "c d", "limits"])
    assert params_used("RETURN '$no', \"$no\", $`yes`, $too /* $no */ // $no") == {"yes": 1, "too": 1}


def bind(**given):
    return parse(GOOD, "said.cypher").bind({"operation": "x", **given})


@pytest.mark.parametrize(("typed", "seconds"), [("PT60S", 60), ("90", 90), ("10m", 600), ("2h", 7200), ("P1DT1S", 86401), ("1.5s", 1.5)])
def test_spans_of_time_as_people_type_them(typed, seconds):
    assert bind(within=typed)["within"] == timedelta(seconds=seconds)


@pytest.mark.parametrize(("typed", "read"), [("a,b", ["a", "b"]), ("a|b ", ["a", "b"]), ('["a, b"]', ["a, b"]), (["a"], ["a"]), ("", [])])
def test_lists_as_people_type_them(typed, read):
    assert bind(tags=typed)["tags"] == read


def test_what_cannot_be_read_is_named_with_an_example_and_all_at_once():
    with pytest.raises(UsageError) as told:
        parse(GOOD, "said.cypher").bind({"within": "soon", "top": "3.5", "day": "x"})
    for part in ("within='soon'", "for example within=PT60S", "top='3.5'", "day is no parameter", "operation is missing"):
        assert part in str(told.value)


def test_only_what_may_be_left_open_takes_null():
    assert bind(top="null")["top"] is None
    with pytest.raises(UsageError, match="operation needs a value"):
        bind(operation=None)


def kind(name, value, zone=None):
    text = f"// title: t\n// id: a/b\n// asks: q\n// param: v {name}  A value\n// column: x  x\n// innocent: i\n// next: n\n// status: s\nRETURN $v AS x\n"
    return parse(text, "f").bind({"v": value}, zone)["v"]


def test_handles_hashtags_and_domains_are_folded():
    assert kind("handle", "@RenaMemmedova20") == kind("handle", "RenaMemmedova20") == "renamemmedova20"
    assert kind("hashtag", "#QALİBXALQINQALİBLİDERİ") == kind("hashtag", "QalibXalqınQalibLideri")
    assert kind("domain", "hxxps://www.BTQ.org[.]az/en?x=1") == "btq.org.az"
    with pytest.raises(UsageError, match="is no domain"):
        kind("domain", "Baku Initiative Group")


@pytest.mark.parametrize(("typed", "read"), [
    ("@RenaMemmedova20", "renamemmedova20"), ("jabarov[.]com", "jabarov.com"), ("https://jabarov.com/cv.pdf", "jabarov.com"),
    ("Domain:btq.org.az", "btq.org.az"), ("Organisation:big", "organisation:big"), ("Account:x:@AfaAbbasova", "x:@afaabbasova"),
    ("Baku Initiative Group", "baku initiative group"), ("x:123", "x:123"), ("Arifə Abbasova", "arifə abbasova")])
def test_a_thing_can_be_named_in_many_ways(typed, read):
    assert kind("thing", typed) == read


def test_a_moment_needs_a_zone_from_somewhere():
    assert kind("datetime", "2024-02-02T11:00:00+01:00") == datetime(2024, 2, 2, 10, tzinfo=UTC)
    assert kind("datetime", "2024-02-02T11:00", timezone(timedelta(hours=1))) == datetime(2024, 2, 2, 10, tzinfo=UTC)
    with pytest.raises(UsageError, match="it has no zone"):
        kind("datetime", "2024-02-02T11:00")
