"""Letters that look like those of another alphabet: each word is written in the one alphabet that can hold it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

LATIN, CYRILLIC, GREEK = "LATIN", "CYRILLIC", "GREEK"
_DAILY = {CYRILLIC: "\u045f", GREEK: "\u03c9"}  # the last small letter that living languages type; later ones are never written, only read


def fold(text: str) -> str:
    """A normalised text (small letters, words between single spaces) without letters borrowed for their looks.

    A word is written in the text's main alphabet if every letter of it can be; else in any one alphabet that can hold
    it; else it stays as it is. The main alphabet is the one with most letters that resemble no other's. So a Russian
    word in an English text stays Russian. Letters dressed up (full width, mathematical, joined) become plain ones.
    Pairs of look-alikes: Unicode Technical Standard 39, confusables, as confusable-homoglyphs ships them; among
    Latin, Cyrillic and Greek only.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    main = _main(plain)
    return " ".join(_written(word, main) for word in plain.split())


def _main(text: str) -> str:
    all_, sure = Counter[str](), Counter[str]()
    for letter, times in Counter(text).items():
        all_[_alphabet(letter)] += times
        sure[_alphabet(letter)] += times * (not _looks(letter))
    return min(filter(None, all_), key=lambda a: (-sure[a], -all_[a], a != LATIN, a), default=LATIN)


@cache
def _looks(letter: str) -> bool:
    """Whether another alphabet has a letter of this look."""
    return ord(letter) in _twins()[LATIN] or letter in _twins()[LATIN].values()


@lru_cache(maxsize=100_000)
def _written(word: str, main: str) -> str:
    for alphabet in (main, LATIN, CYRILLIC, GREEK):
        moved = word.translate(_twins().get(alphabet, {}))
        if all(_alphabet(letter) in ("", alphabet) for letter in moved):
            return moved
    return word


@cache
def _alphabet(sign: str) -> str:
    """The alphabet of a letter, such as LATIN or ARABIC; empty for other signs."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


@cache
def _twins() -> dict[str, dict[int, str]]:
    """For each alphabet its letters by their look-alikes in others: small letters before capitals, the first where several would do."""
    from confusable_homoglyphs.confusables import confusables_data

    to_latin: dict[str, dict[str, str]] = {CYRILLIC: {}, GREEK: {}}
    for capital in (False, True):
        for letter in sorted(c for c in confusables_data if len(c) == 1 and c.isupper() is capital and _own(c, to_latin)):
            twins = [t["c"] for t in confusables_data[letter] if len(t["c"]) == 1 and t["c"].isascii() and t["c"].isalpha()]
            if twins:
                to_latin[_alphabet(letter)].setdefault(letter.lower(), twins[0].lower())
    found = {LATIN: {ord(c): t for pairs in to_latin.values() for c, t in pairs.items()}}
    for alphabet, pairs in to_latin.items():
        found[alphabet] = {ord(t): c for c, t in sorted(pairs.items(), reverse=True) if c <= _DAILY[alphabet]}
    return found


def _own(letter: str, alphabets: Collection[str]) -> bool:
    return _alphabet(letter) in alphabets and unicodedata.normalize("NFKC", letter) == letter
