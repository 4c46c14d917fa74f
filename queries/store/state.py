"""What is known of a case's server: its process, its ports, its password; kept in files of the graph folder."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from ..errors import DatabaseUnreachable


@dataclass(frozen=True)
class State:
    """The server as last started; ``pid`` 0 after a stop. ``born`` is the process's start, in seconds UTC."""

    bolt: int = 0
    http: int = 0
    pid: int = 0
    born: float = 0.0
    version: str = ""

    @property
    def process(self) -> psutil.Process | None:
        """The server's process, None when it is gone; a pid that another program has taken since is not it."""
        if not self.pid:
            return None
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE or abs(process.create_time() - self.born) > 2:
                return None
        except psutil.Error:
            return None
        return process


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


def stray(folder: Path) -> psutil.Process | None:
    """A server that runs on this folder though the state does not know it."""
    mark = f"--home-dir={folder}"
    for process in psutil.process_iter(["cmdline", "status"]):
        if mark in (process.info["cmdline"] or ()) and process.info["status"] != psutil.STATUS_ZOMBIE:
            return process
    return None


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
