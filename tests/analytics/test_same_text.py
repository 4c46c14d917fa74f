"""The same text as a trace, word for word and nearly, straight from the posts."""

from coterie.analytics.definitions import edges
from coterie.analytics.same_text import countable, folded, read_texts
from coterie.queries.store import Store
from planting import plant
from worlds import Rows

SAID = "We all want the bridge open again before the winter comes"


def test_texts_are_folded_as_the_toolkit_does() -> None:
    assert folded(" Look,  @You @me:\tthe SAME ") == "look, the same" == folded("look, the @x same")
    assert folded("İstanbul") == "İstanbul".lower() and folded("@a") == ""


def test_pairs_of_one_text_need_no_run(graph: Store) -> None:
    rows = Rows()
    rows.post("x:a", 100, SAID)
    rows.post("x:b", 130, SAID.upper() + " @somebody")
    rows.post("x:c", 150, SAID.replace("winter", "summer"))
    rows.post("x:d", 150, SAID, of="o1")  # passed on: another's words
    rows.post("x:e", 900, "Something that nobody else says in this world of ours")
    plant(graph, rows)
    exact, near = read_texts(graph, near=False), read_texts(graph, near=True)
    assert countable("text").window == countable("passage").window == 60
    assert len(exact) == 4 and len(near) == 3
    found = {name: [(s.accounts[a], s.accounts[b]) for (e,) in [edges("coortweet", s, [60], least=1)] for a, b in zip(e.a, e.b, strict=True)]
             for name, s in (("exact", exact), ("near", near))}
    assert found == {"exact": [("x:a", "x:b")], "near": [("x:a", "x:b"), ("x:a", "x:c"), ("x:b", "x:c")]}
