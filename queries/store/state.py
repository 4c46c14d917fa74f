"""What is known of a case's server: its process, its ports, its password; kept in files of the graph folder."""

from __future__ import annotations

import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from ..errors import DatabaseUnreachable

HOME = "--home-dir="


@dataclass(frozen=True)
class State:
    """The server as last started: its ports, its process (0 after a stop), and whether it was told to stop."""

    bolt: int = 0
    http: int = 0
    pid: int = 0
    version: str = ""
    leaving: bool = False


def process_of(folder: Path, known: State) -> psutil.Process | None:
    """The folder's server; None when it is gone, though another program may have its number since."""
    process = alive(known.pid)
    return process if process and home(process) == folder else None


def home(process: psutil.Process) -> Path | None:
    """The graph folder that a process serves, None when it is no such server."""
    try:
        words = process.cmdline()
    except psutil.Error:
        return None
    return next((Path(word.removeprefix(HOME)) for word in words if word.startswith(HOME)), None)


def version(process: psutil.Process) -> str:
    """The version of Neo4j that a server runs: its files lie in a folder of that name."""
    with suppress(psutil.Error):
        if found := re.search(r"neo4j-([\d.]+)/lib/\*", " ".join(process.cmdline())):
            return found[1]
    return ""


def alive(pid: int) -> psutil.Process | None:
    """The process of that number; one that has ended but is still listed, as in containers, does not count."""
    try:
        process = psutil.Process(pid) if pid else None
        return process if process and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def load(folder: Path) -> State:
    """The state last saved; an empty one when there is none or it cannot be read."""
    try:
        return State(**json.loads((folder / "server.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return State()


def save(folder: Path, state: State) -> State:
    """Replace the saved state at once, so that no reader sees half of it."""
    fresh = folder / "server.json.new"
    fresh.write_text(json.dumps(asdict(state), indent=1) + "\n", encoding="utf-8")
    fresh.replace(folder / "server.json")
    return state


def stray(folder: Path, known: State) -> psutil.Process | None:
    """A server on this folder's files that the state does not know, or that was started before the folder moved."""
    moved = alive(known.pid)
    if moved and (old := home(moved)) and old != folder and not old.exists():
        return moved
    return next((process for process in psutil.process_iter() if home(process) == folder and alive(process.pid)), None)


def secret(path: Path, content: str) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(content)


def new_password() -> str:
    """32 random characters."""
    return secrets.token_urlsafe(24)


def password(folder: Path) -> str:
    """The password of user ``neo4j`` of a managed server."""
    path = folder / "password"
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise DatabaseUnreachable(
            "The password of the case's database cannot be read.", where=str(path),
            advice="Put the file back from a backup of the case, or delete the graph folder and load the sources again."
        ) from error
