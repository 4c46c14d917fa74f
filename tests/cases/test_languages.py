"""Languages that no platform named are worked out when a question asks, told apart from the platform's word, and once only."""

from coterie.cases.languages import derive
from coterie.cases.profiles import beside
from coterie.queries.ask import ask
from coterie.queries.holdings import holdings

# What the platform says of the language, and the text; twice the same.
POSTS = [("az", "It rained this morning but the streets were dry by evening"), (None, "Bu gün səhər yağış yağdı, axşam isə küçələr quru idi"),
         (None, "Bu gün səhər yağış yağdı, axşam isə küçələr quru idi"), (None, "ok"), (None, None)]
WORLD = """
CREATE (a:Account {key: 'x:1', platform: 'x', handle: 'one', handle_key: 'one'}) WITH a
UNWIND range(0, size($posts) - 1) AS i
CREATE (a)-[:POSTED]->(:Post {key: 'x:' + i, at: datetime({year: 2024, month: 1, day: 1 + i}), lang: $posts[i][0], text: $posts[i][1], kind: 'original'})
"""


def test_what_the_platform_says_stands_and_what_it_leaves_open_is_derived_once(graph):
    graph.write(WORLD, posts=POSTS)
    assert derive(graph, batch=2) == 3 and derive(graph) == 0
    told = graph.read("MATCH (p:Post) RETURN p.lang AS lang, p.lang_derived AS derived ORDER BY p.key")
    assert [(row["lang"], row["derived"]) for row in told] == [("az", None), (None, "az"), (None, "az"), (None, "und"), (None, None)]
    found = [(row["language"], row["posts"], row["derived"]) for row in ask(graph, "identity/languages", {"accounts": "x:1"})]
    assert found == [("az", 3, 2), ("not known", 2, 0)]
    assert next(iter(ask(graph, "origin/earlier-life", {"handle": "one"})))["languages"] == ["az"]


def test_a_file_that_names_the_language_later_has_the_last_word(graph):
    graph.write(WORLD, posts=POSTS[1:2])
    derive(graph)
    assert "languages" in holdings(graph)
    graph.write("MATCH (p:Post) SET p.lang = 'tr'")
    assert [(row["language"], row["derived"]) for row in ask(graph, "identity/languages", {"accounts": "x:1"})] == [("tr", 0)]


def test_profiles_of_clusters_know_derived_languages(graph):
    graph.write("UNWIND range(1, 13) AS i CREATE (:Account {key: 'x:' + i})-[:POSTED]->(:Post {key: 'x:p' + i, at: datetime('2024-01-01'), "
                "text: CASE WHEN i < 4 THEN $az ELSE $en END})", az=POSTS[1][1], en=POSTS[0][1])
    (found,) = beside(graph, [{"members": [{"key": f"x:{i}"} for i in (1, 2, 3)]}])
    language = next(trait for trait in found["traits"] if trait["trait"] == "language")
    assert (language["values"], language["known_others"]) == ([{"value": "az", "members": 3, "others": 0}], 10)
