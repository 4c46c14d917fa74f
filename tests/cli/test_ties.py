"""coterie ties as a user types it: the columns that other tools rely on, and the toolkits' own files."""

from __future__ import annotations

import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest
from as_user import run

FIRST = ["a", "b", "weight", "traces", "p"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("definition", ["coterie", "coortweet", "qut"])
def test_the_first_five_columns_are_a_promise(case, tmp_path, definition):
    out = tmp_path / "ties.csv"
    said = run(case, "ties", "--signal", "link", "--window", "60", "--definition", definition, "--csv", str(out))
    assert said.exit == 0 and "Traceback" not in said.err, said.err
    found = rows(out)
    assert list(found[0]) == [*FIRST, "delay", "synthetic"] and {r["synthetic"] for r in found} == {"True"}
    ring = [r for r in found if int(r["weight"]) == 20]
    assert {r["a"] for r in ring} | {r["b"] for r in ring} == {f"x:{i}" for i in range(1, 6)}
    assert len(ring) == (20 if definition == "qut" else 10) and all(bool(r["p"]) == (definition == "coterie") for r in found)
    if definition == "coterie":
        assert len(found) == 10 and max(float(r["p"]) for r in found) < 1e-6


def test_all_stands_before_significance_and_windows_come_in_one_pass(case, tmp_path):
    out, words = tmp_path / "ties.csv", ("ties", "--signal", "link", "--all", "--directed")
    said = run(case, *words, "--window", "600,4", "--csv", str(out), "--json")
    told, found = json.loads(said.out), rows(out)
    assert told["schema_version"] == 1 and [w["window"] for w in told["windows"]] == [600, 4] and told["synthetic"] is True
    assert list(found[0]) == [*FIRST, "window", "delay", "synthetic"]
    assert [sum(r["window"] == w for r in found) for w in ("600", "4")] == [w["ties"] for w in told["windows"]]
    alone = json.loads(run(case, *words, "--window", "4", "--json").out)
    assert [[r[c] for c in ("a", "b", "weight", "traces")] for r in found if r["window"] == "4"] == [[*r[:2], *map(str, r[2:4])] for r in alone["rows"]]
    assert {(r["a"], r["b"]) for r in found if r["window"] == "4" and r["weight"] == "20"} == set(pairwise(f"x:{i}" for i in range(1, 6)))


@pytest.mark.parametrize(("words", "said"), [
    (("--signal", "telepathy"), "no signal called telepathy"), (("--signal", "link", "--definition", "guilt"), "no definition called guilt"),
    (("--signal", "link", "--window", "soon"), "no number of seconds"), (("--signal", "link", "--window=-1"), "not possible"),
    (("--signal", "link", "--csv", "nowhere/ties.csv"), "nowhere"), (("--signal", "link", "--json", "--csv", "-"), "both write to stdout")])
def test_a_fault_is_one_sentence(case, words, said):
    done = run(case, "ties", *words)
    assert done.exit != 0 and said in done.err and "Traceback" not in done.err and not done.out


def test_texts_need_no_run(case):
    told = {signal: json.loads(run(case, "ties", "--signal", signal, "--definition", "qut", "--json").out) for signal in ("text", "passage")}
    assert told["passage"]["run"] and not told["passage"]["grouped_now"] and not told["text"]["run"]
    latest = case / "findings" / "latest"
    latest.rename(latest.with_name("aside"))
    try:
        again = json.loads(run(case, "ties", "--signal", "passage", "--definition", "qut", "--json").out)
    finally:
        latest.with_name("aside").rename(latest)
    assert again["grouped_now"] and again["rows"] == told["passage"]["rows"]


def test_nothing_of_that_kind_is_not_enough_data(case, tmp_path):
    done = run(case, "ties", "--signal", "media", "--csv", str(tmp_path / "none.csv"))
    assert done.exit == 0 and done.out.startswith("Not enough data: nothing with a time carries the signal media")
    assert (tmp_path / "none.csv").read_text() == "a,b,weight,traces,p,delay\n"


def test_stdout_takes_the_csv(case):
    assert run(case, "ties", "--signal", "link", "--csv", "-").out.splitlines()[0] == ",".join([*FIRST, "delay", "synthetic"])


def test_what_an_object_is_must_be_known(case, tmp_path):
    (tmp_path / "shares.csv").write_text("object_id,account_id,content_id,timestamp_share\no1,a1,c1,1600000000\n")
    done = run(case, "load", str(tmp_path / "shares.csv"), "--object", "telepathy")
    assert done.exit != 0 and "nothing that accounts share" in done.err and "Traceback" not in done.err


def test_a_name_that_is_a_formula_stays_a_name(case):
    from io import StringIO

    import numpy as np
    from coterie.analytics.definitions import Edges
    from coterie.cases.ties import Ties

    one, out = np.array([0]), StringIO()
    edge = Edges(60, one, one + 1, one + 1, one + 1, one * 1.0, one * np.nan)
    Ties({}, ("=cmd|' /C calc'!A0", "@x:1"), (edge,), "", frozenset()).write(out)
    assert out.getvalue().splitlines()[1] == "'=cmd|' /C calc'!A0,'@x:1,1,1,,0.0"
