"""Volume, bins, overlap, first posters, links: a world where each must find, one where it must stay silent."""

from datetime import UTC, datetime

from coterie.queries.ask import ask

NOON = "2024-02-02T12:00:00Z"


def operation(graph, id_="corsica"):
    graph.write("CREATE (:Operation {id: $id, title: $id, zone: 'Europe/Paris', starts: datetime('2024-02-02T11:00:00Z'), ends: datetime('2024-02-02T16:00:00Z')})", id=id_)


def post(graph, handle, seconds, *, kind="original", ops=("corsica",), says=None, links=(), text="t", **more):
    """A post so many seconds after noon."""
    graph.write(
        "MERGE (a:Account {key: 'x:@' + $handle}) ON CREATE SET a.handle = $handle, a.handle_key = toLower($handle), a.platform = 'x' "
        "CREATE (a)-[:POSTED]->(p:Post {key: randomUUID(), kind: $kind, text: $text, at: datetime($noon) + duration({seconds: $seconds})}) SET p += $more "
        "FOREACH (id IN $ops | MERGE (o:Operation {id: id}) CREATE (p)-[:IN_OPERATION]->(o)) "
        "FOREACH (id IN $says | MERGE (g:Passage {id: id}) CREATE (p)-[:SAYS {run: 'r2'}]->(g)) "
        "FOREACH (url IN $links | MERGE (l:Link {url: url}) MERGE (d:Domain {name: split(url, '/')[2]}) MERGE (l)-[:ON]->(d) CREATE (p)-[:LINKS_TO]->(l))",
        handle=handle, noon=NOON, seconds=seconds, kind=kind, ops=list(ops), text=text, more=more, says=[says] if says else [], links=list(links))


def rows(graph, question, **params):
    return list(ask(graph, question, params))


def test_volume_counts_posts_accounts_and_kinds_of_each_operation(graph):
    operation(graph)
    operation(graph, "quiet")
    for handle, kind in (("a", "original"), ("a", "repost"), ("b", "quote"), ("b", "reply")):
        post(graph, handle, 0, kind=kind, media=1 if kind == "quote" else 0)
    post(graph, "c", 0, ops=())
    corsica, quiet = rows(graph, "operations/volume")
    assert [corsica[c] for c in ("posts", "accounts", "originals", "reposts", "quotes", "replies", "with_media")] == [4, 2, 1, 1, 1, 1, 1]
    assert corsica["starts"] == datetime(2024, 2, 2, 11, tzinfo=UTC)
    assert (quiet["posts"], quiet["accounts"], quiet["synthetic"]) == (0, 0, False)
    assert [r["operation"] for r in rows(graph, "operations/volume", operation="quiet")] == ["quiet"]
    assert rows(graph, "operations/volume", operation="none") == []


def test_bins_hold_every_post_once_and_show_gaps(graph):
    operation(graph)
    for seconds, kind in ((0, "original"), (599, "repost"), (600, "original"), (1900, "reply")):
        post(graph, "a", seconds, kind=kind)
    post(graph, "a", 700, ops=("other",))
    found = rows(graph, "operations/bins", operation="corsica")
    assert [(r["bin"].minute, r["posts"], r["originals"], r["reposts"], r["quotes"], r["replies"]) for r in found] == [
        (0, 2, 1, 1, 0, 0), (10, 1, 1, 0, 0, 0), (20, 0, 0, 0, 0, 0), (30, 1, 0, 0, 0, 1)]
    assert len(rows(graph, "operations/bins", operation="corsica", minutes=60)) == 1
    assert rows(graph, "operations/bins", operation="none") == []
    assert {r["usual"] for r in found} == {None}
    assert found[0]["local"] == "2024-02-02T13:00:00+01:00[Europe/Paris]"


def test_bins_stand_beside_what_the_same_accounts_post_at_that_time_of_the_week(graph):
    operation(graph)
    week = 7 * 24 * 3600
    for _ in range(5):
        post(graph, "a", 0)
    for seconds in (-2 * week, -week, 2 * week):
        post(graph, "a", seconds + 60, ops=())
    post(graph, "b", -week, ops=())
    assert [(r["posts"], r["usual"]) for r in rows(graph, "operations/bins", operation="corsica")] == [(5, 0.75)]
    assert [r["usual"] for r in rows(graph, "operations/bins", operation="corsica", minutes=11)] == [None]


