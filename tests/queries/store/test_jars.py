"""The runtime's files, fetched from a real web server on this machine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from coterie.queries.errors import DatabaseUnreachable
from coterie.queries.store import lock
from coterie.queries.store.jars import library
from coterie.queries.store.lock import Jar


class Repository(ThreadingHTTPServer):
    """Serves a folder, knows ranges, and keeps what it was asked for."""

    def __init__(self, root: Path) -> None:
        self.root, self.asked = root, []
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        content = (self.server.root / self.path.lstrip("/")).read_bytes()
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.server.asked.append((self.path.rpartition("/")[2], start))
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        self.wfile.write(content[start:])

    def log_message(self, *words: object) -> None:
        pass


def made(repository: Path, name: str, content: bytes, classifier: str = "") -> Jar:
    jar = Jar("org.example", name, "1.0", classifier, hashlib.sha256(content).hexdigest(), len(content))
    (repository / jar.path).parent.mkdir(parents=True, exist_ok=True)
    (repository / jar.path).write_bytes(content)
    return jar


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    with Repository(tmp_path / "repository") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("COTERIE_MAVEN", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("COTERIE_CACHE", str(tmp_path / "cache"))
        yield server
        server.shutdown()


@pytest.fixture
def jars(server: Repository) -> tuple[Jar, ...]:
    return (made(server.root, "big", b"B" * 1_000_000), made(server.root, "native", b"N" * 10, "linux-x86_64"), made(server.root, "small", b"s"))


@pytest.mark.parametrize("name", lock.RELEASES)
def test_each_committed_lock_is_sorted_whole_and_without_addresses(name: str) -> None:
    release = lock.RELEASES[name]
    text = release.path.read_text(encoding="utf-8")
    jars = lock.parse(text)
    assert lock.render(list(jars), release) == text and "://" not in text
    assert len(jars) == len({jar.name for jar in jars}) > 200
    assert set(release.roots) <= {f"{jar.group}:{jar.artifact}:{jar.version}" for jar in jars}


def test_files_come_once_with_their_progress_and_then_no_network_is_needed(server: Repository, jars: tuple[Jar, ...]) -> None:
    told: list[tuple[int, int]] = []
    folder = library(lambda done, total: told.append((done, total)), jars=jars)
    assert sorted(path.name for path in folder.iterdir()) == sorted(jar.name for jar in jars)
    assert told[-1] == (1_000_011, 1_000_011) and told == sorted(told)
    server.shutdown()
    server.server_close()
    assert library(lambda done, total: pytest.fail("fetched again"), jars=jars) == folder


def test_a_file_that_was_cut_off_goes_on_where_it_was(server: Repository, jars: tuple[Jar, ...], tmp_path: Path) -> None:
    part = tmp_path / "cache" / f"neo4j-{lock.LTS.version}" / f"{jars[0].name}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"B" * 400_000)
    folder = library(jars=jars)
    assert ("big-1.0.jar", 400_000) in server.asked and jars[0].fits(folder / jars[0].name)


def test_a_damaged_file_is_seen_and_fetched_anew_alone(server: Repository, jars: tuple[Jar, ...]) -> None:
    folder = library(jars=jars)
    (folder / jars[2].name).write_bytes(b"x")  # as long as before
    (folder / "stranger-1.0.jar").write_bytes(b"would be run")
    server.asked.clear()
    library(jars=jars)
    assert server.asked == [("small-1.0.jar", 0)]
    assert {path.name for path in folder.iterdir()} == {jar.name for jar in jars}


def test_a_file_that_is_not_the_locked_one_is_never_used(server: Repository, jars: tuple[Jar, ...]) -> None:
    forged = replace(jars[2], sha256="0" * 64)
    with pytest.raises(DatabaseUnreachable, match=r"small-1\.0\.jar.*SHA-256 is not the one in the lock") as fault:
        library(jars=(*jars[:2], forged))
    assert fault.value.exit == 6
    assert not list((Path(server.root).parent / "cache").rglob(f"{forged.name}*"))
    library(jars=jars)
    assert [name for name, _ in server.asked].count("big-1.0.jar") == 1, "what was good is kept"


def test_no_network_is_a_sentence_with_a_way_out(server: Repository, jars: tuple[Jar, ...]) -> None:
    server.shutdown()
    server.server_close()
    with pytest.raises(DatabaseUnreachable, match=r"could not be fetched from http.*no connection.*goes on where it was"):
        library(jars=jars[2:])


def test_a_missing_file_is_a_sentence(server: Repository, jars: tuple[Jar, ...]) -> None:
    (server.root / jars[2].path).unlink()
    with pytest.raises(DatabaseUnreachable, match="could not be fetched"):
        library(jars=jars)


def test_a_cache_that_cannot_be_written_is_a_sentence(server: Repository, jars: tuple[Jar, ...], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(DatabaseUnreachable, match=r"cache folder .* cannot be used.*COTERIE_CACHE"):
        library(jars=jars)


def test_several_at_once_fetch_each_file_once(server: Repository, jars: tuple[Jar, ...]) -> None:
    with ThreadPoolExecutor(4) as pool:
        folders = {task.result() for task in [pool.submit(library, jars=jars) for _ in range(4)]}
    assert len(folders) == 1 and len(server.asked) == 3
