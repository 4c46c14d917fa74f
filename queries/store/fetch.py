"""Fetch the runtime's files from a Maven repository, going on where it was cut off."""

from __future__ import annotations

import os
import ssl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from ..errors import DatabaseUnreachable
from .jars import Progress
from .lock import Jar

THREADS, TRIES, CHUNK = 8, 4, 1 << 18


def repository() -> str:
    """The address files come from: ``COTERIE_MAVEN`` (a mirror), else Maven Central as jgo knows it."""
    from jgo.constants import MAVEN_CENTRAL_URL

    return (os.environ.get("COTERIE_MAVEN") or MAVEN_CENTRAL_URL).rstrip("/")


def fetch(jars: list[Jar], folder: Path, progress: Progress | None) -> None:
    """Put the files into ``folder``, eight at a time, each under its name only once its SHA-256 fits."""
    base, tally = repository(), _Tally(sum(jar.size for jar in jars), progress)
    with _session() as session, ThreadPoolExecutor(THREADS) as pool:
        tasks = [pool.submit(_fetch, session, base, folder, jar, tally) for jar in sorted(jars, key=lambda jar: -jar.size)]
        try:
            for task in tasks:
                task.result()
        except BaseException:
            tally.over.set()  # one failed, or Ctrl-C: the others stop soon; what they have stays for the next time
            pool.shutdown(cancel_futures=True)
            raise


class _Tally:
    """Bytes fetched so far, from all threads."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.progress, self.done = total, progress, 0
        self.mutex, self.over = Lock(), Event()

    def add(self, amount: int) -> None:
        with self.mutex:
            self.done += amount
            if self.progress:
                self.progress(self.done, self.total)


class _Trusting(HTTPAdapter):
    """Trusts the system's certificates beside certifi's: some networks need the first, some Pythons lack them."""

    def init_poolmanager(self, *words: Any, **named: Any) -> None:
        super().init_poolmanager(*words, **named, ssl_context=ssl.create_default_context())


def _session() -> requests.Session:
    """Connections that are kept: a new one for each small file would take ten times as long."""
    session = requests.Session()
    session.mount("https://", _Trusting(pool_maxsize=THREADS))
    return session


def _fetch(session: requests.Session, base: str, folder: Path, jar: Jar, tally: _Tally) -> None:
    part = folder.parent / f"{jar.name}.part"
    if part.exists() and part.stat().st_size >= jar.size:
        part.unlink()
    tally.add(part.stat().st_size if part.exists() else 0)
    why = ""
    for attempt in range(TRIES):
        if tally.over.wait(attempt * attempt * 0.25):
            return
        try:
            _read(session, f"{base}/{jar.path}", part, jar, tally)
        except requests.RequestException as error:
            why = _plainly(error)
            continue
        if jar.fits(part):
            part.replace(folder / jar.name)
            return
        if part.stat().st_size >= jar.size:
            why = "its SHA-256 is not the one in the lock"
            tally.add(-part.stat().st_size)
            part.unlink()
    raise DatabaseUnreachable(
        f"{jar.file}, a part of Neo4j, could not be fetched from {base}: {why or 'the connection ended early'}.",
        advice="It is needed once and then kept. Check the network (HTTPS_PROXY, REQUESTS_CA_BUNDLE), name a mirror in "
        "COTERIE_MAVEN, or use another Neo4j through NEO4J_URI; then run the command again: it goes on where it was.")


def _read(session: requests.Session, address: str, part: Path, jar: Jar, tally: _Tally) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with session.get(address, headers=headers, stream=True, timeout=30) as answer:
        answer.raise_for_status()
        if have and answer.status_code != 206:  # the server sends the whole file again
            tally.add(-have)
            part.unlink()
        with part.open("ab") as file:
            for block in answer.iter_content(CHUNK):
                file.write(block)
                tally.add(len(block))
                if tally.over.is_set():
                    return


def _plainly(error: requests.RequestException) -> str:
    if error.response is not None:
        return f"the server says {error.response.status_code}"
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    return "the certificate is not trusted" if isinstance(error, requests.exceptions.SSLError) else "no connection"
