"""Release cases to the public and distrust what came out: an own search for everybody sheltered, and a changed byte in every file.

Usage: python benchmarks/bundles.py CASE...     (folders as make demo leaves them); ends with 1 when anything is wrong

The search shares nothing with the gate: whom it looks for is read from the raw files in sources/, and how it looks is written here.
A word that names somebody and is also a word of those who may be named, of coterie's own pages or of a tag is told, not counted.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import sys
import tempfile
import time
import tomllib
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coterie.cases.case import open_case
from coterie.cases.release import release
from coterie.evidence.gate.bundle import check

ROOT = Path(__file__).resolve().parents[1]
ACCOUNTS = ("handle", "username", "follower", "followed", "account_id", "author_id")
POSTS = ("id", "reposts_of", "quotes", "replies_to", "conversation_id", "media_key")
SHINGLE = 6
"""Words of a post or profile that in a row give it away."""


def words(text: str) -> list[str]:
    """Its words as everybody spells them: without case, marks over letters, wide forms and invisible signs."""
    plain = unicodedata.normalize("NFKD", "".join(c for c in text if unicodedata.category(c) != "Cf")).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).replace("ı", "i")
    return re.findall(r"\w+", bare)


@dataclass
class Names:
    """Whom the raw files know: single words (handles, ids), names of several words, and texts cut into runs of words."""

    single: set[str] = field(default_factory=set)
    spans: set[tuple[str, ...]] = field(default_factory=set)
    runs: set[tuple[str, ...]] = field(default_factory=set)

    def account(self, said: Any) -> None:
        """A handle or an id."""
        found = words(str(said or ""))
        if len("".join(found)) >= 4 and not (found[0].isdigit() and len(found[0]) < 8):
            (self.single.add(found[0]) if len(found) == 1 else self.spans.add(tuple(found)))

    def name(self, said: Any, *, parts: bool = False) -> None:
        """What somebody is called; with ``parts`` each given and family name counts too."""
        found = words(str(said or ""))
        if len(found) > 1:
            self.spans.add(tuple(found))
        for one in found if parts or len(found) == 1 else ():
            if len(one) >= 4:
                self.single.add(one)

    def text(self, said: Any) -> None:
        """A post or a profile."""
        found = words(str(said or ""))
        tags = {word for tag in re.findall(r"[#@]\w+", str(said or "")) for word in words(tag)}  # a row of tags is nobody's text
        self.runs.update(run for i in range(len(found) - SHINGLE + 1) if not tags.issuperset(run := tuple(found[i:i + SHINGLE])))


def read(folder: Path) -> tuple[Names, Names]:
    """The sheltered and the free of a case, from its raw files, its own decisions and nothing else."""
    sheltered, free = Names(), Names()
    decided = tomllib.loads((folder / "standing.toml").read_text("utf-8"))["standing"] if (folder / "standing.toml").exists() else []
    offices = {one["who"].lower().rpartition("@")[2] for one in decided if one["standing"] == "office-holder"}
    rows = [(path.name.partition("-")[2], row) for path in sorted((folder / "sources").iterdir()) for row in _rows(path)]
    for _, row in rows:
        if row.get("standing") == "office-holder":
            offices |= {str(row[key]).lower() for key in ("handle", "key") if row.get(key)}
    ids = {str(row["id"]) for _, row in rows if row.get("id") and str(row.get("handle") or row.get("username") or "").lower() in offices}
    for name, row in rows:
        handle = str(row.get("handle") or row.get("username") or row.get("key") or "").lower()
        open_ = handle in offices or str(row.get("author_id") or row.get("account_id") or "") in ids
        into = free if open_ or name in ("organisations.csv", "events.csv", "domains.csv") else sheltered
        if name in ("statements.csv", "documents.csv", "relations.csv", "addresses.csv", "backlinks.csv"):
            continue
        for key in ACCOUNTS:
            for one in [row[key]] if row.get(key) else []:
                (free if str(one).lower().lstrip("@") in offices or str(one) in ids else sheltered).account(str(one).lstrip("@"))
        for key in ("name", "aliases"):
            for one in str(row.get(key) or "").split("|"):
                into.name(one, parts=name == "people.csv" or into is free)
        for key in POSTS:
            into.account(row.get(key))
        for key in ("text", "bio", "description"):
            into.text(row.get(key))
    return sheltered, free


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Records of a file, nested ones too: rows of a table, objects of JSON, lines of a list."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
    elif path.suffix == ".jsonl":
        for line in path.open(encoding="utf-8"):
            yield from _objects(json.loads(line))
    else:
        yield from ({"handle": line.strip()} for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(one)


def views(data: bytes) -> Iterator[str]:
    """What a reader can make of a file: its bytes as text, packed parts, and escapes resolved."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for name in box.namelist():
                yield name
                yield from views(box.read(name))
        return
    text = data.decode("utf-8", "replace")
    yield text
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), html.unescape(text))
    yield re.sub("[\ud800-\udfff]+", lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace"), plain)
    yield urllib.parse.unquote(plain, errors="replace")
    yield re.sub(r"<[^<>]*>", "", plain)


def found(data: bytes, names: Names) -> set[str]:
    """Every name, id or run of words of these in a file."""
    firsts = {span[0] for span in names.spans}
    longest = max(map(len, names.spans), default=0)
    hits: set[str] = set()
    for text in views(data):
        said = words(text)
        hits |= names.single & {*said, *(part for word in said for part in word.split("_"))}
        for i, word in enumerate(said):
            if word in firsts:
                hits |= {" ".join(said[i:i + n]) for n in range(2, longest + 1) if tuple(said[i:i + n]) in names.spans}
            if (run := tuple(said[i:i + SHINGLE])) in names.runs:
                hits.add(" ".join(run))
    return hits


def own_words() -> set[str]:
    """Words that coterie writes itself: its pages, templates and code."""
    every = (path for place in ("*.md", "docs/*.md", "evidence/**/*.*", "queries/**/*.*", "analytics/*.*") for path in ROOT.glob(place))
    written = (".md", ".py", ".toml", ".j2", ".css", ".cypher")
    return {word for path in every if path.suffix in written for word in words(path.read_text("utf-8"))}


def changed(folder: Path) -> list[str]:
    """Files in which a changed byte goes unnoticed, or is not blamed on the file: the first, the middle and the last byte of each."""
    wrong = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data, name = path.read_bytes(), path.relative_to(folder).as_posix()
        for at in sorted({0, len(data) // 2, len(data) - 1}):
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
            if not any(name in str(fault) for fault in check(folder)["faults"]):
                wrong.append(f"{name}, byte {at}")
        path.write_bytes(data)
    return wrong


def main() -> int:
    """Release each case, print what was looked for and found."""
    wrong = 0
    for folder in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="coterie-bundle-") as place:
            out, started = Path(place) / "out", time.perf_counter()
            made = release(open_case(folder), profile="public", tlp="CLEAR", out=out)
            took = time.perf_counter() - started
            sheltered, free = read(folder)
            said_freely = {" ".join(span) for span in free.spans | free.runs}
            known, mine = said_freely | free.single | {w for span in free.spans for w in span}, own_words()
            files = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
            hits = {name: found(data + b" " + name.encode(), sheltered) for name, data in files.items()}
            leaks = {(name, said) for name, every in hits.items() for said in every if said not in known and said not in mine}
            shared = sorted({said for every in hits.values() for said in every} - {said for _, said in leaks} - said_freely)
            print(f"{folder.name}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB, released in {took:.0f} s, "
                  f"{len(made['questions'])} questions in the manifest", flush=True)
            print(f"  looked for {len(sheltered.single):,} handles, ids and names, {len(sheltered.spans):,} longer names, "
                  f"{len(sheltered.runs):,} runs of {SHINGLE} words; {len(leaks)} found", flush=True)
            if shared:
                print(f"  words that name somebody and are also words of others: {', '.join(shared)}")
            for name, said in sorted(leaks)[:20]:
                print(f"  LEAK {name}: {said}")
            tampered = changed(out) if not check(out)["faults"] else ["the bundle as released does not verify"]
            print(f"  a changed byte in {len(files)} files: {len(tampered)} times not noticed or not named")
            for fault in tampered[:20]:
                print(f"  UNNOTICED {fault}")
            wrong += len(leaks) + len(tampered)
            shutil.rmtree(out)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
