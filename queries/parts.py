"""Parts of the graph with all their properties: nodes by key, and the edges that evidence is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .schema.edges import EDGES
from .schema.keys import handle_key
from .schema.nodes import BY_LABEL
from .store import Store

Ref = tuple[str, str]
Thing = tuple[str, str, dict[str, Any]]
"""A node: label, key, its other properties."""
Link = tuple[Thing, str, dict[str, Any], Thing]
"""An edge with its ends: start, type, properties, end."""

_ASSERTED = "|".join(e.type for e in EDGES if "statements" in e.names)
_CARRIED = "REPOSTS|QUOTES|REPLIES_TO|MENTIONS|TAGGED|LINKS_TO|SHOWS"
_LINK = "labels(a) AS a_labels, properties(a) AS a, type(r) AS type, properties(r) AS r, labels(b) AS b_labels, properties(b) AS b"


def nodes(store: Store, refs: Iterable[Ref]) -> list[Thing]:
    """The nodes of these labels and keys that are there."""
    by_label: dict[str, set[str]] = {}
    for label, key in refs:
        by_label.setdefault(label, set()).add(key)
    return [thing(row["labels"], row["n"]) for label, keys in sorted(by_label.items()) for row in store.read(
        f"UNWIND $keys AS key MATCH (n:{label} {{{BY_LABEL[label].key}: key}}) RETURN labels(n) AS labels, properties(n) AS n",
        keys=sorted(keys))]


def thing(labels: Sequence[str], properties: dict[str, Any]) -> Thing:
    """A node as Neo4j gives it: the label that the schema knows, and the key apart from the rest."""
    label = next(name for name in labels if name in BY_LABEL)
    key = BY_LABEL[label].key
    return label, str(properties[key]), {k: v for k, v in properties.items() if k != key}


def _links(store: Store, query: str, **params: Any) -> list[Link]:
    return [(thing(row["a_labels"], row["a"]), row["type"], row["r"], thing(row["b_labels"], row["b"]))
            for row in store.read(f"{query} RETURN {_LINK}", **params)]


def members(store: Store, cluster: str, accounts: Sequence[str]) -> list[Link]:
    """The membership of these accounts in a cluster."""
    return _links(store, "UNWIND $accounts AS key MATCH (a:Account {key: key})-[r:BELONGS_TO]->(b:Cluster {id: $cluster})",
                  cluster=cluster, accounts=accounts)


def memberships(store: Store, cluster: str) -> list[str]:
    """The keys of a cluster's members: core first, then the surest, then by name."""
    rows = store.columns("""MATCH (a:Account)-[r:BELONGS_TO]->(:Cluster {id: $cluster}) WITH a, r
        ORDER BY coalesce(r.core, false) DESC, coalesce(r.score, 0.0) DESC, a.key RETURN collect(a.key) AS keys""", cluster=cluster)
    return rows["keys"]


def clusters_of(store: Store, run: str, account: str) -> list[str]:
    """Ids of the clusters of a run to which an account belongs."""
    rows = store.read("MATCH (:Account {key: $account})-[:BELONGS_TO]->(c:Cluster {run: $run}) RETURN c.id AS id ORDER BY c.number, id",
                      run=run, account=account)
    return [row["id"] for row in rows]


_TIES = """RETURN collect(a.key) AS a, collect(b.key) AS b, collect(r.layer) AS layer, collect(coalesce(r.weight, 0)) AS weight,
  collect(coalesce(r.traces, 0)) AS traces, collect(coalesce(r.p, 1.0)) AS p, collect(coalesce(r.expected, 0.0)) AS expected"""


def ties_of_cluster(store: Store, run: str, cluster: str) -> dict[str, list[Any]]:
    """The run's ties among a cluster's members as columns: a, b, layer, weight, traces, p, expected."""
    return store.columns(f"""MATCH (c:Cluster {{id: $cluster}})<-[:BELONGS_TO]-(a:Account)
        MATCH (a)-[r:COORDINATES_WITH]->(b:Account) WHERE r.run = $run AND EXISTS {{ (b)-[:BELONGS_TO]->(c) }} {_TIES}""",
                         run=run, cluster=cluster)


def ties_of_account(store: Store, run: str, account: str) -> dict[str, list[Any]]:
    """The run's ties of one account, the same columns."""
    return store.columns(f"""MATCH (:Account {{key: $account}})-[r:COORDINATES_WITH]-() WHERE r.run = $run
        WITH r, startNode(r) AS a, endNode(r) AS b {_TIES}""", run=run, account=account)


def traces(store: Store, signal: str, accounts: Sequence[str], run: str) -> dict[str, list[Any]]:
    """What a signal's question (its text, from the packs) gives of these accounts only: account, traces, ats, posts."""
    return store.columns(f"CALL () {{\n{signal}\n}}\nWITH * WHERE account IN $accounts RETURN account, traces, ats, posts",
                         accounts=accounts, run=run)


def posted(store: Store, posts: Sequence[str]) -> list[Link]:
    """Who posted these posts."""
    return _links(store, "UNWIND $posts AS key MATCH (a:Account)-[r:POSTED]->(b:Post {key: key})", posts=posts)


