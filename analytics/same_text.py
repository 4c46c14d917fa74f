"""Shares of the same text, straight from the posts: word for word, or nearly the same; no run need have grouped them."""

from __future__ import annotations

import re

import numpy as np

from ..queries.errors import UsageError
from ..queries.store.door import Store
from .shares import Shares, shares
from .signals import Signal, catalogue

EXACT, NEAR = "text", "passage"
"""The signals of texts that are the same word for word, and nearly."""

_MENTION = re.compile(r"@\S*")


def countable(name: str) -> Signal:
    """The signal of that name, if pairs can be counted on it; UsageError lists those that can."""
    can = {name: s for name, s in catalogue().items() if s.uses & {"ties", "pairs"}}
    if name not in can:
        raise UsageError(f"There is no signal called {name}.", advice=f"Choose from {', '.join(can)}.")
    return can[name]


def folded(text: str) -> str:
    """``text`` in small letters, without mentions, with single spaces: as the QUT toolkit compares texts in ``co_tweet``."""
    small = text.lower()
    return " ".join((_MENTION.sub("", small) if "@" in small else small).split())


def read_texts(store: Store, *, near: bool, threads: int = 2) -> Shares:
    """The shares of the texts of all own posts with a time; ``near``: texts nearly the same are one trace, and lone ones none."""
    found = store.columns(catalogue()[EXACT].query)
    if not near:
        return shares(found["account"], [folded(text) for text in found["traces"]], found["posts"], found["ats"])
    from .passages import group

    order = np.argsort(np.array(found["posts"]), kind="stable").tolist()  # the database's order must not decide between equals
    at = np.array(found["ats"], np.int64)[order]
    numbers = group([found["traces"][i] for i in order], at, threads=threads).passage.tolist()
    kept = [(i, f"{number:09}") for i, number in zip(order, numbers, strict=True) if number >= 0]
    who, post, ats = ([found[name][i] for i, _ in kept] for name in ("account", "posts", "ats"))
    return shares(who, [name for _, name in kept], post, ats)
