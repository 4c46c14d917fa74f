"""coterie ask as a user types it: moments, plans, tables, own questions, and a question that never ends."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from as_user import command, run
from coterie.queries.store import open_managed

OWN = ("// title: {id}\n// id: {id}\n// asks: A question of one's own?\n{more}// column: n  A number\n// innocent: Anything.\n// next: Nothing.\n"
       "// status: new\n{text}\n")
NEVER = "UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000000) AS b WITH a * b AS c WHERE c = -1 RETURN count(c) AS n"


@pytest.fixture
def own(case):
    """Write questions of one's own; they are gone after the test."""
    folder = case / "questions"
    folder.mkdir(exist_ok=True)

    def write(id_: str, text: str, more: str = "") -> None:
        (folder / f"{id_}.cypher").write_text(OWN.format(id=id_, text=text, more=more))

    yield write
    for path in folder.iterdir():
        path.unlink()


def test_the_list_can_be_searched(case, own):
    own("mine", "RETURN 1 AS n")
    assert [q["id"] for q in json.loads(run(case, "ask", "--search", "one's own", "--json").out)["questions"]] == ["mine"]
    assert "content/link-shares" in run(case, "ask", "--search", "linked site").out
    assert run(case, "ask", "--search", "zzz").out == "No question speaks of that.\n"


def test_as_of_is_a_moment_of_the_cases_zone_for_questions_that_take_one(case, own):
    own("then", "RETURN $as_of.epochSeconds AS n", "// param: as_of datetime  As of when\n")
    assert json.loads(run(case, "ask", "then", "--as-of", "2024-02-11", "--json").out)["params"] == {"as_of": "2024-02-10T23:00:00+00:00"}
    said = run(case, "ask", "content/link-shares", "--as-of", "2024-02-11")
    assert said.exit == 2 and "takes no --as-of" in said.err
    assert run(case, "ask", "then", "--as-of", "soon").exit == run(case, "ask", "then", "--as-of", "2024-02-11", "-p", "as_of=2024-02-11").exit == 2


def test_plans_tell_their_steps_and_what_each_did(case):
    said = json.loads(run(case, "ask", "content/link-shares", "--explain", "--json").out)
    assert said["steps"][0]["operator"] == "ProduceResults" and {step["hits"] for step in said["steps"]} == {0}
    printed = run(case, "ask", "content/link-shares", "--profile")
    assert "ProduceResults" in printed.out and "hits in all" in printed.err
    assert run(case, "ask", "content/link-shares", "--profile", "--csv").exit == 2


def test_a_table_for_a_spreadsheet_runs_nothing_and_says_when_it_is_cut(case, own):
    own("cells", "UNWIND ['=1+1', '@SUM(1)', '-2', '+3', 'a=b', '\\tx'] AS n RETURN n")
    said = run(case, "ask", "cells", "--csv", "--limit", "5")
    assert [row[0] for row in csv.reader(io.StringIO(said.out))] == ["n", "'=1+1", "'@SUM(1)", "'-2", "'+3", "a=b"]
    assert "Cut after 5 rows" in said.err
    assert json.loads(run(case, "ask", "cells", "--json").out)["rows"][0] == ["=1+1"]


def test_every_fault_of_own_questions_is_told_at_once_before_anything_is_asked(case, own):
    own("one", "RETURN $k AS m")
    own("two", "RETURN 1 AS n", "// shows: colours\n")
    said = run(case, "ask", "one")
    assert said.exit == 2 and said.out == ""
    for part in ("one.cypher:8: $k is used and not declared", "one.cypher:8: declared and not returned: n", "two.cypher:4: shows is table or picture"):
        assert part in " ".join(said.err.split())
    assert run(case, "ask", "content/link-shares").exit == 0, "a broken one hides no other"


def test_an_own_question_sits_the_exam_of_the_server_too(case, own):
    own("writes", "MERGE (a:Account {key: 'x'}) RETURN 1 AS n")
    own("old", "MATCH (a:Account) RETURN id(a) AS n")
    for name, what in (("writes", "MERGE"), ("old", "deprecated")):
        said = run(case, "ask", name)
        assert said.exit == 2 and what in said.err and f"{name}.cypher:0" in said.err


def test_a_path_is_a_line_of_text(case, own):
    own("drawn", "MATCH n = (:Account {handle: 'person_1'})-[:POSTED]->(p:Post) RETURN n ORDER BY p.key LIMIT 1")
    assert "person_1 -[POSTED]-> word1 thing0" in run(case, "ask", "drawn").out


def typed(case, words, said):
    done = subprocess.run(command("db", "shell", *words), cwd=case, input=said, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def test_the_shell_reads_unless_writing_is_asked_for(case):
    count = "MATCH (a:Address) RETURN count(a) AS addresses;"
    assert typed(case, [], "RETURN 1 AS one, ';' AS sign; // no ; end\nRETURN 2 AS two")[1].split() == ["one", "sign", "1", ";", "two", "2"]
    code, out, err = typed(case, [], f"CREATE (:Address {{key: 'made'}});\n{count}")
    assert code == 7 and out == "" and "CREATE at its beginning" in err
    assert typed(case, ["--write"], "CREATE (:Address {key: 'made'});")[1].split()[-2:] == ["labels_added", "1"]
    assert typed(case, [], count)[1].split() == ["addresses", "1"]
    assert typed(case, ["--write"], "MATCH (a:Address) DELETE a;")[0] == 0


def test_ctrl_c_ends_a_question_that_never_ends_in_the_database_too(case, own):
    own("never", NEVER)
    with open_managed(Path(case) / "graph") as store:
        def running():
            return [row for row in store.read("SHOW TRANSACTIONS YIELD transactionId, currentQuery RETURN *") if NEVER in row["currentQuery"] and not row["currentQuery"].startswith("EXPLAIN")]

        process = subprocess.Popen(command("ask", "never", "--timeout", "600"), cwd=case, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        try:
            until = time.monotonic() + 120
            while not running() and time.monotonic() < until:
                time.sleep(0.2)
            assert running()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
        assert process.returncode == 130 and out == "" and "Stopped." in err and "Traceback" not in err
        until = time.monotonic() + 20
        while running() and time.monotonic() < until:
            time.sleep(0.2)
        assert running() == []
