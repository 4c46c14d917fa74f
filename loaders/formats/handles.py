"""A plain list of handles, one a line as printed; damaged and doubtful ones are kept and flagged, never repaired.

First lines may say ``# list: ID``, ``# title: …``, ``# platform: x``, ``# publisher: …``, ``# page: …``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ...queries.errors import BadInput
from ...queries.schema.keys import account_key
from .. import clean
from ..format import Context, Format
from ..handles import candidates, misread, why_damaged
from ..read import Head, Raw, head, lines
from ..rows import AccountRow, EdgeRow, NodeRow, RowRefused, Rows
from ..unpack import opened

_ABOUT = re.compile(r"#\s*([a-z_]+):\s*(.*)")


def _sniff(head: Head) -> bool:
    body = [line.strip() for line in head.text.splitlines() if line.strip()]
    found = [line for line in body if not _ABOUT.fullmatch(line) and not line.startswith("# ")]
    return (
        bool(found)
        and len(head.columns) == 1
        and head.columns != ("domain",)  # coterie's own list of sites
        and not all(line.isdigit() for line in found)  # a list of ids
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


@dataclass
class Printed:
    """A whole list: what it says of itself, its handles in order, and the lines that cannot be handles, with the reason."""

    about: dict[str, str] = field(default_factory=dict)
    handles: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def whole(path: Path) -> Printed:
    """All of one list, for judging it beside the graph; BadInput when the file is none."""
    if not _sniff(head(path)):
        raise BadInput(f"{path.name} is no list of handles.", advice="Write one handle a line; coterie formats handles shows how.")
    found = Printed()
    stream, raw_stream = opened(path)
    with raw_stream, stream:
        for raw in _read(stream):
            try:
                if raw.why:
                    raise RowRefused("handle", raw.why, raw.part)
                found.about = raw.value[2]
                found.handles.append(_handle(raw.value[0]))
            except RowRefused as no:
                found.refused.append(f"{path.name}: line {raw.line}: {no.value + ' ' if no.value else ''}{no.why}")
    return found


def _handle(printed: str) -> str:
    handle = clean.text(printed.lstrip("@"))
    if not handle or len(handle) > 64 or " " in handle:
        raise RowRefused("handle", "cannot be a handle", printed)
    return handle


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    printed, position, about = raw.value
    platform = about.get("platform", "x")
    handle = _handle(printed)
    yield _account(platform, handle)
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


def _account(platform: str, handle: str) -> AccountRow:
    damaged = why_damaged(handle) if platform == "x" else None
    doubt = misread(handle) if platform == "x" else None
    offered = candidates(handle) if damaged else doubt.candidates if doubt else ()
    return AccountRow(platform, handle=handle, damaged=damaged, doubtful=doubt.reason if doubt else None, candidates=list(offered))


FORMATS = [Format("handles", "A list of handles, one a line", _sniff, _read, _rows, columns=("handle",), example="# list: annex-2")]
