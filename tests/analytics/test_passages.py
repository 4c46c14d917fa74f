"""Passages: what is one text, and what is not."""

from itertools import pairwise

import numpy as np
import pytest
from coterie.analytics.passages import group

QUOTE = "The conference against colonialism begins today in the capital with delegates from twelve countries"


def alike(*texts: str) -> list[int]:
    """For each text the first text of its group; itself when alone."""
    found = group(texts, np.arange(len(texts))).passage.tolist()
    return [found.index(n) if n >= 0 else i for i, n in enumerate(found)]


@pytest.mark.parametrize("other", [
    QUOTE.upper(), QUOTE + " https://t.co/abc", "@someone " + QUOTE, QUOTE.replace("o", "o\u200b"), QUOTE.replace("e", "é"), QUOTE.replace("e", "e\u0301"),
    QUOTE.replace("today", "now"), " ".join(QUOTE.split()[:-2]), "Breaking news: " + QUOTE, "Delegates! " + QUOTE + " #now"])
def test_one_text_in_other_clothes(other: str) -> None:
    assert alike(QUOTE, other) == [0, 0]


@pytest.mark.parametrize("other", ["The weather in the capital stays fine today", " ".join(reversed(QUOTE.split())), ""])
def test_another_text(other: str) -> None:
    assert alike(QUOTE, other) == [0, 1]


def test_scripts_without_spaces_hashtags_and_short_texts() -> None:
    assert alike("植民地主義に反対する国際会議が今日首都で始まりました", "植民地主義に反対する国際会議が今日首都で始まった") == [0, 0]
    assert alike("#a #b #c #d #e #f", "#a #b #c #d #e #g", "#u #v #w #x #y #z") == [0, 0, 2]
    assert alike("good morning", "Good morning!", "good night") == [0, 0, 2]
    assert alike("İşğal və ədalət haqqında böyük bir konfrans", "işğal və ədalət haqqında böyük bir konfrans") == [0, 0]


def test_a_chain_of_small_changes_stays_apart() -> None:
    words = [f"w{i}" for i in range(40)]
    chain = [" ".join(words[i:i + 12]) for i in range(28)]
    found = alike(*chain)
    assert len(set(found)) > 4 and found[0] != found[-1]


def test_each_follower_is_as_similar_to_its_exemplar_as_asked() -> None:
    dice = np.random.default_rng(1)
    texts = [" ".join(f"w{x}" for x in dice.integers(0, 7, 11)) for _ in range(600)]
    found = group(texts, np.arange(600))

    def pairs_of(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return set(pairwise(words))

    assert found.groups > 5 and found.capped == 0
    for i, number in enumerate(found.passage.tolist()):
        if number >= 0:
            mine, its = pairs_of(texts[i]), pairs_of(texts[found.exemplar[number]])
            assert found.similarity[i] == pytest.approx(len(mine & its) / len(mine | its)) and found.similarity[i] >= 0.4


def test_one_thread_or_two_and_any_order_of_rows() -> None:
    dice = np.random.default_rng(2)
    texts = [" ".join(f"w{x}" for x in dice.integers(0, 9, 6)) for _ in range(900)]
    first = group(texts, np.arange(900), threads=1)
    again = group(texts, np.arange(900), threads=2)
    assert (first.passage == again.passage).all() and (first.similarity == again.similarity).all()
    mixed = dice.permutation(900)
    other = group([texts[i] for i in mixed], np.arange(900)[mixed])
    assert (other.passage == first.passage[mixed]).all()


def test_what_the_cap_leaves_out_is_counted() -> None:
    dice = np.random.default_rng(3)
    texts = [" ".join(f"w{x}" for x in dice.integers(0, 12, 7)) for _ in range(600)]
    assert group(texts, np.arange(600), cap=10).capped > 0
