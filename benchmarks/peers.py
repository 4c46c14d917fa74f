"""coterie beside the QUT Coordination Network Toolkit and D3lta: the same posts, agreement and seconds, in one run.

Usage: python benchmarks/peers.py DATA_DIR WORK_DIR [--posts 10000,100000,1000000] [--parts engine,stored,passages]
           [--networks co_retweet,co_link,co_tweet,co_similar_tweet] [--window 60] [--bound 900] [--file QUT_CSV]

DATA_DIR keeps the generated posts (or give a file of your own), WORK_DIR the databases and the peers' environments, made when absent.
A peer that needs more than --bound seconds is stopped, and that is said. ratio: the peer's seconds over coterie's; below 1 coterie is
the slower.
engine: traces at hand on both sides (the toolkit's indexes and folded texts are made beforehand; coterie's shares are numbers in memory).
stored: from stored data to edge list, the toolkit's SQLite and coterie's Neo4j; coterie's is the whole
command with its start, the second of two runs (the first one's time stands beside it).
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
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from coterie.analytics.definitions import edges
from coterie.analytics.passages import group
from coterie.analytics.shares import Shares, shares
from peers_posts import Post, made, read

HERE = Path(__file__).resolve().parent
PEERS = {"qut": "coordination-network-toolkit==1.5.2", "d3lta": "d3lta==1.0.2"}
SIGNALS = {"co_retweet": "repost", "co_link": "link"}
THREADS = 2
Edges = dict[tuple[str, str], int]


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


def line(part: str, what: str, posts: int, peer: str, theirs: float | None, ours: float, agree: str, bound: float) -> None:
    """One line of the table."""
    said = f"{theirs:.2f}" if theirs is not None else f"> {bound:g}, stopped"
    ratio = f"{theirs / ours:.2f}" if theirs is not None else f"> {bound / ours:.0f}"
    print(f"| {part} | {what} | {posts:,} | {peer} {said} | {ours:.2f} | {ratio} | {agree} |", flush=True)


def agreement(theirs: Edges | None, ours: Edges) -> str:
    """In how far two edge lists are the same."""
    if theirs is None:
        return f"nothing to compare with, {len(ours):,} edges here"
    if theirs == ours:
        return f"equal, {len(ours):,} edges"
    other = sum(ours[pair] != weight for pair, weight in theirs.items() if pair in ours)
    return f"{len(theirs):,} edges theirs, {len(ours):,} here, {len(theirs.keys() & ours.keys()):,} in both ({other:,} of other weight)"


def qut(work: Path, path: Path, network: str, window: int, bound: float) -> tuple[dict[str, Any] | None, Edges | None]:
    """The toolkit's seconds by stage, and its edges."""
    base, out = work / f"{path.stem}.sqlite", work / f"{path.stem}-{network}.csv"
    words = [environment(work, "qut"), str(HERE / "peers_qut.py"), str(path), str(base), network, str(window), str(THREADS), str(out)]
    said = bounded(words, bound)
    if said is None:
        return None, None
    with out.open(encoding="utf-8", newline="") as stream:
        return said, {(a, b): int(weight) for a, b, weight in csv.reader(stream)}


def traces(posts: list[Post], network: str) -> tuple[Shares, float]:
    """What the network compares, as shares; and the seconds that it took to find near-identical texts."""
    own = [p for p in posts if not p.repost]
    took = 0.0
    if network == "co_retweet":
        rows = [(p.account, p.repost, p.id, p.at) for p in posts if p.repost]
    elif network == "co_link":
        rows = [(p.account, url, p.id, p.at) for p in own for url in dict.fromkeys(p.links)]
    elif network == "co_tweet":
        rows = [(p.account, p.folded, p.id, p.at) for p in own]
    else:
        start = time.perf_counter()
        found = group([p.text for p in own], np.array([p.at for p in own]), threads=THREADS).passage
        took = time.perf_counter() - start
        rows = [(p.account, str(n), p.id, p.at) for p, n in zip(own, found.tolist(), strict=True) if n >= 0]
    who, what, post, at = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [])
    return shares(who, what, post, at), took


