"""What scripts rely on: the keys and types of --json, as the design writes them."""

from __future__ import annotations

import json

import pytest
from as_user import run

pytestmark = pytest.mark.usefixtures("case")
NUMBER = (int, float)


def told(case, *words):
    said = run(case, *words, "--json")
    assert said.exit == 0, said.err
    found = json.loads(said.out)
    assert found["schema_version"] == 1
    return found


def holds(found, **kinds):
    for key, kind in kinds.items():
        assert key in found, key
        assert isinstance(found[key], kind), (key, found[key])
        assert kind is bool or not isinstance(found[key], bool), key


def test_load(case, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text("platform,id,account_id,handle,at,text\nx,1,100,,2024-02-01T08:00:00Z,hello\nx,1.28e+18,100,,2024-02-01T08:00:00Z,lost\n")
    (source,) = told(case, "load", str(file))["sources"]
    holds(source, path=str, sha256=str, format=str, read=int, accepted=int, refused=int, refusals=dict, nodes=dict, edges=dict, seconds=NUMBER)
    assert (source["read"], source["accepted"], source["refused"]) == (2, 1, 1)
    assert sum(source["refusals"].values()) == 1
    assert all(isinstance(n, int) for kind in ("refusals", "nodes", "edges") for n in source[kind].values())
    assert source["nodes"]["Post"] == 1 and source["edges"]["POSTED"] == 1


def test_detect_and_clusters_agree(case):
    found = told(case, "detect", "--permutations", "0")
    holds(found, run=str, seed=int, signals=dict, clusters=int, seconds=NUMBER)
    for signal in found["signals"].values():
        holds(signal, window=int, traces=int, pairs=int, ties=int, seconds=NUMBER)
    assert found["signals"]["link"]["ties"] == 10
    shown = told(case, "clusters")
    assert shown["run"] == found["run"] and len(shown["clusters"]) == found["clusters"] == 1
    (cluster,) = shown["clusters"]
    holds(cluster, id=str, size=int, p=NUMBER, stability=NUMBER, layers=dict, members=list)
    assert cluster["size"] == len(cluster["members"]) == 5
    for member in cluster["members"]:
        holds(member, key=str, handle=str, core=bool, score=NUMBER)
    order = [(not m["core"], -m["score"], m["key"]) for m in cluster["members"]]
    assert order == sorted(order)
    assert told(case, "clusters", "1")["clusters"] == shown["clusters"]


def test_ask(case):
    found = told(case, "ask", "content/link-shares", "--limit", "1")
    holds(found, question=str, sha256=str, params=dict, columns=list, rows=list, cut=bool)
    assert found["question"] == "content/link-shares" and len(found["sha256"]) == 64
    assert found["cut"] is True and [len(row) for row in found["rows"]] == [len(found["columns"])]


def test_status(case):
    found = told(case, "status")
    holds(found, case=str, database=str, nodes=dict, edges=dict, sources=int, runs=int, synthetic=bool)
    assert found["case"] == "my-case" and found["runs"] == 1 and found["synthetic"] is True
    assert found["nodes"]["Account"] == 125 and found["sources"] == found["nodes"]["Source"]


@pytest.mark.parametrize("words", [("formats",), ("formats", "posts"), ("db", "status"), ("db", "start"), ("db", "desk", "--out", "desk"), ("report",), ("ask",), ("ask", "origin/first-posters", "--about"),
                                   ("new", "another"), ()], ids=" ".join)
def test_every_other_command_gives_one_object(case, words):
    assert len(told(case, *words)) > 1


def test_the_password_is_for_eyes_only(case):
    secret = (case / "graph" / "password").read_text().strip()
    as_json, printed = run(case, "db", "browse", "operations/bins", "--json"), run(case, "db", "browse", "operations/bins", "--print")
    assert secret not in as_json.out + as_json.err + printed.out and secret in printed.err
    assert json.loads(as_json.out)["user"] == "neo4j" and ":param operation => " in printed.err
    assert printed.out.count("\n") == 1 and "#&cmd=edit&arg=%2F%2F%20title" in printed.out
    given = run(case, "db", "browse", "operations/bins", "-p", "operation=it's #1", "--print").out
    assert "%3A%20%27it%5C%27s%20%5Cu00231%27" in given and "%24operation" not in given
    assert run(case, "db", "browse", "-p", "operation=a").exit == run(case, "db", "browse", "operations/bins", "-p", "minutes=5").exit == 2
    assert secret not in run(case, "db", "status", "--json").out + run(case, "status", "--json").out


def test_csv_has_every_column(case):
    said = run(case, "ask", "content/link-shares", "--csv")
    assert said.out.splitlines()[0].split(",") == told(case, "ask", "content/link-shares")["columns"]


def test_evaluate(case, tmp_path):
    labels, curve = tmp_path / "labels.csv", tmp_path / "curve.csv"
    people = "".join(f"person_{n},organic\n" for n in range(10))
    labels.write_text("account,label\n" + "".join(f"x:{n},planted\n" for n in range(1, 6)) + people + "nobody,planted\n,planted\n")
    found = told(case, "evaluate", "--labels", str(labels), "--curve", str(curve))
    holds(found, precision=NUMBER, recall=NUMBER, f1=NUMBER, purity=NUMBER, per_label=dict, run=str, synthetic=bool)
    assert (found["precision"], found["recall"], found["f1"]) == (1, 1, 1) and {"nmi", "ari"} <= set(found)
    assert [found["labels"][k] for k in ("read", "accepted", "refused", "known", "unknown")] == [17, 16, 1, 15, 1]
    assert found["per_label"]["organic"]["named"] == 0
    assert curve.read_text().splitlines()[0] == "level,score,named,right,precision,recall"
    said = run(case, "evaluate", "--labels", str(labels))
    assert said.exit == 0 and "17 read   16 accepted   1 refused" in said.err and "planted" in said.out
    assert run(case, "evaluate", "--labels", str(tmp_path / "none.csv")).exit == 1
    assert run(case, "evaluate", "--labels", str(labels), "--positive", "bad").exit == 2
