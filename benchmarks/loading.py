"""How fast whole loads are, and in how much memory: first ones in one piece, and a later one online beside the same statements sent bare.

Usage: python benchmarks/loading.py WORK_DIR [POSTS …] [--online POSTS …]     generated QUT CSV; nothing is asserted

A first load is the whole command: reading, import files, Neo4j's importer, start, constraints and marks; its memory is that of
both its processes together, Neo4j's not. The bare loop sends the very statements and rows of the later load, recorded before, to
a database like the one that the later load found. ``--online`` loads into a database that holds something already.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
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
    """Seconds of a command by the clock, and the most memory in GB that its Python processes held together."""
    started, most = time.perf_counter(), 0
    run = psutil.Popen([sys.executable, "-m", "coterie", *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        with suppress(psutil.Error):
            most = max(most, sum(p.memory_info().rss for p in [run, *run.children(recursive=True)] if "python" in p.name()))
        time.sleep(0.1)
    if run.returncode:
        raise SystemExit(f"coterie {' '.join(words)} ended with {run.returncode}")
    return time.perf_counter() - started, most / 1e9


def written(path: Path, start: int, end: int) -> Path:
    """A table of these posts."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        for at in range(start, end, 50_000):
            stream.writelines(qut(at, min(at + 50_000, end)).splitlines(keepends=True)[at > start :])
    return path.resolve()


def told(what: str, posts: int, path: Path, took: tuple[float, float]) -> None:
    """One line about a load, with how busy the machine was."""
    seconds, memory = took
    size = path.stat().st_size / 1e6
    busy = f"load of the machine {os.getloadavg()[0]:.1f} of {os.cpu_count()}"
    print(f"{what}: {posts:,} posts ({size:,.0f} MB) in {seconds:.1f} s, {posts / seconds:,.0f}/s, {memory:.2f} GB; {busy}", flush=True)


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
    words.add_argument("posts", type=int, nargs="*", default=[500_000])
    words.add_argument("--online", type=int, nargs="*", default=[], help="posts of loads that go batch by batch")
    given = words.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    path = given.work / "posts.csv"
    for posts in given.posts:
        case = create(given.work / f"first-{posts}", zone="UTC")
        told("first load", posts, written(path, 0, posts), spent(["load", str(path.resolve())], case.folder))
        stop(case.graph)
        shutil.rmtree(case.folder)
    first, second = written(given.work / "first.csv", 0, 2 * LATER), written(given.work / "second.csv", 2 * LATER, 3 * LATER)
    online, bare = later(given.work, first, second)
    print(f"later load: {LATER:,} posts in {online:.1f} s, bare statements {bare:.1f} s: {bare / online:.0%} of its speed", flush=True)
    for posts in given.online:
        case = create(given.work / f"online-{posts}", zone="UTC")
        spent(["load", str(written(given.work / "some.csv", 0, 100))], case.folder)
        told("online load", posts, written(path, 0, posts), spent(["load", str(path.resolve())], case.folder))
        stop(case.graph)
        shutil.rmtree(case.folder)


if __name__ == "__main__":
    main()
