"""Put the whole road to an exam on synthetic worlds that nobody looked at: generate, load, detect, ask, and only then open the truth.

Usage: python benchmarks/exam.py SEED [SEED …]     (a seed followed by n, such as 1001n, is a world without the campaign)
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

OPERATIONS = "new-york|kick-off|empowerment|corsica"
PLANTED = ("core", "periphery")


def run(*words: str) -> Any:
    """One command; its JSON when it prints some."""
    done = subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True, text=True)
    return json.loads(done.stdout) if "--json" in words else done.stdout


def world(place: Path, seed: int, campaign: bool) -> dict[str, Any]:
    """Build one world as a user would, and give what was found in it beside what was planted."""
    files, case = place / "files", place / "case"
    run("coterie.cases.un_notorious_big_twin", "--seed", str(seed), "--out", str(files), *([] if campaign else ["--no-campaign"]))
    truth = files / "truth"
    hidden = truth.rename(place / "hidden")
    run("coterie", "new", str(case), "--zone", "Europe/Paris")
    (case / "operations.toml").write_bytes((files / "operations.toml").read_bytes())
    started = time.monotonic()
    loaded = run(
        "coterie",
        "load",
        *map(str, sorted(files.glob("posts-*.jsonl"))),
        str(files / "accounts.csv"),
        str(files / "follows.csv"),
        "--case",
        str(case),
        "--json",
    )
    middle = time.monotonic()
    run("coterie", "detect", "--permutations", "0", "--seed", str(seed), "--case", str(case), "--json")
    ended = time.monotonic()
    clusters = run("coterie", "clusters", "--case", str(case), "--json")["clusters"]
    everywhere = run(
        "coterie", "ask", "overlap/accounts-in-all", "-p", f"operations={OPERATIONS}", "--limit", "100000", "--case", str(case), "--json"
    )
    run("coterie", "db", "stop", "--case", str(case))
    with (hidden / "planted.csv").open() as lines:
        role = {f"twin:{row['id']}": row["role"].partition(":")[0] for row in csv.DictReader(lines)}
    return {
        "load": middle - started,
        "detect": ended - middle,
        "refused": sum(s["refused"] for s in loaded["sources"]),
        "clusters": clusters,
        "everywhere": {row[1] for row in everywhere["rows"]},
        "role": role,
    }


def told(seed: int, campaign: bool, found: dict[str, Any]) -> None:
    """Print one world's marks."""
    role = found["role"]
    core = {key for key, said in role.items() if said == "core"}
    organic = {key for key, said in role.items() if said == "organic"}
    which = f"seed {seed}{'' if campaign else ', no campaign'}"
    print(f"\n{which}: load {found['load']:.0f} s, detect {found['detect']:.0f} s, {found['refused']} rows refused")
    exactly = found["everywhere"] == core and len(core) == 423
    print(f"  accounts in all four operations: {len(found['everywhere'])}, exactly the planted 423: {exactly}")
    named: set[str] = set()
    strict: set[str] = set()
    for cluster in found["clusters"]:
        members = {m["key"] for m in cluster["members"]}
        firm = {m["key"] for m in cluster["members"] if m["core"]}
        named |= members
        strict |= firm
        kinds = Counter(role.get(key, "?") for key in members)
        print(
            f"  cluster {cluster['number']} ({cluster['kind']}): {len(members)} accounts, {len(firm)} strict; {dict(kinds.most_common())}"
        )
    if campaign and found["clusters"]:
        best = max(len(core & {m["key"] for m in c["members"]}) for c in found["clusters"])
        big = max(found["clusters"], key=lambda c: len(core & {m["key"] for m in c["members"]}))
        firm = {m["key"] for m in big["members"] if m["core"]}
        print(f"  best cluster holds {best} of 423 = {best / 423:.1%}; at the strict level {len(firm & core)} of 423")
        honest = {key for key in big and {m["key"] for m in big["members"]} if role.get(key) not in (*PLANTED, "organic")}
        print(f"  honest groups' accounts inside the campaign's cluster: {len(honest)} {dict(Counter(role[k] for k in honest))}")
    groups = {key for key in strict if role.get(key) not in (*PLANTED, "organic")}
    planted = {key for key in strict if role.get(key) in PLANTED}
    if strict:
        print(
            f"  strict level: {len(strict)} accounts, {len(planted) / len(strict):.2%} planted; honest groups apart: {len(groups)}; "
            f"without these {len(planted) / max(1, len(strict - groups)):.2%} planted"
        )
    share = len(named & organic) / max(1, len(organic))
    print(f"  other organic accounts named at all: {len(named & organic)} of {len(organic)} = {share:.3%}, strict {len(strict & organic)}")


def main() -> None:
    """Examine each seed."""
    for word in sys.argv[1:]:
        seed, campaign = int(word.rstrip("n")), not word.endswith("n")
        with tempfile.TemporaryDirectory(prefix="coterie-exam-") as place:
            told(seed, campaign, world(Path(place), seed, campaign))


main()
