"""Hashtags, pictures, topics and narratives: a world where each must find, one where it must stay silent."""

import pytest
from posting import listed, pick, post, rows

TAGS = "#Seçki2024,#QALİB"
RULES = '["France: Macron; fransız", "Isles: Calédonie"]'


def test_hashtags_of_a_set_in_one_post_and_in_any(graph):
    listed(graph, "both", "apart", "half", "idle")
    post(graph, "both", tags=("seçki2024", "qalib"), synthetic=True)
    post(graph, "apart", tags=("seçki2024",))
    post(graph, "apart", tags=("qalib",))
    post(graph, "half", tags=("qalib",))
    post(graph, "stranger", tags=("seçki2024", "qalib"))
    found = rows(graph, "content/hashtags-shared", hashtags=TAGS, list="group")
    assert pick(found, "how", "accounts", "of_group", "of_active", "posts", "absent") == [
        ("#seçki2024", 2, 0.5, 2 / 3, 2, ["half", "idle"]), ("#qalib", 3, 0.75, 1.0, 3, ["idle"]),
        ("all in one post", 1, 0.25, 1 / 3, 1, ["apart", "half", "idle"]), ("all, in any posts", 2, 0.5, 2 / 3, 3, ["half", "idle"])]
    assert {(r["people"], r["active"]) for r in found} == {(4, 3)} and found[0]["synthetic"]
    assert [r["accounts"] for r in rows(graph, "content/hashtags-shared", hashtags=TAGS, list="group", until="2024-02-02T00:00:00Z")] == [0, 0, 0, 0]


def test_hashtags_of_everybody_have_no_share_of_a_group(graph):
    post(graph, "stranger", tags=("seçki2024", "qalib"))
    assert pick(rows(graph, "content/hashtags-shared", hashtags=TAGS), "accounts", "of_group", "people") == [(1, None, None)] * 4
    assert rows(graph, "content/hashtags-shared", hashtags="#nothing") == rows(graph, "content/hashtags-shared", hashtags=TAGS, list="none") == []


def test_pictures_that_look_the_same_are_one_and_near_ones_are_named(graph):
    post(graph, "a", 5, media=(("one", "ff00ff00ff00ff00"),), ops=("o",), key="first")
    post(graph, "b", 0, media=(("two", "ff00ff00ff00ff00"),), ops=("o",))
    post(graph, "c", 9, media=(("far", "ff00ff00ff00ff0f"),), ops=("o",), synthetic=True)
    post(graph, "d", 9, media=(("bare", None),), ops=("o",))
    post(graph, "e", 20, kind="repost", ops=("o",))
    graph.write("MATCH (e {handle: 'e'})-[:POSTED]->(p), (o:Post {key: 'first'}) CREATE (p)-[:REPOSTS]->(o)")
    found = rows(graph, "content/top-media", operation="o")
    assert pick(found, "look", "posts", "of_posts", "accounts", "files", "first") == [
        ("ff00ff00ff00ff00", 3, 0.6, 3, 2, ["b"]), ("bare", 1, 0.2, 1, 1, ["d"]), ("ff00ff00ff00ff0f", 1, 0.2, 1, 1, ["c"])]
    assert [r["near"] for r in found] == [["ff00ff00ff00ff0f"], [], ["ff00ff00ff00ff00"]] and [r["synthetic"] for r in found] == [False, False, True]
    assert [r["near"] for r in rows(graph, "content/top-media", operation="o", bits=3)] == [[], [], []]
    assert len(rows(graph, "content/top-media", operation="o", top=1)) == 1
    assert rows(graph, "content/top-media") == rows(graph, "content/top-media", operation="none") == []


def test_pictures_of_a_group_or_under_hashtags(graph):
    post(graph, "a", media=(("one", None),), tags=("x", "y"))
    post(graph, "a", media=(("two", None),), tags=("x",))
    listed(graph, "a")
    assert [r["look"] for r in rows(graph, "content/top-media", list="group")] == ["one", "two"]
    assert [r["look"] for r in rows(graph, "content/top-media", hashtags="#X,#y")] == ["one"]


