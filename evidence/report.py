"""A case's report as one offline HTML file: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..queries.errors import UsageError
from ..queries.store import Store
from .annexes import annexes
from .asking import Asker, asker
from .clusters import clusters
from .config import ReportConfig
from .documented import lists
from .front import front
from .gate.profile import TLP
from .labels import Words
from .laid_out import laid_out
from .ledger.told import Told
from .ledger_first import ledger as ledger_first
from .marks import visible
from .numbering import numbered
from .page import Note, Page, Section
from .rendering import render
from .writing import Desk


def report(store: Store, config: ReportConfig, findings: Mapping[str, Any] | None, ledger: Told | None = None) -> str:
    """The report of a case as HTML; ``findings`` is the newest run's, as plain values, or None when nothing was detected.

    All of it comes from these four: whoever hands in a store that hides names gets a report that hides them. The same graph,
    config, findings and ledger give the same bytes. UsageError for a language, a template or a TLP mark that does not exist.
    """
    return render(compose(asker(store), config, findings, ledger))


def compose(ask: Asker, config: ReportConfig, findings: Mapping[str, Any] | None, ledger: Told | None = None) -> Page:
    """The report's pages as values, from whatever answers the questions: the ledger, the findings, the annexes."""
    if config.tlp not in TLP:
        raise UsageError(f"TLP:{visible(config.tlp, 40)} is no mark of TLP 2.0.", advice=f"Choose from {', '.join(TLP)}.")
    words = Words(config.lang)
    desk = Desk(config, words, ask, ledger or Told())
    written = [*ledger_first(desk), *laid_out(desk, clusters(desk, findings)), *lists(desk)]
    empty = [replace(s, level=3) for s in written if s.empty]
    unanswered = [Section("unanswered", words("unanswered"), (Note(words("unanswered.note")),)), *empty] if empty else []
    body = [*(s for s in written if not s.empty), *unanswered]
    sections = numbered([*body, *annexes(desk, findings, body)], words)
    facts = {"case": config.case, "zone": words("zone.also", zone=config.zone), "run": str((findings or {}).get("run") or ""),
             "snapshot": config.snapshot, "version": config.version}
    synthetic = config.synthetic or any(s.synthetic for s in sections)
    page_one = front(config, words, findings, sections)
    known = tuple((words(k), v) for k, v in facts.items() if v)
    return Page(config.title, words, known, config.tlp, synthetic, page_one, sections, config.profile)
