"""Damage files of every format in every way, read them as every format, and see that nothing crashes and no row is lost.

What was refused is loaded again from its quarantine file, as it is and damaged. Formats of which there is no real file have one of ours.

Usage: python benchmarks/fuzz.py FOLDER_OF_REAL_FILES [SECONDS] [SEED]
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from datetime import UTC
from pathlib import Path
from typing import Any

from coterie.loaders.batches import MISSHAPEN
from coterie.loaders.format import Context, Format, detect, known
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
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


_ITEM = (
    "<item><title>{} by @one: #Tag words</title><dc:creator>@two</dc:creator><description><![CDATA[<p>words</p>"
    "<img src='/pic/enc/bWVkaWE'/><blockquote><footer><a href='https://n.example/a/status/7#m'>x</a></footer></blockquote>]]>"
    "</description><pubDate>Tue, 18 Jul 2023 23:25:04 GMT</pubDate><guid>1681448187052163072</guid>"
    "<link>https://n.example/two/status/168144818705216307{}#m</link></item>"
)
_NODE = "<node id='{0}'><data key='d0'>Site {0}</data><data key='d1'>https://site{0}.example.org/</data></node>"
_SCRAPED = {
    "link": "https://twitter.com/a/status/1681448187052163072#m",
    "text": "words",
    "user": {"username": "@a"},
    "date": "Jul 18, 2023 · 11:25 PM UTC",
    "is-retweet": True,
    "replying-to": ["@b"],
    "quoted-post": {"link": "https://twitter.com/c/status/7", "user": {"username": "@c"}},
    "stats": {"likes": 1},
    "pictures": ["https://pbs.twimg.com/media/HMvMNUDXcAA3HY3.jpg"],
    "external-link": "",
}
VERTICES = "".join(f"{n}\torg.site{n}\n" for n in range(40))
OWN = [
    "<?xml version='1.0' encoding='UTF-8'?><rss xmlns:dc='x'><channel><description>Twitter feed for: @one</description>"
    + "".join(_ITEM.format("RT" if n % 2 else "R", n) for n in range(8))
    + "</channel></rss>",
    "<graphml><key id='d0' for='node' attr.name='label'/><key id='d1' for='node' attr.name='homepage'/><graph>"
    + "".join(map(_NODE.format, range(8)))
    + "<edge source='1' target='2'/><edge source='2' target='9'/></graph></graphml>",
    "ID,NAME,PREFIXES AS URL,STATUS,HOME PAGE,type (TAGS)\n1,One,http://one.org https://two.org,IN,http://one.org,media\n2,Two,,OUT,,\n",
    json.dumps({"tweets": [_SCRAPED], "threads": [[_SCRAPED]]}),
    VERTICES,
    "".join(f"{n}\t{n * 7 % 45}\n" for n in range(40)),
    "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\n" + "".join(f"{n}\t1\t{n}\t1\torg.site{n}\n" for n in range(9)),
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


def tried(path: Path, aside: Path, named: str | None, by_hand: bool = False, *, merged: bool = False) -> str:
    """Gather one file without a database, and merge what it says; what broke, or nothing.

    Only rows that somebody wrote ``by_hand`` may have no format's shape.
    """
    try:
        graph = Gathered()
        found = load(
            graph,
            path,
            aside,
            as_format=named,
            context=Context(UTC, of="someone", object="followers" if named == "x-follow-list" else ""),
        )
        if merged:
            graph.tell([found])
        if not by_hand and (misshapen := [why for why in found.refusals if why.startswith(MISSHAPEN.split("{")[0])]):
            return f"{misshapen[0]}: {found.first_refusal}"
        return "" if found.accepted + found.refused == found.read else f"{found.read} read, {found.accepted} + {found.refused}"
    except CoterieError as fault:
        return "" if len(str(fault)) < 600 else f"a long sentence: {fault}"
    except Exception:
        return traceback.format_exc()


def refused(path: Path, aside: Path, chance: random.Random) -> str:
    """Load what the last load put aside, as it is or damaged; what broke, or nothing."""
    said = b"".join(left.read_bytes() for left in sorted(aside.glob("*.jsonl"))[:1])
    if not said or len(said) > SMALL:
        return ""
    path.write_bytes(said if chance.random() < 0.5 else mutated(said, chance) or b"x")
    return tried(path, aside, None, by_hand=True)


def main() -> None:
    """Run until the time is over; the seeds of what broke are printed."""
    folder, seconds, seed = Path(sys.argv[1]), float((*sys.argv, "", "600")[2] or 600), int((*sys.argv, "", "", "0")[3] or 0)
    samples = [p.read_bytes()[:SMALL] for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".md" and p.stat().st_size]
    samples += [said.encode() for said in OWN]
    every: list[Format] = known()
    until, tries, broken = time.monotonic() + seconds, 0, dict[str, int]()
    with tempfile.TemporaryDirectory() as place:
        path, aside = Path(place) / "sample.json", Path(place) / "aside"
        (Path(place) / "vertices.txt").write_text(VERTICES)
        while time.monotonic() < until:
            chance = random.Random(seed + tries)
            path.write_bytes(mutated(chance.choice(samples), chance))
            try:
                form = detect(head(path)).name
            except CoterieError:
                form = chance.choice(every).name
            shutil.rmtree(aside, ignore_errors=True)
            for named in (form, chance.choice(every).name, "mended"):
                if said := tried(path, aside, named, merged=True) if named != "mended" else refused(path, aside, chance):
                    key = f"{named}: {said.strip().splitlines()[-1][:150]}"
                    if key not in broken:
                        print(f"seed {seed + tries}, {said}", flush=True)
                    broken[key] = broken.get(key, 0) + 1
            tries += 1
    print(f"{tries:,} files tried, {sum(broken.values()):,} faults of {len(broken)} kinds", *broken, sep="\n")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
