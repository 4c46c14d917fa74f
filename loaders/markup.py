"""XML piece by piece, in bounded memory: no DTD, so no entity that grows or fetches; no depth without end.

What is refused is what defusedxml refuses (``forbid_dtd``), with expat itself; what expat leaves open (nesting, endless tags) is
bounded here.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from .read import LONGEST, Raw

DEEPEST = 64  # elements within elements
_TAG = 1024 * 1024  # bytes of one tag or comment, which expat keeps and reads again with every chunk
_CHUNK = 64 * 1024
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_FORBIDDEN = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|(\d{1,10}));")


@dataclass(slots=True)
class Piece:
    """An element: its name and its attributes' without prefix, its own text, and what it holds."""

    name: str
    said: dict[str, str] = field(default_factory=dict)
    text: str = ""
    parts: list[Piece] = field(default_factory=list)

    def part(self, name: str) -> str:
        """The text of the first element of this name in it, empty when there is none."""
        return next((p.text for p in self.parts if p.name == name), "")


class _Stop(Exception):
    """The file is read no further, and why."""


class _Reader:
    """Gathers the wanted elements; one that is longer than a line may be is dropped, and said so."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted, self.depth, self.line = wanted, 0, 0
        self.ready: list[Raw] = []
        self.open: list[Piece] = []
        self.texts: list[list[str]] = []
        self.size = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._text

    def _doctype(self, *_: object) -> None:
        raise _Stop("it declares a document type, which may hide entities")

    def _start(self, name: str, said: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Stop(f"elements stand in elements more than {DEEPEST} deep")
        plain = name.rpartition(":")[2]
        if not self.open and plain in self.wanted:
            self.line, self.size = self.parser.CurrentLineNumber, 0
        elif not self.open:
            return
        self.size += 100 + sum(len(k) + len(v) for k, v in said.items())
        piece = Piece(plain, {k.rpartition(":")[2]: v for k, v in said.items()})
        if self.open and self.size <= LONGEST:
            self.open[-1].parts.append(piece)
        self.open.append(piece)
        self.texts.append([])

    def _text(self, said: str) -> None:
        if self.open:
            self.size += len(said)
            if self.size <= LONGEST:
                self.texts[-1].append(said)

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            piece = self.open.pop()
            piece.text = "".join(self.texts.pop())
            if not self.open:
                long = f"the element {piece.name} is longer than {LONGEST // 1024 // 1024} MB" if self.size > LONGEST else ""
                self.ready.append(Raw(self.line, None if long else piece, why=long))


def pieces(stream: IO[bytes], *wanted: str) -> Iterator[Raw]:
    """Each outermost element of these names as a Piece. Damage ends the reading with a row that says why; what came before is kept."""
    reader = _Reader(frozenset(wanted))
    fed = 0
    try:
        for chunk in _decoded(stream):
            reader.parser.Parse(chunk, False)
            fed += len(chunk.encode())
            yield from reader.ready
            reader.ready.clear()
            if fed - reader.parser.CurrentByteIndex > _TAG:
                raise _Stop(f"a tag is longer than {_TAG // 1024 // 1024} MB")
        reader.parser.Parse("", True)
    except _Stop as fault:
        yield from reader.ready
        yield Raw(reader.parser.CurrentLineNumber, why=f"the file is read no further: {fault}")
    except expat.ExpatError as fault:
        yield from reader.ready
        why = f"is not XML from here on: {expat.ErrorString(fault.code)}"
        yield Raw(fault.lineno, why=why, part=f"column {fault.offset + 1} of the line")
    except (EOFError, zlib.error, OSError):
        yield from reader.ready
        yield Raw(reader.parser.CurrentLineNumber, why="the compressed file is cut off or damaged here")
    else:
        yield from reader.ready


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    """The file's text, without what no XML may hold: control characters go, halves of a pair of surrogates become U+FFFD."""
    first = stream.read(_CHUNK)
    declared = _DECLARED.match(first.removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode().lower() if declared else "utf-8"
    if name.startswith(("utf-16", "utf16", "utf-8", "utf8")):
        name = "utf-8-sig"  # a file in UTF-16 comes here in UTF-8
    try:
        "".encode(name)  # some codecs make no text
        decoder = codecs.getincrementaldecoder(name)("replace")
    except LookupError as fault:
        raise _Stop(f"its encoding {name} is not known") from fault
    kept = ""
    while first:
        said = kept + decoder.decode(first)
        at = said.rfind("&", max(0, len(said) - 14))
        said, kept = (said[:at], said[at:]) if at >= 0 and ";" not in said[at:] else (said, "")
        yield _REFERENCE.sub(_possible, said).translate(_FORBIDDEN)
        first = stream.read(_CHUNK)
    yield _REFERENCE.sub(_possible, kept + decoder.decode(b"", True)).translate(_FORBIDDEN)


def _possible(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    fits = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF
    return found[0] if fits else "" if number < 32 else "\ufffd"
