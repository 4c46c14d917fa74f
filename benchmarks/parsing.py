"""How many rows a second each reader parses, cleans and turns into facts on one core, without a database.

Usage: python benchmarks/parsing.py [ROWS]      generated files; nothing is asserted
"""

from __future__ import annotations

import csv
import io
import json
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coterie.loaders.batches import Job, batches
from coterie.loaders.format import Context

WORDS = (
    "the",
    "quick",
    "brown",
    "fox",
    "jumps",
    "over",
    "a",
    "lazy",
    "dog",
    "beside",
    "river",
    "in",
    "early",
    "morning",
    "of",
    "long",
    "day",
)
AT = 1_700_000_000


def text(i: int) -> str:
    return f"{' '.join(WORDS[(i * k) % len(WORDS)] for k in range(1, 19))} #Tag{i % 900} @account_{i % 5000} {link(i)}"


def link(i: int) -> str:
    return f"https://example{i % 300}.org/a/{i % 20_000}"


def id_(i: int) -> str:
    return str((((AT + i) * 1000 - 1_288_834_974_657) << 22) + i % 4096)


def when(i: int, form: str = "%Y-%m-%dT%H:%M:%S.000Z") -> str:
    return datetime.fromtimestamp(AT + i, UTC).strftime(form)


def user(who: str, i: int) -> dict[str, Any]:
    counts = {"followers_count": i, "following_count": 9, "tweet_count": 99, "listed_count": 0}
    shown = {"description": " ".join(WORDS[:9]), "location": "Paris", "protected": False, "verified": False, "public_metrics": counts}
    return {"id": who, "username": f"account_{who}", "name": f"Name {who}", "created_at": "2019-01-22T16:55:15.000Z", **shown}


def post(i: int, who: str) -> dict[str, Any]:
    marks = {
        "hashtags": [{"start": 1, "end": 5, "tag": f"Tag{i % 900}"}],
        "mentions": [{"start": 6, "end": 9, "username": f"account_{i % 5000}", "id": str(i % 5000)}],
        "urls": [{"start": 1, "end": 2, "url": "https://t.co/a", "expanded_url": link(i), "display_url": "d"}],
    }
    counts = {"like_count": i % 9, "retweet_count": 1, "reply_count": 0, "quote_count": 0}
    more = {"lang": "en", "conversation_id": id_(i), "source": "App", "reply_settings": "everyone", "public_metrics": counts}
    return {"id": id_(i), "author_id": who, "created_at": when(i), "text": text(i), "entities": marks, **more}


def v2(rows: int) -> str:
    """Pages of 100 posts as twarc2 keeps them: a third are reposts whose original comes along, all authors in the includes."""
    pages = []
    for start in range(0, rows, 100):
        posts, users, along = [], {}, {}
        for i in range(start, start + 100):
            who = str(10_000 + i * 7919 % 20_000)
            users[who], said = user(who, i), post(i, who)
            if i % 3 == 0:
                original = {**said, "id": id_(i - i % 300 - 5000)}
                along[original["id"]] = original
                said |= {"referenced_tweets": [{"type": "retweeted", "id": original["id"]}], "text": "RT @a: " + text(i)[:130] + "…"}
            posts.append(said)
        includes = {"users": list(users.values()), "tweets": list(along.values())}
        pages.append(json.dumps({"data": posts, "includes": includes, "__twarc": {"retrieved_at": "2024-02-11T00:00:00+00:00"}}))
    return "\n".join(pages)


def v1(rows: int) -> str:
    """API v1.1, a post a line."""
    lines = []
    for i in range(rows):
        counts = {"followers_count": i, "friends_count": 1, "statuses_count": 1, "created_at": "Tue Jul 18 23:25:04 +0000 2017"}
        marks = {
            "hashtags": [{"text": f"Tag{i % 900}"}],
            "user_mentions": [{"id_str": str(i % 5000), "screen_name": f"account_{i % 5000}"}],
            "urls": [{"expanded_url": link(i)}],
        }
        who = {"id_str": str(10_000 + i % 20_000), "screen_name": f"account_{i % 20_000}", "name": "N", **counts}
        more = {"full_text": text(i), "user": who, "lang": "en", "source": "<a href='x'>App</a>", "entities": marks}
        lines.append(json.dumps({"id_str": id_(i), "created_at": when(i, "%a %b %d %H:%M:%S +0000 %Y"), **more}))
    return "\n".join(lines)


def table(header: str, rows: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header.split(), *rows])
    return out.getvalue()


def qut(start: int, end: int) -> str:
    """The toolkit's eight columns, for the posts from ``start`` to before ``end``."""
    cells = (
        [id_(i), i % 20_000, f"a_{i % 20_000}", id_(i - 5000) if i % 3 == 0 else "", "", text(i), AT + i, link(i)]
        for i in range(start, end)
    )
    return table("message_id user_id username repost_id reply_id message timestamp urls", cells)


def release(rows: int) -> str:
    """X's release of an operation, with what is read of it."""
    header = (
        "tweetid userid user_screen_name tweet_language tweet_text tweet_time is_retweet hashtags urls user_mentions "
        "retweet_tweetid quoted_tweet_tweetid in_reply_to_tweetid like_count quote_count reply_count retweet_count"
    )
    empty = ("", "", "", 0, 0, 0, 0)
    cells = (
        [id_(i), i % 20_000, f"a_{i % 20_000}", "en", text(i), when(i, "%Y-%m-%d %H:%M"), "False", *marks, *empty]
        for i in range(rows)
        for marks in [(f"['Tag{i % 900}']", f"['{link(i)}']", f"['{i % 5000}']")]
    )
    return table(header, cells)


def main() -> None:
    """Print a table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    print("| format | rows | MB | rows/s | peak memory MB |\n|---|---|---|---|---|")
    # Nobody takes what is read: only reading is measured.
    with tempfile.TemporaryDirectory() as place:
        for name, make in {"x-api-v2": v2, "x-api-v1": v1, "qut": lambda rows: qut(0, rows), "io-release": release}.items():
            path = Path(place) / f"{name}.txt"
            path.write_text(make(rows), "utf-8")
            best, read = 0.0, 0
            for _ in range(3):
                started = time.process_time()
                job = Job(path, None, Context(UTC, name=path.name))
                read = 0
                for batch in batches(job, job.format()[0]):
                    read += batch.rows
                    assert not batch.refused, batch.refused[0]
                best = max(best, read / (time.process_time() - started))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"| {name} | {read:,} | {path.stat().st_size / 1e6:.0f} | {best:,.0f} | {peak:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
