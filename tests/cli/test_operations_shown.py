"""Roles and amplification as scripts and people get them."""

import csv
import io
import json

import pytest
from as_user import run

pytestmark = pytest.mark.usefixtures("case")


def test_roles_of_a_cluster(case):
    said = run(case, "roles", "1", "--json")
    assert said.exit == 0, said.err
    found = json.loads(said.out)
    assert (found["schema_version"], found["kind"], found["accounts"], found["synthetic"]) == (1, "cluster", 5, True)
    assert {"opened", "roles", "bursts", "leads", "platforms", "not_enough_data", "complete"} <= set(found)
    rows = list(csv.DictReader(io.StringIO(run(case, "roles", "1", "--csv").out)))
    assert [row["key"] for row in rows] == [one["key"] for one in found["roles"]] and len(rows) == 5
    shown = run(case, "roles", "1")
    assert shown.exit == 0 and "100 posts by 5 accounts" in shown.out and "\x1b" not in shown.out and "in this collection" in shown.out


def test_unknown_names_are_one_sentence(case):
    for words in (("roles", "nothing"), ("amplification", "nothing")):
        said = run(case, *words)
        assert said.exit == 2 and "There is no operation" in said.err and "Traceback" not in said.err


def test_the_score_on_a_screen(capsys):
    from coterie.cli.amplification import _TITLES, _told

    figures = {name: {"value": 1.0, "low": 0.5, "high": 1.5} for name in _TITLES}
    beside = {"flows": 21, "posts": 320, "seconds": 3600, "seconds_median": 7200.0, "not_enough_data": None,
              "standing": {name: {"own": 1.0, "rank": 2, "of": 22, "share_as_high": 0.1, "median": 0.2} for name in _TITLES}}
    found = {"operation": "op", "posts": 400, "accounts": 120, "synthetic": True, "complete": False, "run": None, "not_enough_data": None,
             "figures": figures, "burst": {"at": 0, "posts": 50, "expected": 2.0, "p": 1e-9}, "others": beside}
    _told(found, "Europe/Paris")
    out = capsys.readouterr().out
    assert "CTM = R/10 + F + U" in out and "2 of 22" in out and "◇" in out and "01 Jan 1970 01:00" in out
    _told(found | {"others": {"standing": {}, "not_enough_data": "20 hashtags are needed."}}, "UTC")
    assert "Not enough data: 20 hashtags" in capsys.readouterr().out
    _told(found | {"not_enough_data": "200 posts are needed."}, "UTC")
    assert "Not enough data: 200 posts" in capsys.readouterr().out
