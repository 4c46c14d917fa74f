"""How well a post's language is worked out from its text: beside what platforms said of real posts, how fast, how often not at all.

Usage: python benchmarks/languages.py FILE…   (files of posts whose platform names languages; times without a zone are read as UTC)

A platform's word is a guess too: where both differ, either may be wrong.
"""

import sys
import tempfile
import time
from collections import Counter
from datetime import UTC
from pathlib import Path

from coterie.loaders.format import Context
from coterie.loaders.gather import Gathered
from coterie.loaders.language import guess
from coterie.loaders.load import load

graph = Gathered()
with tempfile.TemporaryDirectory() as aside:
    for name in sys.argv[1:]:
        load(graph, Path(name), Path(aside), context=Context(UTC))
posts = {said["text"]: said["lang"] for said in graph.nodes["Post"].values() if said.get("text") and said.get("lang")}
guess("The model is read before the clock starts.")
started = time.process_time()
made = {text: guess(text) for text in posts}
seconds = time.process_time() - started
print(f"{len(posts):,} different texts, {len(posts) / seconds:,.0f} a second of CPU")
print("platform    posts   told   as the platform   otherwise")
for lang, count in [("all", len(posts)), *Counter(posts.values()).most_common(12)]:
    pairs = [(posts[text], found) for text, found in made.items() if lang in ("all", posts[text]) and found != "und"]
    right = sum(said == found for said, found in pairs)
    others = ", ".join(f"{a}>{b} {n}" for (a, b), n in Counter(p for p in pairs if p[0] != p[1]).most_common(5))
    print(f"{lang:8} {count:8,} {len(pairs) / count:6.1%} {right / max(len(pairs), 1):17.1%}   {others}")
