"""Any file as bytes in UTF-8: compressed (gzip, Zstandard), written in UTF-16, or a workbook, whose first sheet reads as CSV."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from .sheet import rows

GZIP, ZSTD, ZIP, UTF16 = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", (b"\xff\xfe", b"\xfe\xff")
_AT_ONCE = 1024 * 1024  # bytes that are read together
_SHEET = 48 * 1024 * 1024  # bytes of a workbook's first sheet, unpacked; takes about ten times as much to read


def opened(path: Path) -> tuple[IO[bytes], IO[bytes]]:
    """The file for reading, unpacked and in UTF-8, and the raw handle whose position tells the progress.

    OSError when it cannot be unpacked, SheetRefused when it is a workbook that cannot be read.
    """
    raw = path.open("rb", buffering=_AT_ONCE)
    magic = raw.read(4)
    raw.seek(0)
    stream: IO[bytes] = raw
    if magic[:2] == GZIP or path.name.endswith(".gz"):
        stream = io.BufferedReader(gzip.GzipFile(fileobj=raw))
    elif magic == ZSTD or path.name.endswith(".zst"):
        stream = io.BufferedReader(_Again(lambda: _zstd(raw)))
    elif magic == ZIP and path.suffix.lower() in (".xlsx", ".xlsm"):
        return _sheet(path), raw
    start = stream.read(2) if stream.seekable() else b""
    stream.seek(0)
    return cast(IO[bytes], _Recoded(stream)) if start in UTF16 else stream, raw


def _zstd(raw: IO[bytes]) -> Any:
    import pyarrow as pa  # type: ignore[import-untyped]

    raw.seek(0)
    return pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd")


def _sheet(path: Path) -> IO[bytes]:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    for number, row in enumerate(rows(path.read_bytes(), _SHEET)):
        if not number:
            write(row)
        write(row.values())
    return io.BytesIO(out.getvalue().encode("utf-8", "replace"))


class _Again(io.RawIOBase):
    """A stream that can only run forwards, and can be begun again."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._stream = make, make()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset or whence:
            raise io.UnsupportedOperation("only to its beginning")
        self._stream = self._make()
        return 0

    def readinto(self, buffer: Any) -> int:
        said = self._stream.read(len(buffer))
        buffer[: len(said)] = said
        return len(said)


class _Recoded(io.BufferedIOBase):
    """A text in UTF-16 as UTF-8; what is no character becomes U+FFFD."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._text.seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        return self._text.read(size).encode("utf-8", "replace")

    def readline(self, size: int | None = -1) -> bytes:
        return self._text.readline(-1 if size is None else size).encode("utf-8", "replace")
