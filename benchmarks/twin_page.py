"""Write the counted part of docs/twin.md: a world at scale 1.0 is made, and each planted number counted from its files."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count, table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "twin.md"
SEED = 7


def main() -> None:
    """Replace what stands between the marks."""
    with tempfile.TemporaryDirectory(prefix="coterie-twin-") as place:
        world = generate(Path(place), seed=SEED)
        counted = table(count(world.folder))
    text = PAGE.read_text("utf-8")
    PAGE.write_text(re.sub(r"(<!-- counted -->\n).*?(\n<!-- end -->)", lambda m: m[1] + counted + m[2], text, flags=re.S), "utf-8")


if __name__ == "__main__":
    main()
