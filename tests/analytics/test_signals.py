"""Signals: what each .cypher file takes for a trace."""

import pytest
from coterie.analytics.reading import read_posts, read_rows
from coterie.analytics.signals import catalogue, choose
from coterie.queries.errors import UsageError
from coterie.queries.store import Store
from planting import plant
from worlds import Rows


@pytest.fixture
def small(graph: Store) -> Store:
    rows = Rows()
    rows.post("x:a", 100, "Ours #B #a", tags=("#b", "#a"), link="https://l.example/1", media="m1")
    rows.post("x:b", 160, "RT Ours", of="elsewhere", tags=("#b", "#a"), link="https://l.example/1", media="m1")
    rows.post("x:b", 170, "Alone #a", tags=("#a",))
    plant(graph, rows)
    graph.write("MATCH (p:Post {text: 'Alone #a'}) SET p.kind = 'repost'")
    return graph


def test_traces(small: Store) -> None:
    found = read_rows(small, {n: s for n, s in catalogue().items() if s.uses & {"ties"} and not s.takes_run})
    assert found == {
        "hashtag": (["x:a", "x:a", "x:b"], ["#a", "#b", "#a"], [100, 100, 170]),
        "hashtag-set": (["x:a"], ["#a #b"], [100]),
        "link": (["x:a"], ["https://l.example/1"], [100]),
        "media": (["x:a"], ["m1"], [100]),
        "repost": (["x:b"], ["elsewhere"], [160])}


def test_the_words_of_a_repost_are_its_own_only_when_the_original_is_unknown(small: Store) -> None:
    assert read_posts(small).texts == ["Ours #B #a", "", "Alone #a"]


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_each_file_only_reads_and_says_what_it_gives(graph: Store, name: str) -> None:
    signal = catalogue()[name]
    plan = graph.explain(signal.query, **({"run": "x"} if signal.takes_run else {}))
    assert plan.kind == "r" and signal.title and signal.innocent and signal.uses
    assert "posts" in signal.query if signal.uses == {"texts"} else signal.window > 0


def test_an_unknown_signal_is_named() -> None:
    with pytest.raises(UsageError, match="telepathy"):
        choose(["repost", "telepathy"])
    assert {name for name, s in choose(["repost"]).items() if "ties" in s.uses} == {"repost"}
    assert "interests" in choose(["repost"])["hashtag"].uses
