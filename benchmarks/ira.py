"""The Internet Research Agency's fortnight: clusters against the release's categories, beside a plain co-hashtag Louvain.

Usage: python benchmarks/ira.py FOLDER_OF_REAL_FILES

The categories (account_category) are read only to judge. The plain method is what a first script does: two accounts are tied by
the number of hashtags both ever used, Louvain cuts the graph. ARI, NMI and purity say nothing of those left out: coverage does.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import UTC
from pathlib import Path

import networkx as nx
import numpy as np
from at_hand import Posts, from_files
from coterie.analytics.agreement import adjusted_rand, crossed, mutual_information, purity
from coterie.analytics.communities import METHODS, networkx_louvain, python_louvain
from coterie.analytics.engine import search
from scipy import sparse

SEEDS, FEWEST = range(5), 3


def labelled(folder: Path) -> tuple[Posts, dict[str, str]]:
    """The posts, and the category of each account's posts."""
    (path,) = (folder / "ira").glob("*.csv.gz")
    posts = from_files([path], zone=UTC)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        said = [(row["external_author_id"], row["author"], row["account_category"]) for row in csv.DictReader(file)]
    known = {f"x:{key}": category for id_, handle, category in said for key in (id_, f"@{handle.lower()}")}
    return posts, {a: known[a] for a in set(posts.accounts) if a in known}


def hashtags(posts: Posts) -> nx.Graph[int]:
    """Accounts (numbers in the sorted list) tied by the number of hashtags that both used."""
    accounts = {a: i for i, a in enumerate(sorted(set(posts.accounts)))}
    tags = {t: i for i, t in enumerate(sorted({t for said in posts.tags for t in said}))}
    used = np.unique([(accounts[a], tags[t]) for a, said in zip(posts.accounts, posts.tags, strict=True) for t in said], axis=0)
    table = sparse.csr_matrix((np.ones(len(used)), (used[:, 0], used[:, 1])), (len(accounts), len(tags)))
    both = sparse.triu(table @ table.T, 1).tocoo()
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(zip(both.row.tolist(), both.col.tolist(), both.data.tolist(), strict=True))
    return graph


def judged(name: str, label: Mapping[str, str], parts: Sequence[Mapping[str, Hashable]], among: set[str] | None = None) -> str:
    """A row of the table: means over several partitions of account -> community, of those with a label, and ``among`` them."""
    tables = [crossed(*zip(*((label[a], c) for a, c in part.items() if a in label and (among is None or a in among)), strict=True))
              for part in parts]
    people = np.mean([t.sum() for t in tables])
    scores = [float(np.mean([measure(t) for t in tables])) for measure in (adjusted_rand, mutual_information, purity)]
    sizes = np.mean([t.shape[1] for t in tables])
    cells = [name, f"{people:,.0f} of {len(label):,} ({people / len(label):.0%})", f"{sizes:.0f}", *(f"{s:.2f}" for s in scores)]
    return f"| {' | '.join(cells)} |"


def communities(accounts: Sequence[str], found: Sequence[frozenset[int]]) -> dict[str, int]:
    """Account -> community, of those with at least three."""
    return {accounts[i]: n for n, team in enumerate(found) if len(team) >= FEWEST for i in team}


def rows(posts: Posts, label: Mapping[str, str]) -> Iterator[str]:
    """The table."""
    world, graph = posts.world(), hashtags(posts)
    mine: dict[str, dict[str, int]] = {}
    for method in METHODS:
        groups = search(world, permutations=0, method=method).groups
        mine[method] = {world.accounts[i]: n for n, g in reversed(list(enumerate(groups))) for i in g.members}
        yield judged(f"coterie, {method}", label, [mine[method]])
        if method == "leiden":
            for n, g in enumerate(groups, 1):
                kinds = Counter(label.get(world.accounts[i], "none") for i in g.members)
                print(f"cluster {n}: {g.kind} of {g.size}, contrast {g.contrast}, {dict(kinds.most_common())}", file=sys.stderr)
    for name, cut in (("python-louvain", python_louvain), ("networkx Louvain", networkx_louvain)):
        parts = [communities(world.accounts, cut(graph, seed)) for seed in SEEDS]
        yield judged(f"shared hashtags, {name}, mean of {len(SEEDS)} seeds", label, parts)
        yield judged("the same, those whom coterie names", label, parts, set(mine["leiden"]))


def main() -> None:
    """Print it."""
    posts, label = labelled(Path(sys.argv[1]))
    print("| method | accounts in a cluster | clusters | ARI | NMI | purity |\n|---|---|---|---|---|---|")
    for row in rows(posts, label):
        print(row, flush=True)


if __name__ == "__main__":
    main()
