"""What can be proved: a cluster, an account, statements, an answer. Each gives the part of the graph that does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...queries import parts
from ...queries.store import Store
from ..subgraph import Subgraph
from .crowd import of_crowd
from .meetings import strongest
from .pieces import part, rooted
from .said import of_statements
from .ties import met_at, of_ties, tied


def cluster(store: Store, run: str, id: str, most: int, *, ties_only: bool = False) -> Subgraph:
    """The cluster, its strongest ties or surest members, and their posts; with ``ties_only`` its accounts and ties alone."""
    ties, windows = strongest(parts.ties_of_cluster(store, run, id)), _windows(store, run)
    if ties_only:
        found = tied(store, run, met_at(store, run, ties[:most], windows)) | Subgraph(left_out={"ties": len(ties) - len(ties[:most])})
        return found | _others(parts.memberships(store, id), found)
    found = of_ties(store, run, ties, windows, most)
    return rooted(store, _membership(store, run, id, most, found))


def account(store: Store, run: str, key: str, most: int, *, ties_only: bool = False) -> Subgraph:
    """The account, its strongest ties, its clusters, the lists that name it, what statements say of it, each with what it rests on."""
    ties, windows = strongest(parts.ties_of_account(store, run, key)), _windows(store, run)
    if ties_only:
        me = part(things=parts.nodes(store, [("Account", key)]))
        return me | tied(store, run, met_at(store, run, ties[:most], windows)) | Subgraph(left_out={"ties": len(ties) - len(ties[:most])})
    found = part(parts.listed(store, [key]), parts.nodes(store, [("Account", key)])) | of_ties(store, run, ties, windows, most)
    for id_ in parts.clusters_of(store, run, key):
        found |= _membership(store, run, id_, most, found, only=key)
    return rooted(store, found | of_statements(store, parts.about(store, ("Account", key)), most))


def statements(store: Store, ids: Iterable[str], most: int) -> Subgraph:
    """These statements, their documents, and the relations that rest on them."""
    return rooted(store, of_statements(store, ids, most))


def _membership(store: Store, run: str, id: str, most: int, found: Subgraph, only: str = "") -> Subgraph:
    """What is found so far, with the cluster, the run, and for a crowd its members' posts (of one member if ``only`` one is asked for)."""
    known = part(things=parts.nodes(store, [("Cluster", id), ("Run", run)]))
    members = parts.memberships(store, id)
    evidence: dict[str, Any] = next((json.loads(n.properties.get("evidence") or "{}") for n in known.nodes if n.label == "Cluster"), {})
    crowd = [e for e in evidence.get("episodes") or [] if "from" in e]
    if crowd:
        shown = [only] if only else members[:most]
        found |= of_crowd(store, run, members, shown, crowd)
    else:
        here = {n.key for n in found.nodes if n.label == "Account"}
        shown = [only] if only else [key for key in members if key in here]
    found |= known | part(parts.members(store, id, shown))
    return found if only else found | _others(members, found)


def _others(members: Sequence[str], found: Subgraph) -> Subgraph:
    here = {n.key for n in found.nodes if n.label == "Account"}
    return Subgraph(left_out={"members": sum(key not in here for key in members)})


def _windows(store: Store, run: str) -> Mapping[str, int]:
    """Seconds by layer, as the run had them."""
    known = parts.nodes(store, [("Run", run)])
    said: Any = json.loads(known[0][2].get("parameters") or "{}") if known else {}
    return dict(said.get("windows") or {})


def facts(store: Store, run: str, found: Subgraph) -> dict[str, str]:
    """What the run says of its seed and its code; what the clusters found say of innocence."""
    known = parts.nodes(store, [("Run", run)])
    innocent = sorted({str(n.properties["innocent"]) for n in found.nodes if n.label == "Cluster" and n.properties.get("innocent")})
    said = {"seed": str(known[0][2].get("seed", ""))} if known else {}
    return said | ({"innocent": " ".join(innocent)} if innocent else {})
