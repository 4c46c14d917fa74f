"""The sentences behind many posts: each passage's commonest wording, with what varies shown as slots."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

SLOT = "{…}"
VARIES = 0.1
"""Share of posts (0..1) that say something else at a place before it is a slot; fewer are slips of the hand."""


_Variant = tuple[Sequence[str], Sequence[str], int]  # words, what they are compared by, posts
_Aligned = tuple[Sequence[str], Mapping[int, int], int]  # words, place in the base -> place in them, posts


@dataclass(frozen=True)
class Template:
    """One sentence: ``wording`` with slots, ``posts`` and ``accounts`` that say it, ``first`` (the earliest post's index).

    ``fillings[i]`` are the distinct fillings of slot i, commonest first, "" where a post leaves it out.
    """

    passage: Hashable
    wording: str
    posts: int
    accounts: int
    first: int
    fillings: tuple[tuple[str, ...], ...]


def templates(texts: Sequence[str], accounts: Sequence[str], at: Sequence[int], passage: Sequence[Hashable]) -> list[Template]:
    """One template a passage, from posts as parallel columns (``at`` in epoch seconds, -1 unknown); most posts first.

    The commonest text (then the earliest) is the base. Every other is aligned to it word by word (Ratcliff and Obershelp,
    difflib). Words that half of the posts keep are fixed, unless a tenth of the posts says something else in their place;
    what stands between two fixed words is a slot when a tenth differs there. Case, punctuation and emoji are no difference.
    """
    said: dict[Hashable, list[int]] = defaultdict(list)
    for i, name in enumerate(passage):
        said[name].append(i)
    found = [_template(name, rows, texts, accounts, at) for name, rows in said.items()]
    return sorted(found, key=lambda t: (-t.posts, t.wording, str(t.passage)))


def _template(name: Hashable, rows: Sequence[int], texts: Sequence[str], accounts: Sequence[str], at: Sequence[int]) -> Template:
    rows = sorted(rows, key=lambda i: (at[i] < 0, at[i], texts[i], accounts[i]))
    spoken: dict[tuple[str, ...], list[str]] = {}
    count: Counter[tuple[str, ...]] = Counter()
    for i in rows:
        words = [word for word in texts[i].split() if _key(word)]
        keys = tuple(map(_key, words))
        spoken.setdefault(keys, words)
        count[keys] += 1
    base = count.most_common(1)[0][0]
    wording, fillings = _slots(spoken[base], base, [(spoken[keys], keys, n) for keys, n in count.items()])
    return Template(name, wording, len(rows), len({accounts[i] for i in rows}), rows[0], fillings)


def _key(word: str) -> str:
    """What a word is compared by: letters, digits and # in small letters; nothing for emoji and dashes."""
    return re.sub(r"[^\w#]|_", "", word).casefold()


def _slots(shown: Sequence[str], base: Sequence[str], variants: Sequence[_Variant]) -> tuple[str, tuple[tuple[str, ...], ...]]:
    aligned = [(words, dict(_matches(base, keys)) | {-1: -1, len(base): len(words)}, n) for words, keys, n in variants]
    posts = sum(n for _, _, n in aligned)
    fixed = _fixed(len(base), aligned, posts)
    parts: list[str] = []
    fillings = []
    for left, right in pairwise(fixed):
        said = Counter[str]()
        for words, places, n in aligned:
            if left in places and right in places:
                said[" ".join(words[places[left] + 1:places[right]])] += n
        folded = Counter[str]()
        for filling, n in said.items():
            folded[_key(filling)] += n
        if sum(folded.values()) - folded.most_common(1)[0][1] >= _enough(posts):
            parts.append(SLOT)
            fillings.append(tuple(f for f, _ in sorted(said.items(), key=lambda item: (-item[1], item[0]))))
        else:
            parts += shown[left + 1:right]
        parts += shown[right:right + 1]
    return " ".join(parts), tuple(fillings)


def _fixed(size: int, aligned: Sequence[_Aligned], posts: int) -> list[int]:
    """Places of the base that half of the posts keep, unless a tenth says something else between the same neighbours; both ends too."""
    kept = [i for i in range(-1, size + 1) if 2 * sum(n for _, places, n in aligned if i in places) >= posts]
    return [i for left, i, right in zip([-1, *kept], kept, [*kept[1:], size], strict=False) if i in (-1, size)
            or sum(n for _, places, n in aligned if i not in places and left in places and right in places) < _enough(posts)]


def _enough(posts: int) -> float:
    return max(2, VARIES * posts)


def _matches(base: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, base, keys, autojunk=False).get_matching_blocks():
        yield from zip(range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True)
