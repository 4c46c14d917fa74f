"""A case's report as one offline HTML file: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..queries.errors import UsageError
from ..queries.store import Store
from .asking import Asker, asker
from .clusters import clusters
from .config import ReportConfig
from .documented import about, lists
from .front import front
from .labels import Words
from .links import links
from .marks import visible
from .operations import operations
from .overlap import overlap
from .page import Note, Page, Section
from .paths import paths
from .rendering import render
from .sites import sites
from .writing import Desk

TLP = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


def report(store: Store, config: ReportConfig, findings: Mapping[str, Any] | None) -> str:
    """The report of a case as HTML; ``findings`` is the newest run's, as plain values, or None when nothing was detected.

    The same graph, config and findings give the same bytes. UsageError for a language or a TLP mark that does not exist.
    """
    return render(compose(asker(store), config, findings))


def compose(ask: Asker, config: ReportConfig, findings: Mapping[str, Any] | None) -> Page:
    """The report's pages as values, from whatever answers the questions."""
    if config.tlp not in TLP:
        raise UsageError(f"TLP:{visible(config.tlp, 40)} is no mark of TLP 2.0.", advice=f"Choose from {', '.join(TLP)}.")
    words = Words(config.lang)
    desk = Desk(config, words, ask)
    chapters = (overlap, operations, links, sites, paths, lists, about)
    written = [*clusters(desk, findings), *(section for chapter in chapters for section in chapter(desk))]
    empty = [replace(s, level=3) for s in written if s.empty]
    unanswered = [Section("unanswered", words("unanswered"), (Note(words("unanswered.note")),)), *empty] if empty else []
    sections = (*(s for s in written if not s.empty), *unanswered)
    facts = {"case": config.case, "zone": words("zone.also", zone=config.zone), "run": str((findings or {}).get("run") or ""),
             "snapshot": config.snapshot, "version": config.version}
    synthetic = config.synthetic or any(s.synthetic for s in sections)
    page_one = front(config, words, findings, sections)
    return Page(config.title, words, tuple((words(k), v) for k, v in facts.items() if v), config.tlp, synthetic, page_one, sections)
