"""What no file of a release may carry: formulas, traces of the machine that made a picture, a missing label."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from .lints import Fault

FORMULA = re.compile(r"[=+\-@\t\r|％＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d., ]*\d(?:[eE][+-]?\d+)?%?")
_CRITICAL = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"pHYs", b"cHRM", b"sBIT", b"bKGD"})
"""Chunks of a PNG that draw it; all others speak of something else."""


def formulas(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Cells that a spreadsheet would run."""
    for name, data in files.items():
        if name.lower().endswith((".csv", ".tsv")):
            text = io.StringIO(data.decode("utf-8-sig", "replace"), newline="")
            table = csv.reader(text, delimiter="\t" if name.lower().endswith("tsv") else ",")
            for line, row in enumerate(table, 1):
                yield from (Fault("formula", f"{name}:{line}", f"a cell begins with {cell[0]!r} and a spreadsheet would run it.")
                            for cell in row if FORMULA.match(cell) and not _NUMBER.fullmatch(cell))
        elif name.lower().endswith((".xlsx", ".xlsm", ".ods")):
            yield from _in_sheets(name, data)


def _in_sheets(name: str, data: bytes) -> Iterator[Fault]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for part in box.namelist():
                content = box.read(part)
                if re.search(rb"<(?:\w+:)?f[\s>/]|table:formula=", content) and part.endswith(".xml"):
                    yield Fault("formula", f"{name}, {part}", "holds a formula.")
                if part.endswith((".bin", ".vml")) or "externalLink" in part:
                    yield Fault("formula", f"{name}, {part}", "is no plain cell.")
    except zipfile.BadZipFile:
        yield Fault("formula", name, "cannot be opened.")


def pictures(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Pictures that still carry metadata."""
    for name, data in files.items():
        if stripped(data) != data:
            yield Fault("metadata", name, "the picture carries more than a picture.")


def stripped(data: bytes) -> bytes:
    """A PNG, JPEG or SVG without its metadata, byte for byte the same picture; anything else as it is."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if re.match(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", data, re.DOTALL):
        return re.sub(rb"<!--.*?-->|<metadata\b.*?</metadata>|<metadata\b[^>]*/>", b"", data, flags=re.DOTALL)
    return data


def _png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I", data[at:at + 4])[0], data[at + 4:at + 8]
        body = data[at + 8:at + 8 + size]
        if kind in _CRITICAL:
            kept.append(data[at:at + 8] + body + struct.pack(">I", zlib.crc32(kind + body)))
        at += size + 12
        if kind == b"IEND":
            break
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    """Without application segments but the first (how it is drawn) and without comments."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2:at + 4], "big") + 2
        if not (0xE1 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE) or data[at + 1] == 0xEE:
            kept.append(data[at:at + size])
        at += size
    end = data.rfind(b"\xff\xd9")
    return b"".join([*kept, data[at:end + 2 if end >= at else len(data)]])


def labels(files: Mapping[str, bytes], tlp: str) -> Iterator[Fault]:
    """Files that bear no TLP label, neither within nor in their name (a table of numbers has no place for one)."""
    for name, data in files.items():
        if f"TLP:{tlp}".encode() not in data and f"TLP-{tlp}" not in name and not name.lower().endswith(".xlsx"):
            yield Fault("label", name, f"bears no TLP:{tlp}.")
