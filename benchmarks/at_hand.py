"""Worlds for the engine straight from files, without a database: what the signals' questions would return, from the rows as loaded.

For the benchmarks that need hundreds of worlds.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import tzinfo
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from coterie.analytics import passages
from coterie.analytics.looks import alike
from coterie.analytics.signals import choose
from coterie.analytics.world import World, traces, world
from coterie.columns import Flags
from coterie.loaders import clean
from coterie.loaders.format import Context
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load


@dataclass(frozen=True)
class Posts:
    """Posts as parallel columns, sorted by key: account, time (epoch seconds, -1 unknown), text, what they repost, tags, links, media,
    the looks of these (perceptual hashes), whom they name, what they answer, and when what they repost was posted (-1 unknown)."""

    keys: list[str]
    accounts: list[str]
    at: list[int]
    text: list[str]
    of: list[str]
    tags: list[list[str]]
    links: list[list[str]]
    media: list[list[str]]
    looks: list[list[str]]
    named: list[list[str]]
    answers: list[str]
    born: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def where(self, keep: Sequence[bool] | Flags) -> Posts:
        """Only the posts to keep."""
        chosen = np.nonzero(np.asarray(keep))[0].tolist()
        return Posts(*(_picked(column, chosen) for column in self._columns()))

    def plus(self, other: Posts) -> Posts:
        """Both, sorted by key."""
        keys = self.keys + other.keys
        order = sorted(range(len(keys)), key=keys.__getitem__)
        columns = zip(self._columns(), other._columns(), strict=True)
        return Posts(*(_picked(mine + theirs, order) for mine, theirs in columns))

    def by(self, accounts: list[str]) -> Posts:
        """The same posts with other authors."""
        return replace(self, accounts=accounts)

    def _columns(self) -> list[list[Any]]:
        return [getattr(self, f.name) for f in fields(self)]

    def world(self, *, threads: int = 2, signals: Sequence[str] | None = None) -> World:
        """The world that detection would read from the graph of these posts, with these signals tested, or those by default."""
        own = ["" if of else text for text, of in zip(self.text, self.of, strict=True)]
        grouped = passages.group(own, np.array(self.at, np.int64), threads=threads)
        number = grouped.passage.tolist()
        found: dict[str, Callable[[int], Iterable[str]]] = {
            "repost": lambda i: [self.of[i]] if self.of[i] else [],
            "passage": lambda i: [f"{number[i]:08}"] if number[i] >= 0 else [],
            "link": lambda i: [] if self.of[i] else self.links[i],
            "media": lambda i: [] if self.of[i] else self.media[i],
            "media-near": lambda i: [] if self.of[i] else self.looks[i],
            "fast-repost": lambda i: [self.of[i]] if self.born[i] >= 0 and 0 <= self.at[i] - self.born[i] <= 30 else [],
            "reply": lambda i: [self.answers[i]] if self.answers[i] else [],
            "domain": lambda i: [] if self.of[i] else sorted({d for url in self.links[i] if (d := site(url))}),
            "mention": lambda i: [] if self.of[i] else self.named[i],
            "mention-set": lambda i: [" ".join(sorted(self.named[i]))] if len(self.named[i]) > 1 and not self.of[i] else [],
            "hashtag": lambda i: [] if self.of[i] else [f"#{t}" for t in self.tags[i]],
            "hashtag-set": lambda i: [" ".join(f"#{t}" for t in sorted(self.tags[i]))] if len(self.tags[i]) > 1 and not self.of[i] else [],
        }
        accounts = sorted(set(self.accounts))
        timed = [i for i, at in enumerate(self.at) if at >= 0]
        tested = {}
        for name, said in choose(signals).items():
            events = [(self.accounts[i], trace, self.at[i]) for i in timed for trace in found[name](i)]
            who, what, at = zip(*events, strict=True) if events else ((), (), ())
            same = alike(what, said.near) if said.near else what
            tested[name] = traces(accounts, who, same, at, window=said.window, uses=said.uses, guard=said.guard)
        return world(accounts, self.accounts, self.at, tested)


site = cache(clean.domain)


def asked(words: Sequence[str]) -> tuple[list[str], list[str] | None]:
    """Words of a command without ``--signals A,B``, and those signals; None when none are named."""
    if "--signals" not in words:
        return list(words), None
    at = list(words).index("--signals")
    return [*words[:at], *words[at + 2:]], words[at + 1].split(",")


def _picked(column: list[Any], which: Iterable[int]) -> list[Any]:
    return [column[i] for i in which]


def from_files(paths: Iterable[Path], zone: tzinfo | None = None) -> Posts:
    """The posts of files in any format that coterie loads; ``zone`` for files whose times have none."""
    gathered = Gathered()
    with tempfile.TemporaryDirectory(prefix="coterie-at-hand-") as place:
        for path in sorted(paths):
            load(gathered, path, Path(place), context=Context(zone=zone))
    return from_graph(gathered)


def from_graph(gathered: Gathered) -> Posts:
    """The posts of a gathered load that have an author and a time or a text."""
    author = {post: account for account, post in gathered.edges.get(("POSTED", "Account", "Post"), {})}
    of = {post: other for post, other in gathered.edges.get(("REPOSTS", "Post", "Post"), {})}  # noqa: C416 - a dict of dict would copy
    answers = {post: other for post, other in gathered.edges.get(("REPLIES_TO", "Post", "Post"), {})}  # noqa: C416
    carried: list[dict[str, list[str]]] = [{}, {}, {}, {}]
    for into, ends in zip(carried, (("TAGGED", "Post", "Hashtag"), ("LINKS_TO", "Post", "Link"), ("SHOWS", "Post", "Media"),
                                    ("MENTIONS", "Post", "Account")), strict=True):
        for post, what in gathered.edges.get(ends, {}):
            into.setdefault(post, []).append(what)
    tags, links, media, named = carried
    looks = {key: look for key, said in gathered.nodes.get("Media", {}).items() if (look := said.get("perceptual"))}
    nodes = gathered.nodes.get("Post", {})
    keys = sorted(k for k in author if nodes[k].get("at") or nodes[k].get("text"))
    at = {k: int(said["at"].timestamp()) for k, said in nodes.items() if said.get("at")}
    return Posts(
        keys, [author[k] for k in keys], [at.get(k, -1) for k in keys], [nodes[k].get("text") or "" for k in keys],
        [of.get(k, "") for k in keys], [tags.get(k, []) for k in keys], [links.get(k, []) for k in keys], [media.get(k, []) for k in keys],
        [[looks[m] for m in media.get(k, []) if m in looks] for k in keys], [named.get(k, []) for k in keys],
        [answers.get(k, "") for k in keys], [at.get(of.get(k, ""), -1) for k in keys])


def twin(seed: int, *, scale: float = 1.0, dial: int = 0, campaign: bool = True) -> tuple[Posts, dict[str, str]]:
    """A twin's posts, and the planted role of each account ("core", "organic", …), which only a judge may look at."""
    with tempfile.TemporaryDirectory(prefix="coterie-at-hand-") as place:
        words = ["--seed", str(seed), "--scale", str(scale), "--dial", str(dial), "--out", place, *([] if campaign else ["--no-campaign"])]
        subprocess.run([sys.executable, "-m", "coterie.cases.un_notorious_big_twin", *words], check=True, capture_output=True)
        posts = from_files(Path(place).glob("posts-*.jsonl"))
        with (Path(place) / "truth" / "planted.csv").open() as lines:
            role = {f"twin:{row['id']}": row["role"].partition(":")[0] for row in csv.DictReader(lines)}
    return posts, role
