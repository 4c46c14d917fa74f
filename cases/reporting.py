"""What a report and its figures are made from, out of one case: settings, sources, ledger, findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..queries import traffic
from . import claims, steps
from .case import Case

if TYPE_CHECKING:
    from ..evidence.config import ReportConfig
    from ..evidence.ledger.told import Told
    from ..queries.store import Store

Findings = dict[str, Any]


def material(case: Case, store: Store, *, lang: str = "", sections: str = "") -> tuple[ReportConfig, Told, Findings | None]:
    """Everything a report knows but what it asks of ``store``: config, ledger, and the newest run's findings with profiles.

    ``lang`` and ``sections`` go before what the case says.
    """
    from .. import __version__
    from ..evidence.config import ReportConfig, SourceFile
    from ..evidence.ledger.told import Told
    from .profiles import with_profiles

    settings = case.settings.get("report") or {}

    def listed(name: str) -> tuple[str, ...]:
        return tuple(map(str, settings.get(name) or ()))

    sources = store.read(
        "MATCH (s:Source) RETURN s.name AS name, s.sha256 AS sha256, s.read AS read, s.accepted AS accepted, "
        "s.refused AS refused, coalesce(s.covers, '') AS covers ORDER BY name, sha256"
    )
    config = ReportConfig(
        title=str(settings.get("title") or case.name),
        case=case.name,
        zone=case.zone_name or "UTC",
        tlp=str(case.settings.get("tlp") or "AMBER"),
        version=__version__,
        snapshot=case.snapshot(store),
        synthetic=steps.status(case, store)["synthetic"],
        paths=tuple((str(start), str(end)) for start, end in settings.get("paths") or ()),
        generated_from=tuple(SourceFile(**row) for row in sources),
        domains=listed("domains"),
        all_of=listed("all_of"),
        lists=listed("lists"),
        about=listed("about"),
        lang=lang or str(settings.get("language") or "en"),
        complete=traffic.complete(store),
        sections=sections or str(settings.get("sections") or "viginum"),
        purpose=str(case.settings.get("purpose") or ""),
        reply=str(case.settings.get("right_of_reply") or ""),
    )
    found = case.latest()
    if found:
        found["clusters"] = with_profiles(store, found["clusters"])
    weighed = claims.weighed(case)
    ledger = Told(tuple(claims.listed(case)["claims"]), tuple(weighed["criteria"]), str(weighed["taxonomy"]))
    return config, ledger, found


def report(case: Case, out: Path | None = None, *, lang: str = "", sections: str = "") -> Path:
    """Write the case's report as one offline HTML file; gives its path."""
    from ..evidence.report import report as render

    with case.store() as store:
        case.mark(store)
        config, ledger, found = material(case, store, lang=lang, sections=sections)
        html = render(store, config, found, ledger)
    path = out or case.folder / "evidence" / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8")
    return path
