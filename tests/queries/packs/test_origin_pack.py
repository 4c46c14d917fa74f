"""First posters, their profiles and their life before, and messages on several platforms: each finds, and stays silent elsewhere."""

from coterie.queries.ask import ask

WORLD = """
CREATE (o:Operation {id: 'corsica', zone: 'Asia/Baku', starts: datetime('2024-02-02T10:00:00Z')}),
       (early:Operation {id: 'early', zone: 'Asia/Baku', starts: datetime('2024-01-01T00:00:00Z')}), (:Run {id: 'r', number: 1}),
       (party:Organisation {key: 'yap', name: 'Party'})
FOREACH (h IN ['ann', 'bob', 'cem'] | CREATE (:Account {key: 'x:@' + h, handle: h, handle_key: h, platform: 'x'}))
CREATE (:Account {key: 'pages:1', platform: 'pages'}), (:Passage {id: 'g', text: 'we won'}), (:Passage {id: 'h', text: 'else'})
WITH party MATCH (a:Account {handle: 'ann'})
CREATE (a)-[:STATES_AFFILIATION]->(party),
       (a)-[:SHOWED]->(:Profile {key: '1', handle: 'ann0', handle_key: 'ann0', location: 'Baku', bio: 'old', observed_at: datetime('2024-01-01T00:00:00Z')}),
       (a)-[:SHOWED]->(:Profile {key: '2', handle: 'ann', location: 'Bakı', banner: 'official', observed_at: datetime('2024-02-01T00:00:00Z')}),
       (a)-[:SHOWED]->(:Profile {key: '3', handle: 'ann', suspended: true, observed_at: datetime('2024-06-01T00:00:00Z')})
"""
# key, who, when, kind, operation, says, tag
POSTS = [
    ("1", "x:@bob", "2024-01-01T05:00:00Z", "original", "early", None, "nazione"),
    ("2", "x:@ann", "2024-01-05T05:00:00Z", "reply", None, None, "bakı"),
    ("3", "x:@cem", "2024-02-02T09:59:00Z", "repost", "corsica", None, None),
    ("4", "x:@ann", "2024-02-02T10:00:00.900Z", "original", "corsica", "g", "win"),
    ("5", "x:@bob", "2024-02-02T10:00:00.100Z", "original", "corsica", None, None),
    ("6", "x:@cem", "2024-02-02T10:00:30Z", "quote", "corsica", "h", "win"),
    ("7", "pages:1", "2024-02-02T10:02:31Z", "original", None, "g", None),
    ("8", "x:@ann", "2024-02-03T10:00:00Z", "original", "corsica", None, None),
]


def build(graph):
    graph.write(WORLD)
    graph.write("""UNWIND $posts AS p MATCH (a:Account {key: p[1]})
        CREATE (a)-[:POSTED]->(n:Post {key: p[0], at: datetime(p[2]), kind: p[3], text: 'text ' + p[0], lang: 'az', platform: a.platform})
        FOREACH (id IN CASE WHEN p[4] IS NULL THEN [] ELSE [p[4]] END | MERGE (o:Operation {id: id}) CREATE (n)-[:IN_OPERATION]->(o))
        FOREACH (id IN CASE WHEN p[5] IS NULL THEN [] ELSE [p[5]] END | MERGE (g:Passage {id: id}) CREATE (n)-[:SAYS {run: 'r'}]->(g))
        FOREACH (t IN CASE WHEN p[6] IS NULL THEN [] ELSE [p[6]] END | MERGE (h:Hashtag {tag: t}) CREATE (n)-[:TAGGED]->(h))""", posts=POSTS)


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_first_posters_of_one_second_share_the_place_and_show_their_profiles(graph):
    build(graph)
    early, ann, bob, cem = rows(graph, "origin/first-profiles")
    assert (early["operation"], early["place"], early["handle"], early["local"]) == ("early", 1, "bob", "2024-01-01T09:00:00+04:00[Asia/Baku]")
    assert [(r["place"], r["handle"], r["after"], r["opened"], r["takes_part"]) for r in (ann, bob, cem)] == [
        (1, "ann", 0, 1, 1), (1, "bob", 0, 2, 2), (3, "cem", 30, 0, 1)]
    assert [ann[c] for c in ("location", "bio", "banner", "states", "handles")] == ["Bakı", None, "official", ["Party"], ["ann", "ann0"]]
    then = rows(graph, "origin/first-profiles", operations="corsica", most=1, as_of="2024-01-15T00:00:00Z")
    assert [(r["handle"], r["location"], r["bio"]) for r in then] == [("ann0", "Baku", "old"), ("bob", None, None)]
    assert rows(graph, "origin/first-profiles", operations="none") == []


def test_the_life_before_ends_where_the_operation_begins(graph):
    build(graph)
    whole, month = rows(graph, "origin/earlier-life", handle="@Ann", operation="corsica")
    assert (whole["month"], whole["posts"], whole["first_text"]) == (None, 1, "text 2")
    assert [month[c] for c in ("month", "originals", "hashtags", "operations", "languages")] == ["2024-01", 0, ["#bakı"], [], ["az"]]
    assert [r["posts"] for r in rows(graph, "origin/earlier-life", handle="ann")] == [3, 1, 2]
    assert [r["operations"] for r in rows(graph, "origin/earlier-life", handle="bob", operation="corsica")] == [["early"], ["early"]]
    for params in ({"handle": "cem", "operation": "corsica"}, {"handle": "ann", "operation": "early"}, {"handle": "nobody"}):
        assert rows(graph, "origin/earlier-life", **params) == []


def test_a_message_on_several_platforms_stood_on_one_of_them_first(graph):
    build(graph)
    found = rows(graph, "origin/across-platforms", hashtag="#WIN")
    assert [(r["passage"], r["place"], r["platform"], r["after"], r["first"], r["hashtags"]) for r in found] == [
        ("text 4", 1, "x", 0, ["@ann"], ["#win"]), ("text 4", 2, "pages", 151, ["pages:1"], [])]
    for params in ({"least": 3}, {"until": "2024-02-02T10:01:00Z"}, {"run": "none"}):
        assert rows(graph, "origin/across-platforms", hashtag="win", **params) == []
    assert rows(graph, "origin/across-platforms", hashtag="nazione") == []
