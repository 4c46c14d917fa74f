"""Every command in the README runs, as it is printed there."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.S) for line in block.splitlines() if line.startswith("$ ")]


def posts() -> str:
    lines = []
    for i in range(60):
        lines.append(json.dumps({"data": [{
            "id": str(1000 + i), "author_id": str(i % 9 + 1), "created_at": f"2024-02-02T11:{i % 60:02d}:00.000Z", "text": f"a text of its own {i} #Corsica",
            "entities": {"hashtags": [{"tag": t} for t in ("France", "Nazione", "FrenchColonialism", "Corsica")], "urls": [{"expanded_url": "https://example.org/a"}]}}],
            "includes": {"users": [{"id": str(i % 9 + 1), "username": f"account_{i % 9 + 1}", "name": "A"}]}}))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme")
    (folder / "tweets.jsonl").write_text(posts())
    (folder / "follows.csv").write_text("platform,follower,followed\nx,1,2\nx,@account_2,@account_1\n")
    yield folder
    subprocess.run([sys.executable, "-m", "coterie", "db", "stop", "--case", str(folder / "my-case")], check=False, capture_output=True)


def test_what_sets_things_up_is_run_by_continuous_integration():
    ci = (ROOT / ".ci" / "run").read_text()
    for command in COMMANDS:
        if not command.startswith(("coterie", "cd")) or command.startswith("coterie demo"):
            assert command in ci, command


def test_the_first_ten_minutes(place):
    at, printed = place, []
    toml = re.search(r"```toml\n(.*?)```", README, re.S)[1]
    for command in COMMANDS:
        if command.startswith(("make", "pip", "coterie demo")):
            continue
        words = shlex.split(command)
        if words[0] == "cd":
            at = at / words[1]
            (at / "operations.toml").write_text(toml)
            continue
        run = subprocess.run([sys.executable, "-m", *words], cwd=at, capture_output=True, text=True, timeout=120, env={**os.environ, "COLUMNS": "120"})
        assert run.returncode == 0, f"{command}: {run.stderr}"
        assert "Traceback" not in run.stderr
        printed.append((command, run.stdout))
    said = dict(printed)
    assert "60 read   60 accepted   0 refused" in said["coterie load ../tweets.jsonl ../follows.csv --observed-at 2024-02-11"]
    assert "account_1" in said["coterie ask origin/first-posters -p operation=corsica"]
    assert "example.org" in said["coterie ask content/link-shares"]
    assert (at / said["coterie report"].strip()).read_text().startswith("<!doctype html>") or "report.html" in said["coterie report"]


def test_from_python(place):
    code = "import coterie; print(coterie.open('my-case').ask('operations/volume', operation='corsica').to_dict('records'))"
    run = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0 and "'posts': 60" in run.stdout, run.stderr + run.stdout
