"""Passages: posts whose texts are nearly the same, grouped around an exemplar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..columns import Columns, Floats, Ints
from .normalisation import normalise

THRESHOLD = 0.4
"""Jaccard similarity of word pairs, 0..1, from which a text follows an exemplar."""

LEAST = 5
"""Tokens (word pairs, mostly) that two texts share at the least; what shares fewer shares a phrase. See docs/passages.md."""

_ROUNDS, _ENOUGH, _CAP = 4, 20_000_000, 30_000_000


@dataclass(frozen=True)
class Passages:
    """``passage[i]`` is the exemplar's number of post i (-1: alone or without words), ``similarity[i]`` to it.

    ``capped`` counts texts that were not compared with everything because the work had a limit.
    """

    passage: Ints
    similarity: Floats
    exemplar: dict[int, int]
    texts: int
    capped: int

    @property
    def groups(self) -> int:
        """Groups of at least two posts."""
        return len(self.exemplar)


def group(texts: Sequence[str], at: Ints, *, threshold: float = THRESHOLD, least: int = LEAST, cap: int = _CAP,
          threads: int = 2) -> Passages:
    """Group near-identical texts; ``at`` in epoch seconds (-1 unknown) decides who was first.

    Two texts are one passage if they are equal once normalised, or at least ``threshold`` alike with ``least`` tokens in common.

    Word pairs, prefix filter, stars around the commonest text, then an exact join of what is left; a chain of
    small changes stays apart, because everyone is compared with an exemplar and not with a neighbour.
    """
    with Columns(__package__, threads=threads) as columns:
        columns.put("posts", {"post": np.arange(len(texts)), "ts": np.where(at < 0, np.iinfo(np.int64).max, at), "text": list(texts)})
        normalise(columns)
        columns.make("texts")
        columns.make("tokens")
        columns.make("sets", least=least)
        columns.drop(["posts", "tokens"])
        columns.make("prefixes", threshold=threshold)
        _stars(columns, threshold, least)
        capped = _rest(columns, threshold, least, cap)
        leader, near = _assign(columns)
        said = columns.fetch("said")
        return _collect(len(texts), at, said["post"], said["text"], leader, near, capped)


def _stars(columns: Columns, threshold: float, least: int) -> None:
    columns.make("open", "open_first")
    columns.make("followers", "no_followers")
    for turn in range(_ROUNDS):
        columns.make("candidates", "star_candidates", threshold=threshold)
        columns.make("alike", threshold=threshold, least=least)
        columns.make("star")
        columns.add("followers", "star")
        columns.make("open", "open_next")
        if columns.number("work_left") <= _ENOUGH or (turn >= 2 and columns.rows("star") == 0):
            return


def _rest(columns: Columns, threshold: float, least: int, cap: int) -> int:
    columns.make("rest", cap=cap)
    columns.make("candidates", "rest_candidates", threshold=threshold)
    columns.make("alike", threshold=threshold, least=least)
    return columns.number("capped")


def _assign(columns: Columns) -> tuple[Ints, Floats]:
    """Per text number: the exemplar it follows (itself if none) and the similarity to it."""
    count = columns.rows("texts") + 1
    leader, near = np.arange(count), np.ones(count)
    star, rest = columns.fetch("star_pairs"), columns.fetch("rest_pairs")
    leader[star["follower"]], near[star["follower"]] = star["leader"], star["similarity"]
    leads = np.zeros(count, bool)
    leads[star["leader"]] = True
    for x, y, similarity in zip(rest["leader"].tolist(), rest["follower"].tolist(), rest["similarity"].tolist(), strict=True):
        if leader[y] == y and leader[x] == x and not leads[y]:
            leader[y], near[y], leads[x] = x, similarity, True
    return leader, near


def _collect(count: int, at: Ints, post: Ints, text: Ints, leader: Ints, near: Floats, capped: int) -> Passages:
    passage, similarity = np.full(count, -1), np.zeros(count)
    passage[post], similarity[post] = leader[text], near[text]
    number, inverse, sizes = np.unique(passage, return_inverse=True, return_counts=True)
    alone = (sizes < 2)[inverse] | (passage < 0)
    first = np.full(len(leader), -1)
    said = np.full(count, -1)
    said[post] = text
    own = post[(said[post] == passage[post])]
    order = own[np.lexsort((own, np.where(at[own] < 0, np.iinfo(np.int64).max, at[own])))][::-1]
    first[passage[order]] = order
    passage[alone], similarity[alone] = -1, 0.0
    kept = number[(sizes >= 2) & (number >= 0)]
    return Passages(passage, similarity, {int(n): int(first[n]) for n in kept}, len(leader) - 1, capped)
