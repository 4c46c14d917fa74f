"""Looks: perceptual hashes that differ in few bits are one picture, encoded again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_HASH = re.compile(r"[0-9a-f]{16,64}")


def alike(hashes: Sequence[str], bits: int) -> list[str]:
    """Each hash (hex, 64 to 256 bits) replaced by the one it stands behind; what is no such hash stays as it is.

    A hash stands behind the commonest one (then the first by letter) that differs from it in at most ``bits`` of
    every 64 bits and stands behind none itself: so a chain of small changes is not one picture.

    >>> alike(["00000000000000ff", "00000000000000fe", "00000000000000ff", "m1"], 4)
    ['00000000000000ff', '00000000000000ff', '00000000000000ff', 'm1']
    """
    folded = [h.lower() for h in hashes]
    count = Counter(h for h in folded if _HASH.fullmatch(h))
    leader: dict[str, str] = {}
    shelf: dict[tuple[int, int, int], list[tuple[int, int, str]]] = {}
    for place, hash_ in enumerate(sorted(count, key=lambda h: (-count[h], h))):
        value, allowed = int(hash_, 16), bits * len(hash_) // 16
        bands = _bands(value, len(hash_) * 4, allowed)
        near = [(rank, other) for band in bands for rank, kept, other in shelf.get(band, ()) if (value ^ kept).bit_count() <= allowed]
        leader[hash_] = min(near)[1] if near else hash_
        if not near:
            for band in bands:
                shelf.setdefault(band, []).append((place, value, hash_))
    return [leader.get(f, h) for f, h in zip(folded, hashes, strict=True)]


def _bands(value: int, size: int, allowed: int) -> list[tuple[int, int, int]]:
    """Pieces of a hash: two that differ in at most ``allowed`` bits have at least one of these in common."""
    edges = [size * i // (allowed + 1) for i in range(allowed + 2)]
    return [(size, low, value >> low & (1 << high - low) - 1) for low, high in pairwise(edges)]
