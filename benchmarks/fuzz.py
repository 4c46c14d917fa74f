"""Damage files of every format in every way, read them as every format, and see that nothing crashes and no row is lost.

Usage: python benchmarks/fuzz.py FOLDER_OF_REAL_FILES [SECONDS] [SEED]
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from datetime import UTC
from pathlib import Path
from typing import Any

from coterie.loaders.format import Context, Format, detect, known
from coterie.loaders.gather import Gathered
from coterie.loaders.load import MISSHAPEN, load
from coterie.loaders.read import head
from coterie.queries.errors import CoterieError

SMALL = 200_000  # bytes of a sample that are kept
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    2**70,
    1.28e18,
    "",
    " ",
    "\0",
    "\ud800",
    "x" * 5000,
    "🙂",
    [],
    {},
    [[]],
    [None],
    {"a": {}},
    "1.28e+18",
    "2024-02-31",
    "//",
    "http://[",
    "-100",
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them cut, doubled, swapped or replaced."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        size = chance.choice((1, 3, 20, 400))
        how = chance.randrange(4)
        if how == 0:
            del out[at : at + size]
        elif how == 1:
            out[at:at] = out[at : at + size]
        elif how == 2:
            out[at : at + size] = chance.randbytes(size)
        else:
            out[at:at] = chance.choice((b'"', b"\n", b"{", b"]", b"\0", b"\xff", b",,", b"\\u0000", b"\\ud800", b"&lt;", b";", b"\r\n"))
    return bytes(out)


def twisted(value: Any, chance: random.Random, depth: int = 0) -> Any:
    """A JSON value with some of its parts replaced by what nobody expects there."""
    if chance.random() < 0.03:
        return chance.choice(ODD)
    if isinstance(value, dict):
        return {k: twisted(v, chance, depth + 1) for k, v in value.items() if chance.random() > 0.02}
    if isinstance(value, list):
        return [twisted(v, chance, depth + 1) for v in value[:20]]
    return value


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Damage by bytes or, where the file is JSON, by its parts."""
    if chance.random() < 0.5 and data.lstrip()[:1] in (b"{", b"["):
        lines = data.splitlines()
        try:
            if len(lines) > 1 and lines[0].rstrip().endswith(b"}"):
                return b"\n".join(json.dumps(twisted(json.loads(x), chance)).encode() for x in lines[:30])
            return json.dumps(twisted(json.loads(data), chance)).encode()
        except ValueError:
            pass
    return damaged(data, chance)


def tried(path: Path, aside: Path, named: str | None) -> str:
    """Load one file without a database; what broke, or nothing."""
    try:
        with Gathered() as graph:
            found = load(
                graph,
                path,
                aside,
                as_format=named,
                context=Context(UTC, of="someone", object="followers" if named == "x-follow-list" else ""),
            )
        if misshapen := [why for why in found.refusals if why.startswith(MISSHAPEN.split("{")[0])]:
            return f"{misshapen[0]}: {found.first_refusal}"
        return "" if found.accepted + found.refused == found.read else f"{found.read} read, {found.accepted} + {found.refused}"
    except CoterieError as fault:
        return "" if len(str(fault)) < 600 else f"a long sentence: {fault}"
    except Exception:
        return traceback.format_exc()


def main() -> None:
    """Run until the time is over; the seeds of what broke are printed."""
    folder, seconds, seed = Path(sys.argv[1]), float((*sys.argv, "", "600")[2] or 600), int((*sys.argv, "", "", "0")[3] or 0)
    samples = [p.read_bytes()[:SMALL] for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".md" and p.stat().st_size]
    every: list[Format] = known()
    until, tries, broken = time.monotonic() + seconds, 0, dict[str, int]()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "sample.json"
        while time.monotonic() < until:
            chance = random.Random(seed + tries)
            path.write_bytes(mutated(chance.choice(samples), chance))
            try:
                form = detect(head(path)).name
            except CoterieError:
                form = chance.choice(every).name
            for named in {form, chance.choice(every).name}:
                if said := tried(path, Path(place) / "aside", named):
                    key = f"{named}: {said.strip().splitlines()[-1][:150]}"
                    if key not in broken:
                        print(f"seed {seed + tries}, {said}", flush=True)
                    broken[key] = broken.get(key, 0) + 1
            tries += 1
    print(f"{tries:,} files tried, {sum(broken.values()):,} faults of {len(broken)} kinds", *broken, sep="\n")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
