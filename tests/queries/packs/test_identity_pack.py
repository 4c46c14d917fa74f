"""What accounts say of themselves, in which language, since when and until when: each finds, and stays silent elsewhere."""

from datetime import UTC, datetime

import pytest
from coterie.queries.ask import ask

WORLD = """
CREATE (annex:Document {id: 'annex'}), (:Run {id: 'r', number: 1}), (party:Organisation {key: 'yap', name: 'Yeni Partiya'}), (boss:Person {key: 'b', name: 'Boss'}),
       (report:Document {id: 'report', title: 'Report'}), (:Statement {id: 's1', says: 'Lists them.', grade: 'B3', page: '25'})-[:CITES]->(report),
       (:Statement {id: 's2', says: 'Says it itself.', grade: 'A1', page: '17'})-[:CITES]->(report), (rare:Passage {id: 'g', text: 'we won', accounts: 2})
WITH annex, party, boss
UNWIND [['ann', '2022-03-01'], ['bob', '2022-03-09'], ['cem', '2010-01-01'], ['dan', null]] AS x
CREATE (a:Account {key: 'x:@' + x[0], handle: x[0], handle_key: x[0], platform: 'x', created_at: datetime(x[1]), synthetic: x[0] = 'cem'})-[:LISTED_IN]->(annex)
WITH DISTINCT party, boss
MATCH (ann:Account {handle: 'ann'}), (bob:Account {handle: 'bob'})
CREATE (ann)-[:STATES_AFFILIATION {statements: ['s1', 's2'], verb: 'is listed with'}]->(party), (bob)-[:STATES_AFFILIATION {statements: ['s1'], verb: 'is listed with'}]->(party),
       (ann)-[:REPRESENTS {statements: ['s2']}]->(boss), (p:Account {key: 'pages:1', platform: 'pages', handle: 'bossy'})-[:REPRESENTS {statements: ['s1']}]->(boss),
       (:Account {key: 'pages:@ann', platform: 'pages', handle: 'Ann', handle_key: 'ann'}),
       (q:Account {key: 'pages:2', platform: 'pages', created_at: datetime('2022-03-04')}), (:Account {key: 'x:5', created_at: datetime('2015-01-01')})
WITH ann, q MATCH (g:Passage)
CREATE (ann)-[:POSTED]->(:Post {key: 'a', at: datetime('2024-01-01T00:00:00Z'), lang: 'az'})-[:SAYS {run: 'r'}]->(g),
       (q)-[:POSTED]->(:Post {key: 'q', at: datetime('2024-01-01T00:02:00Z')})-[:SAYS {run: 'r'}]->(g)
"""
# who, when first seen, what it showed
PROFILES = [
    ("ann", "2023-09-01", {"handle": "ann0", "handle_key": "ann0", "name": "Ann", "location": "Baku", "followers": 1}),
    ("ann", "2024-02-01", {"handle": "ann", "name": "Ann", "location": "Bakı", "bio": "YAPışqan, YAP-ın üzvü"}),
    ("ann", "2024-06-01", {"handle": "ann", "suspended": True}),
    ("bob", "2024-02-01", {"handle": "bob", "name": "Bob", "location": " bakı ", "bio": "Yapıcı bir insan, AZƏRBAYCANLI"}),
    ("cem", "2024-02-01", {"handle": "cem", "name": "Cem", "bio": "x", "protected": True}),
]


def build(graph):
    graph.write(WORLD)
    graph.write("UNWIND $profiles AS x MATCH (a:Account {key: 'x:@' + x[0]}) "
                "CREATE (a)-[:SHOWED]->(p:Profile {key: x[0] + x[1], observed_at: datetime(x[1])}) SET p += x[2]", profiles=PROFILES)


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def counts(found, *columns):
    return [tuple(row[c] for c in columns) for row in found]


GROUPS = ("locations", "bios", "affiliations", "renames", "languages", "cohorts", "suspensions", "handles")


@pytest.mark.parametrize("name", GROUPS)
def test_of_a_group_that_is_not_there_nothing_is_said(graph, name):
    build(graph)
    assert rows(graph, f"identity/{name}") == rows(graph, f"identity/{name}", list="none") == []


