"""The posts that peers.py compares on: the first so many of a synthetic world, as the 8-column CSV both sides read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coterie.cases.un_notorious_big_twin import generate

COLUMNS = ("message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls")
_MENTION = re.compile(r"@.*?(?=(?:\s|$))")
_PER_SCALE = 190_000  # posts of the twin at scale 1, at the least


@dataclass(frozen=True)
class Post:
    """One row of the CSV; ``at`` in whole epoch seconds."""

    id: str
    account: str
    repost: str
    text: str
    at: int
    links: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The text as the toolkit's co_tweet compares it: small letters, no mentions, single spaces."""
        return " ".join(_MENTION.sub("", self.text.lower()).split())


def made(data: Path, count: int) -> Path:
    """The CSV of ``count`` posts under ``data``; the world is generated when it is not there yet."""
    path = data / f"posts-{count}.csv"
    if not path.exists():
        scale = max(0.05, count / _PER_SCALE)
        world = data / f"twin-{count}"
        if not world.exists():
            generate(world, seed=7, scale=round(scale, 2))
        with path.with_suffix(".part").open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream)
            out.writerow(COLUMNS)
            for number, row in enumerate(_rows(world)):
                if number == count:
                    break
                out.writerow(row)
        path.with_suffix(".part").rename(path)
    return path


def _rows(world: Path) -> Iterator[tuple[Any, ...]]:
    for file in sorted(world.glob("posts-2*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            page = json.loads(line)
            names = {user["id"]: user["username"] for user in page.get("includes", {}).get("users", ())}
            for post in page["data"]:
                other = {r["type"]: r["id"] for r in post.get("referenced_tweets", ())}
                links = [u["expanded_url"] for u in post.get("entities", {}).get("urls", ())]
                at = int(datetime.fromisoformat(post["created_at"]).timestamp())
                yield (post["id"], post["author_id"], names.get(post["author_id"], ""), other.get("retweeted", ""),
                       other.get("replied_to", ""), post["text"], at, " ".join(links))


def read(path: Path) -> list[Post]:
    """The posts of such a CSV; fractions of seconds are cut off."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [Post(r["message_id"], r["user_id"], r["repost_id"], r["message"], int(float(r["timestamp"])), tuple(r["urls"].split()))
                for r in csv.DictReader(stream)]
