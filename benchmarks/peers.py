"""coterie beside the QUT Coordination Network Toolkit and D3lta: the same posts, agreement and seconds, in one run.

Usage: python benchmarks/peers.py DATA_DIR WORK_DIR [--posts 10000,100000,1000000] [--parts engine,stored,passages]
           [--networks co_retweet,co_link,co_tweet,co_similar_tweet] [--window 60] [--bound 900] [--file QUT_CSV]

DATA_DIR keeps the generated posts (or give a file of your own), WORK_DIR the databases and the peers' environments, made when absent.
A peer that needs more than --bound seconds is stopped, and that is said. ratio: the peer's seconds over coterie's; below 1 coterie is
the slower.
engine: traces at hand on both sides (the toolkit's indexes and folded texts are made beforehand; coterie's shares are numbers in memory).
stored: from stored data to edge list, the toolkit's SQLite and coterie's Neo4j; coterie's is the whole
command with its start and the database's work, the second of two runs (the first one's time stands beside it).
Work is CPU seconds: where others use the machine too, the clock says little. Of several runs the best counts, on both sides.
passages: D3lta's matching with embeddings handed to it, and coterie's grouping of the same texts. Machines are noisy.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from coterie.analytics.definitions import edges
from coterie.analytics.passages import group
from coterie.analytics.shares import Shares, shares
from coterie.queries.store import status
from peers_posts import Post, made, read
from peers_told import Edges, Took, agreement, best, computed, line, together

HERE = Path(__file__).resolve().parent
PEERS = {"qut": "coordination-network-toolkit==1.5.2", "d3lta": "d3lta==1.0.2"}
SIGNALS = {"co_retweet": "repost", "co_link": "link", "co_tweet": "text", "co_similar_tweet": "passage"}
THREADS = 2


def environment(work: Path, peer: str) -> str:
    """The Python of a peer's own environment, made when it is not whole; CalledProcessError when the peer cannot be had."""
    home = work / f"env-{peer}"
    python, whole = home / "bin" / "python", home / PEERS[peer]
    if not whole.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", PEERS[peer]], check=True)
        whole.touch()
    return str(python)


def bounded(words: list[str], bound: float) -> dict[str, Any] | None:
    """What a peer says in JSON; None when it was stopped with all its processes after ``bound`` seconds."""
    run = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        out, err = run.communicate(timeout=bound)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        return None
    if run.returncode:
        raise SystemExit(f"{' '.join(words[:3])} failed: {err[-800:]}")
    said: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    return said


def qut(work: Path, path: Path, network: str, window: int, bound: float) -> tuple[dict[str, Any] | None, Edges | None]:
    """The toolkit's seconds by stage, and its edges."""
    base, out = work / f"{path.stem}.sqlite", work / f"{path.stem}-{network}.csv"
    words = [environment(work, "qut"), str(HERE / "peers_qut.py"), str(path), str(base), network, str(window), str(THREADS), str(out)]
    said = bounded(words, bound)
    if said is None:
        return None, None
    with out.open(encoding="utf-8", newline="") as stream:
        return said, {(a, b): int(weight) for a, b, weight in csv.reader(stream)}


def traces(posts: list[Post], network: str) -> tuple[Shares, Took]:
    """What the network compares, as shares; and what it took to find near-identical texts."""
    own = [p for p in posts if not p.repost]
    took: Took = (0.0, 0.0)
    if network == "co_retweet":
        rows = [(p.account, p.repost, p.id, p.at) for p in posts if p.repost]
    elif network == "co_link":
        rows = [(p.account, url, p.id, p.at) for p in own for url in dict.fromkeys(p.links)]
    elif network == "co_tweet":
        rows = [(p.account, p.folded, p.id, p.at) for p in own]
    else:
        grouped, took = best(lambda: group([p.text for p in own], np.array([p.at for p in own]), threads=THREADS), 1)
        found = grouped.passage
        rows = [(p.account, str(n), p.id, p.at) for p, n in zip(own, found.tolist(), strict=True) if n >= 0]
    who, what, post, at = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [])
    return shares(who, what, post, at), took


def engine(work: Path, path: Path, network: str, window: int, bound: float) -> None:
    """Traces at hand on both sides. co_similar_tweet compares all texts of a window, coterie groups texts first: that is in its time."""
    said, theirs = qut(work, path, network, window, bound)
    posts = read(path)
    held, took = traces(posts, network)
    (found,), paired = best(lambda: edges("qut", held, [window], threads=THREADS))
    ours = named(held.accounts, found)
    note = "" if not found.left_out else f"; {found.left_out} traces left out"
    line("engine", network, len(posts), "QUT", computed(said), (took[0] + paired[0], took[1] + paired[1]),
         agreement(theirs, ours) + note, bound)


def named(accounts: tuple[str, ...], found: Any) -> Edges:
    """Edges with the names of accounts."""
    rows = zip(found.a.tolist(), found.b.tolist(), found.weight.tolist(), strict=True)
    return {(accounts[a], accounts[b]): weight for a, b, weight in rows}


