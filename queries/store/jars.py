"""The runtime's files in the user's cache folder: fetched once, each hash checked before use, one cache for all cases."""

from __future__ import annotations

import hashlib
import json
import os
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

import certifi
from filelock import FileLock
from platformdirs import user_cache_dir

from ..errors import DatabaseUnreachable
from . import lock as locked
from .lock import Jar

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all while files are fetched; never called when all are there."""

THREADS, TRIES, CHUNK = 8, 4, 1 << 18


def cache_folder() -> Path:
    """Where the runtime is kept: ``COTERIE_CACHE``, else the user's cache folder."""
    return Path(os.environ.get("COTERIE_CACHE") or user_cache_dir("coterie")).expanduser().absolute()


def repository() -> str:
    """The address files come from: ``COTERIE_MAVEN`` (a mirror), else Maven Central as jgo knows it."""
    from jgo.constants import MAVEN_CENTRAL_URL

    return (os.environ.get("COTERIE_MAVEN") or MAVEN_CENTRAL_URL).rstrip("/")


def library(progress: Progress | None = None, *, jars: tuple[Jar, ...] | None = None) -> Path:
    """The folder with all files of the runtime, complete and checked; fetches what is missing.

    A file whose size and time are those of its last check is not hashed again, so a warm call takes milliseconds
    and no network.
    """
    jars = locked.parse(locked.PATH.read_text(encoding="utf-8")) if jars is None else jars
    folder = cache_folder() / f"neo4j-{locked.VERSION}"
    stamp = folder / "checked.json"
    if not _unchecked(folder, stamp, jars):
        return folder / "lib"
    try:
        (folder / "lib").mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetch.lock"):
            _complete(folder, stamp, jars, progress)
    except OSError as error:
        raise DatabaseUnreachable(
            f"The cache folder {folder} cannot be used: {error}.",
            advice="Free some space there, or name another folder in COTERIE_CACHE.") from error
    return folder / "lib"


def forget_checks() -> None:
    """Have every file hashed again at the next start: something in the cache looks broken."""
    (cache_folder() / f"neo4j-{locked.VERSION}" / "checked.json").unlink(missing_ok=True)


def _mark(path: Path) -> list[int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def _unchecked(folder: Path, stamp: Path, jars: tuple[Jar, ...]) -> list[Jar]:
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    return [jar for jar in jars if known.get(jar.name) != [jar.sha256, _mark(folder / "lib" / jar.name)]]


def _complete(folder: Path, stamp: Path, jars: tuple[Jar, ...], progress: Progress | None) -> None:
    missing = [jar for jar in _unchecked(folder, stamp, jars) if not _good(folder / "lib" / jar.name, jar)]
    if missing:
        _fetch_all(folder / "lib", missing, progress)
    for stray in {path.name for path in (folder / "lib").iterdir()} - {jar.name for jar in jars}:
        (folder / "lib" / stray).unlink()  # an unknown jar on the class path would be run
    checked = {jar.name: [jar.sha256, _mark(folder / "lib" / jar.name)] for jar in jars}
    fresh = stamp.with_suffix(".new")
    fresh.write_text(json.dumps(checked, indent=0, sort_keys=True), encoding="utf-8")
    fresh.replace(stamp)


def _good(path: Path, jar: Jar) -> bool:
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256


def _fetch_all(folder: Path, jars: list[Jar], progress: Progress | None) -> None:
    base, trust, tally = repository(), _trust(), _Tally(sum(jar.size for jar in jars), progress)
    with ThreadPoolExecutor(THREADS) as pool:
        tasks = [pool.submit(_fetch, base, folder, jar, trust, tally)
                 for jar in sorted(jars, key=lambda jar: -jar.size)]
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


def _trust() -> ssl.SSLContext:
    """The system's certificates and certifi's: some Pythons come without the first, some networks need them."""
    trust = ssl.create_default_context()
    trust.load_verify_locations(certifi.where())
    return trust


def _fetch(base: str, folder: Path, jar: Jar, trust: ssl.SSLContext, tally: _Tally) -> None:
    part = folder.parent / f"{jar.name}.part"
    if part.exists() and part.stat().st_size >= jar.size:
        part.unlink()
    tally.add(part.stat().st_size if part.exists() else 0)
    why = ""
    for attempt in range(TRIES):
        if tally.over.is_set() or tally.over.wait(attempt * attempt):
            return
        try:
            _read(f"{base}/{jar.path}", part, jar, trust, tally)
        except (OSError, urllib.error.URLError) as error:
            why = str(getattr(error, "reason", error))
            continue
        if _good(part, jar):
            part.replace(folder / jar.name)
            return
        why = "its SHA-256 is not the one in the lock"
        tally.add(-part.stat().st_size)
        part.unlink()
    raise DatabaseUnreachable(
        f"{jar.file}, a part of Neo4j, could not be fetched from {base}: {why}.",
        advice="It is needed once and then kept. Check the network (HTTPS_PROXY, SSL_CERT_FILE), name a mirror in "
        "COTERIE_MAVEN, or use another Neo4j through NEO4J_URI; then run the command again: it goes on where it was.")


def _read(address: str, part: Path, jar: Jar, trust: ssl.SSLContext, tally: _Tally) -> None:
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address, headers={"Range": f"bytes={have}-"} if have else {})
    with urllib.request.urlopen(request, timeout=30, context=trust) as answer:
        if have and answer.status != 206:  # the server sends the whole file again
            tally.add(-have)
            part.unlink()
        with part.open("ab") as file:
            while (block := answer.read(CHUNK)) and not tally.over.is_set():
                file.write(block)
                tally.add(len(block))
    if part.stat().st_size < jar.size:
        raise OSError("the connection ended early")
