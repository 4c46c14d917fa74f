"""Load each real file as a user would, in a case of its own kind, and print a table of what became of it.

Usage: python benchmarks/real_files.py SHARED_DATA_FOLDER [WORK_FOLDER] > table.md
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def coterie(*words: str, case: Path) -> tuple[dict[str, Any], str, int, float, float]:
    """Run one command: its JSON, its stderr, its exit code, seconds, and its own peak memory in MB (not the server's)."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        run = subprocess.Popen([sys.executable, "-m", "coterie", *words, "--case", str(case), "--json"], stdout=out, stderr=err)
        _, status, used = os.wait4(run.pid, 0)
        out.seek(0)
        err.seek(0)
        said, told = out.read(), err.read().decode().strip()
    run.returncode = os.waitstatus_to_exitcode(status)
    return json.loads(said) if said else {}, told, run.returncode, time.monotonic() - started, used.ru_maxrss / 1024


def one(path: Path, case: Path, *more: str) -> str:
    """One line of the table."""
    said, err, code, seconds, peak = coterie("load", str(path), *more, case=case)
    source = (said.get("sources") or [{}])[0]
    if source.get("error") or not source:
        reason = source.get("error") or err
        return f"| {path.name} | refused (exit {code}) | | | | {reason} |"
    why = "; ".join(f"{n} × {r}" for r, n in source["refusals"].items())
    notes = "; ".join(f"{n} × {r}" for r, n in source.get("notes", {}).items())
    return (
        f"| {path.name} | {source['read']:,} | {source['accepted']:,} | {source['refused']:,} | "
        f"{seconds:.1f} s, {peak:.0f} MB | {'; '.join(x for x in (why, notes) if x)} |"
    )


def main() -> None:
    """Load the real samples and print the table."""
    shared = Path(sys.argv[1])
    work = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="coterie-real-"))
    groups = {
        "ira": sorted((shared / "ira").glob("*.csv.gz")),
        "qut": sorted((shared / "qut_cnt").glob("*.csv")),
        "twarc": sorted((shared / "twarc_csv_testdata" / "test-data").glob("*.json*")),
    }
    for name, files in groups.items():
        case = work / name
        subprocess.run(
            [sys.executable, "-m", "coterie", "new", str(case), "--zone", "UTC"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        print(f"\n### {name}\n\n| file | read | accepted | refused | time, peak memory | why, notes |\n|---|---|---|---|---|---|")
        for path in files:
            print(one(path, case), flush=True)
        found, err, code, seconds, peak = coterie("detect", "--permutations", "2", case=case)
        verdict = found.get("not_enough_data") or f"{found.get('clusters')} clusters"
        print(f"\n`coterie detect`: exit {code}, {verdict}, {seconds:.1f} s, {peak:.0f} MB {err if code else ''}")
        print("\n| signal | window s | traces | pairs | ties |\n|---|---|---|---|---|")
        for signal, said in (found.get("signals") or {}).items():
            print(f"| {signal} | {said['window']} | {said['traces']:,} | {said['pairs']:,} | {said['ties']:,} |")
        subprocess.run([sys.executable, "-m", "coterie", "db", "stop", "--case", str(case)], check=True, stdout=subprocess.DEVNULL)


main()
