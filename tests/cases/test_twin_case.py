"""The twin through the front door: detection reads no label, and the question for accounts in all operations finds the planted ones."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from coterie.analytics.detect import detect
from coterie.cases import operations
from coterie.cases.un_notorious_big_twin import generate
from coterie.loaders.load import load
from coterie.queries import operations as marks
from coterie.queries.ask import ask

FOUR = ["new-york", "kick-off", "empowerment", "corsica"]


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    generate(folder, seed=3, scale=0.03)
    return folder


def found(store, folder: Path) -> bytes:
    for path in sorted(folder.glob("posts-*.jsonl")):
        load(store, path, folder / "quarantine")
    marks.mark(store, operations.read(folder / "operations.toml", "Europe/Paris"), "x")
    return json.dumps(detect(store, seed=3, permutations=1).as_dict(timed=False), sort_keys=True).encode()


def test_detection_reads_no_label_and_repeats_to_the_byte(graph, world, tmp_path):
    with_truth = found(graph, world)
    planted = {f"twin:{row['id']}" for row in csv.DictReader((world / "truth" / "planted.csv").open()) if row["role"] == "core"}
    answer = ask(graph, "overlap/accounts-in-all", {"operations": FOUR}, limit=1000)
    assert planted and {row[answer.columns.index("key")] for row in answer.rows} == planted
    assert all(row[answer.columns.index("synthetic")] for row in answer.rows)
    graph.clear()
    bare = tmp_path / "bare"
    shutil.copytree(world, bare, ignore=shutil.ignore_patterns("truth", "roles.csv"))
    assert found(graph, bare) == with_truth