def test_topics_count_a_post_under_each_of_its_topics(graph):
    for text in ("MACRON en Calédonie", "Fransız", "calédonie", "rien"):
        post(graph, "a", text=text)
    post(graph, "a", kind="repost", text="Macron")
    post(graph, "b", text="Macron")
    found = rows(graph, "content/topics", rules=RULES, account="@a")
    assert pick(found, "rank", "topic", "posts", "of_posts", "all_posts", "words") == [
        (1, "France", 2, 0.5, 4, ["macron 1", "fransız 1"]), (1, "Isles", 2, 0.5, 4, ["calédonie 2"])]
    assert rows(graph, "content/topics", rules=RULES, account="@a", reposts=True)[0]["posts"] == 3
    assert rows(graph, "content/topics", rules=RULES) == rows(graph, "content/topics", account="@nobody") == []


def test_the_published_rules_are_the_default(graph):
    post(graph, "a", text="Le FLNKS à Nouméa")
    assert pick(rows(graph, "content/topics", account="@a")[:1], "topic", "posts") == [("New Caledonia", 1)]


def test_topics_by_month_in_a_zone(graph):
    post(graph, "a", at="2024-01-31T21:00:00Z", text="Macron")
    post(graph, "a", at="2024-02-10T00:00:00Z", text="Macron")
    post(graph, "a", at="2024-02-10T00:00:00Z", text="rien")
    assert pick(rows(graph, "content/topics-by-month", rules="France: Macron", account="@a"), "month", "posts", "of_month", "of_topic") == [
        ("2024-01", 1, 1.0, 0.5), ("2024-02", 1, 0.5, 0.5)]
    assert pick(rows(graph, "content/topics-by-month", rules="France: Macron", account="@a", zone="Asia/Baku"), "month", "posts", "all_month") == [("2024-02", 2, 3)]
    assert rows(graph, "content/topics-by-month", account="@nobody") == []


def test_a_narrative_stands_beside_what_the_same_accounts_say_otherwise(graph):
    post(graph, "a", ops=("o",), text="the ARMENIAN LOBBY")
    post(graph, "a", ops=("o",), text="something else")
    post(graph, "b", ops=("o",), text="Erməni lobbisi")
    post(graph, "a", text="armenian lobby again")
    post(graph, "b", text="weather")
    post(graph, "c", text="armenian lobby")
    post(graph, "c", ops=("other",), text="weather")
    words = "Armenian lobby,erməni lobbisi"
    found = rows(graph, "content/narratives", words=words)
    assert pick(found, "operation", "posts", "of_posts", "accounts", "all_accounts", "words", "all_outside") == [
        ("o", 2, pytest.approx(2 / 3), 2, 2, ["armenian lobby 1", "erməni lobbisi 1"], 3), ("other", 0, 0.0, 0, 1, ["armenian lobby 0", "erməni lobbisi 0"], 3)]
    assert rows(graph, "content/narratives", words=words, operation="o")[0]["outside"] == 0.5
    listed(graph, "b")
    assert pick(rows(graph, "content/narratives", words=words, list="group"), "posts", "all_posts") == [(1, 1)]
    assert rows(graph, "content/narratives", words=words, operation="none") == rows(graph, "content/narratives", words="[]") == []


def test_link_shares_of_accounts_in_all_of_several_operations(graph):
    for handle, ops, url in (("a", ("one",), "1"), ("a", ("two",), "2"), ("b", ("one",), "3")):
        post(graph, handle, ops=ops, key=url)
        graph.write("MATCH (p:Post {key: $k}) MERGE (d:Domain {name: 'site.example'}) CREATE (p)-[:LINKS_TO]->(:Link {url: $k})-[:ON]->(d)", k=url)
    assert pick(rows(graph, "content/link-shares", all_of="one,two"), "links", "accounts") == [(2, 1)]
    assert rows(graph, "content/link-shares", all_of="one,two,three") == []
