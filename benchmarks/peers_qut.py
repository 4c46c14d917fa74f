"""One network of the QUT Coordination Network Toolkit, run in the toolkit's own environment by peers.py.

Usage: python peers_qut.py POSTS_CSV DATABASE NETWORK WINDOW THREADS EDGES_CSV; prints one JSON object with
seconds by the clock and, as ..._work, of the CPU.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sqlite3
import sys
import time
from pathlib import Path

from coordination_network_toolkit import compute_networks, graph, preprocess  # type: ignore[import-not-found,unused-ignore]

NETWORKS = {
    "co_retweet": compute_networks.compute_co_retweet_parallel,
    "co_link": compute_networks.compute_co_link_network,
    "co_tweet": compute_networks.compute_co_tweet_network,
    "co_similar_tweet": compute_networks.compute_co_similar_tweet,
}
RUNS, LONG = 3, 20
"""How often a network is computed, and the seconds beyond which once is enough."""


def worked() -> float:
    """CPU seconds of this process and of those it has started and waited for."""
    return sum(os.times()[:4])


def _no_empty_links(base: str) -> None:
    # From a CSV the toolkit takes an empty cell for a link without a name, which all such posts would share.
    with contextlib.closing(sqlite3.connect(base)) as opened:
        opened.execute("delete from message_url where url = ''")
        opened.commit()


def main() -> None:
    """Load if there is no database yet, prepare (indexes, text), compute, write the edges without loops."""
    posts, base, network, window, threads, out = sys.argv[1:]
    said: dict[str, float] = {}
    clock, work = time.perf_counter(), worked()

    def lap(name: str) -> None:
        nonlocal clock, work
        took, did = time.perf_counter() - clock, worked() - work
        if name not in said or took < said[name]:  # of several runs the best
            said[name], said[f"{name}_work"] = round(took, 4), round(did, 4)
        clock, work = time.perf_counter(), worked()

    with contextlib.redirect_stdout(io.StringIO()):
        if not Path(base).exists():
            preprocess.preprocess_csv_files(base + ".part", [posts])
            _no_empty_links(base + ".part")
            Path(base + ".part").rename(base)
            lap("load")
        # A window that nothing fits in: the toolkit makes its indexes and folds its texts, and joins nothing.
        NETWORKS[network](base, -1, n_threads=int(threads))
        lap("prepare")
        for _ in range(RUNS):
            NETWORKS[network](base, int(window), n_threads=int(threads))
            lap("compute")
            if said["compute"] > LONG:
                break
        with Path(out).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(row[:3] for row in graph.get_edge_rows(base, network))
        lap("read")
    print(json.dumps(said))


if __name__ == "__main__":
    main()
