"""Count every planted number again, from the written files alone: python -m coterie.cases.un_notorious_big_twin.count DIR."""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson

CITED = re.compile(r"[#@]\S+|[^\w\s]")


@dataclass(frozen=True)
class Post:
    """One post as counted; a repost has its original's text, hashtags, mentions and media."""

    author: str
    at: datetime
    repost: bool
    text: str
    lang: str
    tags: frozenset[str]
    mentions: frozenset[str]
    media: bool
    links: tuple[str, ...]


def posts(folder: Path) -> Iterator[Post]:
    """All posts of a world."""
    for path in sorted(folder.glob("posts-*.jsonl")):
        for line in path.read_bytes().splitlines():
            page = orjson.loads(line)
            known = {raw["id"]: raw for raw in (*page["includes"].get("tweets", ()), *page["data"])}
            for raw in page["data"]:
                yield _post(raw, known)


def _post(raw: dict[str, Any], known: dict[str, Any]) -> Post:
    refs = {ref["type"]: ref["id"] for ref in raw.get("referenced_tweets", ())}
    source = known[refs["retweeted"]] if "retweeted" in refs else raw
    found = source.get("entities", {})
    return Post(
        author=raw["author_id"], at=datetime.fromisoformat(raw["created_at"]), repost="retweeted" in refs,
        text=source["text"], lang=source["lang"], tags=frozenset(tag["tag"].casefold() for tag in found.get("hashtags", ())),
        mentions=frozenset(m["username"] for m in found.get("mentions", ())), media="attachments" in source,
        links=tuple(url["expanded_url"] for url in found.get("urls", ())))


@dataclass(frozen=True)
class Window:
    """One operation's selectors, in UTC."""

    name: str
    starts: datetime
    ends: datetime
    tags: frozenset[str]
    mention: str

    def takes(self, post: Post) -> bool:
        """Whether a post belongs to the operation."""
        return self.starts <= post.at < self.ends and self.tags <= post.tags and (not self.mention or self.mention in post.mentions)


def windows(folder: Path) -> list[Window]:
    """The operations as the file says them."""
    blocks = tomllib.loads((folder / "operations.toml").read_text("utf-8"))
    zone = {name: ZoneInfo(block["zone"]) for name, block in blocks.items()}
    return [Window(name, block["starts"].replace(tzinfo=zone[name]), block["ends"].replace(tzinfo=zone[name]),
                   frozenset(tag.casefold() for tag in block["all_hashtags"]), block.get("mention", "").lstrip("@"))
            for name, block in blocks.items()]


def count(folder: Path) -> dict[str, float]:
    """Every planted number by fact id and name."""
    every = list(posts(folder))
    taken = {window.name: [post for post in every if window.takes(post)] for window in windows(folder)}
    out: dict[str, float] = {}
    for name, fact in (("launch", "OP1"), ("new-york", "OP2"), ("kick-off", "OP3"), ("empowerment", "OP4"), ("corsica", "OP5")):
        out[f"{fact} posts"] = len(taken[name])
        out[f"{fact} accounts"] = len({post.author for post in taken[name]})
    later = [{post.author for post in taken[name]} for name in taken if name != "launch"]
    core = set.intersection(*later)
    out["CL-01 accounts in all four"] = len(core)
    with (folder / "truth" / "planted.csv").open(encoding="utf-8") as file:
        out["CL-01 of them planted"] = len(core & {row["id"] for row in csv.DictReader(file) if row["role"] == "core"})
    return out | _operations(taken) | _core(folder, [post for post in every if post.author in core], max(len(core), 1))


def _operations(taken: dict[str, list[Post]]) -> dict[str, float]:
    paris = ZoneInfo("Europe/Paris")
    launch = [post for post in taken["launch"] if post.at.astimezone(paris).day == 6]
    copied = [post for post in taken["kick-off"] if "kicks off" in post.text]
    return {
        "OP1-02 posts on 6 July": len(launch),
        "OP1-04 most in ten minutes": max(Counter(post.at.timestamp() // 600 for post in taken["launch"]).values(), default=0),
        "OP1-05 posts of one account": max(Counter(post.author for post in launch).values(), default=0),
        "OP2-04 share with media": _share(post.media for post in taken["new-york"]),
        "OP2-05 share with the quote": _share("raises issue of neocolonialism" in post.text for post in taken["new-york"]),
        "OP3-04 posts with the text": len(copied),
        "OP3-05 share with a montage": _share(post.media for post in copied),
        "OP5-03 sentences": len({" ".join(CITED.sub(" ", post.text).split()) for post in taken["corsica"]}),
        "OP5-04 share of originals": _share(not post.repost for post in taken["corsica"]),
    }


def _core(folder: Path, mine: list[Post], size: int) -> dict[str, float]:
    core = {post.author for post in mine}
    out = {"CL-02 share of originals": _share(not post.repost for post in mine),
           "CL-03 share with media": _share(post.media for post in mine)}
    last: dict[str, list[str]] = defaultdict(list)
    for post in sorted(mine, key=lambda post: post.at):
        if post.at < datetime.fromisoformat("2024-02-11T00:00:00+00:00"):
            last[post.author].append(post.lang)
    out["CL-05 share mainly az"] = sum(Counter(langs[-30:]).most_common(1)[0][0] == "az" for langs in last.values()) / size
    out["CL-06 share ever az"] = sum("az" in langs[-30:] for langs in last.values()) / size
    daily = Counter(post.at.date().isoformat() for post in mine)
    for day in range(18, 23):
        out[f"CL-07 posts on {day} January"] = daily[f"2024-01-{day}"]
    slogan = {"prezidentseçkiləri", "seçki2024", "qalibxalqınqaliblideri"}
    window = (datetime.fromisoformat("2024-02-01T00:00:00+00:00"), datetime.fromisoformat("2024-02-11T00:00:00+00:00"))
    out["HT-01 accounts with the slogan"] = len({p.author for p in mine if slogan <= p.tags and window[0] <= p.at < window[1]})
    return out | _links(mine) | _profiles(folder, core)


def _links(mine: list[Post]) -> dict[str, float]:
    starts = datetime.fromisoformat("2024-01-17T00:00:00+00:00")
    shared = [link.split("/")[2] for post in mine if starts <= post.at < starts + timedelta(days=33) for link in post.links]
    sites = Counter(shared)
    names = ("LS-01", "residence.example"), ("LS-02", "statewire.example"), ("LS-03", "bluebridge.example")
    return {f"{fact} share of links": sites[site] / max(len(shared), 1) for fact, site in names}


def _profiles(folder: Path, core: set[str]) -> dict[str, float]:
    with (folder / "accounts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] in core]
    return {"CL-04 accounts with a place": sum(bool(row["location"]) for row in rows),
            "YP-01 accounts with the party": sum("MKP" in row["bio"] or "Mavi Körpü" in row["bio"] for row in rows)}


def _share(flags: Iterator[bool]) -> float:
    found: list[bool] = list(flags)
    return sum(found) / max(len(found), 1)


if __name__ == "__main__":
    for name, value in count(Path(sys.argv[1])).items():
        print(f"{value:10.4f}  {name}" if isinstance(value, float) else f"{value:10d}  {name}")
