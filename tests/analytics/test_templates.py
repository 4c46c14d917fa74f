"""Templates: one sentence behind many posts, what varies as slots."""

from coterie.analytics.templates import templates


def one(*texts: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    (found,) = templates(texts, [f"a{i}" for i in range(len(texts))], range(len(texts)), ["g"] * len(texts))
    return found.wording, found.fillings


def test_what_a_tenth_says_otherwise_is_a_slot() -> None:
    assert one("Vote for Ann on Sunday", "Vote for Bob on Sunday", "vote for Bob on sunday 🔥", "Vote for Cy on Sunday", "Vote for Bob and Ann on Sunday") == (
        "Vote for {…} on Sunday", (("Bob", "Ann", "Bob and Ann", "Cy"),))


def test_a_word_left_out_is_a_filling_and_a_slip_of_the_hand_is_none() -> None:
    assert one(*["Our sea our right"] * 12, *["Our sea is our right"] * 8, "Our sew our right") == ("Our sea {…} our right", (("", "is"),))


def test_the_other_order_of_tags_leaves_the_sentence_whole() -> None:
    assert one(*["Stop it now #a #b #c"] * 6, "Stop it now #c #a #b", "Stop it now #b #c #a")[0].startswith("Stop it now #a #b #c")


def test_counts_first_and_order() -> None:
    found = templates(["x one two", "y one two", "x one two", "rain today", "rain today"], ["a", "b", "a", "c", "d"], [30, -1, 10, 5, 5],
                      ["g", "g", "g", "h", "h"])
    assert [(t.passage, t.posts, t.accounts, t.first) for t in found] == [("g", 3, 2, 2), ("h", 2, 2, 3)]
    assert templates([], [], [], []) == []
