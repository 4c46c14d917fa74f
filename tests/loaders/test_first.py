"""A first load in one piece makes the same graph as the ordinary way, and one that is cut short leaves nothing."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from coterie.cases import case as cases
from coterie.cases import steps
from coterie.queries import store as door

from .picture import differences, picture
from .test_load import PAGE, QUT

DATA = Path(cases.__file__).parent / "un_notorious_big"


def files(folder: Path) -> list[Path]:
    said = {
        "list.txt": "# list: annex\n@ALPHA\nnobody\nAnar_Elخان1990\n",
        "page.jsonl": json.dumps(PAGE),
        "again.jsonl": json.dumps(PAGE) + "\n" + json.dumps({"data": [{"id": "99", "author_id": "7", "text": 'a "quoted", text\nof lines \\ and |', "created_at": "2024-02-02T12:00:00.5Z"}],
                                                            "includes": {"users": [{"id": "7", "username": "nobody", "name": "=1+1"}]}}),
        "follows.csv": "platform,follower,followed,observed_at,complete\nx,@Alpha,@b,2024-02-03T00:00:00Z,true\nx,3,@b,2024-02-03T00:00:00Z,\nx,@later,3,,\n",
        "accounts.csv": "platform,id,handle,followers\nx,55,later,3\nx,56,twice,1\nx,57,twice,1\n",
        "posts.csv": "platform,handle,at,text,mentions\nx,a,2024-01-01T10:00:00Z,hi,twice|later\nx,ghost,2024-02-31T10:00:00Z,#boo,\n",
        "qut.csv": QUT + "".join(f"{i},{i % 7},user{i % 7},{i - 5 if i % 3 == 0 else ''},,words #tag{i % 4} @user{i % 5},{i},\n" for i in range(1, 40)),
    }
    for name, text in said.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in said] + sorted({*DATA.glob("*.csv")} - {DATA / "questions.csv"})


@pytest.fixture
def case(tmp_path):
    made = cases.create(tmp_path / "case", zone="UTC")
    yield made
    door.stop(made.graph)


def test_both_ways_make_the_same_graph(graph, case, tmp_path):
    place = tmp_path / "files"
    place.mkdir()
    paths = files(place)
    from coterie.loaders.format import Context
    from coterie.loaders.load import load

    online = [load(graph, path, tmp_path / "aside", context=Context(case.zone())) for path in paths]
    assert case.blank
    bulk = steps.load(case, paths)
    assert not case.blank
    with case.store() as store:
        assert differences(picture(store), picture(graph)) == []
    assert [(f.read, f.accepted, f.refused, f.nodes, f.edges) for f in bulk] == [(f.read, f.accepted, f.refused, f.nodes, f.edges) for f in online]


@pytest.mark.slow
def test_one_that_is_killed_leaves_nothing_and_is_made_good(case, tmp_path):
    place = tmp_path / "files"
    place.mkdir()
    rows = "".join(f"{i},{i % 37},user{i % 37},,,words #tag{i % 11},{i},\n" for i in range(1, 30001))
    path = place / "many.csv"
    path.write_text(QUT + rows)
    chance = random.Random(7)
    for _ in range(2):
        run = subprocess.Popen([sys.executable, "-m", "coterie", "load", str(path), "--case", str(case.folder)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not (case.graph / "importing").exists() and run.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0.2, 1.5))
        assert run.poll() is None, "killed too late"
        run.kill()  # the importer it started lives on, and must not disturb the next one
        run.wait()
    assert case.blank
    found = steps.load(case, [path])
    assert found[0].accepted == 30000
    with case.store() as store:
        assert store.read("MATCH (p:Post) RETURN count(p) AS n") == [{"n": 30000}]
        assert store.read("MATCH (s:Source) RETURN s.rows_done AS n, s.complete AS c") == [{"n": 30000, "c": True}]
