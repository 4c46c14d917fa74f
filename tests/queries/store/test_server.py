"""One server per case, through everything that befalls it; the folder's name has a space and letters of four scripts."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from coterie.queries.errors import DatabaseUnreachable
from coterie.queries.store import Store, browser_url, conf, open_managed, start, state, status, stop

OPEN = ("import sys; from pathlib import Path; from coterie.queries.store import open_managed, status;"
        "folder = Path(sys.argv[1]); open_managed(folder).close(); print(status(folder).pid)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A graph folder in which two commands, begun at the same moment, started the server and ended."""
    folder = tmp_path_factory.mktemp("cases") / "l'été ə عربي Ж" / "graph"
    commands = [subprocess.Popen([sys.executable, "-c", OPEN, folder], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = {command.communicate(timeout=240)[0] for command in commands}
    assert told == {f"{status(folder).pid}\n"}, "both must have found the same server"
    yield folder
    stop(folder)


def serving(folder: Path) -> list[int]:
    return [process.pid for process in psutil.process_iter() if state.home(process) == folder]


def test_it_outlives_the_command_that_started_it_and_is_nobodys_child(folder: Path) -> None:
    now = status(folder)
    assert now.running and serving(folder) == [now.pid]
    assert os.getsid(now.pid) != os.getsid(0) and psutil.Process(now.pid).ppid() != os.getpid()


def test_it_listens_on_this_machine_only(folder: Path) -> None:
    start(folder)
    listening = [each.laddr for each in psutil.Process(status(folder).pid).net_connections() if each.status == "LISTEN"]
    assert {each.ip.removeprefix("::ffff:") for each in listening} == {"127.0.0.1"}
    known = state.load(folder)
    assert {each.port for each in listening} == {known.bolt, known.http}


def test_its_password_is_seen_by_its_owner_only(folder: Path) -> None:
    start(folder)
    secret = state.password(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "password").stat().st_mode & 0o777 == 0o600 and len(secret) >= 24
    assert not any(secret in word for word in psutil.Process(status(folder).pid).cmdline())
    others = [path for path in folder.rglob("*") if path.is_file() and path.name != "password"]
    assert not [path for path in others if secret.encode() in path.read_bytes()]


def test_a_password_that_does_not_fit_says_where_to_mend_it(folder: Path) -> None:
    start(folder)
    kept = state.password(folder)
    state.secret(folder / "password", "another\n")
    try:
        with pytest.raises(DatabaseUnreachable, match=r"refuses the user name or the password.*write the new one into") as fault:
            open_managed(folder)
        assert fault.value.exit == 6
    finally:
        state.secret(folder / "password", kept + "\n")
    open_managed(folder).close()


def test_the_browser_gets_its_question(folder: Path) -> None:
    start(folder)
    now = status(folder)
    assert browser_url(now, "MATCH (n) RETURN n") == (
        f"{now.http}/browser/?connectURL=bolt://neo4j@{now.bolt[7:]}&db=neo4j#&cmd=edit&arg=MATCH%20%28n%29%20RETURN%20n")


def test_a_server_whose_state_was_lost_is_found_again(folder: Path) -> None:
    start(folder)
    before = state.load(folder)
    (folder / "server.json").unlink()
    assert start(folder) == before and serving(folder) == [before.pid]


@pytest.mark.slow
def test_what_was_written_survives_a_stop_and_a_crash_and_a_taken_port_is_left_alone(
        folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_managed(folder) as store:
        store.write("MERGE (:Account {key: 'x:1'})")
    first = state.load(folder)
    assert stop(folder) and serving(folder) == [] and status(folder).state == "stopped" and not stop(folder)
    choose, late = conf.ports, iter([(first.bolt, first.http)])
    monkeypatch.setattr(conf, "ports", lambda wished: next(late, None) or choose(wished))
    with socket.create_server(("127.0.0.1", first.bolt)):  # taken after it was chosen, and it answers too
        with open_managed(folder) as store:  # at once after the stop: the files must have been let go
            store.write("MERGE (:Account {key: 'x:2'})")
        second = state.load(folder)
    assert second.bolt != first.bolt
    os.kill(second.pid, signal.SIGKILL)
    while state.alive(second.pid):
        time.sleep(0.01)
    assert status(folder).state == "crashed"
    with open_managed(folder) as store:
        assert store.read("MATCH (a:Account) RETURN a.key AS key ORDER BY key") == [{"key": "x:1"}, {"key": "x:2"}]
    assert state.load(folder).bolt == second.bolt, "its ports are kept while they are free"


def test_a_number_that_another_program_has_now_is_not_the_server(folder: Path, tmp_path: Path) -> None:
    state.save(tmp_path, replace(state.load(folder), pid=os.getpid()))
    assert status(tmp_path).state == "crashed"
    assert not stop(tmp_path), "and it is left in peace: this test lives on"
    assert status(tmp_path).state == "stopped"


def test_asking_how_it_is_starts_nothing(tmp_path: Path) -> None:
    assert status(tmp_path / "graph").state == "stopped" and not stop(tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_deleted_under_a_running_server_begins_anew(folder: Path) -> None:
    old = start(folder)
    shutil.rmtree(folder)
    with open_managed(folder) as store:
        assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert serving(folder) == [state.load(folder).pid] != [old.pid]


def test_a_lost_password_is_said_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "data" / "databases" / "system").mkdir(parents=True)
    with pytest.raises(DatabaseUnreachable, match="password of the case's database cannot be read"):
        open_managed(tmp_path)


def test_files_that_are_no_database_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data" / "databases").mkdir(parents=True)
    (tmp_path / "data" / "databases" / "system").write_text("this is a file")
    state.secret(tmp_path / "password", "whatever")
    with pytest.raises(DatabaseUnreachable, match=r"The database did not start: .* The log says more") as fault:
        open_managed(tmp_path)
    assert Path(fault.value.where).is_file() and serving(tmp_path) == []


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file")
    with pytest.raises(DatabaseUnreachable, match="folder cannot be written"):
        open_managed(tmp_path / "case" / "graph")


def test_nobody_at_the_address_is_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(DatabaseUnreachable, match="does not answer") as fault:
        Store(f"bolt://127.0.0.1:{port}", "neo4j", "secret")
    assert fault.value.where == f"bolt://127.0.0.1:{port}"
