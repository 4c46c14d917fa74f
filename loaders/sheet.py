"""The first sheet of an .xlsx workbook as rows of text: bounded, and without anything that a spreadsheet could run."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from xml.etree import ElementTree
from xml.parsers import expat

LARGEST = 16 * 1024 * 1024  # bytes of one part, unpacked; a zip bomb ends here
_MOST_COLUMNS = 1000
_DEEPEST = 64  # elements within elements
_BUILT_IN = {*map(str, range(14, 23)), *map(str, range(45, 48))}  # number formats of every workbook that show a time
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class SheetRefused(Exception):
    """This is no workbook that can be read, and why."""


def rows(packed: bytes, largest: int = LARGEST) -> Iterator[dict[str, str]]:
    """Each row after the first, as a dict from the first row's cells to text, a time in ISO; SheetRefused when there is none.

    ``largest`` bounds the bytes of one part of the workbook, unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as book:
            names = book.namelist()
            sheets = sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
            if not sheets:
                raise SheetRefused("no sheet in it")
            shared = _shared(_part(book, "xl/sharedStrings.xml", largest)) if "xl/sharedStrings.xml" in names else []
            times = _times(_part(book, "xl/styles.xml", largest)) if "xl/styles.xml" in names else frozenset()
            yield from _rows(_part(book, sheets[0], largest), shared, times)
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, NotImplementedError, RuntimeError) as fault:
        raise SheetRefused("not a workbook, or a damaged one") from fault


def _rows(sheet: bytes, shared: list[str], times: frozenset[str]) -> Iterator[dict[str, str]]:
    header: dict[int, str] = {}
    for row in _each(sheet, "row"):
        cells = {
            at: said
            for n, cell in enumerate(row.iter(f"{_SPACE}c"))
            if (at := _column(cell.get("r") or "", n)) < _MOST_COLUMNS
            for said in [_text(cell, shared, times)]
        }
        if not header:
            header = {at: said.strip() for at, said in cells.items() if said.strip()}
        elif any(cells.values()):
            yield {name: cells.get(at, "") for at, name in header.items()}


def serial(value: str) -> str | None:
    """A spreadsheet's day number (days since 30 December 1899) as an ISO time without a zone, to the second.

    >>> serial("44119.58591435185")
    '2020-10-15T14:03:43'
    """
    try:
        days = float(value)
    except ValueError:
        return None
    return (datetime(1899, 12, 30) + timedelta(seconds=round(days * 86400))).isoformat() if 1 <= days < 73_000 else None


def _part(book: zipfile.ZipFile, name: str, largest: int) -> bytes:
    with book.open(name) as part:
        said = part.read(largest + 1)
    if len(said) > largest:
        raise SheetRefused(f"a part of it is larger than {largest // 1024 // 1024} MB")
    _no_doctype(said)
    return said


def _no_doctype(part: bytes) -> None:
    def declared(*_: object) -> None:
        raise SheetRefused("it declares entities, which no spreadsheet program writes")

    def begun(*_: object) -> None:
        raise StopIteration  # a document type stands before the first element

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = declared, begun
    with suppress(StopIteration, expat.ExpatError):
        parser.Parse(part, True)


def _each(part: bytes, name: str) -> Iterator[ElementTree.Element]:
    """The elements of this name one by one, each let go of afterwards."""
    inside: list[ElementTree.Element] = []
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        if event == "start":
            inside.append(element)
            if len(inside) > _DEEPEST:
                raise SheetRefused(f"elements stand in elements more than {_DEEPEST} deep")
            continue
        inside.pop()
        if element.tag == f"{_SPACE}{name}":
            yield element
            inside[-1].clear() if inside else None


def _shared(part: bytes) -> list[str]:
    return ["".join(t.text or "" for t in entry.iter(f"{_SPACE}t")) for entry in _each(part, "si")]


def _times(part: bytes) -> frozenset[str]:
    """The styles whose numbers are shown as times; without them a day's number is a number like any other."""
    styles = ElementTree.fromstring(part)
    own = {f.get("numFmtId"): f.get("formatCode") or "" for f in styles.iter(f"{_SPACE}numFmt")}
    cells = styles.find(f"{_SPACE}cellXfs")
    shown = [x.get("numFmtId") or "0" for x in cells] if cells is not None else []
    is_time = [n in _BUILT_IN or bool(re.search(r"[dyh]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", own.get(n, "")), re.I)) for n in shown]
    return frozenset(str(place) for place, yes in enumerate(is_time) if yes)


def _column(ref: str, place: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", ref)
    if not letters:
        return place
    at = 0
    for letter in letters[0]:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _text(cell: ElementTree.Element, shared: list[str], times: frozenset[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_SPACE}t"))
    value = cell.find(f"{_SPACE}v")
    said = (value.text or "") if value is not None else ""
    if cell.get("t") == "s":
        return shared[int(said)] if said.isdigit() and int(said) < len(shared) else ""
    return (cell.get("s") in times and not cell.get("t") and serial(said)) or said
