"""Write docs/formats.md: every format that can be loaded, and what became of every real sample.

Usage: python benchmarks/formats_page.py [FOLDER_OF_REAL_FILES]      without a folder the table of samples stays as it is
"""

from __future__ import annotations

import re
import sys
import tempfile
from datetime import UTC
from pathlib import Path

from coterie.loaders.format import Context, known
from coterie.loaders.gather import Gathered
from coterie.loaders.load import Loaded, load
from coterie.queries.errors import CoterieError

PAGE = Path(__file__).resolve().parents[1] / "docs" / "formats.md"
OF = {"backlinks": "plumber.example.org", "x_archive": "", "coortweet": ""}  # what a user would have to say with --of
PASSED = ("README", "FORMATS", "LICENSE", "TELEGRAM_FORMAT", "columns_seen")


def formats() -> str:
    """The table of formats: name, what it is, by which columns or fields it is known."""
    rows = [
        f"| `{f.name}` | {f.title} | {', '.join(f'`{c}`' for c in f.columns[:8])}{', …' if len(f.columns) > 8 else ''} |" for f in known()
    ]
    return "\n".join(["| format | what it is | columns or fields |", "|---|---|---|", *rows])


def counted(said: dict[str, int]) -> str:
    """Counts by name: ``Post 20, Account 3``."""
    return ", ".join(f"{name} {n:,}" for name, n in sorted(said.items(), key=lambda x: (-x[1], x[0]))) or "none"


def why(said: dict[str, int]) -> str:
    """Counts by reason, with the bars that end a cell taken out."""
    return "; ".join(f"{n:,} × {reason}" for reason, n in said.items()).replace("|", "/")


def row(path: Path, folder: Path, found: Loaded | CoterieError) -> str:
    """One file's line."""
    name = str(path.relative_to(folder)).replace("|", "/")
    if isinstance(found, CoterieError):
        return f"| {name} | | | | | | {str(found).replace(path.name + ': ', '').replace('|', '/')} |"
    made = f"{counted(found.nodes)}; {counted(found.edges)}"
    told = "; ".join(x for x in (why(found.refusals), why(found.notes)) if x)
    return f"| {name} | `{found.format}` | {found.read:,} | {found.accepted:,} | {found.refused:,} | {made} | {told} |"


def samples(folder: Path) -> str:
    """Each file of the folder by itself, gathered without a database, times without a zone read in UTC."""
    lines = ["| file | format | read | accepted | refused | nodes; edges | why, notes |", "|---|---|---|---|---|---|---|"]
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not any(x in p.name for x in PASSED))
    tally = [0, 0]
    with tempfile.TemporaryDirectory() as aside:
        for path in files:
            context = Context(UTC, of=OF.get(path.parent.name, ""))
            found: Loaded | CoterieError
            graph = Gathered()
            try:
                found = load(graph, path, Path(aside), context=context)
                graph.tell([found])
                tally[0], tally[1] = tally[0] + found.read, tally[1] + found.refused
            except CoterieError as no:
                found = no
            lines.append(row(path, folder, found))
            print(lines[-1][:150], file=sys.stderr, flush=True)
    return "\n".join([*lines, "", f"Of {tally[0]:,} rows {tally[1]:,} were refused ({tally[1] / tally[0]:.3%})."])


def filled(text: str, mark: str, table: str) -> str:
    """The page with the part between two marks made anew."""
    return re.sub(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", lambda m: f"{m[1]}{table}\n{m[2]}", text, flags=re.S)


def main() -> None:
    """Write the page."""
    page = filled(PAGE.read_text("utf-8"), "formats", formats())
    if len(sys.argv) > 1:
        page = filled(page, "samples", samples(Path(sys.argv[1])))
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
