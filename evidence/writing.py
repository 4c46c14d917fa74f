"""What the sections of a report share: their words, their clock, and tables made from answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from .asking import Asker, Reply, printed
from .config import ReportConfig
from .figures.ink import Look
from .labels import Words
from .ledger.told import Told
from .page import Asked, Column, Figure, Kind, Note, Part, Section, Table, table
from .wording import moment

_KINDS: dict[str, Kind] = {
    "domain": "domain", "of": "domain", "archive": "archive", "of_links": "share", "of_posts": "share", "score": "share",
    **dict.fromkeys(("passage", "quote"), "quote"), **dict.fromkeys(("page", "grade", "mirror", "hop", "holds_from", "core"), "short"),
    **dict.fromkeys(("statement", "statements", "key", "handle", "printed", "first"), "code")}
_WIDE = {"says", "reason", "passage"}


@dataclass(frozen=True)
class Desk:
    """What every section is written with: the config, its words, somebody to ask, the ledger."""

    config: ReportConfig
    words: Words
    ask: Asker
    ledger: Told = field(default_factory=Told)

    def synthetic(self, *replies: Reply) -> bool:
        """The case or some row says that it was generated."""
        return self.config.synthetic or any(r.synthetic for r in replies)

    def look(self, *replies: Reply, synthetic: bool = False) -> Look:
        """How a figure made from these answers is dressed."""
        return Look(self.words("synthetic") if synthetic or self.synthetic(*replies) else "", self.words.lang)

    def figure(self, title: str, svg: str, alt: str, numbers: Table, *replies: Reply, note: str = "", wide: bool = False) -> Figure:
        """A figure with its questions, the claims that rest on them, and the word on what its collection covers."""
        asked = tuple(dict.fromkeys(r.asked for r in replies))
        said = f"{note} {self.words('coverage.complete' if self.config.complete else 'coverage')}".strip()
        return Figure(title, svg, alt, said, numbers, wide, self.synthetic(*replies), asked, self.claims(*asked))

    def claims(self, *asked: Asked) -> tuple[str, ...]:
        """Ids of the claims that rest on one of these questions as it was put."""
        put = {(a.id, frozenset(a.params)) for a in asked}
        return tuple(c["id"] for c in self.ledger.claims if (c["question"], frozenset(printed(c["params"]))) in put)

    def moment(self, at: datetime | None) -> str:
        """A moment in UTC with the case's clock beside it; a dash when unknown."""
        return moment(at, self.config.zone) if at else "–"

    def table(self, caption: str, reply: Reply, columns: Sequence[str], *, most: int = 40, folded: bool = False) -> Table:
        """Some columns of an answer as a table; columns that are empty throughout are dropped."""
        kept = [c for c in columns if any(row.get(c) not in (None, "", []) for row in reply.rows)]
        heads = [self.column(c, reply.rows) for c in kept]
        rows = [[self.cell(row.get(c)) for c in kept] for row in reply.rows]
        return table(caption, heads, rows, most=most, folded=folded, synthetic=self.synthetic(reply))

    def column(self, name: str, rows: Sequence[Mapping[str, Any]] = ()) -> Column:
        """The heading of a column, set after its name and what stands in it."""
        numbers = all(isinstance(row.get(name), int | float | None) and not isinstance(row.get(name), bool) for row in rows)
        kind: Kind = _KINDS.get(name) or ("number" if rows and numbers else "text")
        return Column(self.words.head(name), kind, wide=name in _WIDE)

    def cell(self, value: Any) -> Any:
        """A value as a table shows it."""
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, bool):
            return self.words("yes" if value else "no")
        return [self.cell(v) for v in value] if isinstance(value, list | tuple) else value

    def sourced(self, reply: Reply) -> Reply:
        """The answer with a column ``said``: who says so, on which page, of which grade."""
        def said(row: Mapping[str, Any]) -> str:
            return ", ".join(p for p in (row.get("by") or "", _page(row.get("page")), row.get("grade") or "") if p)

        return replace(reply, rows=tuple(row | {"said": said(row)} for row in reply.rows))

    def section(self, id_: str, title: str, parts: Sequence[Part], *replies: Reply, headline: str = "",
                level: int = 2) -> Section:
        """A section under which its questions stand; ``headline`` is its sentence on page one."""
        said = [Note(self.words("cut"), "absent") for r in replies if r.cut]
        pictures = [part for part in parts if isinstance(part, Figure)]
        asked = tuple(dict.fromkeys([*(r.asked for r in replies), *(a for f in pictures for a in f.asked)]))
        synthetic = self.synthetic(*replies) or any(f.synthetic for f in pictures)
        return Section(id_, title, (*parts, *said), asked, level, synthetic, headline)

    def absent(self, id_: str, title: str, reply: Reply, *, level: int = 2) -> Section:
        """The section of a question that gave nothing."""
        why = self.words("cannot.ask", fault=reply.fault) if reply.fault else self.words("nothing", asks=reply.asked.asks)
        return Section(id_, title, (Note(why, "absent"),), (reply.asked,), level, empty=True)


def _page(page: object) -> str:
    return f"p. {page}" if str(page or "")[:1].isdigit() else str(page or "")