def test_accounts_in_all_are_in_every_one_of_them(graph):
    for handle, ops in (("both", ["one"]), ("both", ["two"]), ("both", ["two"]), ("first", ["one"]), ("same", ["one", "two"])):
        post(graph, handle, 0, ops=ops)
    found = rows(graph, "overlap/accounts-in-all", operations="one,two")
    assert [(r["handle"], r["key"], r["operations"], r["posts"], r["each"]) for r in found] == [
        ("both", "x:@both", 2, 3, [1, 2]), ("same", "x:@same", 2, 2, [1, 1])]
    assert rows(graph, "overlap/accounts-in-all", operations="one,two,three") == []
    assert len(rows(graph, "overlap/accounts-in-all", operations="one,one")) == 3


def test_how_many_accounts_were_in_how_many(graph):
    for handle, ops in (("a", ["one"]), ("a", ["two"]), ("b", ["one"]), ("c", ["three"])):
        post(graph, handle, 0, ops=ops)
    post(graph, "d", 0, ops=())
    assert [(r["operations"], r["accounts"], r["posts"]) for r in rows(graph, "overlap/how-many")] == [(2, 1, 2), (1, 2, 2)]
    assert [(r["operations"], r["accounts"]) for r in rows(graph, "overlap/how-many", operations="three")] == [(1, 1)]
    assert rows(graph, "overlap/how-many", operations="none") == []


def test_first_posters_tell_a_tie_from_a_first(graph):
    graph.write("CREATE (:Run {id: 'r1', number: 1}), (:Run {id: 'r2', number: 2})")
    post(graph, "late", 61, says="g", text="Free!")
    post(graph, "Zoe", 0, says="g", text="Free Corsica!")
    post(graph, "adam", 0, says="g", text="free corsica")
    post(graph, "mid", 60, says="g")
    post(graph, "early", -5, kind="repost", says="g")
    post(graph, "alone", 5, says="once")
    whole, passage = rows(graph, "origin/first-posters", operation="corsica")
    assert whole["passage"] is None and whole["first"] == ["adam", "Zoe"] and whole["accounts"] == ["adam", "Zoe", "alone", "mid"]
    assert (passage["passage"], passage["posts"], passage["first"], passage["accounts"]) == ("free corsica", 4, ["adam", "Zoe"], ["adam", "Zoe", "mid"])
    assert passage["first_at"] == datetime(2024, 2, 2, 12, tzinfo=UTC)
    assert rows(graph, "origin/first-posters", operation="corsica", within="0s")[1]["accounts"] == ["adam", "Zoe"]
    assert len(rows(graph, "origin/first-posters", operation="corsica", run="r1")) == 1
    assert rows(graph, "origin/first-posters", operation="none") == []


def test_link_shares_name_both_denominators(graph):
    post(graph, "a", 0, links=["https://president.az/1", "https://president.az/2"])
    post(graph, "b", 0, links=["https://president.az/1", "https://azertag.az/1"])
    post(graph, "b", 0)
    post(graph, "c", 9, links=["https://elsewhere.org/1"], ops=())
    first, second = rows(graph, "content/link-shares", operation="corsica")
    assert (first["domain"], first["links"], first["all_links"], first["of_links"]) == ("president.az", 3, 4, 0.75)
    assert (first["posts"], first["all_posts"], first["of_posts"], first["accounts"]) == (2, 2, 1.0, 2)
    assert (second["domain"], second["of_links"], second["of_posts"]) == ("azertag.az", 0.25, 0.5)
    assert [r["domain"] for r in rows(graph, "content/link-shares", since="2024-02-02T12:00:01Z")] == ["elsewhere.org"]
    assert [r["domain"] for r in rows(graph, "content/link-shares", until="2024-02-02T12:00:01Z")] == ["president.az", "azertag.az"]
    assert rows(graph, "content/link-shares", operation="none") == []


def test_link_shares_of_a_list_or_a_cluster_only(graph):
    post(graph, "a", 0, links=["https://president.az/1"])
    post(graph, "b", 0, links=["https://azertag.az/1"])
    graph.write("MATCH (a:Account {handle: 'a'}) CREATE (a)-[:LISTED_IN]->(:Document {id: 'annex'})")
    graph.write("MATCH (b:Account {handle: 'b'}) CREATE (b)-[:BELONGS_TO]->(:Cluster {id: 'c1'})")
    assert [r["domain"] for r in rows(graph, "content/link-shares", list="annex")] == ["president.az"]
    assert [r["domain"] for r in rows(graph, "content/link-shares", cluster="c1")] == ["azertag.az"]
    assert rows(graph, "content/link-shares", list="none") == []
