"""How long a whole detection takes and how much memory, stage by stage, at several sizes of the synthetic twin.

Usage: python benchmarks/scale.py WORK_DIR [--scales 2.63,5.26] [--permutations 0]

WORK_DIR keeps worlds and cases, made when they are absent (scale 5.26 is 1.14 million posts and wants 4 GB to load). Each detection is a
process of its own. Memory is the peak of that process; the database's stands beside it. Work is CPU seconds over all threads: on a
machine that others use at the same time, the clock says little, and the two sums of work say what the clock would at most.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from coterie.cases import steps
from coterie.cases.case import create, open_case
from coterie.cases.un_notorious_big_twin import generate
from coterie.queries.store import status

LINES = (("**whole, s**", "seconds", ".1f"), ("peak memory, GB", "memory", ".2f"), ("peak of Neo4j, GB", "database", ".2f"),
         ("distinct texts", "texts", ","), ("pairs that met", "pairs", ","), ("clusters", "clusters", ","), ("named", "named", ","))


def made(work: Path, scale: float) -> Path:
    """The case of a world of this scale, with its posts loaded."""
    world, folder = work / f"twin-{scale:g}", work / f"case-{scale:g}"
    if not (folder / "sources").exists():
        if not world.exists():
            generate(world, seed=7, scale=scale)
        steps.load(create(folder, zone="UTC"), sorted(world.glob("posts-*.jsonl")))
    return folder


class Stages:
    """Seconds from each stage to the next: of the clock, of this process's work, of the work of the database."""

    def __init__(self, database: int) -> None:
        self._database = database
        self.laps: dict[str, list[float]] = {}
        self._name, self._since = "start", self._now()

    def tell(self, name: str) -> None:
        """A stage begins."""
        now = self._now()
        lap = self.laps.setdefault(self._name.split(" of ")[0].rstrip(" 0123456789"), [0.0, 0.0, 0.0])
        for i in range(3):
            lap[i] += now[i] - self._since[i]
        self._name, self._since = name, now

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), worked(self._database)


def worked(pid: int) -> float:
    """CPU seconds of a process so far, over all its threads; 0 where the system does not say."""
    told = Path(f"/proc/{pid}/stat")
    words = told.read_text().rpartition(")")[2].split() if told.exists() else []
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK") if words else 0.0


def detected(folder: Path, permutations: int) -> dict[str, Any]:
    """One detection in this process."""
    case = open_case(folder)
    with case.store():  # the database's own start is not in it
        pid = status(case.graph).pid
    stages = Stages(pid)
    began = time.perf_counter()
    found = steps.detect(case, permutations=permutations, progress=stages.tell)
    stages.tell("end")
    told = {"seconds": time.perf_counter() - began, "stages": stages.laps, "database": peak(pid)}
    counts = {"clusters": len(found["clusters"]), "named": sum(len(c["members"]) for c in found["clusters"]),
              "texts": found["passages"].get("texts", 0), "pairs": sum(s["pairs"] for s in found["signals"].values())}
    return told | counts | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}



def peak(pid: int) -> float:
    """Peak memory of a process so far, in GB; 0 where the system does not say."""
    told = Path(f"/proc/{pid}/status")
    lines = told.read_text().splitlines() if told.exists() else []
    return next((int(line.split()[1]) / 1e6 for line in lines if line.startswith("VmHWM")), 0.0)


def table(found: dict[str, dict[str, Any]]) -> None:
    """One column a size."""
    said = list(found.values())
    print(f"| seconds: clock / work here / work of Neo4j | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
    for name in dict.fromkeys(stage for one in said for stage in one["stages"]):
        laps = [one["stages"].get(name, [0.0, 0.0, 0.0]) for one in said]
        print(f"| {name} | {' | '.join(' / '.join(format(s, '.1f') for s in lap) for lap in laps)} |")
    work = [[sum(lap[i] for lap in one["stages"].values()) for i in (1, 2)] for one in said]
    print(f"| **work in all** | {' | '.join(f'{here:.1f} / {there:.1f}' for here, there in work)} |")
    for name, key, form in LINES:
        print(f"| {name} | {' | '.join(format(one[key], form) for one in said)} |")


def main() -> None:
    """Read the arguments, detect at each size, print one table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("work", type=Path)
    words.add_argument("--scales", default="2.63,5.26")
    words.add_argument("--permutations", type=int, default=0)
    words.add_argument("--step", choices=["load", "detect"], help="one step, in this process; for the script itself")
    given = words.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    scales = [float(scale) for scale in given.scales.split(",")]
    if given.step == "load":
        print(made(given.work, scales[0]))
    elif given.step == "detect":
        print(json.dumps(detected(given.work / f"case-{scales[0]:g}", given.permutations)))
    else:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {given.permutations} shuffled worlds\n", flush=True)
        table({f"scale {scale:g}": alone(given.work, scale, given.permutations) for scale in scales})


def alone(work: Path, scale: float, permutations: int) -> dict[str, Any]:
    """Load if need be, and detect, each in a process of its own."""
    words = [sys.executable, __file__, str(work), "--scales", f"{scale:g}", "--permutations", str(permutations), "--step"]
    subprocess.run([*words, "load"], check=True, stdout=subprocess.DEVNULL)
    said = subprocess.run([*words, "detect"], check=True, capture_output=True, text=True).stdout
    stop = [sys.executable, "-m", "coterie", "db", "stop", "--case", str(work / f"case-{scale:g}")]
    subprocess.run(stop, check=True, capture_output=True)
    one: dict[str, Any] = json.loads(said.splitlines()[-1])
    return one


if __name__ == "__main__":
    main()
