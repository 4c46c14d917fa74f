"""The organic twin beside real samples: quantiles of what accounts do, what lies within the real spread, and one figure.

    python benchmarks/twin_fit.py ../shared/data            table, figure, and the real numbers anew
    python benchmarks/twin_fit.py                           the same with the real numbers as recorded
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from coterie.cases.un_notorious_big_twin import generate
from twin_fit_figure import figure

OWN = "own posts whose text occurs twice"
FORTNIGHT = 14 * 86400.0  # no longer pause is counted: the samples are too short to show them
RECORDED = Path(__file__).with_suffix(".toml")
FIGURE = Path(__file__).resolve().parents[1] / "docs" / "twin-fit.svg"
LINK = re.compile(r"\s*https?://\S+")
SHORT = {"ira": "IRA", "rtweet": "rtweet", "twarc": "twarc", "coortweet": "CooRTweet", "twin": "twin"}


@dataclass(frozen=True)
class Post:
    """``text`` is None where a source has none; ``passed`` names the post that this one passes on."""

    account: str
    at: float
    text: str | None
    passed: str | None = None
    answer: bool = False
    quote: bool = False


def ira(data: Path) -> Iterator[Post]:
    """Accounts of the Internet Research Agency, two weeks; times to the minute; who was passed on is known by the text alone."""
    with gzip.open(next((data / "ira").glob("*.csv.gz")), "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.strptime(row["publish_date"], "%m/%d/%Y %H:%M").replace(tzinfo=UTC).timestamp()
            text = LINK.sub("", row["content"])
            yield Post(row["external_author_id"] or row["author"], at, row["content"], text if row["retweet"] == "1" else None)


def rtweet(data: Path) -> Iterator[Post]:
    """Answers of the v1.1 API as a package's tests recorded them: searches and timelines."""
    with gzip.open(next((data / "rtweet_v11").glob("*.jsonl.gz")), "rb") as file:
        for raw in map(orjson.loads, file):
            if "user" not in raw:
                continue
            at = datetime.strptime(raw["created_at"], "%a %b %d %H:%M:%S %z %Y").timestamp()
            yield Post(raw["user"]["id_str"], at, raw.get("full_text") or raw.get("text"), raw.get("retweeted_status", {}).get("id_str"),
                       bool(raw.get("in_reply_to_status_id_str")), bool(raw.get("is_quote_status")))


def twarc(data: Path) -> Iterator[Post]:
    """Pages of searches from the v2 API, each post once."""
    seen: set[str] = set()
    for name in ("2sets", "brexit", "entities_test", "flat", "kpop", "noflat", "withheld"):
        for line in (data / "twarc_csv_testdata" / "test-data" / f"{name}.jsonl").open("rb"):
            page = orjson.loads(line)
            for raw in page.get("data", [page]):
                if raw["id"] not in seen:
                    seen.add(raw["id"])
                    yield _v2(raw)


