"""coterie as a user starts it: a process in a folder, with or without a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

HOSTILE = "evil\x1b[2J\u202ehandle\nCluster 9   forged"
COLUMNS = ("platform", "id", "account_id", "handle", "at", "text", "links", "synthetic")
START = datetime(2024, 2, 1, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """What a process said, and its exit code."""

    out: str
    err: str
    exit: int


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "coterie", *words]


def run(folder: Path, *words: str, **environment: str) -> Said:
    done = subprocess.run(command(*words), cwd=folder, capture_output=True, text=True, timeout=180, env={**os.environ, **environment})
    return Said(done.stdout, done.stderr, done.returncode)


def seen(folder: Path, columns: int, *words: str, **environment: str) -> str:
    """Everything that a person sees in a window of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    plain = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")} | {"TERM": "xterm"} | environment
    process = subprocess.Popen(command(*words), cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=plain)
    os.close(theirs)
    shown = bytearray()
    try:
        while select.select([ours], [], [], 180)[0]:
            shown += os.read(ours, 65536)
    except OSError:
        pass  # the other end is closed: it has ended
    finally:
        os.close(ours)
        process.wait(timeout=60)
    return shown.decode("utf-8").replace("\r\n", "\n")


def posts() -> list[tuple[str, ...]]:
    """A hundred and twenty people who post when they like, and five accounts that give the same link within seconds, twenty times."""
    rows: list[tuple[str, ...]] = []

    def post(account: int, handle: str, minutes: float, text: str, link: str = "") -> None:
        at = (START + timedelta(minutes=minutes)).isoformat()
        rows.append(("x", str(5000 + len(rows)), str(account), handle, at, text, link, "true"))

    for person in range(120):
        for n in range(20):
            minutes = (person * 397 + n * 1511 + n * n * 37) % 30000
            post(100 + person, f"person_{person}", minutes, f"word{person} thing{n} for{person * n}", f"https://example.net/{(person * 7 + n * 3) % 60}")
    for n in range(20):
        for member in range(5):
            handle = HOSTILE if member == 0 else f"member_{member}"
            post(1 + member, handle, 700 + n * 1440 + n * 17 + member / 20, f"\x1b[31mred\u202e {n} {member} a{n * member}", f"https://example.org/{n}")
    return rows
