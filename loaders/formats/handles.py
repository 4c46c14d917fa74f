"""A plain list of handles, one a line as printed; damaged ones are kept and flagged, never repaired.

First lines may say ``# list: ID``, ``# title: …``, ``# platform: x``, ``# publisher: …``, ``# page: …``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import IO

from ...queries.schema.keys import X_HANDLE, account_key
from .. import clean
from ..format import Context, Format
from ..read import Head, Raw, lines
from ..rows import AccountRow, EdgeRow, NodeRow, RowRefused, Rows

_ABOUT = re.compile(r"#\s*([a-z_]+):\s*(.*)")


def _sniff(head: Head) -> bool:
    body = [line.strip() for line in head.text.splitlines() if line.strip()]
    found = [line for line in body if not _ABOUT.fullmatch(line) and not line.startswith("# ")]
    return (
        bool(found)
        and len(head.columns) == 1
        and all(len(line) <= 40 and not any(c in line for c in ' ,;\t{}[]<>"') for line in found[:-1] or found)
    )


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    about: dict[str, str] = {}
    position = 0
    for raw in lines(stream):
        if not raw.why and (said := _ABOUT.fullmatch(raw.value.strip())):
            about[said[1]] = said[2].strip()
        elif raw.why:
            yield raw
        elif raw.value.strip() and not raw.value.startswith("# "):
            position += 1
            yield Raw(raw.line, (raw.value.strip(), position, about))


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    printed, position, about = raw.value
    platform = about.get("platform", "x")
    handle = clean.text(printed.lstrip("@"))
    if not handle or len(handle) > 64 or " " in handle:
        raise RowRefused("handle", "cannot be a handle", printed)
    damaged = why_damaged(handle) if platform == "x" else None
    yield AccountRow(platform, handle=handle, damaged=damaged)
    id_ = about.get("list") or "list-" + hashlib.sha256(context.name.encode()).hexdigest()[:12]
    yield NodeRow(
        "Document",
        id_,
        {
            "title": about.get("title") or context.name,
            "publisher": about.get("publisher"),
            "url": about.get("url"),
            "archive": about.get("archive"),
        },
    )
    yield EdgeRow(
        "LISTED_IN", ("Account", account_key(platform, None, handle)), ("Document", id_), {"position": position, "printed": printed}
    )


def why_damaged(handle: str) -> str | None:
    """Why X cannot have issued this handle: 1 to 15 of A-Z, a-z, 0-9 and _; None when it can have.

    >>> why_damaged("Anar_Elخان1990")
    'holds U+062E U+0627 U+0646, which no X handle can'
    """
    foreign = sorted({c for c in handle if not X_HANDLE.fullmatch(c)}, key=handle.index)
    if foreign:
        return f"holds {' '.join(f'U+{ord(c):04X}' for c in foreign)}, which no X handle can"
    return f"has {len(handle)} characters, X allows 15" if len(handle) > 15 else None


FORMATS = [Format("handles", "A list of handles, one a line", _sniff, _read, _rows, columns=("handle",), example="# list: annex-2")]