def carried(store: Store, posts: Sequence[str], run: str) -> list[Link]:
    """What these posts carry: posts that they refer to, accounts, hashtags, links, media, and their passages in a run."""
    return [*_links(store, f"UNWIND $posts AS key MATCH (a:Post {{key: key}})-[r:{_CARRIED}]->(b)", posts=posts),
            *_links(store, "UNWIND $posts AS key MATCH (a:Post {key: key})-[r:SAYS {run: $run}]->(b:Passage)", posts=posts, run=run)]


def sites(store: Store, links: Sequence[str]) -> list[Link]:
    """The sites that these links lead to."""
    return _links(store, "UNWIND $links AS url MATCH (a:Link {url: url})-[r:ON]->(b:Domain)", links=links)


def stated(store: Store, statements: Sequence[str]) -> list[Link]:
    """Where these statements stand and what they speak of."""
    return _links(store, "UNWIND $ids AS id MATCH (a:Statement {id: id})-[r:CITES|ABOUT]->(b)", ids=statements)


def resting_on(store: Store, statements: Sequence[str]) -> list[Link]:
    """The relations that rest on these statements."""
    return _links(store, f"""UNWIND $ids AS id MATCH (s:Statement {{id: id}})-[:ABOUT]->(x)-[r:{_ASSERTED}]-() WHERE id IN r.statements
        WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b""", ids=statements)


def about(store: Store, ref: Ref) -> list[str]:
    """Ids of the statements that speak of a node, and of those behind its relations."""
    label, key = ref
    match = f"MATCH (n:{label} {{{BY_LABEL[label].key}: $key}})"
    rows = store.read(f"""{match}<-[:ABOUT]-(s:Statement) RETURN s.id AS id UNION
        {match}-[r:{_ASSERTED}]-() UNWIND coalesce(r.statements, []) AS id RETURN id""", key=key)
    return sorted({row["id"] for row in rows})


def listed(store: Store, accounts: Sequence[str]) -> list[Link]:
    """The lists that name these accounts."""
    return _links(store, "UNWIND $accounts AS key MATCH (a:Account {key: key})-[r:LISTED_IN]->(b:Document)", accounts=accounts)


def between(store: Store, refs: Sequence[Ref]) -> list[Link]:
    """The observed and asserted edges between these nodes; what a run derived is not among them."""
    ids = [row["id"] for label in sorted({label for label, _ in refs}) for row in store.read(
        f"UNWIND $keys AS key MATCH (n:{label} {{{BY_LABEL[label].key}: key}}) RETURN elementId(n) AS id",
        keys=sorted(key for mine, key in refs if mine == label))]
    kinds = "|".join(e.type for e in EDGES if not e.derived)
    return _links(store, f"""UNWIND $ids AS id MATCH (a) WHERE elementId(a) = id
        MATCH (a)-[r:{kinds}]->(b) WHERE elementId(b) IN $ids""", ids=ids)


def in_operations(store: Store, operations: Sequence[str], accounts: Sequence[str] | None, most: int) -> tuple[list[Link], int]:
    """Posts of operations, of these accounts if any are named, the earliest first, at most so many; and how many there are."""
    of = "MATCH (b:Operation) WHERE b.id IN $operations MATCH (b)<-[r:IN_OPERATION]-(a:Post)"
    mine = " WHERE $accounts IS NULL OR EXISTS { (a)<-[:POSTED]-(x:Account) WHERE x.key IN $accounts }"
    many = store.read(f"{of}{mine} RETURN count(DISTINCT a) AS n", operations=operations, accounts=accounts)[0]["n"]
    first = f"{of}{mine} WITH a, r, b ORDER BY a.at, a.key, b.id LIMIT $most"
    return _links(store, first, operations=operations, accounts=accounts, most=most), many


def sources(store: Store, hashes: Iterable[str]) -> list[Thing]:
    """The loaded files by the first 16 digits of their hashes."""
    rows = store.read("MATCH (n:Source) WHERE left(n.sha256, 16) IN $hashes RETURN labels(n) AS labels, properties(n) AS n",
                      hashes=sorted(hashes))
    return [thing(row["labels"], row["n"]) for row in rows]


_NAMED = {
    "Account": "MATCH (n:Account) WHERE n.key IN $names OR n.handle_key IN $folded "
               "RETURN n.key AS key, [n.key, '@' + n.handle_key, n.handle_key] AS by",
    "Passage": "MATCH (n:Passage) WHERE n.text IN $names OR n.id IN $names RETURN n.id AS key, [n.text, n.id] AS by",
    "Document": "MATCH (n:Document) WHERE n.id IN $names OR n.title IN $names RETURN n.id AS key, [n.id, n.title] AS by",
}
_OTHER = "MATCH (n:{label}) WHERE n.{key} IN $names{more} RETURN n.{key} AS key, [n.{key}{by}] AS by"


def named(store: Store, label: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Nodes of a label that these names mean: name as in the answer (a handle folded) and key."""
    known = BY_LABEL[label]
    more = {"more": " OR n.name IN $names", "by": ", n.name"} if "name" in known.names and known.key != "name" else {"more": "", "by": ""}
    query = _NAMED.get(label) or _OTHER.format(label=label, key=known.key, **more)
    for row in store.read(query, names=list(names), folded=sorted({handle_key(name) for name in names})):
        yield from ((by, row["key"]) for by in row["by"] if by)