def test_places_are_stated_in_a_location_or_a_bio_as_of_a_day(graph):
    build(graph)
    columns = "found", "place", "accounts", "of_group", "group", "of_seen", "seen", "handles"
    assert counts(rows(graph, "identity/locations", list="annex"), *columns) == [
        ("either", None, 2, 0.5, 4, pytest.approx(2 / 3), 3, ["ann", "bob"]), ("location", "Bakı", 2, 0.5, 4, pytest.approx(2 / 3), 3, ["ann", "bob"])]
    words = rows(graph, "identity/locations", list="annex", words="Azərbaycan*,BAKI")
    assert counts(words, "found", "place", "handles") == [("either", None, ["ann", "bob"]), ("location", "Bakı", ["ann", "bob"]), ("bio", None, ["bob"])]
    assert counts(rows(graph, "identity/locations", list="annex", as_of="2023-10-01T00:00:00Z"), "place", "accounts", "seen") == [(None, 1, 1), ("Baku", 1, 1)]
    assert rows(graph, "identity/locations", list="annex", words="azərbaycan,bak") == []


def test_a_word_of_a_bio_stands_alone_or_takes_endings_along_and_is_no_pattern(graph):
    build(graph)
    assert counts(rows(graph, "identity/bios", list="annex", words="yap"), "handle", "holds", "accounts", "of_group", "states") == [
        ("ann", ["yap"], 1, 0.25, ["Yeni Partiya"])]
    assert [r["handle"] for r in rows(graph, "identity/bios", list="annex", words="yap*,üzvü")] == ["ann", "bob"]
    assert [r["handle"] for r in rows(graph, "identity/bios", list="annex")] == ["ann", "bob", "cem"]
    for words in (".*", "\\E.*\\Q", "(", "a|b"):
        assert rows(graph, "identity/bios", list="annex", words=words) == []
    assert rows(graph, "identity/bios", list="annex", words="yap", as_of="2023-10-01T00:00:00Z") == []


def test_affiliations_come_with_the_best_graded_statement(graph):
    build(graph)
    columns = "organisation", "accounts", "of_group", "handles", "statements", "says", "grade", "document", "page", "synthetic"
    assert counts(rows(graph, "identity/affiliations", list="annex"), *columns) == [
        ("Yeni Partiya", 2, 0.5, ["ann", "bob"], ["s2", "s1"], "Says it itself.", "A1", "Report", "17", False)]


def test_a_rename_is_a_change_and_a_suspension_is_none(graph):
    build(graph)
    columns = "handle", "what", "before", "after", "accounts", "twice"
    assert counts(rows(graph, "identity/renames", list="annex"), *columns) == [("ann", "handle", "ann0", "ann", 1, 1)]
    assert counts(rows(graph, "identity/renames", list="annex", what="bio,location"), "what", "before") == [("bio", None), ("location", "Baku")]
    assert rows(graph, "identity/renames", list="annex", what="name") == []
    assert rows(graph, "identity/renames", list="annex", as_of="2024-01-01T00:00:00Z") == []


def test_the_history_of_an_account_is_told_in_order(graph):
    build(graph)
    found = rows(graph, "identity/history", handle="@ann")
    assert counts(found, "account", "handle", "location", "followers", "suspended") == [
        ("x:@ann", "ann0", "Baku", 1, False), ("x:@ann", "ann", "Bakı", None, False), ("x:@ann", "ann", None, None, True)]
    assert rows(graph, "identity/history", handle="@ANN0") == found
    assert len(rows(graph, "identity/history", handle="x:@ann", as_of="2024-02-11T00:00:00Z")) == 2
    assert rows(graph, "identity/history", handle="dan") == []


def test_languages_of_the_last_posts_before_a_day(graph):
    build(graph)
    graph.write("""UNWIND [['ann', 2, 'az'], ['ann', 3, 'tr'], ['ann', 4, 'tr'], ['bob', 1, 'az'], ['bob', 2, 'fr'], ['bob', 9, 'en']] AS x
        MATCH (a:Account {key: 'x:@' + x[0]}) CREATE (a)-[:POSTED]->(:Post {key: x[0] + x[1], lang: x[2], at: datetime({year: 2024, month: 2, day: x[1]})})""")
    columns = "language", "mainly", "of_mainly", "tied", "ever", "accounts", "group", "posts", "all_posts"
    assert counts(rows(graph, "identity/languages", list="annex", as_of="2024-02-05T00:00:00Z"), *columns) == [
        ("az", 2, 1.0, 2, 2, 2, 4, 3, 6), ("fr", 1, 0.5, 1, 1, 2, 4, 1, 6), ("tr", 1, 0.5, 1, 1, 2, 4, 2, 6)]
    assert counts(rows(graph, "identity/languages", list="annex", posts=1), "language", "mainly", "tied") == [("en", 1, 0), ("tr", 1, 0)]
    assert rows(graph, "identity/languages", list="annex", as_of="2020-01-01T00:00:00Z") == []


