"""What goes wrong is one sentence with advice and an exit code; for scripts, one object on stderr."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from contextlib import suppress

import psutil
import pytest
from as_user import command, run

TOML = '[a]\nstarts = 2024-02-02T11:00:00\nends = 2024-02-02T16:00:00\n'


@pytest.fixture
def empty(tmp_path):
    """A case whose database was never started."""
    run(tmp_path, "new", "c", "--zone", "UTC")
    return tmp_path / "c"


def fault(folder, *words, **environment):
    said = run(folder, *words, "--json", **environment)
    assert said.out == "" and "Traceback" not in said.err
    (line,) = said.err.splitlines()
    found = json.loads(line)
    assert set(found) == {"error", "where", "advice", "exit"} and found["exit"] == said.exit
    return found


def closed_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_words_that_are_off_are_2(empty):
    for words in (("ask", "no/question"), ("ask", "origin/first-posters", "-p", "operation"), ("formats", "nothing"), ("detect", "--seed", "x"), ("clusters", "--nothing"), ("clusters",),
                  ("load",), ("load", "x.csv", "--observed-at", "yesterday"), ("load", "x.csv", "--zone", "Nowhere/X"), ("status", "--case", "/nowhere")):
        assert fault(empty, *words)["exit"] == 2, words
    for words in (("ask", "no/question"), ("clusters", "--nothing"), ("clusters",)):
        assert (said := run(empty, *words)).exit == 2 and said.out == "" and "Traceback" not in said.err, words


def test_a_closed_port_is_6(empty):
    there = {"NEO4J_URI": f"bolt://127.0.0.1:{closed_port()}", "NEO4J_PASSWORD": "hidden-word"}
    for words in (("status",), ("ask", "operations/volume"), ("detect",), ("load", "/dev/null"), ("db", "status")):
        found = fault(empty, *words, **there)
        assert found["exit"] == 6 and there["NEO4J_URI"] in found["where"] and "hidden-word" not in str(found), words


def test_a_folder_that_is_there_is_1(empty):
    assert fault(empty.parent, "new", "c")["exit"] == 1


def test_ctrl_c_is_a_sentence_and_130(empty):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        there = {"NEO4J_URI": f"bolt://127.0.0.1:{silent.getsockname()[1]}", "NEO4J_PASSWORD": "x"}
        # A shell's background job hands on that Ctrl-C is ignored; a user's terminal does not.
        process = subprocess.Popen(command("status"), cwd=empty, env={**os.environ, **there}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        silent.settimeout(60)
        waiting, _ = silent.accept()  # now it waits for a database that says nothing
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        waiting.close()
    assert process.returncode == 130 and out == "" and "Stopped." in err and "Traceback" not in err


def test_ctrl_c_ends_both_processes_of_a_first_load_and_leaves_nothing(empty):
    row = "{0},{0},a{0},,,{1} #tag https://example.org/{0},{0},\n"
    (empty / "posts.csv").write_text("message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n" + "".join(row.format(i, "words " * 20) for i in range(150_000)))
    process = psutil.Popen(command("load", "posts.csv"), cwd=empty, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
                           preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    until = time.monotonic() + 60
    while not (second := process.children()) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    # Python loses an interrupt that comes while it calls back from a weak reference: who pressed Ctrl-C once in vain does it again.
    for _ in range(5):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            _, err = process.communicate(timeout=10)
            break
    assert process.returncode == 130 and "Stopped." in err and "Traceback" not in err, err
    assert len(second) == 1 and not second[0].is_running() and not list((empty / "graph").rglob("load-*")) and not (empty / "sources").exists()


@pytest.mark.parametrize(("text", "says"), [
    ("name = ", "case.toml"), ('zone = "Mars/Base"', "case.toml: zone"), ("zone = 5", "case.toml: zone"), ('colour = "red"', "case.toml: colour"),
    ('database = "bolt://x"', "case.toml: database"), ("[report]\npaths = [\"a\"]", "case.toml: report.paths"), ("[report]\nlists = \"a\"", "case.toml: report.lists")])
def test_a_broken_case_is_named_with_its_key(empty, text, says):
    (empty / "case.toml").write_text(text)
    assert says in fault(empty, "status")["where"]


@pytest.mark.parametrize(("text", "says"), [
    ("[a", "operations.toml"), (TOML, "[a]"), (TOML + 'hashtags = ["x"]', "[a]"), (TOML + 'any_hashtags = "x"', "[a] any_hashtags"), ("a = 1", "[a]"),
    (TOML.replace("2024-02-02T11:00:00", '"soon"') + 'text = "x"', "[a] starts"), (TOML + 'zone = "Mars/Base"\ntext = "x"', "[a] starts")])
def test_a_broken_operation_is_named_with_its_key(empty, text, says):
    from coterie.cases.case import open_case
    from coterie.queries.errors import BadInput

    (empty / "operations.toml").write_text(text)
    with pytest.raises(BadInput) as told:
        open_case(empty).operations()
    assert "operations.toml" in str(told.value) and says in str(told.value)
