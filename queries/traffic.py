"""Who posted what when, in an operation, by a cluster's members, or under a hashtag: read as columns."""

from __future__ import annotations

from typing import Any

from .store import Store

Columns = dict[str, list[Any]]

_OPERATION = "MATCH (:Operation {id: $id})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)"
_CLUSTER = "MATCH (:Cluster {id: $id})<-[:BELONGS_TO]-(a:Account)-[:POSTED]->(p:Post)"
# The passage where a run grouped near-identical texts, else the text itself; nothing for a repost: those words are another's.
_SAYS = """CASE WHEN p.kind = 'repost' THEN '' ELSE
  coalesce(head(COLLECT { MATCH (p)-[:SAYS {run: $run}]->(g:Passage) RETURN g.id ORDER BY g.id LIMIT 1 }), p.text, '') END"""
_POSTS = f"""
WITH DISTINCT a, p WHERE p.at IS NOT NULL
WITH a, p, {_SAYS} AS says, head(COLLECT {{ MATCH (p)-[:REPOSTS|QUOTES]->(q:Post) RETURN q.key ORDER BY q.key LIMIT 1 }}) AS target
RETURN a.key AS account, coalesce(a.handle, '') AS handle, coalesce(a.platform, '') AS platform, collect(p.key) AS post,
       collect(p.at.epochSeconds) AS at, collect(coalesce(p.kind, '')) AS kind, collect(says) AS says,
       collect(coalesce(target, '')) AS target, collect(coalesce(p.synthetic, false)) AS synthetic ORDER BY account
"""
_FLOWS = f"""
MATCH (h:Hashtag) WHERE COUNT {{ (h)<-[:TAGGED]-() }} >= $least
MATCH (h)<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at IS NOT NULL AND NOT EXISTS {{ (p)-[:IN_OPERATION]->(:Operation) }}
WITH h, a, p, {_SAYS} AS says ORDER BY p.key
RETURN h.tag AS flow, collect(a.key) AS account, collect(p.at.epochSeconds) AS at, collect(coalesce(p.kind, '')) AS kind,
       collect(says) AS says ORDER BY flow
"""


def latest_run(store: Store) -> str:
    """The id of the newest run; empty when nothing was detected."""
    rows = store.read("MATCH (r:Run) RETURN r.id AS id ORDER BY r.number DESC, id LIMIT 1")
    return str(rows[0]["id"]) if rows else ""


def operation(store: Store, id: str) -> dict[str, Any] | None:
    """Title and window (epoch seconds, the end is the first moment after it) of a marked operation; None when there is none."""
    rows = store.read("MATCH (o:Operation {id: $id}) RETURN o.title AS title, o.starts.epochSeconds AS starts, o.ends.epochSeconds AS ends",
                      id=id)
    return rows[0] if rows else None


def of_operation(store: Store, id: str, run: str) -> Columns:
    """Timed posts of an operation: account, handle, platform, post, at (epoch seconds), kind, says, target, synthetic.

    ``says`` is the passage in ``run`` or else the text, empty for reposts; ``target`` the post it reposts or quotes, or empty.
    """
    return store.columns(_OPERATION + _POSTS, id=id, run=run)


def of_cluster(store: Store, id: str, run: str) -> Columns:
    """The same columns for all posts by the members of a cluster."""
    return store.columns(_CLUSTER + _POSTS, id=id, run=run)


def flows(store: Store, run: str, least: int) -> Columns:
    """Posts outside every operation under each hashtag with at least ``least`` posts: flow, account, at, kind, says."""
    return store.columns(_FLOWS, run=run, least=least)


def complete(store: Store) -> bool:
    """Whether every loaded file is declared complete for what it covers."""
    rows = store.read("MATCH (s:Source) RETURN count(s) AS n, sum(CASE WHEN s.covers_all THEN 1 ELSE 0 END) AS whole")
    return bool(rows[0]["n"] and rows[0]["n"] == rows[0]["whole"])
