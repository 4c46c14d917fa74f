"""Count every planted number again, from the written files alone: python -m coterie.cases.un_notorious_big_twin.count DIR."""

from __future__ import annotations

import csv
import sys
import tomllib
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ...columns import Columns
from .elsewhere import HEADER
from .parameters import parameters
from .tables import ACCOUNTS, FOLLOWS, ROLES

PUBLISHED = Path(__file__).with_name("published.csv")


@dataclass(frozen=True)
class Count:
    """One number: the fact it repeats, what was counted, and how many (or a share 0..1)."""

    fact: str
    what: str
    counted: float


def count(folder: Path) -> list[Count]:
    """Every planted number of a world, from its files; nothing but the files is asked."""
    with Columns(__package__ or "") as columns:
        columns.make("posts", pages=[str(path) for path in sorted(folder.glob("posts-*.jsonl"))])
        columns.put("operations", _operations(folder))
        columns.put("words", _words())
        for name, file, header in (("accounts", "accounts", ACCOUNTS), ("follows", "follows", FOLLOWS), ("roles", "roles", ROLES),
                                   ("elsewhere", "posts-elsewhere", HEADER)):
            columns.put(name, _table(folder / f"{file}.csv", header))
        columns.make("taken")
        columns.make("core")
        found = columns.fetch("counted")
    return [Count(*row) for row in zip(found["fact"].tolist(), found["what"].tolist(), found["counted"].tolist(), strict=True)]


@dataclass(frozen=True)
class Published:
    """What the report says, where its number stands in parameters.toml, and between which numbers a count repeats it at scale 1.0."""

    words: str
    planted: str
    low: float
    high: float

    def parameter(self) -> str:
        """The planted number; empty where it follows from others."""
        table: Any = parameters()
        for key in [*self.planted.partition("/")[0].split("."), *filter(None, [self.planted.partition("/")[2]])] if self.planted else ():
            table = table[key]
        return f"{table:,}" if self.planted else ""


def published() -> dict[tuple[str, str], Published]:
    """What the report says, by fact and what."""
    with PUBLISHED.open(encoding="utf-8") as file:
        return {(row["fact"], row["what"]): Published(row["published"], row["planted"], float(row["low"]), float(row["high"]))
                for row in csv.DictReader(file)}


def table(counts: list[Count]) -> str:
    """The counts beside what was published and planted, as a Markdown table."""
    known = published()
    lines = ["| fact | what | published | planted | counted | |", "|---|---|---|---|---|---|"]
    for one in counts:
        said = known.get((one.fact, one.what), Published("ours", "", one.counted, one.counted))
        beyond = "" if said.low <= one.counted <= said.high else "differs"
        lines.append(f"| {one.fact} | {one.what} | {said.words} | {said.parameter()} | {_plain(one.counted)} | {beyond} |")
    return "\n".join(lines)


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) or value > 500 else f"{value:.3f}".rstrip("0").rstrip(".")


def _operations(folder: Path) -> dict[str, list[Any]]:
    blocks = tomllib.loads((folder / "operations.toml").read_text("utf-8"))
    utc = {key: [b[key].replace(tzinfo=ZoneInfo(b["zone"])).astimezone(UTC).replace(tzinfo=None) for b in blocks.values()]
           for key in ("starts", "ends")}
    return {"name": list(blocks), "fact": [b["fact"] for b in blocks.values()], **utc,
            "tags": [[tag.casefold() for tag in b["all_hashtags"]] for b in blocks.values()],
            "mention": [b.get("mention", "").lstrip("@") for b in blocks.values()]}


def _words() -> dict[str, list[str]]:
    pairs = [(topic, word.casefold()) for topic, plan in parameters()["topics"].items() for word in plan["words"]]
    return {"topic": [topic for topic, _ in pairs], "word": [word for _, word in pairs]}


def _table(path: Path, header: str) -> dict[str, list[Any]]:
    """A CSV's columns; without the file, none of their rows."""
    rows: list[dict[str, Any]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in header.split(",")}


if __name__ == "__main__":
    print(table(count(Path(sys.argv[1]))))
