"""Who posted what when, in an operation, by a cluster's members, or under a hashtag: read as columns."""

from __future__ import annotations

from typing import Any

from .store import Store

Columns = dict[str, list[Any]]

_OPERATION = "MATCH (:Operation {id: $id})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)"
_CLUSTER = "MATCH (:Cluster {id: $id})<-[:BELONGS_TO]-(a:Account)-[:POSTED]->(p:Post)"
# The passage that the run put it into, or the post alone; before any run the text itself. Nothing for a repost: those words are another's.
_SAYS = """CASE WHEN p.kind = 'repost' THEN '' WHEN $run = '' THEN coalesce(p.text, '') ELSE
  coalesce(head(COLLECT { MATCH (p)-[:SAYS {run: $run}]->(g:Passage) RETURN g.id ORDER BY g.id LIMIT 1 }), 'alone ' + p.key) END"""
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

    ``says`` stands for its passage in ``run`` (the text itself when ``run`` is empty), and is empty for reposts; ``target``
    is the post it reposts or quotes, or empty.
    """
    return store.columns(_OPERATION + _POSTS, id=id, run=run)


def of_cluster(store: Store, id: str, run: str) -> Columns:
    """The same columns for all posts by the members of a cluster."""
    return store.columns(_CLUSTER + _POSTS, id=id, run=run)


def flows(store: Store, run: str, least: int) -> Columns:
    """Posts outside every operation under each hashtag with at least ``least`` posts: flow, account, at, kind, says."""
    return store.columns(_FLOWS, run=run, least=least)


def cluster(store: Store, run: str, number: int) -> str | None:
    """The id of a cluster of the run; None when there is none."""
    rows = store.read("MATCH (c:Cluster {run: $run, number: $number}) RETURN c.id AS id", run=run, number=number)
    return str(rows[0]["id"]) if rows else None


def names(store: Store, run: str) -> tuple[list[str], list[int]]:
    """The marked operations by time, and the numbers of the run's clusters."""
    operations = store.read("MATCH (o:Operation) RETURN o.id AS id ORDER BY o.starts, id")
    clusters = store.read("MATCH (c:Cluster {run: $run}) RETURN c.number AS number ORDER BY number", run=run)
    return [row["id"] for row in operations], [row["number"] for row in clusters]


def taking_part(store: Store, run: str, keys: list[str]) -> dict[str, tuple[int, int]]:
    """In how many operations each account posted, and to how many clusters of the run it belongs."""
    rows = store.read("""UNWIND $keys AS key MATCH (a:Account {key: key})
        RETURN key, COUNT { MATCH (a)-[:POSTED]->(:Post)-[:IN_OPERATION]->(o:Operation) RETURN DISTINCT o } AS operations,
               COUNT { MATCH (a)-[b:BELONGS_TO]->(c:Cluster) WHERE b.run = $run RETURN DISTINCT c } AS clusters""", keys=keys, run=run)
    return {row["key"]: (row["operations"], row["clusters"]) for row in rows}


def ties(store: Store, run: str, keys: list[str]) -> list[tuple[str, str]]:
    """The run's ties between these accounts, in any layer."""
    rows = store.read("""UNWIND $keys AS key MATCH (a:Account {key: key})-[t:COORDINATES_WITH]->(b:Account) WHERE t.run = $run
        RETURN DISTINCT key AS a, b.key AS b ORDER BY a, b""", keys=keys, run=run)
    known = set(keys)
    return [(row["a"], row["b"]) for row in rows if row["b"] in known]


def complete(store: Store) -> bool:
    """Whether every loaded file is declared complete for what it covers."""
    rows = store.read("MATCH (s:Source) RETURN count(s) AS n, sum(CASE WHEN s.covers_all THEN 1 ELSE 0 END) AS whole")
    return bool(rows[0]["n"] and rows[0]["n"] == rows[0]["whole"])
