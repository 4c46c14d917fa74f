"""How long the things take that a user waits for. Prints; asserts nothing: machines are noisy.

Usage: python benchmarks/run.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def timed(*words: str, times: int = 1, cwd: str | None = None) -> list[float]:
    """Seconds of each run of a command."""
    found = []
    for _ in range(times):
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "coterie", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd)
        found.append(time.monotonic() - started)
    return found


def told(what: str, seconds: list[float]) -> None:
    """One line: median, and the span when there were several runs."""
    span = f"   ({min(seconds):.2f} to {max(seconds):.2f}, {len(seconds)} runs)" if len(seconds) > 1 else ""
    print(f"{what:<44} {statistics.median(seconds):8.2f} s{span}", flush=True)


def main() -> None:
    """Run the benchmark."""
    told("coterie --help", timed("--help", times=7))
    with tempfile.TemporaryDirectory(prefix="coterie-bench-") as place:
        told("coterie demo, full size, 2 permutations", timed("demo", cwd=place))
        case = str(Path(place) / "un-notorious-big-twin")
        told("coterie db start", timed("db", "start", "--case", case))
        for question in (
            "overlap/accounts-in-all -p operations=new-york|kick-off|empowerment|corsica",
            "operations/bins -p operation=corsica",
            "origin/first-posters -p operation=corsica",
            "content/link-shares",
        ):
            told(f"coterie ask {question[:40]}", timed("ask", *question.split(" "), "--case", case, times=3))
        told("coterie report", timed("report", "--case", case))
        told("coterie db stop", timed("db", "stop", "--case", case))


main()
