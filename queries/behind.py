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

# How each narrowing is said: of accounts a, and of posts n. Only what a scope names is asked for, accounts first, so that Neo4j begins
# at the narrowest. ``said`` are the passages that a text stands for: its own, or those of the posts that say it.
_OF = {
    "accounts": "(a.key IN $accounts OR a.handle_key IN $accounts)",
    "list": "EXISTS { (a)-[:LISTED_IN]->(:Document {id: $list}) }",
    "cluster": "EXISTS { (a)-[:BELONGS_TO]->(:Cluster {id: $cluster}) }",
    "number": "EXISTS { (a)-[:BELONGS_TO]->(:Cluster {number: $number, run: $run}) }",
    "all_of": "all(id IN $all_of WHERE EXISTS { (a)-[:POSTED]->(:Post)-[:IN_OPERATION]->(:Operation {id: id}) })",
}
_OF_POST = {
    "since": "n.at >= $since",
    "until": "n.at < $until",
    "operations": "EXISTS { MATCH (n)-[:IN_OPERATION]->(o:Operation) WHERE o.id IN $operations }",
    "domain": "EXISTS { (n)-[:LINKS_TO]->()-[:ON]->(:Domain {name: $domain}) }",
    "tags": "EXISTS { MATCH (n)-[:TAGGED]->(h:Hashtag) WHERE h.tag IN $tags }",
    "passage": "(n.text = $passage OR any(s IN said WHERE EXISTS { (n)-[:SAYS]->(s) }))",
}
_SAID = """
OPTIONAL MATCH (t:Passage {text: $passage}) WITH collect(t) AS own
OPTIONAL MATCH (q:Post)-[:SAYS]->(t) WHERE q.text = $passage WITH own, collect(DISTINCT t) AS others
WITH own + others AS said
"""
# Where each kind of row stands in the graph, as n, and what else narrows it; those of an account begin at a.
_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "posts": ("MATCH (a)-[:POSTED]->(n:Post)", _OF_POST),
    "statements": ("MATCH (n:Statement)", {"statements": "n.id IN $statements"}),
    "lists": ("MATCH (a)-[n:LISTED_IN]->(d:Document)", {"list": "d.id = $list"}),
    "profiles": ("MATCH (a)-[:SHOWED]->(n:Profile)", {}),
    "follows": ("MATCH (a)-[n:FOLLOWS]->()", {}),
    "accounts": ("WITH a AS n", {}),
    "relations": ("MATCH (:Person|Organisation|Domain|Account|Event|Address)-[n]->()", {"": "n.statements IS NOT NULL"}),
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
    given = {name: value for name, value in within.items() if value not in (None, [])} | ({"statements": said} if said else {})
    for kind in ["statements"] if said else kinds:
        if found := store.read(_query(kind, given), **within | given):
            return [row | {"rows": sorted(row["rows"])} for row in found]
    return []


def _query(kind: str, given: Scope) -> str:
    match, narrows = _KINDS[kind]
    first = _SAID if kind == "posts" and "passage" in given else ""
    whose = [asked for name, asked in _OF.items() if name in given]
    if kind == "accounts" or (whose and match.startswith("MATCH (a)")):
        # DISTINCT keeps Neo4j from looking at the posts first, and at the account of each anew.
        first += f"MATCH (a:Account) WHERE {' AND '.join(whose) or 'true'} WITH DISTINCT * "
    narrowed = ["n.source IS NOT NULL", *(asked for name, asked in narrows.items() if not name or name in given)]
    return (f"{first}{match} WHERE {' AND '.join(narrowed)} "
            f"RETURN '{kind}' AS kind, n.source AS source, collect(DISTINCT n.row) AS rows ORDER BY source")


def files(store: Store) -> dict[str, dict[str, Any]]:
    """Every loaded file by the first 16 digits of its hash: name, sha256, read."""
    return {row["sha256"][:16]: row for row in store.read("MATCH (s:Source) RETURN s.name AS name, s.sha256 AS sha256, s.read AS read")}


def cited(store: Store, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Statements with what they say, their document, page, archive and grade."""
    return store.read("MATCH (s:Statement) WHERE s.id IN $ids RETURN s.id AS id, s.says AS says, s.document AS document, s.page AS page, "
                      "s.archive AS archive, s.grade AS grade ORDER BY id", ids=sorted(set(ids)))
