"""Signals: what each .cypher file takes for a trace, who meets by it, and who does not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from coterie.analytics.looks import alike
from coterie.analytics.pairs import pairs
from coterie.analytics.reading import build, read_posts, read_rows
from coterie.analytics.signals import catalogue, choose, table
from coterie.queries.errors import UsageError
from coterie.queries.schema.edges import BY_TYPE
from coterie.queries.schema.nodes import ACCOUNT, BY_LABEL, POST
from coterie.queries.schema.statements import upsert_edge
from coterie.queries.store import Store
from planting import batches, edges, nodes, plant
from worlds import Rows

# What a and b do, and what c does at the same time without meeting them: edges from the post, to a label, to a key; $ stands for who it is.
MEET = {
    "repost": ([("REPOSTS", "Post", "o")], [("REPOSTS", "Post", "other")]),
    "fast-repost": ([("REPOSTS", "Post", "o")], [("REPOSTS", "Post", "early")]),
    "passage": ([("SAYS", "Passage", "1")], [("SAYS", "Passage", "2")]),
    "link": ([("LINKS_TO", "Link", "https://l.example/1")], [("LINKS_TO", "Link", "https://l.example/2")]),
    "domain": ([("LINKS_TO", "Link", "https://l.example/$")], [("LINKS_TO", "Link", "https://m.example/$")]),
    "hashtag": ([("TAGGED", "Hashtag", "x"), ("TAGGED", "Hashtag", "of-$")], [("TAGGED", "Hashtag", "y")]),
    "hashtag-set": ([("TAGGED", "Hashtag", "x"), ("TAGGED", "Hashtag", "y")], [("TAGGED", "Hashtag", "x")]),
    "mention": ([("MENTIONS", "Account", "x:m")], [("MENTIONS", "Account", "x:n")]),
    "mention-set": ([("MENTIONS", "Account", "x:m"), ("MENTIONS", "Account", "x:n")], [("MENTIONS", "Account", "x:m")]),
    "reply": ([("REPLIES_TO", "Post", "o")], [("REPLIES_TO", "Post", "other")]),
    "media": ([("SHOWS", "Media", "m")], [("SHOWS", "Media", "n")]),
    "media-near": ([("SHOWS", "Media", "m-$")], [("SHOWS", "Media", "n-$")]),
}
KNOWN = {"o": {"at": datetime.fromtimestamp(1000, UTC)}, "early": {"at": datetime.fromtimestamp(900, UTC)}, "m-a": {"perceptual": "00000000000000ff"},
         "m-b": {"perceptual": "00000000000000F0"}, "n-c": {"perceptual": "00000000fffff000"}}


def does(store: Store, who: str, at: int, done: list[tuple[str, str, str]]) -> None:
    nodes(store, ACCOUNT, {f"x:{who}": {}})
    nodes(store, POST, {f"{who}{at}": {"at": datetime.fromtimestamp(at, UTC)}})
    edges(store, BY_TYPE["POSTED"], ACCOUNT, POST, [(f"x:{who}", f"{who}{at}")])
    for kind, label, named in done:
        key, node = named.replace("$", who), BY_LABEL[label]
        nodes(store, node, {key: KNOWN.get(key, {})})
        batches(store, upsert_edge(BY_TYPE[kind], POST, node), [{"start": f"{who}{at}", "end": key, "set": {"run": "r"} if kind == "SAYS" else {}, "row": 1}])
        if label == "Link":
            site = key.split("/")[2]
            nodes(store, BY_LABEL["Domain"], {site: {}})
            edges(store, BY_TYPE["ON"], node, BY_LABEL["Domain"], [(key, site)])


def test_each_signal_has_a_world() -> None:
    assert sorted(MEET) == sorted(name for name, s in catalogue().items() if "ties" in s.uses)


@pytest.mark.parametrize("name", sorted(MEET))
def test_two_meet_by_it_within_its_window_and_others_do_not(graph: Store, name: str) -> None:
    both, beside = MEET[name]
    window = catalogue()[name].window
    for who, at, done in (("a", 1000, both), ("b", 1000 + window, both), ("c", 1000, beside), ("late", 1001 + 2 * window, both)):
        does(graph, who, at, done)
    world = build(read_posts(graph), catalogue(), read_rows(graph, {name: catalogue()[name]}, "r"))
    found = pairs(name, world.signals[name], world.size)
    assert [(world.accounts[a], world.accounts[b]) for a, b in zip(found.a, found.b, strict=True)] == [("x:a", "x:b")]


def test_near_copies_stand_behind_the_commonest_and_chains_stay_apart() -> None:
    first, second, third = "00000000000000ff", "00000000000000f0", "0000000000000000"
    assert alike([second, first, third, first, "x:key"], 4) == [first, first, third, first, "x:key"]


@pytest.fixture
def small(graph: Store) -> Store:
    rows = Rows()
    rows.post("x:a", 100, "Ours #B #a", tags=("#b", "#a"), link="https://l.example/1", media="m1")
    rows.post("x:b", 160, "RT Ours", of="elsewhere", tags=("#b", "#a"), link="https://l.example/1", media="m1")
    rows.post("x:b", 170, "Alone #a", tags=("#a",))
    plant(graph, rows)
    graph.write("MATCH (p:Post {text: 'Alone #a'}) SET p.kind = 'repost'")
    return graph


def test_what_a_repost_carries_is_another_s(small: Store) -> None:
    found = read_rows(small, {n: s for n, s in catalogue().items() if s.uses & {"ties"} and not s.takes_run})
    assert {name: rows for name, rows in found.items() if rows[0]} == {
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
    assert "posts" in signal.query if signal.uses == {"texts"} else signal.window > 0 and signal.guard > 0


def test_signals_are_chosen_by_name_and_an_unknown_one_is_named() -> None:
    with pytest.raises(UsageError, match="telepathy"):
        choose(["repost", "telepathy"])

    def tested(names: list[str] | None) -> set[str]:
        return {name for name, s in choose(names).items() if "ties" in s.uses}

    assert tested(["repost"]) == {"repost"} and tested(["all"]) == set(MEET)
    assert tested(None) == tested(["default"]) == tested(["default", "domain"]) - {"domain"} != tested(["all"])
    assert "interests" in choose(["repost"])["hashtag"].uses


def test_the_table_in_docs_is_the_one_that_the_headers_make() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "signals.md").read_text("utf-8")
    assert f"<!-- signals -->\n{table()}\n<!-- end -->" in page, "make docs"
