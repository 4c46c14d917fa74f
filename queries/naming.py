"""Under which names people stand in the graph: what a gate must know of them before anything is written for others."""

from __future__ import annotations

from typing import Any

from .store import Store

Rows = list[dict[str, Any]]

_ACCOUNTS = """
MATCH (a:Account)
RETURN a.key AS key, coalesce(a.standing, 'private') AS standing, coalesce(a.standing_source, '') AS source,
       [x IN [a.handle, a.handle_key] + [(a)-[:SHOWED]->(s) | s.handle] + [(a)-[l:LISTED_IN]->() | l.printed]
        + coalesce(a.candidates, []) WHERE x <> ''] AS handles,
       [x IN [a.name] + [(a)-[:SHOWED]->(s) | s.name] WHERE x <> ''] AS names, [x IN [a.id] WHERE x <> ''] AS ids
ORDER BY key
"""
_PEOPLE = """
MATCH (p:Person)
RETURN p.key AS key, coalesce(p.standing, 'private') AS standing, coalesce(p.standing_source, '') AS source,
       [x IN [p.name] + coalesce(p.aliases, []) WHERE x <> ''] AS names
ORDER BY key
"""
_SITES = """
MATCH (p:Person)-[:DESIGNED]-(d:Domain) RETURN d.name AS site, 'designed' AS how, p.key AS person ORDER BY site, person
UNION MATCH (d:Domain)-[:SITE_OF|REGISTERED_BY]->(p:Person) RETURN d.name AS site, 'owns' AS how, p.key AS person ORDER BY site, person
"""
_INSTITUTIONS = """
MATCH (o:Organisation) UNWIND [o.name] + coalesce(o.aliases, []) AS name RETURN DISTINCT name ORDER BY name
UNION MATCH (d:Domain) WHERE d.title IS NOT NULL RETURN DISTINCT d.title AS name ORDER BY name
"""
_THINGS = """
MATCH (h:Hashtag) RETURN h.tag AS word
UNION MATCH (e:Event) UNWIND [e.name, e.place] AS word WITH word WHERE word IS NOT NULL RETURN DISTINCT word
UNION MATCH (o:Operation) WHERE o.title IS NOT NULL RETURN DISTINCT o.title AS word
"""
_POSTS = """
MATCH (a:Account)-[:POSTED]->(p:Post)
RETURN a.key AS account, collect(coalesce(p.text, '')) AS texts, collect(p.key) AS keys, collect(coalesce(p.id, '')) AS ids,
       collect(coalesce(p.url, '')) AS urls, collect(coalesce(p.archive, '')) AS archives
"""
_PROFILES = """
MATCH (a:Account)-[:SHOWED]->(s:Profile)
RETURN a.key AS account, collect(coalesce(s.bio, '')) AS bios, collect(coalesce(s.banner, '')) AS banners,
       collect(coalesce(s.location, '')) AS locations, collect(coalesce(s.url, '')) AS urls
"""
_ARCHIVES = """
MATCH (s:Statement)-[:ABOUT]->(x:Account|Person) WHERE s.archive IS NOT NULL
RETURN labels(x)[0] AS label, x.key AS key, s.archive AS archive ORDER BY label, key, archive
"""


def accounts(store: Store) -> Rows:
    """Every account: key, standing, source (of the standing), handles (former, printed and guessed ones too), names, ids."""
    return store.read(_ACCOUNTS)


def people(store: Store) -> Rows:
    """Every person: key, standing, source, names in all spellings."""
    return store.read(_PEOPLE)


def sites(store: Store) -> Rows:
    """Sites that a person owns or designed: site, how, person (key)."""
    return store.read(_SITES)


def institutions(store: Store) -> list[str]:
    """Names of organisations, and titles of sites."""
    return [row["name"] for row in store.read(_INSTITUTIONS) if row["name"]]


def things(store: Store) -> list[str]:
    """Hashtags, events, their places and operations: an account may call itself so, but the word means the thing."""
    return [row["word"] for row in store.read(_THINGS)]


def posts(store: Store) -> dict[str, list[Any]]:
    """Columns, one value a post: account (key), texts, keys, ids, urls, archives; what is not known is an empty text."""
    return store.columns(_POSTS)


def profiles(store: Store) -> dict[str, list[Any]]:
    """Columns, one value an observed profile: account (key), bios, banners, locations, urls."""
    return store.columns(_PROFILES)


def archives(store: Store) -> Rows:
    """Archived copies behind statements about an account or a person: label, key, archive."""
    return store.read(_ARCHIVES)
