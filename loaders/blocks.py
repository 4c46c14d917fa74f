"""Files of bare lines, too long to look at line by line in Python: read in blocks of whole lines."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

_BLOCK = 1024 * 1024


class Broken(Exception):
    """The file ends early: in which line, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def blocks(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The number of a block's first line, and its lines, each with its end; Broken when a line has none within a megabyte."""
    line, rest = 1, b""
    while True:
        try:
            more = stream.read(_BLOCK)
        except (EOFError, zlib.error, OSError) as fault:
            raise Broken(line, "the compressed file is cut off or damaged here") from fault
        if not more:
            if rest:
                yield line, rest.rstrip(b"\r") + b"\n"
            return
        if b"\r" in more:
            more = more.replace(b"\r", b"")
        end = more.rfind(b"\n") + 1
        if not end:
            if len(rest) > _BLOCK:
                raise Broken(line, f"the line is longer than {_BLOCK // 1024 // 1024} MB")
            rest += more
            continue
        whole, rest = rest + more[:end], more[end:]
        yield line, whole
        line += whole.count(b"\n")
