"""Archived web pages, WARC and ARC: each site's title and marks, the sites it links to, and sites that show the same page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from typing import IO, Any

from .. import clean
from ..asserted import asserts
from ..format import Context, Format
from ..page import LARGEST, Page, page
from ..quarantine import Kept
from ..read import Head, Raw
from ..rows import EdgeRow, NodeRow, RowRefused, Rows

_PAGES = ("response", "resource")


@dataclass(slots=True)
class _Record:
    kind: str
    address: str = ""
    at: str = ""
    page: Page | None = None
    answered: bool = True  # with the page itself, and no error
    twin: tuple[str, str] | None = None  # another site and its page that shows the same text


def _sniff(head: Head) -> bool:
    return head.text.startswith(("WARC/", "filedesc://"))


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    """One row a record. Which texts were seen on which site is kept for the whole file: 100 bytes a page."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen: dict[str, tuple[str, str]] = {}
    number = 0
    records = iter(ArchiveIterator(stream, arc2warc=True, no_record_parse=False))
    while True:
        number += 1
        try:
            with redirect_stderr(io.StringIO()):  # it talks there of small damage
                found = next(records, None)
                record = _record(found) if found is not None else None
        except (ArchiveLoadFailed, ValueError, EOFError, OSError, AttributeError, KeyError) as fault:
            yield Raw(number, str(fault).strip().split("\n")[0][:200], why="the archive is damaged here")
            return
        if record is None:
            return
        domain = clean.domain(record.address) if record.page and record.page.digest else None
        if record.page and record.page.digest and domain and record.answered:
            first = seen.setdefault(record.page.digest, (domain, record.address))
            record.twin = first if first[0] != domain else None
        yield Raw(number, record)


def _record(found: Any) -> _Record:
    headers = found.rec_headers
    record = _Record(str(found.rec_type), headers.get_header("WARC-Target-URI") or "", headers.get_header("WARC-Date") or "")
    kind = (found.http_headers.get_header("Content-Type") if found.http_headers else None) or headers.get_header("Content-Type") or ""
    record.answered = not found.http_headers or found.http_headers.get_statuscode() == "200"
    if record.kind in _PAGES and "html" in kind.lower() and record.address.startswith("http"):
        body = found.content_stream().read(LARGEST)
        charset = kind.lower().partition("charset=")[2].strip(" \"'").split(";")[0] or "utf-8"
        try:
            html = body.decode(charset, "replace")
        except LookupError:
            html = body.decode("utf-8", "replace")
        record.page = page(html, record.address)
    return record


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    record = raw.value
    if record.page is None:
        context.note(f"{record.kind} record that is no web page")
        return
    site = clean.domain(record.address)
    if not site:
        raise RowRefused("WARC-Target-URI", "is no web address", record.address)
    shown, day = record.page, record.at[:10]
    yield NodeRow("Domain", site, {"title": clean.text(shown.title), "marks": [t for m in shown.marks if (t := clean.text(m))]})
    others: dict[str, str] = {}
    for address, said in shown.links:
        if address.startswith("http") and (other := clean.domain(address)) and other != site:
            others.setdefault(other, said)
    for other, said in others.items():
        yield NodeRow("Domain", other, {})
        yield EdgeRow("BACKLINKS", ("Domain", site), ("Domain", other), {"verb": clean.text(said), "holds_from": day, "holds_to": day})
    if record.twin:
        there, twin = record.twin
        document = f"archive-{context.name}"
        yield NodeRow("Document", document, {"title": context.name})
        says = f"{record.address} shows the same text as {twin}"
        yield from asserts("MIRRORS", ("Domain", site), ("Domain", there), says, document, holds_from=day, holds_to=day)


def _again(row: Any, _: Any) -> Any:
    said = dict(row)
    shown = said.get("page")
    return _Record(**said | {"page": Page(**shown) if isinstance(shown, dict) else None, "twin": tuple(said.get("twin") or ()) or None})


FORMATS = [
    Format(
        "warc",
        "Archived web pages, WARC or ARC",
        _sniff,
        _read,
        _rows,
        kept=Kept(lambda record: (asdict(record), None), _again),
        columns=("WARC-Type", "WARC-Target-URI", "WARC-Date", "Content-Type"),
    )
]
