"""The graph made anew from sources/ alone: what was loaded, in the order and with the settings that the log of custody tells."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..queries.errors import BadInput, UsageError
from ..queries.store import stop
from . import custody, steps
from .case import Case

if TYPE_CHECKING:
    from ..loaders.load import Loaded, Progress

SETTINGS = ("as_format", "zone", "observed_at", "object", "of", "covers", "complete")
"""What ``steps.load`` was told, beside the files."""
Line = dict[str, Any]


def rebuild(case: Case, without: Collection[str] = (), *, progress: Callable[[Path], Progress | None] | None = None) -> list[Loaded]:
    """Make the graph anew from what was loaded since the last rebuild, except the sources named (by file or beginning of the SHA-256).

    Runs, clusters and ties are gone with the old graph; the files in findings/ stay. The old graph comes back when it fails. UsageError
    for a database that is not coterie's own, a source that nobody loaded; BadInput when a raw file is missing.
    """
    if not case.managed:
        raise UsageError("Only a database that coterie runs is made anew.", advice="Empty yours and load the files of sources/ again.")
    loads = loaded(case)
    gone = {line["file"] for name in without for line in _named(loads, name)}
    kept = [line for line in loads if line["file"] not in gone]
    for line in kept:
        _raw(case, line)
    stop(case.graph)
    aside = case.graph.with_name("graph.before")
    shutil.rmtree(aside, ignore_errors=True)
    if case.graph.exists():
        case.graph.rename(aside)
    custody.note(case, "rebuild", without=sorted(gone))
    try:
        found = []
        for settings, lines in groupby(kept, key=lambda line: {name: line.get(name) for name in SETTINGS}):
            found += _again(case, list(lines), kept, settings, progress)
    except BaseException:
        custody.note(case, "rebuild undone")
        stop(case.graph)
        shutil.rmtree(case.graph, ignore_errors=True)
        if aside.exists():
            aside.rename(case.graph)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    return found


def reload(case: Case, source: str, *, progress: Callable[[Path], Progress | None] | None = None) -> list[Loaded]:
    """Read the raw file of a loaded source once more, as this version of coterie reads it: gaps are filled, refused rows get another
    chance, and what was known stays. UsageError for a source that nobody loaded.
    """
    loads = loaded(case)
    line = _named(loads, source)[-1]
    _raw(case, line)
    with case.store() as store:
        store.write("MATCH (s:Source {sha256: $sha}) SET s.complete = false, s.rows_done = 0", sha=line["file"])
    return _again(case, [line], loads, {name: line.get(name) for name in SETTINGS}, progress)


def loaded(case: Case) -> list[Line]:
    """The log's lines on the files that the graph is made of, each file once, in order."""
    now: dict[str, Line] = {}
    before: dict[str, Line] = {}
    for line in custody.log(case):
        if line.get("what") == "load":
            now[line["file"]] = line
        elif line.get("what") == "rebuild":
            now, before = {}, now
        elif line.get("what") == "rebuild undone":
            now = before
    return list(now.values())


def _named(loads: Iterable[Line], name: str) -> list[Line]:
    found = [line for line in loads if line["name"] == name or (len(name) >= 6 and line["file"].startswith(name.lower()))]
    if not found:
        raise UsageError(f"Nobody loaded {name}.", advice="Name a file, or the beginning of its SHA-256: coterie ask provenance/files")
    return found


def _path(case: Case, line: Line) -> Path:
    return case.folder / "sources" / f"{line['file'][:16]}-{line['name']}"


def _raw(case: Case, line: Line) -> Path:
    path = _path(case, line)
    if not path.exists():
        raise BadInput(f"sources/{path.name} is missing.", advice="Put the raw file back, or leave it out with --without.")
    return path


def _again(case: Case, lines: list[Line], company: list[Line], settings: dict[str, Any], progress: Any) -> list[Loaded]:
    with tempfile.TemporaryDirectory(prefix="coterie-sources-") as place:
        paths = _laid(case, Path(place), lines, company)
        lay = {path: line["folder"] for path, line in zip(paths, lines, strict=True) if line.get("folder")}
        said = {name: value for name, value in settings.items() if value not in (None, "", False)}
        return steps.load(case, paths, lay=lay, progress=progress, **said)


def _laid(case: Case, place: Path, lines: list[Line], company: list[Line]) -> list[Path]:
    """Each file under the name it once had, beside the files of ``company`` that lay beside it: by some of them others are told."""
    once: dict[tuple[Any, str], Line] = {(line.get("folder"), line["name"]): line for line in reversed(company)}
    paths = []
    for n, line in enumerate(lines):
        shared = line.get("folder") and once.get((line["folder"], line["name"])) is line
        folder = place / (f"folder-{line['folder']}" if shared else str(n))
        if not folder.exists():
            folder.mkdir(parents=True)
            for (there, name), other in once.items():
                if there and there == line.get("folder") and (shared or name != line["name"]) and (path := _path(case, other)).exists():
                    (folder / name).symlink_to(path.resolve())
        if not (folder / line["name"]).exists():
            (folder / line["name"]).symlink_to(_raw(case, line).resolve())
        paths.append(folder / line["name"])
    return paths
