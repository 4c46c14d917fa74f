"""Posts under construction, column by column; a row keeps its number until the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ORIGINAL, REPOST, QUOTE, REPLY = range(4)
NONE = -1


@dataclass
class Sheet:
    """``at`` in seconds since 1970 UTC; ``ref`` the row a post passes on, quotes or answers, else -1."""

    at: list[Floats] = field(default_factory=list)
    author: list[Ints] = field(default_factory=list)
    kind: list[Ints] = field(default_factory=list)
    ref: list[Ints] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    lang: list[str] = field(default_factory=list)
    link: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.text)

    def add(self, at: Floats, author: ArrayLike, text: Sequence[str] | str, lang: Sequence[str] | str, *,
            kind: ArrayLike = ORIGINAL, ref: ArrayLike = NONE, link: Sequence[str] | str = "",
            media: Sequence[str] | str = "") -> Ints:
        """Append posts; single values stand for all of them. Returns the rows."""
        first, n = len(self.text), len(at)
        self.at.append(np.asarray(at, dtype=np.float64))
        for column, value in ((self.author, author), (self.kind, kind), (self.ref, ref)):
            column.append(np.broadcast_to(np.asarray(value, dtype=np.int64), (n,)).copy())
        for cells, given in ((self.text, text), (self.lang, lang), (self.link, link), (self.media, media)):
            cells.extend([given] * n if isinstance(given, str) else given)
        return np.arange(first, first + n, dtype=np.int64)

    def repost(self, at: Floats, author: ArrayLike, ref: Ints) -> Ints:
        """Append reposts of rows; text, language, link and media follow from those when written."""
        return self.add(at, author, "", "", kind=REPOST, ref=ref)

    def moments(self) -> Floats:
        """The times of all rows."""
        self.at[:] = [np.concatenate([np.zeros(0), *self.at])]
        return self.at[0]

    def numbers(self, name: Literal["author", "kind", "ref"]) -> Ints:
        """One of the columns of whole numbers, by row."""
        parts: list[Ints] = getattr(self, name)
        parts[:] = [np.concatenate([np.zeros(0, dtype=np.int64), *parts])]
        return parts[0]


def split(rng: np.random.Generator, total: int, weights: Floats, *, least: int = 1, most: int = 1 << 30) -> Ints:
    """Share ``total`` out by ``weights``, everyone between ``least`` and ``most``; the sum is exact."""
    n = len(weights)
    if not n * least <= total <= n * most:
        raise ValueError(f"{total} posts cannot be shared out among {n} accounts, {least} to {most} each")
    counts = np.full(n, least, dtype=np.int64)
    while (left := total - int(counts.sum())) > 0:
        free = np.where(counts < most, weights, 0.0)
        counts += rng.multinomial(left, free / free.sum())
        np.minimum(counts, most, out=counts)
    return counts


def once(author: Ints, ref: Ints) -> NDArray[np.bool_]:
    """True for the first time that an author passes on that row; nobody can repost a post twice."""
    pairs = author * np.int64(1 << 32) + ref
    first = np.zeros(len(pairs), dtype=bool)
    first[np.unique(pairs, return_index=True)[1]] = True
    return first
