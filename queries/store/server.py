"""The managed server's life: find, start, stop; one per case folder, however many commands ask at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import psutil
from filelock import FileLock, Timeout

from ..errors import DatabaseUnreachable
from . import conf, launch, state
from .jars import Progress
from .lock import LTS, Release
from .state import State

GONE, TURN = 60.0, 300.0
"""Seconds to wait: for a server to end, and for another command that starts or stops it."""


@dataclass(frozen=True)
class ServerStatus:
    """The server of a case. ``state`` is running, starting, stopped or crashed; addresses are empty without a process."""

    state: str
    version: str
    bolt: str
    http: str
    pid: int
    log: Path
    folder: Path

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self.state == "running"


def status(folder: Path) -> ServerStatus:
    """What is known of the folder's server, without starting it."""
    folder = folder.resolve()
    known = state.load(folder)
    alive = state.process_of(folder, known) is not None
    word = "crashed" if known.pid else "stopped"
    if alive:
        word = "running" if launch.answering(folder, known) else "starting"
    return ServerStatus(
        word, known.version or LTS.version,
        f"bolt://{conf.HOST}:{known.bolt}" if alive else "", f"http://{conf.HOST}:{known.http}" if alive else "",
        known.pid if alive else 0, folder / "logs" / launch.LOG, folder)


def browser_url(status: ServerStatus, query: str | None = None) -> str:
    """The address that opens Neo4j Browser on this server, with a text in its editor if one is given.

    What is asked stands behind the #: it stays in the browser, reaches no log, and may be long.
    """
    address = status.bolt.removeprefix("bolt://")
    url = f"{status.http}/browser/?connectURL=bolt://neo4j@{address}&db=neo4j"
    return f"{url}#&cmd=edit&arg={quote(query, safe='')}" if query else url


def start(folder: Path, progress: Progress | None = None, release: Release = LTS) -> State:
    """The folder's server, running and answering; started if need be. Any number of processes may call this at once.

    A server of another release is ended and started anew as this one; a graph goes to a later release, never back.
    """
    folder = folder.resolve()
    known = state.load(folder)
    same = known.version == release.version
    if same and state.process_of(folder, known) and not known.leaving and launch.answering(folder, known):
        return known
    with _writable(folder), _turn(folder):
        known = _survivor(folder)
        if process := state.process_of(folder, known):
            if known.version == release.version:
                if launch.ready(folder, known):
                    return known
            else:
                _end(process, folder)
        return launch.launch(folder, known, progress, release)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder while no server runs on it; DatabaseUnreachable when one does."""
    with _writable(folder), _turn(folder):
        if state.process_of(folder, _survivor(folder)):
            raise DatabaseUnreachable("The database is running.", where=str(folder), advice="End it first: coterie db stop")
        yield


def stop(folder: Path) -> bool:
    """End the folder's server and wait until it has let go of its files. False when none was running."""
    folder = folder.resolve()
    if not folder.is_dir():
        return False
    with _turn(folder):
        known = _survivor(folder)
        process = state.process_of(folder, known)
        if process:
            state.save(folder, replace(known, leaving=True))
            _end(process, folder)
            state.save(folder, replace(known, pid=0))
        return process is not None


def _end(process: psutil.Process, folder: Path) -> None:
    with suppress(psutil.NoSuchProcess):
        process.terminate()
    until = time.monotonic() + GONE
    while state.alive(process.pid):
        if time.monotonic() > until:
            raise DatabaseUnreachable(
                f"The database (process {process.pid}) was told to stop but is still busy after {GONE:.0f} s.",
                where=str(folder), advice="Wait and try again: it is writing, and to end it by force may cost the last changes.")
        time.sleep(0.05)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # what people said stays with the one who holds the case
        for name in ("conf", "logs", "run", "import", "plugins"):
            (folder / name).mkdir(exist_ok=True)
        yield
    except OSError as error:
        raise DatabaseUnreachable(f"The database's folder cannot be written: {error}.", where=str(folder),
                                  advice="Choose a case folder that you may write to, on a disk with some space.") from error


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Hold the right to start and stop the folder's server; ends with the process that holds it."""
    turn = FileLock(folder / "start.lock", timeout=TURN)
    try:
        turn.acquire()
    except Timeout as error:
        raise DatabaseUnreachable("Another command has been starting or stopping the database for five minutes.",
                                  where=str(folder), advice="Wait for it or end it, then try again.") from error
    try:
        yield
    finally:
        turn.release()


def _survivor(folder: Path) -> State:
    """The state as it truly is: with a server whose state was lost, without one that is no longer of use."""
    known = state.load(folder)
    process = state.process_of(folder, known)
    if process and not known.leaving:
        return known
    if process or (process := state.stray(folder, known)):
        settings = folder / "conf" / "neo4j.conf"
        if not known.leaving and state.home(process) == folder and settings.exists():
            return state.save(folder, State(*conf.read_ports(settings.read_text(encoding="utf-8")), process.pid,
                                            state.version(process)))
        if not settings.exists():
            process.kill()  # its files were deleted under its feet: there is nothing left to save
        _end(process, folder)  # a stop was cut short, or its folder was moved
    return state.save(folder, replace(known, pid=0, leaving=False)) if known.pid else known
