"""Lists of links to a site as search-engine tools export them; each tool has its own words for the same six things.

Exports that leave the linked site out need ``--of SITE``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...queries.errors import BadInput
from .. import clean
from ..format import Context, Format
from ..read import Head, Raw, table
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
    Export("search-console", "Search Console latest links", "Linking page", last="Last crawled"),
    Export("search-console-sites", "Search Console top linking sites", "Site", more=("Linking pages", "Target pages")),
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
        return needed <= set(head.columns) and (bool(export.end) or not _TARGETS & set(head.columns))

    return sniff


def _read_by(export: Export) -> Callable[[Raw, Context], Iterator[Rows]]:
    def rows(raw: Raw, context: Context) -> Iterator[Rows]:
        cell = raw.value
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
        seen = [_day(cell.get(column, "")) if column else None for column in (export.first, export.last)]
        anchor = clean.text(cell.get(export.anchor)) if export.anchor else None
        yield EdgeRow("BACKLINKS", ("Domain", start), ("Domain", end), {"verb": anchor, "holds_from": seen[0], "holds_to": seen[1]})

    return rows


def _site(column: str, value: str) -> str:
    found = clean.domain(value) if value.strip() else None
    if not found:
        raise RowRefused(column, "is no web address", value)
    return found


def _day(value: str) -> str | None:
    return day(value.strip())


FORMATS = [Format(x.name, f"{x.title}, CSV or XLSX", _sniffed(x), table, _read_by(x), columns=x.columns) for x in EXPORTS]
