"""Passages: what is one text, and what is not."""

import hashlib
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from coterie.analytics.confusables import fold
from coterie.analytics.normalisation import normalised, steps, table, version
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


def test_what_texts_are_compared_without_is_data_with_a_version() -> None:
    assert normalised([step.before for step in steps()]) == [step.after for step in steps()]
    made = [files("coterie.analytics").joinpath(name).read_bytes() for name in ("normal.sql", "odd.sql", "folded.sql", "confusables.py")]
    told = tomllib.loads(files("coterie.analytics").joinpath("normal.toml").read_text("utf-8"))
    changed = "what is removed has changed: give normal.toml a new version and this hash"
    assert told["sha256"] == hashlib.sha256(b"".join(made)).hexdigest()[:16], changed
    assert version() == "2"
    page = (Path(__file__).parents[2] / "docs" / "passages.md").read_text("utf-8")
    assert [line for line in page.splitlines() if line in table()] == table()


@pytest.mark.parametrize("letters", ["aeoic", "aeoicpxyhbmktj"])
def test_borrowed_letters_in_any_number_of_places(letters: str) -> None:
    twins = dict(zip("aeoicpxyhbmktj", "аеоісрхунвмктј", strict=True))
    borrowed = QUOTE.translate({ord(c): twins[c] for c in letters})
    assert borrowed != QUOTE and alike(QUOTE, borrowed, borrowed.upper()) == [0, 0, 0]


def test_real_words_of_other_alphabets_stay_what_they_are() -> None:
    for text in ("сор и рот в тени", "о так нам хорошо", "η ώρα του νου", "the word мир means peace", "hot нот", "слово о полку, iphone и новости"):
        (plain,) = normalised([text])
        assert fold(plain) == plain
    assert alike("пpивeт дорогие друзья с новым годом всех вас", "привет дорогие друзья с новым годом всех вас") == [0, 0]


def test_a_phrase_in_common_is_no_passage() -> None:
    assert alike("@one Thank you very much sir!", "@two Thank you very much dear", "thank you very much SIR") == [0, 1, 0]
    assert alike("Check out my piece in Politico:", "Check out my piece in TIME:") == [0, 1]


def test_right_to_left() -> None:
    arabic = "يبدأ اليوم المؤتمر الدولي ضد الاستعمار في العاصمة بمشاركة وفود من اثنتي عشرة دولة"
    pointed = "يَبدأُ اليومَ المؤتمرُ الدوليُّ ضدَّ الاستعمار في العاصمـــة بمشاركة وفود من اثنتي عشرة دولة"
    assert alike(arabic, "\u202b" + pointed + "\u202c !", arabic.replace("اليوم", "غدا"), "الطقس جميل اليوم في العاصمة وسيبقى جميلا غدا") == [0, 0, 0, 3]
    hebrew = "הוועידה נגד הקולוניאליזם נפתחת היום בבירה בהשתתפות נציגים משתים עשרה מדינות"
    assert alike(hebrew, "\u200f" + hebrew.replace("היום", "הַיּוֹם"), "מזג האוויר בבירה נאה היום") == [0, 0, 2]


@pytest.mark.parametrize(("first", "other"), [
    ("การประชุมนานาชาติเพื่อต่อต้านลัทธิล่าอาณานิคมเริ่มขึ้นแล้ววันนี้ที่เมืองหลวง", "การประชุมนานาชาติเพื่อต่อต้านลัทธิล่าอาณานิคมเริ่มขึ้นแล้วเมื่อวานที่เมืองหลวง"),
    ("反对殖民主义的国际会议今天在首都开幕", "反对殖民主义的国际会议昨天在首都开幕"), ("ｶﾝﾌｧﾚﾝｽは今日首都で始まりました", "カンファレンスは今日首都で始まりました")])
def test_scripts_without_spaces_are_cut_by_three_letters(first: str, other: str) -> None:
    assert alike(first, other) == [0, 0]


def test_emoji_only_posts_are_no_passage_and_hashtags_only_are_sets() -> None:
    assert group(["🔥🔥🔥", "🔥🔥🔥", "🇦🇿💪🇦🇿", "!!!", "https://example.org/a", "@one @two"], np.arange(6)).groups == 0
    assert alike("#a #b #c #d #e #f", "#f #e #d #c #b #a", "#a #b", "#b #a", "#a #b") == [0, 0, 2, 3, 2]


def test_ten_thousand_texts_of_every_kind_give_the_same_bytes_on_one_thread_or_two() -> None:
    dice = np.random.default_rng(4)
    scripts = ["abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуф", "αβγδεζηθικλμνξοπρστυ", "会议今天在首都开幕反对殖民主义的国际"]
    words = [["".join(dice.choice(list(letters), 3)) for _ in range(60)] for letters in scripts]
    texts = [" ".join(dice.choice(words[i % 4], 9)) for i in range(2500)]
    texts += [texts[i].replace("a", "а") + mark for mark in ("!", " 🔥", " #tag") for i in range(2500)]
    one, two = (group(texts, np.arange(len(texts)), threads=n) for n in (1, 2))
    assert one.passage.tobytes() == two.passage.tobytes() and one.similarity.tobytes() == two.similarity.tobytes()
    assert one.exemplar == two.exemplar and one.groups > 2000