def test_cohorts_stand_beside_all_other_accounts(graph):
    build(graph)
    assert counts(rows(graph, "identity/cohorts", list="annex"), "made", "accounts", "known", "usual", "others", "handles", "synthetic") == [
        ("2010-01", 1, 3, 0.0, 2, ["cem"], True), ("2022-03", 2, 3, 0.5, 2, ["ann", "bob"], False)]
    assert counts(rows(graph, "identity/cohorts", list="annex", by="day"), "made", "usual") == [("2010-01-01", 0.0), ("2022-03-01", 0.0), ("2022-03-09", 0.0)]


def test_accounts_are_suspended_closed_open_or_not_seen_as_of_a_day(graph):
    build(graph)
    columns = "state", "accounts", "of_group", "of_seen", "seen", "posts", "afterwards", "handles"
    third = pytest.approx(1 / 3)
    assert counts(rows(graph, "identity/suspensions", list="annex"), *columns) == [
        ("suspended", 1, 0.25, third, 3, 1, 0, ["ann"]), ("protected", 1, 0.25, third, 3, 0, 0, ["cem"]),
        ("open", 1, 0.25, third, 3, 0, 0, ["bob"]), ("not seen", 1, 0.25, None, 3, 0, None, ["dan"])]
    then = rows(graph, "identity/suspensions", list="annex", as_of="2023-12-01T00:00:00Z")
    assert counts(then, "state", "accounts", "afterwards", "last_post") == [("open", 1, 1, datetime(2024, 1, 1, tzinfo=UTC)), ("not seen", 3, None, None)]


def test_elsewhere_an_account_shares_its_handle_its_owner_or_a_rare_text(graph):
    build(graph)
    columns = "account", "other", "elsewhere", "by", "shared", "statements", "nearest"
    assert counts([r for r in rows(graph, "identity/elsewhere", handle="ann") if r["account"] == "x:@ann"], *columns) == [
        ("x:@ann", "pages:2", True, ["text"], ["text: we won"], [], 120), ("x:@ann", "pages:@bossy", True, ["owner"], ["owner: Boss"], ["s1", "s2"], None),
        ("x:@ann", "pages:@Ann", True, ["handle"], ["handle: @Ann"], [], None)]
    assert "pages:2" not in [r["key"] for r in rows(graph, "identity/elsewhere", handle="ann", rare=1)]
    assert rows(graph, "identity/elsewhere", handle="bob") == rows(graph, "identity/elsewhere", handle="nobody") == []


def test_shapes_of_handles_stand_beside_those_of_all_others(graph):
    handles = ["leyla12345678", "leyla1234", "ann", "bob87654321", "cem", "dan20"]
    graph.write("CREATE (d:Document {id: 'annex'}) WITH d UNWIND $handles AS h "
                "CREATE (a:Account {key: 'x:@' + h, handle: h, handle_key: h}) "
                "FOREACH (x IN CASE WHEN h STARTS WITH 'leyla' THEN [1] ELSE [] END | CREATE (a)-[:LISTED_IN]->(d))", handles=handles)
    found = rows(graph, "identity/handles", list="annex")
    assert counts(found, "shape", "accounts", "people", "usual", "others") == [
        ("digits", 1, 2, 0.0, 4), ("name and eight digits", 1, 2, 0.25, 4), ("other", 0, 2, 0.75, 4)]
    assert rows(graph, "identity/handles", accounts="x:@ann")[2]["accounts"] == 1


def test_a_group_may_be_named_by_the_keys_of_its_accounts(graph):
    build(graph)
    assert counts(rows(graph, "identity/languages", accounts="x:@ann,pages:2"), "language", "accounts", "group") == [("az", 2, 2), ("not known", 2, 2)]
    assert counts(rows(graph, "identity/languages", accounts="x:@ann,x:@bob", list="annex"), "group") == [(2,)]
