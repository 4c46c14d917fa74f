"""What a user names becomes files: globs, folders, zip archives and ``-`` for standard input; nothing is written outside one folder."""

from __future__ import annotations

import glob
import shutil
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..queries.errors import BadInput, CoterieError
from .unpack import ZIP

MOST_FILES = 10_000
MOST_TIMES = 1_000  # how much larger than its packed form a member may be; texts reach 200, bombs begin at 1,000
_SMALL = 64 * 1024 * 1024  # bytes that a member may unpack to whatever its ratio
_FEW = 3  # faults that are told one by one
_CHUNK = 1024 * 1024


@dataclass
class Named:
    """A file, and the folder or archive it was found in (empty when it was named itself)."""

    path: Path
    within: str = ""


@dataclass
class Fault:
    """What was named and cannot be opened, and why."""

    path: Path
    said: BadInput
    within: str = ""


class Faults:
    """What could not be loaded: a file's own sentence at once, those of a folder or archive together when they are many."""

    def __init__(self, refused: Callable[[Path, CoterieError], None] | None) -> None:
        self._refused = refused
        self._inside: dict[str, list[tuple[Path, BadInput]]] = {}

    def add(self, file: Named | Fault, fault: BadInput) -> None:
        """One file's fault; raised when there is nobody to tell."""
        if self._refused is None:
            raise fault
        if file.within:
            self._inside.setdefault(file.within, []).append((file.path, fault))
        else:
            self._refused(file.path, fault)

    def tell(self, files: int) -> None:
        """What was found in folders and archives, of so many files in all."""
        for within, faults in self._inside.items():
            assert self._refused is not None
            if len(faults) <= _FEW:
                for path, fault in faults:
                    self._refused(path, fault)
                continue
            shown = ", ".join(path.name for path, _ in faults[:_FEW])
            said = f"{len(faults):,} of {files:,} files, in {within}, cannot be loaded: {shown} and {len(faults) - _FEW:,} more."
            self._refused(Path(within), BadInput(said, advice="Load one by its name to see why."))


def named(paths: Iterable[Path], place: Path) -> Iterator[Named | Fault]:
    """The files behind what was named, in order of their names; archives and standard input are unpacked into ``place``.

    What cannot be opened comes as the fault that says so, in its place.
    """
    for path in paths:
        try:
            yield from _one(path, place)
        except BadInput as fault:
            yield Fault(path, fault)


def _one(path: Path, place: Path) -> Iterator[Named]:
    if str(path) == "-":
        yield Named(_stdin(place))
    elif path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path).parts))
        if not files:
            raise BadInput(f"{path.name} is an empty folder: nothing to load.")
        yield from (Named(p, path.name) for p in files)
    elif not path.exists() and glob.has_magic(str(path)):
        found = sorted(Path(p) for p in glob.glob(str(path), recursive=True) if Path(p).is_file())  # noqa: PTH207
        if not found:
            raise BadInput(f"No file is named like {path}.")
        yield from (Named(p) for p in found)
    elif path.is_file() and path.suffix.lower() not in (".xlsx", ".xlsm") and _magic(path) == ZIP:
        yield from _unzipped(path, place)
    else:
        yield Named(path)


def _magic(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(4)
    except OSError:
        return b""


def _stdin(place: Path) -> Path:
    path = place / "stdin"
    with path.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out, _CHUNK)
    return path


def _unzipped(path: Path, place: Path) -> Iterator[Named]:
    try:
        with zipfile.ZipFile(path) as book:
            members = sorted(
                (m for m in book.infolist() if not m.is_dir() and not _hidden(PurePosixPath(m.filename).parts)), key=lambda m: m.filename
            )
            if not members:
                raise BadInput(f"{path.name} is an empty zip archive: nothing to load.")
            _bounded(path.name, members, place)
            for member in members:
                yield Named(_member(book, member, path.name, place / f"{path.stem}-unpacked"), path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        why = "is locked with a password" if "password" in str(fault) else "is a damaged zip archive"
        raise BadInput(f"{path.name} {why}.", advice="Unpack it and load the files inside.") from fault


def _bounded(name: str, members: list[zipfile.ZipInfo], place: Path) -> None:
    if len(members) > MOST_FILES:
        raise BadInput(f"{name} is a zip archive of {len(members):,} files.", advice=f"Load at most {MOST_FILES:,} at once.")
    for m in members:
        parts = PurePosixPath(m.filename.replace("\\", "/")).parts
        if ".." in parts or m.filename.startswith(("/", "\\")) or ":" in parts[0] or "\0" in m.filename:
            raise BadInput(f"{name} is a zip archive with a file that would land outside of it: {m.filename[:60]!r}. Nothing was unpacked.")
        if m.file_size > _SMALL and m.file_size > MOST_TIMES * max(m.compress_size, 1):
            raise BadInput(f"{name} is a zip archive that unpacks to more than {MOST_TIMES:,} times its size: nothing was unpacked.")
    if (needed := sum(m.file_size for m in members)) > shutil.disk_usage(place).free * 0.9:
        raise BadInput(f"{name} unpacks to {needed / 1e9:.1f} GB, and there is no room for that.")


def _member(book: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, place: Path) -> Path:
    path = place.joinpath(*PurePosixPath(member.filename.replace("\\", "/")).parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size
    with book.open(member) as packed, path.open("wb") as out:
        while chunk := packed.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise BadInput(f"{name} is a zip archive that holds more than it says: nothing more of it was unpacked.")
            out.write(chunk)
    return path


def _hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in parts if part not in (".", ".."))
