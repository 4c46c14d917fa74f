"""Texts that may not leave, known again in whole or in part; and words that are nobody's name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from ...queries import catalogue
from ...queries.schema.keys import fold
from ...queries.schema.page import page

WHOLE = 6
"""So many words of a text in a row are as good as the text."""
LEAST = 5
"""A text of fewer words, without its hashtags, mentions and links, is a phrase that anybody may say."""

_NOT_SAID = re.compile(r"(?:https?|hxxps?)://\S+|[@#＠＃]\w+")
_WORD = re.compile(r"\w+")
refolded = fold.__wrapped__
"""Folding without a memory, for long texts that come once."""


def bare(text: str) -> str:
    """The text without the marks over its letters."""
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def joined(text: str) -> str:
    """The words of a spelling, folded and bare, with one space between them; signs alone stay as they are.

    >>> joined("  Gérald   DARMANIN. ")
    'gerald darmanin'
    """
    folded = bare(fold(text))
    return " ".join(_WORD.findall(folded)) or folded


def said(text: str) -> list[str]:
    """The words of a text, folded; hashtags, mentions and links are not its own."""
    return _WORD.findall(refolded(_NOT_SAID.sub(" ", text)))


def runs(words: list[str], length: int) -> Iterator[int]:
    """A hash of each run of so many words."""
    return (hash(tuple(words[i:i + length])) for i in range(len(words) - length + 1))


class Texts:
    """Texts that may not leave. What ``free`` texts say too is nobody's own and may."""

    def __init__(self, sheltered: Iterable[str], free: Iterable[str] = ()) -> None:
        self._runs: dict[int, set[int]] = {length: set() for length in range(LEAST, WHOLE + 1)}
        self._cells = set()
        for text in sheltered:
            words = said(text)
            self._cells |= {fold(text), " ".join(words)} - {""}
            if len(words) >= LEAST:
                length = min(len(words), WHOLE)
                self._runs[length].update(runs(words, length))
        for text in free:
            words = said(text)
            self._cells -= {fold(text), " ".join(words)}
            for length, known in self._runs.items():
                known.difference_update(runs(words, length))

    def whole(self, text: str) -> bool:
        """The text is one of them, however short."""
        return fold(text) in self._cells or " ".join(said(text)) in self._cells

    def found(self, text: str) -> str:
        """The words of one of them that stand in a longer text; empty when none do."""
        words = said(text)
        for length, known in self._runs.items():
            if known and len(words) >= length:
                for i, run in enumerate(runs(words, length)):
                    if run in known:
                        return " ".join(words[i:i + length])
        return ""


@cache
def ordinary() -> frozenset[str]:
    """Folded words of coterie's own pages, questions and schema: an account may be called so, but the word alone names nobody."""
    found = {word for text in spoken() for word in _WORD.findall(fold(text))}
    for file in (files("coterie.evidence") / "templates").iterdir():
        text = file.read_text("utf-8")
        found.update(_WORD.findall(fold(str(tomllib.loads(text)) if file.name.endswith(".toml") else text)))
    return frozenset(found | set(_WORD.findall(fold(page()))))


@cache
def at_signs() -> frozenset[str]:
    """Words with an @ in coterie's own pages, such as @media of a style sheet."""
    templates = (files("coterie.evidence") / "templates").iterdir()
    return frozenset(fold(word) for file in templates for word in re.findall(r"@[\w-]+", file.read_text("utf-8")))


def spoken() -> Iterator[str]:
    """coterie's own sentences, without the examples in them: a text that says the same is no leak."""
    for q in catalogue.packs().values():
        yield from (q.id, q.title, q.asks, q.innocent, q.next, *(x for c in q.columns for x in (c.name, c.says)),
                    *(x for p in q.params for x in (p.name, p.says)))
    for file in (files("coterie.evidence") / "templates").iterdir():
        if file.name.endswith(".toml"):
            yield from _sentences(tomllib.loads(file.read_text("utf-8")))


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _sentences(one)
    else:
        yield str(value)
