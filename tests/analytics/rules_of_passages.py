"""Near-identical texts in plain Python: what a text is once its clothes are off, its tokens, likeness, and the greedy grouping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category, normalize

NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30fc\u4e00-\u9fff]")  # Thai, Lao, Myanmar, Khmer, Kana, Han


def plain(text: str) -> str:
    """Small letters without accents, marks, invisible characters, links and handles; all but letters, digits and # is a space."""
    bare = "".join(c.lower() for c in text if category(c) not in ("Cf", "Mn"))  # letter by letter: Greek ς stays beside σ
    bare = normalize("NFC", "".join(c for c in normalize("NFD", bare) if category(c)[0] != "M"))
    bare = re.sub(r"https?://[^ \t\n\f\r]+|@[A-Za-z0-9_]+", " ", bare)
    return " ".join("".join(c if category(c)[0] in "LMN" or c == "#" else " " for c in bare).split(" ")).strip()


def tokens(text: str) -> frozenset[str]:
    """Pairs of words; single tags of a text that is tags only; three letters where no spaces are written. Fewer than five are none."""
    words = text.split()
    if NO_SPACES.search(text):
        found = {text[i:i + 3] for i in range(len(text) - 2)}
    elif all(re.fullmatch(r"#\S+", word) for word in words):
        found = set(words)
    else:
        found = {f"{a} {b}" for a, b in pairwise(words)}
    return frozenset(found if len(found) >= 5 else ())


def likeness(one: str, two: str) -> float:
    """Jaccard similarity of the tokens, 0..1; nothing if they share fewer than five; texts that are equal are wholly alike."""
    a, b = tokens(one), tokens(two)
    return 1.0 if one == two else len(a & b) / len(a | b) if len(a & b) >= 5 else 0.0


def order(texts: Sequence[str], at: Sequence[int]) -> list[str]:
    """The distinct texts with words, the best exemplar first: commonest, then earliest (unknown times last), then by letter."""
    count, first = Counter(texts), {t: min(x if x >= 0 else 1 << 62 for u, x in zip(texts, at, strict=True) if u == t) for t in set(texts)}
    return sorted((t for t in first if t), key=lambda t: (-count[t], first[t], t))


def greedy(texts: Sequence[str], at: Sequence[int], threshold: float) -> dict[str, str]:
    """Text -> its exemplar: in that order each text follows the nearest one before it that follows nobody, if near enough."""
    follows: dict[str, str] = {}
    for text in order(texts, at):
        near = [(-likeness(text, other), i, other) for i, other in enumerate(follows) if follows[other] == other]
        best = min(near, default=(0.0, 0, text))
        follows[text] = best[2] if -best[0] >= threshold - 1e-9 else text
    return follows
