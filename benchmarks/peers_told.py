"""What a comparison with a peer is told by: seconds and work, the best of some runs, and how far two answers agree."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

Edges = dict[tuple[str, str], int]
"""Weights by pairs of names."""
Took = tuple[float, float]
"""Seconds by the clock, and of work: CPU seconds, which on a busy machine say more."""


def line(part: str, what: str, posts: int, peer: str, theirs: Took | None, ours: Took, agree: str, bound: float) -> None:
    """One line of the table."""
    said = f"{theirs[0]:.2f} ({theirs[1]:.2f})" if theirs else f"> {bound:g}, stopped"
    ratio = f"{theirs[0] / ours[0]:.1f} ({theirs[1] / max(ours[1], 1e-4):.1f})" if theirs else f"> {bound / ours[0]:.0f}"
    print(f"| {part} | {what} | {posts:,} | {peer} {said} | {ours[0]:.4g} ({ours[1]:.4g}) | {ratio} | {agree} |", flush=True)


def computed(said: dict[str, Any] | None) -> Took | None:
    """What a peer's computation took, if it was not stopped."""
    return (said["compute"], said["compute_work"]) if said else None


def best(work: Callable[[], Any], runs: int = 3) -> tuple[Any, Took]:
    """What it gives, and the best of some runs; one that takes long is run once."""
    took: Took = (1e9, 1e9)
    for _ in range(runs):
        clock, cpu = time.perf_counter(), time.process_time()
        given = work()
        took = min(took, (time.perf_counter() - clock, time.process_time() - cpu))
        if took[0] > 20:
            break
    return given, took


def agreement(theirs: Edges | None, ours: Edges) -> str:
    """In how far two edge lists are the same."""
    if theirs is None:
        return f"nothing to compare with, {len(ours):,} edges here"
    if theirs == ours:
        return f"equal, {len(ours):,} edges"
    other = sum(ours[pair] != weight for pair, weight in theirs.items() if pair in ours)
    return f"{len(theirs):,} edges theirs, {len(ours):,} here, {len(theirs.keys() & ours.keys()):,} in both ({other:,} of other weight)"


def together(theirs: list[int], ours: list[int]) -> str:
    """Pairs of texts that stand in one group, on either side and on both."""

    def paired(keys: Any) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(keys).values())

    both = paired((a, b) for a, b in zip(theirs, ours, strict=True) if a >= 0 and b >= 0)
    return f"pairs in one group: {paired(a for a in theirs if a >= 0):,} theirs, {paired(b for b in ours if b >= 0):,} here, {both:,} both"
