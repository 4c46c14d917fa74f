"""The rows of files behind an answer: what a question read within its parameters, narrowed to one row of what it gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from .question import Question
from .schema.keys import handle_key, hashtag_key
from .store import Store

Scope = dict[str, Any]
"""Operations, cluster (id), run, list, accounts (keys or folded handles), domain, passage, tags, since, until: what narrows; or nothing."""

_EMPTY: Scope = {"operations": [], "all_of": [], "cluster": None, "number": None, "run": None, "list": None, "accounts": [], "domain": None,
                 "passage": None, "tags": [], "since": None, "until": None}
_WHO = ("account", "accounts", "handle", "handles", "key", "first", "who", "printed")
_NAMED = {"operation": "operations", "operations": "operations", "hashtag": "tags", "hashtags": "tags", "tag": "tags"}
_SINGLE = ("list", "domain", "passage", "run", "since", "until")

_OF = """
  ($accounts = [] OR a.key IN $accounts OR a.handle_key IN $accounts)
  AND ($list IS NULL OR EXISTS { (a)-[:LISTED_IN]->(:Document {id: $list}) })
  AND ($cluster IS NULL AND $number IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO]->(c:Cluster)
       WHERE c.id = $cluster OR (c.number = $number AND c.run = $run) })
  AND all(id IN $all_of WHERE EXISTS { (a)-[:POSTED]->(:Post)-[:IN_OPERATION]->(:Operation {id: id}) })
"""
_POSTS = f"""
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.source IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  AND ($operations = [] OR EXISTS {{ MATCH (p)-[:IN_OPERATION]->(o:Operation) WHERE o.id IN $operations }})
  AND ($domain IS NULL OR EXISTS {{ (p)-[:LINKS_TO]->()-[:ON]->(:Domain {{name: $domain}}) }})
  AND ($tags = [] OR EXISTS {{ MATCH (p)-[:TAGGED]->(h:Hashtag) WHERE h.tag IN $tags }})
  AND ($passage IS NULL OR p.text = $passage OR EXISTS {{ (p)-[:SAYS]->(:Passage {{text: $passage}}) }}
       OR EXISTS {{ MATCH (p)-[:SAYS]->(s)<-[:SAYS]-(q:Post) WHERE q.text = $passage }})
  AND {_OF}
RETURN 'posts' AS kind, p.source AS source, collect(p.row) AS rows ORDER BY source
"""
_PLAIN = {
    "statements": "MATCH (n:Statement) WHERE n.id IN $statements",
    "lists": f"MATCH (a:Account)-[n:LISTED_IN]->(d:Document) WHERE ($list IS NULL OR d.id = $list) AND {_OF}",
    "profiles": f"MATCH (a:Account)-[:SHOWED]->(n:Profile) WHERE {_OF}",
    "follows": f"MATCH (a:Account)-[n:FOLLOWS]->() WHERE {_OF}",
    "accounts": f"MATCH (a:Account) WHERE {_OF} WITH a AS n",
    "relations": "MATCH (:Person|Organisation|Domain|Account|Event|Address)-[n]->() WHERE n.statements IS NOT NULL",
}
_READS = (("posts", r":Post\b|:POSTED"), ("lists", r":LISTED_IN"), ("profiles", r":SHOWED|:Profile"), ("follows", r":FOLLOWS\b"),
          ("relations", r"\.statements|:Statement|:Domain|:Person|:Organisation|:Event"), ("accounts", r":Account"))


def scope(params: Mapping[str, Any], row: Mapping[str, Any] | None = None) -> Scope:
    """What narrows the rows that were read: a question's parameters, and the columns of one row of its answer."""
    found = {name: list(value) if isinstance(value, list) else value for name, value in _EMPTY.items()}
    for name, value in [*params.items(), *(row or {}).items()]:
        if value in (None, "", []):
            continue
        values = [str(v) for v in (value if isinstance(value, list) else [value])]
        if name in _NAMED:
            found[_NAMED[name]] = [hashtag_key(v) for v in values] if _NAMED[name] == "tags" else values
        elif name in _WHO:
            found["accounts"] = [form for v in values for form in (v, handle_key(v))]
        elif name == "all_of":
            found["all_of"] = values
        elif name == "cluster":
            found["number" if values[0].isdigit() else "cluster"] = int(values[0]) if values[0].isdigit() else values[0]
        elif name in _SINGLE:
            found[name] = value
        elif name == "bin" and isinstance(value, datetime) and "minutes" in params:
            found["since"], found["until"] = value, value + timedelta(minutes=int(params["minutes"]))
    return found


def reads(question: Question) -> list[str]:
    """The kinds of rows a question reads, the first of which it counts; accounts only when it reads nothing else of them."""
    text = "\n".join(line for line in question.text.splitlines() if not line.startswith("//"))
    kinds = [kind for kind, pattern in _READS if re.search(pattern, text)]
    return [kind for kind in kinds if kind != "accounts"] or kinds


def rows(store: Store, kinds: Iterable[str], within: Scope, statements: Iterable[str] = ()) -> list[dict[str, Any]]:
    """``{"kind", "source", "rows"}`` by file (first 16 digits of its hash), row numbers from 1; the first kind that gives any."""
    said = sorted(set(statements))
    for kind in ["statements"] if said else kinds:
        query = _POSTS if kind == "posts" else (
            f"{_PLAIN[kind]} WITH n WHERE n.source IS NOT NULL "
            f"RETURN '{kind}' AS kind, n.source AS source, collect(DISTINCT n.row) AS rows ORDER BY source")
        if found := store.read(query, **within, statements=said):
            return [row | {"rows": sorted(row["rows"])} for row in found]
    return []


def files(store: Store) -> dict[str, dict[str, Any]]:
    """Every loaded file by the first 16 digits of its hash: name, sha256, read."""
    return {row["sha256"][:16]: row for row in store.read("MATCH (s:Source) RETURN s.name AS name, s.sha256 AS sha256, s.read AS read")}


def cited(store: Store, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Statements with what they say, their document, page, archive and grade."""
    return store.read("MATCH (s:Statement) WHERE s.id IN $ids RETURN s.id AS id, s.says AS says, s.document AS document, s.page AS page, "
                      "s.archive AS archive, s.grade AS grade ORDER BY id", ids=sorted(set(ids)))
