"""Lists of links to a site as search-engine tools export them; each tool has its own words for the same six things.

Exports that leave the linked site out need ``--of SITE``. Search Console writes its headers in the language of whoever exports; there is
no list of them to rely on, so ``--as search-console`` (or ``search-console-sites``) reads their columns by place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...queries.errors import BadInput
from .. import clean
from ..format import Context, Format
from ..read import Head, Raw, separator, table
from ..rows import EdgeRow, NodeRow, RowRefused, Rows
from ..times import day


@dataclass(frozen=True)
class Export:
    """A tool's columns: the page or site that links, the one that is linked to, the link's text, when it was first and last seen."""

    name: str
    title: str
    start: str
    end: str = ""
    anchor: str = ""
    first: str = ""
    last: str = ""
    more: tuple[str, ...] = ()  # other columns by which the export is known
    placed: bool = False  # headers are localised, places are not

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        return tuple(c for c in (self.start, self.end, self.anchor, self.first, self.last, *self.more) if c)


EXPORTS = (
    Export("ahrefs", "Ahrefs backlinks", "Referring page URL", "Target URL", "Anchor", "First seen", "Last seen", ("Domain rating",)),
    Export("ahrefs-api", "Ahrefs backlinks from the API", "url_from", "url_to", "anchor", "first_seen", "last_seen"),
    Export("ahrefs-domains", "Ahrefs referring domains", "Referring domain", first="First seen", more=("Domain rating",)),
    Export("semrush", "Semrush backlinks", "Source url", "Target url", "Anchor", "First seen", "Last seen", ("Page ascore",)),
    Export(
        "majestic", "Majestic backlinks", "SourceURL", "TargetURL", "AnchorText", "FirstIndexedDate", "LastSeenDate", ("SourceTrustFlow",)
    ),
    Export("search-console", "Search Console latest links", "Linking page", last="Last crawled", placed=True),
    Export("search-console-sites", "Search Console top linking sites", "Site", more=("Linking pages", "Target pages"), placed=True),
    Export(
        "pravda", "Pravda network articles and their sources", "URL", "Source URL", "Source Title", "Publication Date", more=("Canonical",)
    ),
)

_TARGETS = {x.end for x in EXPORTS if x.end}


def _sniffed(export: Export) -> Callable[[Head], bool]:
    needed = {c for c in (export.start, export.end, *export.more) if c} | ({export.last} if export.name == "search-console" else set())

    def sniff(head: Head) -> bool:
        if {"Target page", "Incoming links"} <= set(head.columns):
            raise BadInput(f"{head.name} holds counts of links, not links: nothing to load.")
        if export.name == "search-console" and head.columns[:1] != (export.start,) and _pages_and_days(head):
            raise BadInput(
                f"{head.name} lists pages and days under {' and '.join(head.columns)}, as Search Console does in other languages.",
                advice="If it is its list of latest links, say --as search-console.",
            )
        return needed <= set(head.columns) and (bool(export.end) or not _TARGETS & set(head.columns))

    return sniff


def _pages_and_days(head: Head) -> bool:
    lines = head.text.splitlines()[1:6]
    cells = [found for found in csv.reader(lines, delimiter=separator(head.text.split("\n", 1)[0])) if found]
    return bool(cells) and all(len(x) == 2 and re.match(r"https?://", x[0]) and day(x[1].strip()) for x in cells)


def _read_by(export: Export) -> Callable[[Raw, Context], Iterator[Rows]]:
    def rows(raw: Raw, context: Context) -> Iterator[Rows]:
        cell = raw.value
        if export.placed and export.start not in cell:
            cell = dict(zip(export.columns, cell.values(), strict=False))
        start = _site(export.start, cell[export.start])
        if export.end and not cell[export.end].strip():
            context.note(f"{export.end} is empty: a page without a link")
            yield NodeRow("Domain", start, {})
            return
        if not export.end and not context.of:
            raise RowRefused("", "the file does not say which site is linked to; --of SITE does")
        end = _site(export.end, cell[export.end]) if export.end else _site("--of", context.of)
        if start == end:
            context.note("link inside one site")
            return
        yield NodeRow("Domain", start, {})
        yield NodeRow("Domain", end, {})
        seen = [_day(column, cell.get(column, ""), context) if column else None for column in (export.first, export.last)]
        anchor = clean.text(cell.get(export.anchor)) if export.anchor else None
        yield EdgeRow("BACKLINKS", ("Domain", start), ("Domain", end), {"verb": anchor, "holds_from": seen[0], "holds_to": seen[1]})

    return rows


def _site(column: str, value: str) -> str:
    found = clean.domain(value) if value.strip() else None
    if not found:
        raise RowRefused(column, "is no web address", value)
    return found


def _day(column: str, value: str, context: Context) -> str | None:
    found = day(value.strip())
    if not found and value.strip():
        context.note(f"{column} that is no day in a known spelling")
    return found


FORMATS = [Format(x.name, f"{x.title}, CSV or XLSX", _sniffed(x), table, _read_by(x), columns=x.columns) for x in EXPORTS]
