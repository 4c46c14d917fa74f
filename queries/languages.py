"""Posts whose platform named no language: their texts are read, and what the texts tell is kept apart from what platforms said."""

from __future__ import annotations

from collections.abc import Iterable

from .store import Store

# One post a row. A post that was looked at has a value, be it that nobody can tell: so nothing is looked at twice.
_OPEN = """
MATCH (p:Post) WHERE p.lang_derived IS NULL AND p.text IS NOT NULL AND p.lang IS NULL
WITH p.text AS text, p.key AS key LIMIT $most
RETURN text, collect(key) AS keys
"""
_KEEP = "UNWIND $keys AS key MATCH (p:Post {key: key}) SET p.lang_derived = $lang"
_AT_ONCE = 20_000


def untold(store: Store, most: int) -> list[tuple[str, list[str]]]:
    """At most ``most`` posts whose platform named no language, by text: the text, and the keys of its posts."""
    return [(row["text"], row["keys"]) for row in store.read(_OPEN, most=most)]


def keep(store: Store, lang: str, keys: Iterable[str]) -> None:
    """Keep a language as derived for these posts."""
    listed = list(keys)
    for start in range(0, len(listed), _AT_ONCE):
        store.write(_KEEP, lang=lang, keys=listed[start : start + _AT_ONCE])
