"""How far two partitions of the same things agree: adjusted Rand index, normalised mutual information, purity."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from ..columns import Floats, Ints


def crossed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Ints:
    """The contingency table: one row for each label, one column for each cluster, in order of first appearance."""
    rows = {label: n for n, label in enumerate(dict.fromkeys(truth))}
    columns = {cluster: n for n, cluster in enumerate(dict.fromkeys(found))}
    table = np.zeros((len(rows), len(columns)), np.int64)
    for label, cluster in zip(truth, found, strict=True):
        table[rows[label], columns[cluster]] += 1
    return table


def adjusted_rand(table: Ints) -> float | None:
    """Agreement about pairs, 1 perfect, 0 what chance gives, below 0 worse; None without a single pair.

    Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985), equation 5.
    """
    every = _pairs(np.array([table.sum()]))
    if not every:
        return None
    both, rows, columns = _pairs(table), _pairs(table.sum(1)), _pairs(table.sum(0))
    expected, most = rows * columns / every, (rows + columns) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def mutual_information(table: Ints) -> float | None:
    """Mutual information over the mean of both entropies, 0..1; None without anything to compare.

    Strehl and Ghosh, JMLR 3 (2002), with the arithmetic mean. Chance alone gives more than 0 when clusters are many and small.
    """
    total = table.sum()
    if not total:
        return None
    rows, columns = _entropy(table.sum(1) / total), _entropy(table.sum(0) / total)
    shared = rows + columns - _entropy(table.ravel() / total)
    return 1.0 if rows + columns == 0 else float(np.clip(2 * shared / (rows + columns), 0.0, 1.0))


def purity(table: Ints) -> float | None:
    """Share of accounts whose label is the commonest one of their cluster, 0..1; many tiny clusters raise it."""
    return float(table.max(0).sum() / table.sum()) if table.size and table.sum() else None


def _pairs(counts: Ints) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _entropy(shares: Floats) -> float:
    held = shares[shares > 0]
    return float(-(held * np.log(held)).sum())