def coterie(*words: str, database: int = 0) -> tuple[Took, dict[str, Any]]:
    """Run one command: its seconds with the work of the ``database``, and its JSON if that was asked for."""
    clock, work = time.perf_counter(), worked(database)
    run = subprocess.run([sys.executable, "-m", "coterie", *words], check=True, capture_output=True, text=True)
    return (time.perf_counter() - clock, worked(database) - work), json.loads(run.stdout) if "--json" in words else {}


def worked(database: int) -> float:
    """CPU seconds of the commands that have ended, and of a process that runs."""
    return sum(os.times()[2:4]) + (sum(psutil.Process(database).cpu_times()[:2]) if database else 0.0)


def stored(work: Path, path: Path, networks: list[str], window: int, bound: float) -> None:
    """From stored data to edge list; loading is not in it. Near-identical texts are grouped in the same command: no run is there."""
    case = work / f"case-{path.stem}"
    if not (case / "case.toml").exists():
        coterie("new", str(case), "--zone", "UTC")
        coterie("load", str(path), "--case", str(case))
    coterie("db", "start", "--case", str(case))
    pid, posts = status(case / "graph").pid, count(path)
    sums: list[Took] = [(0.0, 0.0), (0.0, 0.0)]
    try:
        for network in networks:
            said, theirs = qut(work, path, network, window, bound)
            out = work / "ties.csv"
            words = ["ties", "--signal", SIGNALS[network], "--window", str(window), "--definition", "qut", "--csv", str(out)]
            words += ["--json", "--case", str(case)]
            first, _ = coterie(*words, database=pid)
            took = first if first[0] > 60 else coterie(*words, database=pid)[0]
            with out.open(encoding="utf-8", newline="") as stream:
                ours = {(r["a"][2:], r["b"][2:]): int(r["weight"]) for r in csv.DictReader(stream)}
            steps = ("prepare", "compute", "read")
            seconds = (sum(said[s] for s in steps), sum(said[f"{s}_work"] for s in steps)) if said else None
            line("stored", network, posts, "QUT", seconds, took, agreement(theirs, ours) + f"; first run {first[0]:.1f} s", bound)
            sums = [(a[0] + b[0], a[1] + b[1]) for a, b in zip(sums, (seconds or (bound, bound), took), strict=True)]
        line("stored", "all of them", posts, "QUT", sums[0], sums[1], "where the toolkit was stopped, its bound is counted", bound)
    finally:
        coterie("db", "stop", "--case", str(case))


def count(path: Path) -> int:
    """How many posts a file holds."""
    return len(read(path))


def passages(work: Path, path: Path, bound: float) -> None:
    """Near-identical texts, each distinct text once on both sides."""
    texts = sorted({p.text for p in read(path) if not p.repost})
    handed, out = work / f"{path.stem}-texts.json", work / f"{path.stem}-groups.json"
    handed.write_text(json.dumps(texts), "utf-8")
    said = bounded([environment(work, "d3lta"), str(HERE / "peers_d3lta.py"), str(handed), str(out)], bound)
    grouped, took = best(lambda: group(texts, np.zeros(len(texts), np.int64), threads=THREADS))
    ours = grouped.passage
    agree = f"{len(texts):,} distinct texts"
    if said:
        agree += f", {said['kept']:,} long enough for D3lta; " + together(json.loads(out.read_text()), ours.tolist())
    line("passages", "near-identical texts", count(path), "D3lta", computed(said), took, agree, bound)


def main() -> None:
    """Read the arguments, run each part at each size."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("data", type=Path)
    words.add_argument("work", type=Path)
    words.add_argument("--posts", default="10000,100000,1000000")
    words.add_argument("--parts", default="engine,stored,passages")
    words.add_argument("--networks", default="co_retweet,co_link,co_tweet,co_similar_tweet")
    words.add_argument("--window", type=int, default=60)
    words.add_argument("--bound", type=float, default=900)
    words.add_argument("--file", type=Path, help="a QUT CSV instead of generated posts")
    given = words.parse_args()
    for folder in (given.data, given.work):
        folder.mkdir(parents=True, exist_ok=True)
    parts, networks = given.parts.split(","), given.networks.split(",")
    print(f"{os.cpu_count()} cores, {THREADS} threads each side, window {given.window} s, load {os.getloadavg()[0]:.1f}\n")
    print("| part | what | posts | peer, s (work) | coterie, s (work) | ratio (of work) | agreement |\n|---|---|---|---|---|---|---|")
    for path in [given.file] if given.file else [made(given.data, int(n)) for n in given.posts.split(",")]:
        base = given.work / f"{path.stem}.sqlite"
        for network in networks if "engine" in parts else []:
            engine(given.work, path, network, given.window, given.bound)
        if "stored" in parts:
            base.unlink(missing_ok=True)  # so that its indexes and folded texts are not there yet
            stored(given.work, path, networks, given.window, given.bound)
        if "passages" in parts:
            passages(given.work, path, given.bound)


if __name__ == "__main__":
    main()
