"""What was met before, in eight bytes each: posts without an id, by what they say."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray


def mark(key: str) -> int:
    """64 bits that stand for a key; among ten million keys the chance that any two share them is about one in 370,000."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class Seen:
    """Marks met so far, sorted."""

    def __init__(self) -> None:
        self._known: NDArray[np.uint64] = np.empty(0, np.uint64)

    def again(self, marks: list[int]) -> int:
        """How many of these were met before, here or earlier; from now on all were."""
        if not marks:
            return 0
        new = np.unique(np.array(marks, np.uint64))
        places = np.searchsorted(self._known, new)
        old = np.zeros(len(new), bool)
        inside = places < len(self._known)
        old[inside] = self._known[places[inside]] == new[inside]
        self._known = np.insert(self._known, places[~old], new[~old])
        return len(marks) - len(new) + int(old.sum())
