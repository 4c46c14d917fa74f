"""How fast whole loads are: a first one in one piece, a later one online beside the same statements sent bare, and the memory of both.

Usage: python benchmarks/loading.py WORK_DIR [POSTS] [--memory POSTS]     generated QUT CSV; nothing is asserted

The first load is the whole command: reading, import files, Neo4j's importer, start, constraints and marks. The bare loop sends
the very statements and rows of the later load, recorded before, to a database like the one that the later load found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil
from coterie.cases.case import create
from coterie.loaders.load import load
from coterie.queries.schema import statements
from coterie.queries.store import Store, open_managed, stop
from parsing import qut

LATER = 50_000


def spent(words: list[str], folder: Path) -> tuple[float, float]:
    """Seconds of a command by the clock, and the most memory in GB that its process held."""
    started, most = time.perf_counter(), 0
    run = psutil.Popen([sys.executable, "-m", "coterie", *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        most = max(most, run.memory_info().rss)
        time.sleep(0.2)
    if run.returncode:
        raise SystemExit(f"coterie {' '.join(words)} ended with {run.returncode}")
    return time.perf_counter() - started, most / 1e9


def cut(text: str, at: int) -> tuple[str, str]:
    """The table up to a row, and the rest under the same header."""
    head, *rows = text.splitlines()
    return "\n".join([head, *rows[:at]]), "\n".join([head, *rows[at:]])


def later(work: Path, first: Path, second: Path) -> tuple[float, float]:
    """Seconds of an online load of ``second`` on top of ``first``, and of its bare statements on the same ground."""
    took = []
    sent: list[list[tuple[str, dict[str, Any]]]] = []
    real = Store.transact

    def recorded(self: Store, listed: Any, finish: Any = None) -> Any:
        sent.append(list(listed))
        return real(self, sent[-1], finish)

    for bare in (False, True):
        graph = work / ("bare" if bare else "later")
        with open_managed(graph) as store:
            try:
                for line in statements.constraints():
                    store.write(line)
                load(store, first, work / "aside")
                started = time.perf_counter()
                if bare:
                    for batch in sent:
                        real(store, batch)
                else:
                    with patch.object(Store, "transact", recorded):
                        load(store, second, work / "aside")
                took.append(time.perf_counter() - started)
            finally:
                stop(graph)
    return took[0], took[1]


def main() -> None:
    """Print what each load took."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("work", type=Path)
    words.add_argument("posts", type=int, nargs="?", default=500_000)
    words.add_argument("--memory", type=int, default=0, help="posts of a last load, online, whose memory is looked at")
    given = words.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    path = given.work / "posts.csv"
    path.write_text(qut(given.posts), "utf-8")
    case = create(given.work / "case", zone="UTC")
    seconds, memory = spent(["load", str(path.resolve())], case.folder)
    print(f"first load: {given.posts:,} posts in {seconds:.1f} s, {given.posts / seconds:,.0f} posts/s, {memory:.2f} GB", flush=True)
    stop(case.graph)
    first, second = (given.work / name for name in ("first.csv", "second.csv"))
    for file, text in zip((first, second), cut(qut(3 * LATER), 2 * LATER), strict=True):
        file.write_text(text, "utf-8")
    online, bare = later(given.work, first, second)
    print(f"later load: {LATER:,} posts in {online:.1f} s, bare statements {bare:.1f} s: {bare / online:.0%} of its speed", flush=True)
    if given.memory:
        path.write_text(qut(given.memory), "utf-8")
        big = create(given.work / "big", zone="UTC")
        seconds, memory = spent(["load", str(path.resolve())], big.folder)
        print(f"{given.memory:,} posts ({path.stat().st_size / 1e6:,.0f} MB): {seconds:.0f} s, {memory:.2f} GB", flush=True)
        stop(big.graph)


if __name__ == "__main__":
    main()
