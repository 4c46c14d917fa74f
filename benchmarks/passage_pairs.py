"""Is 0.4 a good threshold on real posts? Pairs of real texts by similarity, and what a reader said of them.

Usage: python benchmarks/passage_pairs.py DATA_DIR [draw]

DATA_DIR holds ira/, rtweet_v11/, twarc_csv_testdata/ and twibot20_sample/. A pair is a text and the exemplar it follows when 0.2 and one
token in common are enough, so that both sides of the rule are seen. `draw` prints a sample to be judged, at most one pair of an exemplar
in a band. Without it the judgements in passage_pairs.csv (hashes of the two texts and a verdict, no text) are looked up in the files
again: `bands` was drawn from texts of at least four tokens; `few`, drawn after it, are pairs from 0.4 up that share fewer than five.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from coterie.analytics.normalisation import normalise
from coterie.analytics.passages import LEAST, THRESHOLD, group
from coterie.columns import Columns

SOURCES = ("ira", "rtweet_v11", "twarc_csv_testdata", "twibot20_sample")
BANDS, EACH = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), 30
JUDGED = Path(__file__).with_suffix(".csv")
Pair = tuple[str, str, str, float]  # source, exemplar, text, similarity


def texts(data: Path, source: str) -> Iterator[str]:
    """The posts of a source in their authors' own words: no reposts."""
    if source == "ira":
        with gzip.open(next((data / source).glob("*.csv.gz")), "rt", encoding="utf-8") as stream:
            yield from (row["content"] for row in csv.DictReader(stream) if row["retweet"] == "0")
    elif source == "rtweet_v11":
        with gzip.open(next((data / source).glob("*.jsonl.gz")), "rt", encoding="utf-8") as stream:
            yield from (p.get("full_text") or p["text"] for p in map(json.loads, stream) if "retweeted_status" not in p)
    elif source == "twibot20_sample":
        people = json.loads(next((data / source).glob("*.json")).read_text("utf-8"))
        yield from (text.strip() for one in people for text in one["tweet"] or () if not text.startswith("RT @"))
    else:
        for path in sorted((data / source / "test-data").glob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                page = json.loads(line) if line.endswith("}") else {}
                found = page.get("data", page) if isinstance(page, dict) else ()
                for post in found if isinstance(found, list) else [found]:
                    if isinstance(post, dict) and not str(post.get("text", "RT @")).startswith("RT @"):
                        yield post["text"]


def pairs(data: Path) -> Iterator[Pair]:
    """Every distinct text that is written differently from its exemplar, with it."""
    for source in SOURCES:
        known = sorted(set(texts(data, source)))
        found = group(known, np.arange(len(known)), threshold=BANDS[0], least=1)
        for i, (number, near) in enumerate(zip(found.passage.tolist(), found.similarity.tolist(), strict=True)):
            if number >= 0 and found.exemplar[number] != i and near < 1:
                yield source, known[found.exemplar[number]], known[i], near


def name(text: str) -> str:
    """A hash that stands for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def band(near: float) -> float:
    """The lower end of the band, a tenth wide."""
    return max(b for b in BANDS if b <= near + 1e-9)


def draw(found: list[Pair]) -> Iterator[Pair]:
    """At most EACH pairs of a band, half of them from the biggest source, in the order of their hashes."""
    for low in BANDS[:-1]:
        seen: set[tuple[str, str]] = set()
        there: dict[bool, list[Pair]] = {True: [], False: []}
        for one in sorted((p for p in found if band(p[3]) == low), key=lambda p: name(p[1] + p[2])):
            if (one[0], one[1]) not in seen:
                seen.add((one[0], one[1]))
                there[one[0] == "ira"].append(one)
        few = there[False][: EACH // 2]
        yield from there[True][: EACH - len(few)] + few


def measured(pairs: list[tuple[str, str]]) -> list[tuple[int, float]]:
    """Tokens in common and the similarity of each pair, as the engine counts them."""
    with Columns("coterie.analytics") as columns:
        flat = [text for pair in pairs for text in pair]
        columns.put("posts", {"post": np.arange(len(flat)), "ts": np.zeros(len(flat), np.int64), "text": flat})
        normalise(columns)
        columns.make("texts")
        columns.make("tokens")
        said, tokens = columns.fetch("said"), columns.fetch("tokens")
    held = dict(zip(tokens["number"].tolist(), map(set, tokens["tokens"].tolist()), strict=True))
    number = dict(zip(said["post"].tolist(), said["text"].tolist(), strict=True))
    sets = [(held[number[i]], held[number[i + 1]]) for i in range(0, len(flat), 2)]
    return [(len(a & b), len(a & b) / len(a | b)) for a, b in sets]


def table(data: Path) -> Iterator[str]:
    """Rows of the table: band, judged, of these the same text, and both again of those that the rule joins."""
    text = {name(t): t for source in SOURCES for t in texts(data, source)}
    rows = [row for row in csv.DictReader(JUDGED.open(encoding="utf-8")) if row["exemplar"] in text and row["text"] in text]
    counts = measured([(text[row["exemplar"]], text[row["text"]]) for row in rows])
    said = [(row["draw"], band(near), shared, row["verdict"] == "same") for row, (shared, near) in zip(rows, counts, strict=True)]
    judged = [(b, shared, same) for drawn, b, shared, same in said if drawn == "bands"]
    for low in BANDS[:-1]:
        joined = [same for b, shared, same in judged if b == low >= THRESHOLD and shared >= LEAST]
        yield f"| {low:.1f} to {low + 0.1:.1f} | {_share([same for b, _, same in judged if b == low])} | {_share(joined)} |"
    few = _share([same for drawn, _, _, same in said if drawn == "few"])
    yield f"{len(judged)} pairs by band; of a draw with fewer than {LEAST} tokens in common {few}"


def _share(same: list[bool]) -> str:
    return f"{sum(same)} of {len(same)}" + (f", {sum(same) / len(same):.0%}" if same else "")


def main() -> None:
    """Print a sample, or the table."""
    if sys.argv[2:] == ["draw"]:
        for source, exemplar, text, near in draw(list(pairs(Path(sys.argv[1])))):
            print(json.dumps([name(exemplar), name(text), source, round(near, 3), exemplar, text], ensure_ascii=False))
    else:
        print("| similarity | the same text | of those the rule joins |\n|---|---|---|")
        print("\n".join(table(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
