"""Profile evidence beside the clusters of a case: read from its graph as it is now, given as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import languages

if TYPE_CHECKING:
    from ..analytics.profiles import Compared, Others
    from ..queries.store import Store

Cluster = Mapping[str, Any]


def beside(store: Store, clusters: Sequence[Cluster]) -> list[dict[str, Any]]:
    """For each cluster what its members have in common, as found, with the share among the others that post about as much.

    Each is ``{"others", "least", "most", "traits": [{"trait", "title", "innocent", "known", "known_others", "looked_at",
    "values": [{"value", "members", "others"}], "not_enough_data"}]}``; counts are accounts.
    """
    from ..analytics import profiles

    if not clusters:
        return []
    languages.derive(store)
    read = {name: _read(store, trait.query) for name, trait in profiles.catalogue().items()}
    posts = {key: len(said) for key, said in read["hours"].items()}
    holding = {name: profiles.held(trait, read[name]) for name, trait in profiles.catalogue().items()}
    found = []
    for cluster in clusters:
        members = [m["key"] for m in cluster["members"]]
        rest = profiles.others(posts, members)
        traits = [profiles.compare(trait, holding[name], members, rest.keys) for name, trait in profiles.catalogue().items()]
        found.append(_plain(rest, traits))
    return found


def with_profiles(store: Store, clusters: Sequence[Cluster]) -> list[dict[str, Any]]:
    """The clusters, each with its ``profile``."""
    return [{**cluster, "profile": found} for cluster, found in zip(clusters, beside(store, clusters), strict=True)]


def _read(store: Store, query: str) -> dict[str, list[str]]:
    columns = store.columns(query)
    found: dict[str, list[str]] = {}
    for account, value in zip(columns["account"], columns["values"], strict=True):
        found.setdefault(account, []).append(value)
    return found


def _plain(rest: Others, traits: Sequence[Compared]) -> dict[str, Any]:
    return {"others": len(rest.keys), "least": rest.least, "most": rest.most, "traits": [
        {"trait": c.trait.name, "title": c.trait.title, "innocent": c.trait.innocent, "known": c.known[0], "known_others": c.known[1],
         "looked_at": c.looked_at, "not_enough_data": c.lacking or None,
         "values": [{"value": s.value, "members": s.members, "others": s.others} for s in c.shares]} for c in traits]}
