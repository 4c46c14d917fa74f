"""Which posts say which passage, in the whole case or in one operation: read as columns."""

from __future__ import annotations

from typing import Any

from .store import Store

Columns = dict[str, list[Any]]

_SAID = "MATCH (g:Passage {run: $run})<-[s:SAYS {run: $run}]-(p:Post)<-[:POSTED]-(a:Account)"
_UNSAID = """MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.text <> '' AND coalesce(p.kind, '') <> 'repost' AND NOT EXISTS { (p)-[:SAYS {run: $run}]->(:Passage) }"""
_WITHIN = "MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p) WITH a, p"
_POSTS = """
collect(a.key) AS account, collect(coalesce(a.handle, '')) AS handle, collect(p.key) AS post,
collect(coalesce(p.at.epochSeconds, -1)) AS at, collect(coalesce(p.text, '')) AS text,
collect(coalesce(p.synthetic, false)) AS synthetic"""


def said(store: Store, run: str, operation: str = "") -> Columns:
    """Posts that ``run`` found to say a passage: passage, similarity to its exemplar, account, handle, post, at, text, synthetic.

    ``at`` in epoch seconds, -1 unknown; sorted by passage and post. Only an operation's posts if one is named.
    """
    within = f"{_WITHIN}, g, s" if operation else ""
    return store.columns(f"""{_SAID} {within} WITH g, a, p, s ORDER BY g.id, p.key
        RETURN g.id AS passage, collect(s.similarity) AS similarity, {_POSTS} ORDER BY passage""", run=run, operation=operation)


def unsaid(store: Store, run: str, operation: str = "") -> Columns:
    """Posts with words of their own that say no passage of ``run``: account, handle, post, at, text, synthetic, by post."""
    within = _WITHIN if operation else ""
    return store.columns(f"""{_UNSAID} {within} WITH a, p ORDER BY p.key
        RETURN {_POSTS}""", run=run, operation=operation)
