"""How long a part of 5,000 accounts and 100,000 ties takes in each format, and how big the files are. Prints; asserts nothing.

Usage: python benchmarks/exports.py [ACCOUNTS TIES]
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.subgraph import Edge, Node, Subgraph

START = datetime(2024, 2, 2, 10, tzinfo=UTC)


def ring(accounts: int, ties: int) -> Subgraph:
    """Accounts with the properties that loaded ones have; ties in two layers with their times."""
    nodes = [Node("Account", f"twin:{i}", {
        "platform": "twin", "id": str(i), "handle": f"tw_{i:06}", "handle_key": f"tw_{i:06}", "name": f"Name {i}",
        "created_at": START, "standing": "private", "synthetic": True, "source": "ab" * 8, "row": i}) for i in range(accounts)]
    edges = []
    for n in range(ties):
        a, b, at = n % accounts, (n + n // accounts + 1) % accounts, START + timedelta(minutes=n % 9000)
        edges.append(Edge("COORDINATES_WITH", ("Account", f"twin:{a}"), ("Account", f"twin:{b}"), {
            "layer": "passage" if n % 3 else "link", "weight": 1 + n % 40, "traces": 1 + n % 9, "p": 10.0 ** -(n % 30),
            "expected": n % 7 / 3, "run": "0c9d2b1e", "first": at, "last": at + timedelta(days=n % 5)}))
    return Subgraph(tuple(nodes), tuple(edges), of={"what": "cluster 1", "case": "twin", "run": "0c9d2b1e", "seed": "0"})


def main() -> None:
    """Run the benchmark."""
    accounts, ties = map(int, sys.argv[1:3] or ("5000", "100000"))
    part = ring(accounts, ties)
    print(f"{len(part.nodes):,} accounts, {len(part.edges):,} ties\n\n| format | clock, s | work, CPU s | MB |\n|---|---|---|---|")
    for form in FORMATS.values():
        runs = []
        for _ in range(3):
            clock, work = time.perf_counter(), time.process_time()
            files = form.render(part)
            runs.append((time.perf_counter() - clock, time.process_time() - work))
        clock, work = (sorted(column)[1] for column in zip(*runs, strict=True))
        print(f"| {form.name} | {clock:.2f} | {work:.2f} | {sum(map(len, files.values())) / 1e6:.1f} |", flush=True)


main()
