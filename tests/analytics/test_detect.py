"""From graph to findings and back, on a real database."""

import pytest
from coterie.analytics.detect import detect
from coterie.analytics.findings import Findings
from coterie.analytics.writing import forget
from coterie.queries.store import Store
from planting import plant
from worlds import Maker, Rows, honest

DERIVED = "MATCH (n) WHERE n:Run OR n:Cluster OR n:Passage RETURN labels(n)[0] AS label, properties(n) AS p ORDER BY label, coalesce(n.id, '')"
EDGES = "MATCH (a)-[r:SAYS|COORDINATES_WITH|BELONGS_TO]->(b) RETURN type(r) AS t, a.key AS a, coalesce(b.key, b.id) AS b, properties(r) AS p ORDER BY t, a, b, r.layer"


@pytest.fixture
def planted(graph: Store) -> tuple[Store, Rows]:
    rows = honest(5, people=400).ring().newsroom().rows
    plant(graph, rows)
    return graph, rows


def test_finds_writes_repeats_and_forgets(planted: tuple[Store, Rows]) -> None:
    store, rows = planted
    first = detect(store, permutations=1)
    groups = [{m.key for m in c.members} for c in first.clusters]
    assert groups == [rows.planted["ring"], rows.planted["newsroom"]]
    assert first.synthetic
    written, edges = store.read(DERIVED), store.read(EDGES)
    assert {e["b"] for e in edges if e["t"] == "BELONGS_TO"} == {c.id for c in first.clusters}
    assert sum(e["t"] == "COORDINATES_WITH" for e in edges) == len(first.ties) > 100
    assert all(e["a"] < e["b"] for e in edges if e["t"] == "COORDINATES_WITH")

    again = detect(store, permutations=1)
    assert again.as_dict(timed=False) == first.as_dict(timed=False)
    assert (store.read(DERIVED), store.read(EDGES)) == (written, edges)

    other = detect(store, permutations=0, seed=1)
    assert other.run != first.run
    assert [r["id"] for r in store.read("MATCH (r:Run) RETURN r.id AS id")] == [other.run]
    forget(store, other.run)
    assert store.read(DERIVED) == [] and store.read(EDGES) == []


def test_takes_the_truth_away_and_finds_the_same(planted: tuple[Store, Rows]) -> None:
    store, rows = planted
    store.write("UNWIND $keys AS key MATCH (a:Account {key: key}) SET a.standing = 'planted', a.name = 'ring'", keys=sorted(rows.planted["ring"]))
    labelled = detect(store, permutations=0)
    store.write("MATCH (a:Account) REMOVE a.standing, a.name")
    assert detect(store, permutations=0).as_dict(timed=False) == labelled.as_dict(timed=False)


@pytest.mark.parametrize(("maker", "timed", "why"), [
    (None, True, "no posts"), (Maker(1, people=60, days=3).organic(), False, "time"), (Maker(1, people=5).organic(), True, "accounts")])
def test_says_what_is_lacking(graph: Store, maker: Maker | None, timed: bool, why: str) -> None:
    if maker:
        plant(graph, maker.rows, timed=timed)
    found: Findings = detect(graph)
    assert found.clusters == () and why in found.as_dict()["not_enough_data"]
    assert graph.read("MATCH (r:Run) RETURN count(r) AS n") == [{"n": 1}]
