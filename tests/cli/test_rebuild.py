"""coterie rebuild and reload: the raw files and the log are enough to make the same graph again, or the graph without one of them."""

from __future__ import annotations

import csv
import json

import pytest
from as_user import COLUMNS, posts, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A case of two files of posts, a list with a day of its own, and two accounts' archives, whose files have the same names."""
    place = tmp_path_factory.mktemp("rebuild")
    rows = posts()
    for name, some in (("first.csv", rows[:900]), ("second.csv", rows[900:])):
        with (place / name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([COLUMNS, *some])
    (place / "list.txt").write_text("@person_1\n@person_2\n@nobody_else\n")
    for n in "56":
        (place / n).mkdir()
        for name, said in (("account", {"accountId": n, "username": f"owner_{n}"}), ("follower", {"accountId": f"{n}7"}), *([("following", {"accountId": "69"})] if n == "6" else [])):
            (place / n / f"{name}.js").write_text(f"window.YTD.{name}.part0 = " + json.dumps([{name: said}]))
    assert run(place, "new", "case", "--zone", "Europe/Paris").exit == 0
    folder = place / "case"
    try:
        assert run(folder, "load", "../first.csv", "../second.csv", "--covers", "all of it", "--complete").exit == 0
        assert run(folder, "load", "../list.txt", "--observed-at", "2024-02-11").exit == 0
        assert run(folder, "load", "../5", "../6").exit == 0
        yield folder
    finally:
        run(folder, "db", "stop")


def status(folder):
    said = json.loads(run(folder, "status", "--json").out)
    return said["nodes"], said["edges"], said["sources"]


def test_the_same_graph_from_the_sources_alone(built):
    before = status(built)
    accounts = run(built, "ask", "collection/accounts", "--csv").out
    again = json.loads(run(built, "rebuild", "--json").out)["sources"]
    assert [s["path"].rsplit("/", 1)[-1] for s in again] == ["first.csv", "second.csv", "list.txt", "account.js", "follower.js", "account.js", "follower.js", "following.js"]
    assert status(built) == before and run(built, "ask", "collection/accounts", "--csv").out == accounts
    assert not (built / "graph.before").exists()


def test_reading_a_file_once_more_changes_nothing_that_is_known(built):
    before = status(built)
    said = json.loads(run(built, "reload", "second.csv", "--json").out)["sources"]
    assert said[0]["accepted"] == said[0]["read"] > 0 and status(built) == before
    said = json.loads(run(built, "reload", "follower.js", "--json").out)["sources"]
    assert said[0]["accepted"] == 1 and status(built) == before
    assert "Nobody loaded third.csv" in run(built, "reload", "third.csv").err


def test_without_a_source_and_when_one_is_missing(built):
    before = status(built)
    raw = next((built / "sources").glob("*-first.csv"))
    raw.rename(raw.with_suffix(".away"))
    said = run(built, "rebuild")
    assert said.exit == 1 and "first.csv is missing" in said.err and status(built) == before
    assert run(built, "rebuild", "--without", "first.csv").exit == 0
    assert status(built)[2] == 7 and status(built)[0]["Post"] < before[0]["Post"]
    raw.with_suffix(".away").rename(raw)
