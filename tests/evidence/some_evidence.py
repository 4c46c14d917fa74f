"""Small parts of a graph, invented: three accounts that met, a documented path, and texts that try to break out."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from coterie.evidence.subgraph import Edge, Node, Subgraph

START = datetime(2024, 2, 2, 10, tzinfo=UTC)
OF = {"what": "cluster 1", "case": "twin", "tlp": "GREEN", "run": "0c9d2b1e", "snapshot": "5be2c01a", "seed": "7", "version": "0.1.0"}

HOSTILE = {
    "markup": "</node><script>alert(1)</script>]]><!--&lt;", "formula": "=cmd|'/C calc'!A0", "at": "@SUM(1)", "tab": "\t=1", "lines": "a\r\nb\nc\rd",
    "bidi": "a\u202egnp.exe\u2066", "zero": "ze\u200bro\ufeff", "nul": "n\x00u\x07l\x1b[31m", "lone": "lone\ud800sign\udfff", "not": "\uffff\ufffe",
    "quote": "it's \"quoted\" \\ \\' \\\" `tick`", "cypher": "'}}] AS row DETACH DELETE row; MATCH (n) DETACH DELETE n; //", "unicode": "\\u0027 \\u0041 \\\\u0027",
    "apostrophe": "'tis", "excel": "_x0041_ _x000D_", "long": "ə" * 100_000, "empty": "", "astral": "𝔸🙂"}


def account(key: str, **more) -> Node:
    return Node("Account", key, {"platform": key.partition(":")[0], **more})


def tie(a: str, b: str, layer: str = "link", **more) -> Edge:
    said = {"layer": layer, "weight": 4, "traces": 3, "p": 1e-9, "expected": 0.25, "run": "0c9d2b1e", "first": START, "last": START + timedelta(hours=2)}
    return Edge("COORDINATES_WITH", ("Account", a), ("Account", b), said | more)


def small() -> Subgraph:
    """Three accounts, three ties in two layers, the posts and the link that carry one of them, their file, the cluster, a documented path."""
    provenance = {"source": "ab" * 8, "row": 3}
    nodes = [account("twin:1", id="1", handle="ada", synthetic=True), account("twin:2", id="2", handle="bob"), account("twin:@eve", handle="eve"),
             Node("Post", "twin:11", {"at": START, "text": "see here", "lang": "en", **provenance}), Node("Post", "twin:12", {"at": START + timedelta(seconds=9), "text": "see here", **provenance}),
             Node("Link", "https://example.org/a", {}), Node("Hashtag", "corsica", {"printed": "Corsica"}), Node("Source", "ab" * 32, {"name": "posts.csv", "read": 12}),
             Node("Cluster", "0c9d2b1e-1", {"number": 1, "size": 3, "innocent": "A newsroom's desks do this too.", "p": 1e-9}),
             Node("Person", "somebody", {"name": "Some Body", "aliases": ["S. Body"]}), Node("Organisation", "party", {"name": "A Party", "country": "az"}),
             Node("Domain", "example.org", {}), Node("Address", "192.0.2.7", {"name": "192.0.2.7", "kind": "ip"}),
             Node("Statement", "s1", {"says": "Some Body belongs to A Party", "grade": "B2", "page": "4", "asserted_by": "A Reporter"}),
             Node("Document", "d1", {"title": "A Report", "publisher": "An Office", "url": "https://example.org/report"})]
    edges = [tie("twin:1", "twin:2"), tie("twin:1", "twin:2", "passage", weight=2), tie("twin:2", "twin:@eve"),
             *(Edge("POSTED", ("Account", a), ("Post", p), provenance) for a, p in (("twin:1", "twin:11"), ("twin:2", "twin:12"))),
             *(Edge("LINKS_TO", ("Post", p), ("Link", "https://example.org/a"), {}) for p in ("twin:11", "twin:12")),
             Edge("TAGGED", ("Post", "twin:11"), ("Hashtag", "corsica"), {}), Edge("ON", ("Link", "https://example.org/a"), ("Domain", "example.org"), {}),
             *(Edge("BELONGS_TO", ("Account", a), ("Cluster", "0c9d2b1e-1"), {"core": True, "score": 0.9, "run": "0c9d2b1e"}) for a in ("twin:1", "twin:2")),
             Edge("MEMBER_OF", ("Person", "somebody"), ("Organisation", "party"), {"statements": ["s1"], "verb": "joined", "holds_from": "2023-07"}),
             Edge("SITE_OF", ("Domain", "example.org"), ("Organisation", "party"), {"statements": ["s1"]}), Edge("HOSTED_AT", ("Domain", "example.org"), ("Address", "192.0.2.7"), {}),
             Edge("ABOUT", ("Statement", "s1"), ("Person", "somebody"), {}), Edge("CITES", ("Statement", "s1"), ("Document", "d1"), {}),
             Edge("LISTED_IN", ("Account", "twin:2"), ("Document", "d1"), {"position": 4, "printed": "B0b"})]
    return Subgraph(tuple(nodes), tuple(edges), {"ties": 5, "members": 1}, of=OF)


def hostile() -> Subgraph:
    """An account, a post and a hashtag for each hostile text, which stands in keys and in values."""
    nodes = [Node(label, f"x:{name}{text[:300]}", {"platform": "x", "handle": text, "text": text, "printed": text, "sources": [text, "b"]} | ({"at": START} if label == "Post" else {}))
             for name, text in HOSTILE.items() for label in ("Account", "Post", "Hashtag")]
    by = {n.ref: n for n in nodes}
    keys = [f"x:{name}{text[:300]}" for name, text in HOSTILE.items()]
    edges = [Edge("POSTED", ("Account", k), ("Post", k), {"source": "=1+1", "row": 1}) for k in keys] + [Edge("TAGGED", ("Post", k), ("Hashtag", k), {}) for k in keys]
    edges += [tie(a, b, "=layer|'") for a, b in pairwise(keys)]
    return Subgraph(tuple(by.values()), tuple(edges), of={**OF, "what": "\n// '; MATCH (n) DETACH DELETE n;\n<b>" + HOSTILE["nul"] + HOSTILE["lone"]})


def ring(accounts: int, ties: int) -> Subgraph:
    """So many accounts with posts' worth of properties, and so many ties with times."""
    nodes = tuple(account(f"twin:{i}", id=str(i), handle=f"tw_{i:06}", name=f"Name {i}", created_at=START, standing="private", synthetic=True, source="ab" * 8, row=i)
                  for i in range(accounts))
    edges = []
    for n in range(ties):
        a, step = n % accounts, n // accounts + 1
        at = START + timedelta(minutes=n % 9000)
        edges.append(tie(f"twin:{a}", f"twin:{(a + step) % accounts}", weight=1 + n % 40, p=10.0 ** -(n % 30), expected=n % 7 / 3, first=at, last=at + timedelta(days=n % 5)))
    return Subgraph(nodes, tuple(edges), {"ties": 17}, of=OF)
