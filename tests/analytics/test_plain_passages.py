"""Passages against a plain greedy grouping, and what they promise whatever is done to save work."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from unicodedata import category, normalize

import numpy as np
import pytest
from coterie.analytics import passages
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rules_of_passages import greedy, likeness, order, plain

WORDS = [a + b for a in ("ba", "ke", "li", "so") for b in ("dan", "fel", "gor", "hin")]
LONG = [WORDS[i * i % 13] for i in range(40)]
# Stretches of one long text overlap each other; few words make texts that are alike by chance; some are tags, or written without spaces.
TEXTS = st.builds(lambda start, length: " ".join(LONG[start:start + length]), st.integers(0, 30), st.integers(2, 12)) \
    | st.lists(st.sampled_from(WORDS[:6]), max_size=9).map(" ".join) \
    | st.lists(st.sampled_from(WORDS[:7]), min_size=1, max_size=7).map(lambda tags: " ".join(f"#{t}" for t in tags)) \
    | st.builds(lambda start, length: "植民地主義に反対する国際会議が今日首都で始まった"[start:start + length], st.integers(0, 8), st.integers(3, 16))
POSTS = st.lists(st.tuples(TEXTS, TIMES := st.sampled_from([-1, 0, 5, 5, 90])), max_size=6) | st.lists(st.tuples(TEXTS, TIMES), min_size=12, max_size=40)
CLOTHES = [str.upper, str.title, lambda t: f"@someone_1 {t}", lambda t: f"{t} https://t.co/a?b=c", lambda t: t.replace(" ", ", "), lambda t: f"«{t}» 🔥!",
           lambda t: "\u200b".join(t), lambda t: normalize("NFD", t.replace("a", "á").replace("e", "ö").replace("ö", "ë")), lambda t: t.replace(" ", "\n\u3000\t")]


def grouped(posts: list[tuple[str, int]], threshold: float) -> tuple[passages.Passages, list[str], dict[str, str]]:
    """What is found, the texts in plain form, and for each of them the one it follows (itself if none)."""
    found = passages.group([t for t, _ in posts], np.array([at for _, at in posts], np.int64), threshold=threshold, threads=1)
    texts = [plain(t) for t, _ in posts]
    return found, texts, {t: texts[found.exemplar[n]] if n >= 0 else t for t, n in zip(texts, found.passage.tolist(), strict=True)}


@settings(max_examples=60, deadline=None)
@given(posts=POSTS, threshold=st.sampled_from([0.3, 0.4, 0.6, 1.0]))
def test_the_exact_join_is_the_plain_greedy_grouping(posts: list[tuple[str, int]], threshold: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passages, "_ROUNDS", 0)  # no stars: they are there to save work
        found, texts, follows = grouped(posts, threshold)
    wanted = greedy(texts, [at for _, at in posts], threshold)
    assert {t: other for t, other in follows.items() if t} == wanted and found.capped == 0
    sizes = Counter(wanted[t] for t in texts if t)
    assert [n >= 0 for n in found.passage.tolist()] == [bool(t) and sizes[wanted[t]] > 1 for t in texts]


@settings(max_examples=80, deadline=None)
@given(posts=POSTS, threshold=st.sampled_from([0.3, 0.4, 0.6]))
def test_what_holds_with_stars_too(posts: list[tuple[str, int]], threshold: float) -> None:
    found, texts, follows = grouped(posts, threshold)
    by_text = defaultdict(set)
    for text, number, near in zip(texts, found.passage.tolist(), found.similarity.tolist(), strict=True):
        by_text[text].add(number)
        if number >= 0:
            assert near == pytest.approx(likeness(text, follows[text])) and near >= threshold - 1e-9
            assert follows[follows[text]] == follows[text], "an exemplar follows nobody"
        else:
            assert near == 0 and (not text or texts.count(text) == 1), "whoever says the same is in the same group"
    assert all(len(numbers) == 1 for numbers in by_text.values()) and by_text.get("", {-1}) == {-1}
    assert {n: Counter(found.passage.tolist())[n] > 1 for n in found.exemplar} == dict.fromkeys(set(found.passage.tolist()) - {-1}, True)
    places = {t: i for i, t in enumerate(order(texts, [at for _, at in posts]))}
    alone = [t for t in places if list(follows.values()).count(t) == 1 and follows[t] == t]
    assert not [(t, e) for t in alone for e in set(follows.values()) & places.keys() if places[e] < places[t] and likeness(t, e) >= threshold]
    for number, post in found.exemplar.items():
        same = [(at if at >= 0 else 1 << 62, i) for i, (t, (_, at)) in enumerate(zip(texts, posts, strict=True)) if t == texts[post]]
        assert post == min(same)[1] and found.passage[post] == number, "the first to say it stands for the text"


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, worn=st.lists(st.sampled_from(CLOTHES), min_size=1, max_size=3))
def test_clothes_make_no_other_text(text: str, worn: list) -> None:
    assume(text)
    other = text
    for dress in worn:
        other = dress(other)
    found = passages.group([text, other], np.array([1, 2]), threads=1)
    assert found.passage[0] == found.passage[1] >= 0 and found.similarity.tolist() == [1.0, 1.0]


def test_every_character_is_brought_to_plain_form() -> None:
    """Each letter there is, in capitals, with an accent, decomposed: what is plainly the same is the same passage."""
    letters = [c for c in map(chr, range(sys.maxunicode + 1)) if category(c) in ("Lu", "Ll", "Lt")]
    texts = [f"word{form}" for c in letters for form in (c, c + "\u0301", normalize("NFD", c), c + "\u200d")]
    found = passages.group(texts, np.arange(len(texts))).passage.tolist()
    numbers = defaultdict(set)
    for text, number in zip(texts, found, strict=True):
        numbers[plain(text)].add(number)
    assert [t for t, n in numbers.items() if len(n) > 1 or n == {-1}] == [] and len(numbers) > 1500