def engine(work: Path, path: Path, network: str, window: int, bound: float) -> None:
    """Traces at hand on both sides. co_similar_tweet compares all texts of a window, coterie groups texts first: that is in its time."""
    said, theirs = qut(work, path, network, window, bound)
    posts = read(path)
    held, took = traces(posts, network)
    start = time.perf_counter()
    (found,) = edges("qut", held, [window], threads=THREADS)
    took += time.perf_counter() - start
    ours = named(held.accounts, found)
    note = "" if not found.left_out else f"; {found.left_out} traces left out"
    line("engine", network, len(posts), "QUT", said["compute"] if said else None, took, agreement(theirs, ours) + note, bound)


def named(accounts: tuple[str, ...], found: Any) -> Edges:
    """Edges with the names of accounts."""
    rows = zip(found.a.tolist(), found.b.tolist(), found.weight.tolist(), strict=True)
    return {(accounts[a], accounts[b]): weight for a, b, weight in rows}


def coterie(*words: str) -> tuple[float, dict[str, Any]]:
    """Run one command: its seconds, and its JSON if that was asked for."""
    start = time.perf_counter()
    run = subprocess.run([sys.executable, "-m", "coterie", *words], check=True, capture_output=True, text=True)
    return time.perf_counter() - start, json.loads(run.stdout) if "--json" in words else {}


def stored(work: Path, path: Path, networks: list[str], window: int, bound: float) -> None:
    """From stored data to edge list; loading is not in it. What the graph holds no signal for is left to the part engine."""
    case = work / f"case-{path.stem}"
    if not (case / "case.toml").exists():
        coterie("new", str(case), "--zone", "UTC")
        coterie("load", str(path), "--case", str(case))
    coterie("db", "start", "--case", str(case))
    try:
        for network in (n for n in networks if n in SIGNALS):
            said, theirs = qut(work, path, network, window, bound)
            out = work / "ties.csv"
            words = ["ties", "--signal", SIGNALS[network], "--window", str(window), "--definition", "qut", "--csv", str(out)]
            first, _ = coterie(*words, "--json", "--case", str(case))
            took, told = coterie(*words, "--json", "--case", str(case))
            with out.open(encoding="utf-8", newline="") as stream:
                ours = {(r["a"][2:], r["b"][2:]): int(r["weight"]) for r in csv.DictReader(stream)}
            seconds = said["prepare"] + said["compute"] + said["read"] if said else None
            note = f"; {told['seconds']:.2f} s without the command's start, {first:.2f} s with the database just started"
            line("stored", network, count(path), "QUT", seconds, took, agreement(theirs, ours) + note, bound)
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
    start = time.perf_counter()
    ours = group(texts, np.zeros(len(texts), np.int64), threads=THREADS).passage
    took = time.perf_counter() - start
    agree = f"{len(texts):,} distinct texts"
    if said:
        agree += f", {said['kept']:,} long enough for D3lta; " + together(json.loads(out.read_text()), ours.tolist())
    line("passages", "near-identical texts", count(path), "D3lta", said["compute"] if said else None, took, agree, bound)


def together(theirs: list[int], ours: list[int]) -> str:
    """Pairs of texts that stand in one group, on either side and on both."""

    def paired(keys: Any) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(keys).values())

    both = paired((a, b) for a, b in zip(theirs, ours, strict=True) if a >= 0 and b >= 0)
    return f"pairs in one group: {paired(a for a in theirs if a >= 0):,} theirs, {paired(b for b in ours if b >= 0):,} here, {both:,} both"


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
    print("| part | what | posts | peer, s | coterie, s | ratio | agreement |\n|---|---|---|---|---|---|---|")
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
