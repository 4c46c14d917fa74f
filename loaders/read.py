"""Reading files line by line, in bounded memory: whatever a line holds, it becomes a row or a refusal."""

from __future__ import annotations

import csv
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from ..queries.errors import BadInput
from .sheet import SheetRefused
from .unpack import ZIP, opened

LONGEST = 16 * 1024 * 1024  # bytes in one line; a page of 500 posts with all its fields stays below 4 MB
LARGEST = 128 * 1024 * 1024  # bytes of one whole document, which is read at once and takes several times as much
_ARCHIVED = (b"WARC/", b"filedesc://")  # text, with what it archived in between
_WIDEST = 500  # lines in one CSV record, before an opening quote is taken for a stray one
# Half of a pair of escapes without its other half, as a text cut in the middle of an emoji ends.
_LONE = re.compile(
    r"((?<!\\)(?:\\\\)*)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
SURPLUS = "?"
"""In a row that is no row of its table: cells of no column, or the line's whole text; columns without a cell are null."""
csv.field_size_limit(LONGEST)


@dataclass(slots=True)
class Raw:
    """One raw row: its line in the file, and its value, or why it cannot be used and which part of it."""

    line: int
    value: Any = None
    why: str = ""
    part: str = ""


def lines(stream: IO[bytes], first: bytes = b"") -> Iterator[Raw]:
    """Each line as text without its end; too long, not UTF-8, or cut off: said, and passed over. ``first`` was read already."""
    number = 0
    while True:
        try:
            line = first if first and not number else stream.readline(LONGEST + 1)
            number += 1
            if not line:
                return
            if len(line) > LONGEST:
                _skip(stream)
                yield Raw(number, why=f"the line is longer than {LONGEST // 1024 // 1024} MB")
                continue
        except (EOFError, zlib.error, OSError):
            yield Raw(number + 1, why="the compressed file is cut off or damaged here")
            return
        try:
            plain = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            said = line.rstrip(b"\r\n").decode("utf-8", "replace")
            yield Raw(number, said, why="is not UTF-8", part=f"byte {fault.start + 1} of the line")
            continue
        yield Raw(number, plain.rstrip("\r\n") if plain.endswith(("\n", "\r")) else plain)


def _skip(stream: IO[bytes]) -> None:
    while (more := stream.readline(1024 * 1024)) and not more.endswith(b"\n"):
        pass


def json_lines(stream: IO[bytes], first: bytes = b"") -> Iterator[Raw]:
    """Each non-empty line as a JSON value; half of a surrogate pair, which no text can hold, becomes U+FFFD."""
    for raw in lines(stream, first):
        if raw.why:
            yield raw
        elif raw.value.strip():
            try:
                yield Raw(raw.line, orjson.loads(raw.value))
            except orjson.JSONDecodeError as fault:
                if (value := _json(raw.value)) is not None:
                    yield Raw(raw.line, value)
                    continue
                if fault.pos >= len(raw.value) - 1 or "EOF" in str(fault) or "unexpected end" in str(fault):
                    yield Raw(raw.line, raw.value, why="not JSON: cut off")
                else:
                    yield Raw(raw.line, raw.value, why="is not JSON", part=f"character {fault.pos + 1} of the line")


def document(stream: IO[bytes], first: bytes = b"") -> Raw:
    """The whole file as one JSON value, or why it is none; line 1 stands for all of it. ``first`` was read already."""
    try:
        whole = first + stream.read(LARGEST + 1 - len(first))
    except (EOFError, zlib.error, OSError):
        return Raw(1, why="the compressed file is cut off or damaged")
    if len(whole) > LARGEST:
        return Raw(1, why=f"the document is larger than {LARGEST // 1024 // 1024} MB")
    try:
        return Raw(1, orjson.loads(whole.removeprefix(b"\xef\xbb\xbf")))
    except orjson.JSONDecodeError as fault:
        return Raw(fault.lineno, why="is not JSON, or is cut off", part=f"character {fault.colno} of the line")


def table(stream: IO[bytes]) -> Iterator[Raw]:
    """Each record of a CSV file with a header, as a dict from column to text; cells end at a comma, semicolon or tab."""
    header: list[str] = []
    split = ""
    for raw in _records(stream):
        if raw.why:
            yield Raw(raw.line, _odd(header, raw.value), raw.why, raw.part)
            continue
        try:
            if not header:
                if raw.value[:4].lower() == "sep=" and len(raw.value) <= 5:
                    continue  # a spreadsheet's note to itself
                split = separator(raw.value)
            if not header or '"' in raw.value or "\r" in raw.value:
                cells = next(csv.reader([raw.value], strict=True, delimiter=split), [])
            else:  # most lines of most files: nothing to be read with care
                cells = raw.value.split(split)
        except csv.Error as fault:
            yield Raw(raw.line, _odd(header, raw.value), why=f"not CSV: {fault}")
            continue
        if not header:
            header = [cell.strip() for cell in cells]
        elif not any(cells):
            continue
        elif len(cells) != len(header):
            why = f"does not have the header's {len(header)} cells"
            yield Raw(raw.line, _odd(header, raw.value, cells), why=why, part=f"a row of {len(cells)}")
        else:
            yield Raw(raw.line, dict(zip(header, cells, strict=True)))


def _odd(header: list[str], line: str, cells: list[str] | None = None) -> Any:
    """What is no row of the table, so that it can be mended: by column what there is, and the rest."""
    if not header or not line:
        return line
    rest: Any = line if cells is None else cells[len(header) :]
    there: list[str | None] = [*(cells or []), *[None] * len(header)]
    return dict(zip(header, there, strict=False)) | ({SURPLUS: rest} if rest else {})


def _records(stream: IO[bytes]) -> Iterator[Raw]:
    # A stray quote must cost its own line, not the rest of the file.
    waiting: list[Raw] = []
    source, back = lines(stream), list[Raw]()
    while True:
        raw = back.pop() if back else next(source, None)
        if raw is None or (raw.why and waiting) or len(waiting) > _WIDEST:
            if waiting:
                first, *rest = waiting
                yield Raw(first.line, first.value, why="a quote is opened and never closed")
                back += ([raw] if raw is not None else []) + rest[::-1]
                waiting = []
                continue
            if raw is None:
                return
        if raw.why or (not waiting and '"' not in raw.value):
            yield raw
            continue
        waiting.append(raw)
        if sum(r.value.count('"') for r in waiting) % 2 == 0:
            yield Raw(waiting[0].line, "\n".join(r.value for r in waiting))
            waiting = []


@dataclass(frozen=True)
class Head:
    """The beginning of a file, by which formats know their own."""

    name: str
    text: str  # the first 64 KB, decoded
    columns: tuple[str, ...]  # the first line as CSV cells
    first: Any  # the first non-empty line as JSON, or None

    @property
    def sample(self) -> dict[str, Any]:
        """The first object: of the line, of the list that it is, or of a list that begins there; empty when there is none."""
        found = self.first
        if found is None and self.text.lstrip().startswith("["):
            with suppress(json.JSONDecodeError, RecursionError):
                found = json.JSONDecoder().raw_decode(self.text.lstrip()[1:].lstrip())[0]
        found = next(iter(found), None) if isinstance(found, list) else found
        return found if isinstance(found, dict) else {}


def head(path: Path) -> Head:
    """Look at the beginning of a file; BadInput in one sentence when it cannot be a file of rows."""
    name = path.name
    if path.is_dir():
        raise BadInput(f"{name} is a folder.", advice="Name the files in it, for example with a * at the end.")
    try:
        stream, raw = opened(path)
        with raw:
            start = stream.read(65536)
            if not start:
                raise BadInput(f"{name} is empty: nothing to load.")
            if start[:4] == ZIP:
                raise BadInput(f"{name} is a zip archive.", advice="Name it so that it ends in .zip or .xlsx.")
            first = start.split(b"\n", 1)[0] if b"\n" in start else start + stream.readline(LONGEST)
    except FileNotFoundError as fault:
        raise BadInput(f"There is no file {path}.") from fault
    except PermissionError as fault:
        raise BadInput(f"{name} may not be read by you.") from fault
    except SheetRefused as fault:
        raise BadInput(f"{name} cannot be read as a workbook: {fault}.", advice="Save its sheet as CSV in UTF-8.") from fault
    except (OSError, EOFError, zlib.error) as fault:
        raise BadInput(f"{name} cannot be unpacked: {fault}.", advice="Fetch it again; it is damaged.") from fault
    plain = start.decode("utf-8-sig", "replace")
    if start.count(b"\0") > len(start) // 100 and not start.startswith(_ARCHIVED):
        raise BadInput(f"{name} is a binary file, not text.", advice="coterie formats lists what can be loaded.")
    lead = next((part for part in [first.decode("utf-8-sig", "replace").strip(), *plain.lstrip().split("\n", 1)[:1]] if part), "")
    found = _json(lead)
    if found is None:
        # A line that is cut or damaged may be the first one too.
        found = next((value for line in plain.split("\n")[1:6] if isinstance(value := _json(line), dict) and value), None)
    if lead[:4].lower() == "sep=":
        lead = [*plain.split("\n", 2), ""][1].strip()
    return Head(name, plain, _cells(lead), found)


def separator(header: str) -> str:
    """What ends the cells of a table, by its first line: the one of comma, semicolon and tab that makes the most of them."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(",;\t", key=bare.count)


def _cells(line: str) -> tuple[str, ...]:
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=separator(line)), []))
    except csv.Error:
        return ()


def _json(line: str) -> Any:
    for said in (line, _LONE.sub(r"\1\\ufffd", line) if "\\u" in line else ""):
        try:
            return orjson.loads(said)
        except orjson.JSONDecodeError:
            continue
    return None
