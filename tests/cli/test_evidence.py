"""coterie evidence, as a user types it."""

from __future__ import annotations

import csv
import json

import coterie
import networkx as nx
import pytest
from as_user import run
from coterie.evidence.handover import to_networkx


def test_a_cluster_for_gephi(case, tmp_path):
    done = run(case, "evidence", "1", "--format", "gexf", "--ties", "--out", str(tmp_path / "one"))
    assert done.exit == 0 and done.out.splitlines()[-1] == str(tmp_path / "one.gexf") and "synthetic" in done.out
    graph = nx.read_gexf(tmp_path / "one.gexf")
    assert graph.number_of_nodes() == 5 and graph.number_of_edges() == 10 and all(d["kind"] == "Account" for _, d in graph.nodes(data=True))


def test_the_same_with_its_posts_twice_the_same_bytes(case, tmp_path):
    told = []
    for n in "ab":
        said = json.loads(run(case, "evidence", "1", "--format", "json", "--most", "4", "--json", "--out", str(tmp_path / n)).out)
        told.append((said["nodes"], said["left_out"], (tmp_path / f"{n}.json").read_bytes()))
    assert told[0] == told[1] and told[0][0]["Post"] and told[0][0]["Link"] and told[0][1]["ties"] == 6
    whole = json.loads(told[0][2])
    assert whole["graph"]["synthetic"] and whole["graph"]["run"] and whole["graph"]["snapshot"] and "seed" in whole["graph"]
    assert {e["kind"] for e in whole["edges"]} >= {"COORDINATES_WITH", "POSTED", "LINKS_TO", "BELONGS_TO"}


def test_an_account_a_question_and_a_claim(case):
    assert "COORDINATES_WITH 4" in run(case, "evidence", "member_1").out
    asked = run(case, "evidence", "clusters/members", "-p", "cluster=1")
    assert asked.exit == 0 and "Account 5" in asked.out
    (case / "claims.toml").write_text('[A-1]\nsays = "Five accounts were found."\nasks = "clusters/members"\nparams = { cluster = "1" }\nfigures = [{ of = "key", take = "rows", is = 5 }]\n')
    try:
        claimed = run(case, "evidence", "A-1", "--format", "csv")
        assert claimed.exit == 0 and "Account 5" in claimed.out
        assert len(list(csv.DictReader((case / "evidence" / "A-1.nodes.csv").open(encoding="utf-8")))) == 6  # the five and their file
    finally:
        (case / "claims.toml").unlink()


def test_in_a_notebook(case):
    one, some = coterie.open(case).evidence(1), coterie.open(case).evidence("member_1")
    assert (one & some).edges and (one | some).nodes == one.nodes and to_networkx(one - some).number_of_edges() == len(one.edges) - len((one & some).edges)


@pytest.mark.parametrize(("words", "said"), [
    (("9",), "no cluster 9"), (("nobody_at_all",), "Nothing here is called"), (("1", "--format", "pdf"), "Choose from gexf"), (("1", "-p", "a=b"), "takes no parameters"),
    (("clusters/list", "--ties"), "no ties of its own")])
def test_a_fault_is_one_sentence(case, words, said):
    done = run(case, "evidence", *words)
    assert done.exit != 0 and said in done.err and "Traceback" not in done.err and not done.out


def test_without_a_subject_the_formats(case):
    assert "gexf" in run(case, "evidence").out and json.loads(run(case, "evidence", "--json").out)["formats"]