def coortweet(data: Path) -> Iterator[Post]:
    """Shares of posts by accounts, without texts; the objects are what was passed on."""
    with gzip.open(next((data / "coortweet").glob("*.csv.gz")), "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield Post(row["account_id"], float(row["timestamp_share"]), None, row["object_id"])


def twin(folder: Path) -> Iterator[Post]:
    """The posts of a world."""
    for path in sorted(folder.glob("posts-*.jsonl")):
        for line in path.open("rb"):
            yield from map(_v2, orjson.loads(line)["data"])


def _v2(raw: dict[str, Any]) -> Post:
    refs = {ref["type"]: ref["id"] for ref in raw.get("referenced_tweets", ())}
    return Post(raw["author_id"], datetime.fromisoformat(raw["created_at"]).timestamp(), raw["text"], refs.get("retweeted"),
                "replied_to" in refs, "quoted" in refs)


SOURCES: dict[str, Callable[[Path], Iterator[Post]]] = {"ira": ira, "rtweet": rtweet, "twarc": twarc, "coortweet": coortweet}


def statistics(posts: list[Post]) -> dict[str, float]:
    """Every number by name; one that a source cannot give is not there."""
    by: dict[str, list[float]] = {}
    for post in posts:
        by.setdefault(post.account, []).append(post.at)
    own = [post for post in posts if post.passed is None and post.text]
    passed = Counter(post.passed for post in posts if post.passed)
    each = [len(times) for times in by.values()]
    gaps = [gap for times in by.values() for gap in np.diff(np.sort(times)).tolist() if gap <= FORTNIGHT]
    out = quantiles("posts of an account", each, (50, 90, 99)) | quantiles("seconds between an account's posts", gaps, (10, 25, 50, 75))
    out |= quantiles("reposts of a reposted post", list(passed.values()), (50, 90, 99))
    out["share of the busiest tenth of accounts"] = float(np.sort(each)[-max(len(each) // 10, 1):].sum() / len(posts))
    if max(Counter(post.at // 86400.0 for post in posts).values()) < len(posts) / 3:  # pages of a search are seconds long
        out["least busy hour to the busiest"] = min(hours(posts))
    if own:
        out |= quantiles("characters of an own post", [len(post.text or "") for post in own], (5, 50, 95))
        out["reposts among posts"] = 1.0 - len(own) / len(posts)
        out["posts whose text occurs twice"] = repeated(post.text or "" for post in posts)
        out[OWN] = repeated(LINK.sub("", post.text or "") for post in own)
    if any(post.answer for post in posts):
        out["answers among own posts"] = sum(post.answer for post in own) / len(own)
        out["quotes among own posts"] = sum(post.quote for post in own) / len(own)
    return {name: round(value, 4) for name, value in out.items()}


def quantiles(name: str, values: list[Any], at: tuple[int, ...]) -> dict[str, float]:
    """Quantiles in per cent, by name."""
    return {f"{name}: {q} %": float(np.percentile(values, q)) for q in at} if values else {}


def repeated(texts: Iterator[str]) -> float:
    """Share of texts that stand there at least twice."""
    counts = Counter(texts)
    return sum(n for n in counts.values() if n > 1) / max(sum(counts.values()), 1)


def hours(posts: list[Post]) -> list[float]:
    """Share of posts in each hour of the day, the busiest one's 1, turned so that the quietest stretch comes first."""
    found = np.bincount([int(post.at // 3600) % 24 for post in posts], minlength=24).astype(float)
    night = np.array([np.roll(found, -h)[:6].sum() for h in range(24)])
    return [round(float(value), 4) for value in np.roll(found, -int(night.argmin())) / found.max()]


def world(seed: int = 7, scale: float = 1.0) -> tuple[list[Post], list[Post]]:
    """The organic part alone: all posts, and those of accounts in no group that acts together."""
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), seed=seed, scale=scale, campaign=False)
        posts = list(twin(Path(name)))
        with (Path(name) / "truth" / "planted.csv").open(encoding="utf-8") as file:
            alone = {row["id"] for row in csv.DictReader(file) if row["role"] == "organic"}
    return posts, [post for post in posts if post.account in alone]


def measured(seed: int = 7, scale: float = 1.0) -> tuple[dict[str, float], float, list[float]]:
    """The twin's numbers; the share of own texts that occur twice without its honest groups; its hours."""
    every, alone = world(seed, scale)
    return statistics(every), statistics(alone)[OWN], hours(every)


def recorded() -> dict[str, dict[str, Any]]:
    """The real numbers as committed, by source."""
    found: dict[str, dict[str, Any]] = tomllib.loads(RECORDED.read_text("utf-8"))
    return found


def record(data: Path) -> None:
    """Read the real samples and keep their numbers, nothing else."""
    lines = ["# Quantiles of real samples, read by twin_fit.py; numbers only."]
    for name, read in SOURCES.items():
        posts = list(read(data))
        lines += ["", f"[{name}]", f"posts = {len(posts)}", f"hours = {hours(posts)}", f"[{name}.statistics]"]
        lines += [f'"{key}" = {value!r}' for key, value in statistics(posts).items()]
    RECORDED.write_text("\n".join(lines) + "\n", "utf-8")


def spread(real: dict[str, dict[str, Any]], name: str) -> tuple[float, float] | None:
    """The smallest and the largest value of the sources that have one."""
    values = [source["statistics"][name] for source in real.values() if name in source["statistics"]]
    return (min(values), max(values)) if values else None


def table(real: dict[str, dict[str, Any]], mine: dict[str, float]) -> str:
    """Markdown: one line a statistic, one column a source, and whether the twin lies within."""
    lines = ["| | twin | " + " | ".join(SHORT[name] for name in real) + " | within |", "|---" * (len(real) + 3) + "|"]
    for name, value in mine.items():
        seen = [source["statistics"].get(name) for source in real.values()]
        span = spread(real, name)
        verdict = "" if span is None else "yes" if span[0] <= value <= span[1] else "below" if value < span[0] else "above"
        cells = [shown(name, value), *("" if v is None else shown(name, v) for v in seen), verdict]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def shown(name: str, value: float) -> str:
    """A share in per cent, everything else as a whole number."""
    return f"{value:.1%}".replace("%", " %") if _share(name) else f"{value:,.0f}"


def _share(name: str) -> bool:
    return ":" not in name


if __name__ == "__main__":
    if len(sys.argv) > 1:
        record(Path(sys.argv[1]))
    mine, without, clock = measured()
    print(table(recorded(), mine))
    print(f"{OWN}, without the groups that act together: {without:.1%}")
    FIGURE.write_text(figure(recorded(), mine, clock, SHORT), "utf-8")
