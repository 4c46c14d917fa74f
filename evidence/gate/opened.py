"""Everything that can be read in a file: its name, its text, and what is packed, compressed or encoded in it, at any depth."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import lzma
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator

DEPTH = 6
"""Boxes within boxes that are opened."""
MOST = 1 << 28
"""Bytes taken out of one box: a bomb ends here, and is said to be one."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(rb"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){8,}(?![0-9a-fA-F])")
_TAG = re.compile(r"<!--|-->|</?[A-Za-z!?][^<>]*>")
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8}))")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_PUNY = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_WORTH = re.compile(rb"[\w@.:/-]{4,}")


class TooMuch(ValueError):
    """A packed part is larger than any release is."""


def opened(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Pairs of place and text: of the bytes as they are and of every part in them that can be opened. Raises TooMuch."""
    yield name, name
    text = _text(data)
    yield name, text
    for how, tags in (("unescaped", True), ("without tags", False)):
        if (plain := unescaped(text, tags=tags)) != text:
            yield f"{name}, {how}", plain
    if depth < DEPTH:
        for place, part in _parts(data):
            yield from opened(f"{name}, {place}", part, depth + 1)


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(data) > 7 and data[1::2].count(0) > len(data) // 3):
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le", "replace")
    if len(data) > 7 and data[::2].count(0) > len(data) // 3:
        return data.decode("utf-16-be", "replace")
    return data.decode("utf-8", "replace")


def unescaped(text: str, *, tags: bool = False) -> str:
    """The text as a reader of HTML, JSON, addresses or domain names sees it: every escape resolved, thrice if need be.

    Without ``tags`` they are gone, and what they cut apart is whole; with them what stands in their attributes is read too.
    """
    for _ in range(3):
        before = text
        text = html.unescape(text if tags else _TAG.sub("", text))
        text = _ESCAPED.sub(lambda m: _sign(next(g for g in m.groups() if g)), text)
        text = urllib.parse.unquote(text, errors="replace") if "%" in text else text
        text = _PUNY.sub(_unpuny, text).replace("\\/", "/")
        text = _HALVES.sub(lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
        if text == before:
            break
    return text


def _sign(digits: str) -> str:
    value = int(digits, 16)
    return chr(value) if value < 0x110000 else ""


def _unpuny(found: re.Match[str]) -> str:
    try:
        return found[0].encode("ascii").decode("idna")
    except UnicodeError:
        return found[0]


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:2] == b"PK" or b"PK\x05\x06" in data[-66_000:]:
        yield from _zipped(data)
    for sign, name, opener in ((b"\x1f\x8b", "gzip", gzip.open), (b"BZh", "bzip2", bz2.open), (b"\xfd7zXZ", "xz", lzma.open)):
        if data.startswith(sign):
            yield name, _taken(opener(io.BytesIO(data), "rb"))
    if data.startswith(b"\x89PNG"):
        yield from _chunks(data)
    for at in (m.start() for m in re.finditer(rb"[\x58\x78][\x01\x5e\x9c\xda]", data)):  # zlib streams: PDF, PNG text, blobs
        if part := _inflated(memoryview(data)[at:]):
            yield f"deflated at {at}", part
    for found in _BASE64.finditer(data):
        if part := _decoded(found[0]):
            yield f"base64 at {found.start()}", part
    for found in _HEX.finditer(data):
        part = bytes.fromhex(found[0].decode())
        if _readable(part):
            yield f"hex at {found.start()}", part


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            yield "comment", box.comment
            for item in box.infolist():
                yield item.filename, item.comment + item.extra
                with box.open(item) as part:
                    yield item.filename, _taken(part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error) as fault:
        raise TooMuch(f"holds a box that cannot be opened: {fault}") from fault


def _taken(stream: object) -> bytes:
    try:
        found: bytes = stream.read(MOST + 1)  # type: ignore[attr-defined]
    except (OSError, EOFError, lzma.LZMAError, zlib.error, zipfile.BadZipFile) as fault:
        raise TooMuch(f"holds a box that cannot be opened: {fault}") from fault
    if len(found) > MOST:
        raise TooMuch("holds a box larger than any release")
    return found


def _chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        if kind not in (b"IDAT", b"PLTE"):
            yield kind.decode("latin-1"), data[at + 8:at + 8 + size]
        at += size + 12


def _inflated(data: memoryview) -> bytes:
    try:
        if not _readable(zlib.decompressobj().decompress(data[:4096], 4096)):  # what only begins like a stream ends here
            return b""
        part = zlib.decompressobj().decompress(data, MOST)
    except zlib.error:
        return b""
    return part if _readable(part) else b""


def _decoded(said: bytes) -> bytes:
    """What a run of base64 says, wherever in it the first sign of a group stands."""
    said = said.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    for start in range(4):
        run = said[start:]
        run = run[:len(run) - (len(run) % 4 == 1)]
        part = base64.b64decode(run + b"=" * (-len(run) % 4))
        if _readable(part) or part[:2] in (b"PK", b"\x1f\x8b") or part.startswith(b"\x89PNG"):
            return part
    return b""


def _readable(part: bytes) -> bool:
    """Worth a look: most of it is text, or some of it long enough to be a name."""
    if len(part) < 4:
        return False
    try:
        text = part.decode("utf-8")
    except UnicodeDecodeError:
        return part[1::2].count(0) > len(part) // 3 or part[::2].count(0) > len(part) // 3 or any(len(m) > 7 for m in _WORTH.findall(part))
    return sum(c.isprintable() or c in "\n\t\r" for c in text) > 0.9 * len(text)
