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
from picture import differences, picture

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


@pytest.mark.slow
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


def test_a_second_load_changes_nothing(graph, world, tmp_path):
    files = [*sorted(world.glob("posts-*")), world / "accounts.csv", world / "follows.csv"]
    first = [load(graph, path, tmp_path) for path in files]
    seen = picture(graph)
    again = [load(graph, path, tmp_path) for path in files]
    assert differences(picture(graph), seen) == []
    assert [(f.read, f.accepted, f.refused) for f in first] == [(f.read, f.accepted, f.refused) for f in again]
    assert all(f.refused == 0 for f in first)
    profiles = graph.read("MATCH (a:Account)-[:SHOWED]->(p:Profile) WITH a, count(p) AS n RETURN sum(n) AS profiles, count(a) AS accounts")[0]
    assert profiles["profiles"] > profiles["accounts"]
    renamed = graph.read("MATCH (a:Account)-[:SHOWED]->(p:Profile) WHERE p.handle <> a.handle RETURN a.handle AS now, p.handle AS then")
    assert renamed and all(row["then"] == row["now"] + "0" for row in renamed)
    assert graph.read("MATCH (a:Account)-[:SHOWED]->(p:Profile {suspended: true}) RETURN count(a) AS n")[0]["n"] > 30
    near = graph.read("MATCH (a:Media), (b:Media) WHERE a.perceptual = b.perceptual AND a.hash < b.hash RETURN count(*) AS n")[0]["n"]
    assert near > 10
