"""Bring one server up: first password, settings, process, and the wait until it answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from ..errors import DatabaseUnreachable
from . import conf, diagnosis, jars, java, lock, state
from .jars import Progress
from .lock import Release
from .state import State

READY = 240.0
"""Seconds for a server to answer; a big graph that crashed needs a while to mend itself."""

LOG = "console.log"
IMPORTING = "importing"
"""Stands in the folder while an import runs."""
ADMIN = "org.neo4j.cli.AdminTool"
OPENS = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch"))
FOREIGN = ("NEO4J_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "LC_", "LANG")
"""Beginnings of the names of settings meant for other programs, which would bend this server too."""


def launch(folder: Path, known: State, progress: Progress | None, release: Release) -> State:
    """Start a server on the folder, on the ports of the last time if they are free; back when it answers."""
    if lock.order(known.version) > release.order:
        raise DatabaseUnreachable(
            f"This graph was last used by Neo4j {known.version}; {release.version} cannot read it.", where=str(folder),
            advice="Ask for the later one again in case.toml, or delete the graph folder and load the sources anew.")
    runtime, library = java.find(release.javas), jars.library(progress, release=release)
    if (folder / IMPORTING).exists():  # an import was cut short: what it left is of no use
        empty(folder)
    if not (folder / "password").exists() and not (folder / "data" / "databases" / "system").exists():
        _first_password(folder, runtime, library)
    state.password(folder)
    log = folder / "logs" / LOG
    for _ in range(3):  # a port can be taken between choosing it and listening on it
        bolt, http = conf.ports((known.bolt, known.http))
        (folder / "conf" / "neo4j.conf").write_text(conf.render(bolt, http), encoding="utf-8")
        fresh = _spawn(folder, runtime, library, State(bolt, http, version=release.version), release.main)
        if ready(folder, fresh):
            return fresh
        if not diagnosis.port_taken(log):
            break
        known = State(version=known.version)
    state.save(folder, replace(fresh, pid=0))
    raise diagnosis.why(log)


def empty(folder: Path) -> None:
    """Do away with the database's graph and with the mark of an unfinished import; no server may be running on it."""
    with suppress(FileNotFoundError, ValueError, psutil.NoSuchProcess):
        # Whoever waited for this import was killed; it must not go on writing beside the next one.
        left = psutil.Process(int((folder / IMPORTING).read_text()))
        if ADMIN in left.cmdline():
            left.kill()
            left.wait(30)
    for part in ("databases", "transactions"):
        shutil.rmtree(folder / "data" / part / "neo4j", ignore_errors=True)
    (folder / IMPORTING).unlink(missing_ok=True)


def answering(folder: Path, known: State) -> bool:
    """Whether it is this server that answers: another one may have taken its port while it was starting."""
    log = folder / "logs" / LOG
    return (not log.exists() or b"Bolt enabled" in log.read_bytes()) and conf.answers(known.bolt)


def ready(folder: Path, known: State) -> bool:
    """Wait until the server answers; False when its process ends first."""
    until = time.monotonic() + READY
    while time.monotonic() < until:
        if state.process_of(folder, known) is None:
            return False
        if answering(folder, known):
            return True
        time.sleep(0.2)
    raise DatabaseUnreachable(
        f"The database was started (process {known.pid}) but does not answer after {READY:.0f} s.",
        where=str(folder / "logs" / LOG), advice="A big graph may still be mending itself: wait and try again, or read the log.")


def _first_password(folder: Path, runtime: Path, library: Path) -> None:
    fresh = state.new_password()
    admin(folder, runtime, library, ["dbms", "set-initial-password", fresh])
    state.secret(folder / "password", fresh + "\n")


def admin(folder: Path, runtime: Path, library: Path, words: list[str], *, heap: str = "256m", limit: float = READY,
          mark: Path | None = None) -> None:
    """Run one command of neo4j-admin on the folder, at most ``limit`` seconds; DatabaseUnreachable tells what it said.

    ``mark`` is a file that gets the number of its process, for whoever must end it when this one was killed.
    """
    arguments = folder / "run" / "arguments"
    # By a file: words on the command line can be read by everyone on the machine.
    state.secret(arguments, "".join(f"{word}\n" for word in words))
    try:
        # An import is work from end to end: the collector that stops it now and then costs a tenth less than the one that goes along.
        command: list[str | Path] = [runtime, f"-Xmx{heap}", "-XX:+UseParallelGC", *OPENS, "-cp", f"{library}/*", ADMIN]
        run = subprocess.Popen(
            [*command, f"@{arguments.relative_to(folder)}"], cwd=folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            env=_environment() | {"NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")})
        with run:
            if mark:
                mark.write_text(str(run.pid))
            try:
                out, err = run.communicate(timeout=limit)
            except BaseException:
                run.kill()
                raise
        if run.returncode:
            raise subprocess.CalledProcessError(run.returncode, ADMIN, out, err)
    except subprocess.SubprocessError as error:
        jars.forget_checks()
        told = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip() or str(error)
        raise DatabaseUnreachable(f"Neo4j could not be set up: {told}", where=str(folder),
                                  advice="Run the command again: its files will be checked first.") from error
    finally:
        arguments.unlink()


def _environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return ours | {"LC_ALL": "C.UTF-8"}  # Java reads folder names by it, and they may be in any script


def _spawn(folder: Path, runtime: Path, library: Path, fresh: State, main: str) -> State:
    heap, _ = conf.memory(psutil.virtual_memory().total)
    log = folder / "logs" / LOG
    if log.exists():
        log.replace(log.with_name("console.before.log"))
    # The shell leaves at once, so the server is nobody's child: it outlives the command, and Ctrl-C passes it by.
    shell = ["/bin/sh", "-c", '"$@" >"$0" 2>&1 </dev/null & echo $!', str(log)]
    command = [str(runtime), *OPENS, "-Xms256m", f"-Xmx{heap // conf.MIB}m", "-XX:+ExitOnOutOfMemoryError", "-cp",
               f"{library}/*", main, f"{state.HOME}{folder}", f"--config-dir={folder / 'conf'}", "--console-mode"]
    told = subprocess.run(shell + command, cwd=folder, check=True, capture_output=True, text=True,
                          start_new_session=True, env=_environment())
    return state.save(folder, replace(fresh, pid=int(told.stdout)))
