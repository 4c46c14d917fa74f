"""Rewordings: texts that say an exemplar's words again, if not in its order; a lower grade than a passage, and no signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from ..columns import Floats, Ints
from .normalisation import normalised

THRESHOLD = 0.5
"""Cosine of rarity-weighted words (0..1) from which a text is a rewording of an exemplar."""

_FEWEST, _CHUNK = 6, 2000  # distinct words that a text needs; texts compared at a time


@dataclass(frozen=True)
class Rewordings:
    """``exemplar[i]`` is the index of the exemplar that text i rewords (-1: none), ``similarity[i]`` the cosine to it."""

    exemplar: Ints
    similarity: Floats


def rewordings(texts: Sequence[str], exemplars: Sequence[str], *, threshold: float = THRESHOLD) -> Rewordings:
    """The nearest exemplar of each text by its words, whatever their order.

    Words weigh ln(texts / texts that hold it), over all texts and exemplars (inverse document frequency, Sparck Jones
    1972); the similarity is the cosine. A translation shares no words and is not found: no model of meaning ships.
    """
    held = [sorted(set(text.split())) for text in normalised([*exemplars, *texts])]
    base, rest = _weighted(held, len(exemplars))
    which, near = np.full(len(texts), -1), np.zeros(len(texts))
    for start in range(0, len(texts), _CHUNK):
        alike = (rest[start:start + _CHUNK] @ base.T).tocsr()
        alike.sort_indices()
        for i in range(alike.shape[0]):
            row = alike.getrow(i)
            if row.nnz and row.data.max() >= threshold:
                which[start + i], near[start + i] = row.indices[row.data.argmax()], min(1.0, float(row.data.max()))
    return Rewordings(which, near)


def _weighted(held: Sequence[Sequence[str]], first: int) -> tuple[csr_matrix, csr_matrix]:
    """Unit vectors of words by rarity, of the ``first`` texts and of the others; texts of too few words are empty."""
    number = {word: i for i, word in enumerate(sorted({word for words in held for word in words}))}
    rows = [i for i, words in enumerate(held) for _ in words if len(words) >= _FEWEST]
    columns = [number[word] for words in held for word in words if len(words) >= _FEWEST]
    counts = np.bincount(columns, minlength=len(number))
    weights = np.log(len(held) / np.maximum(counts, 1))[columns]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(held)))
    values = weights / np.maximum(lengths[rows], 1e-12) if rows else weights
    every = csr_matrix((values, (rows, columns)), shape=(len(held), len(number)))
    return every[:first], every[first:]
