"""A release: report, ledger and exports behind the veil, looked through once more, sealed with a manifest and a signature."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from ..queries.catalogue import find
from ..queries.errors import CoterieError, Refused, UsageError
from . import claims, custody, keys, reporting, standing
from .case import Case
from .evidence import evidence

if TYPE_CHECKING:
    from ..evidence.config import ReportConfig
    from ..evidence.gate.people import World
    from ..evidence.gate.veil import Veil
    from ..evidence.page import Page
    from ..queries.store import Store

Files = dict[str, bytes]
_SHOWN = ("title", "case", "domains", "paths", "lists", "about", "generated_from")
"""What a report says in the case's own words."""


class GateRefused(Refused):
    """The gate said no; ``faults`` says everything that is wrong, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        many = f"{len(faults)} reasons" if len(faults) > 1 else "one reason"
        super().__init__("\n".join([f"Nothing was released, for {many}:", *faults]), advice="Mend each of them, then release again.")


def release(case: Case, *, profile: str, tlp: str, out: Path, exports: Sequence[str] | None = None, formats: Sequence[str] | None = None,
            today: date | None = None, tell: Callable[[str], None] = lambda said: None) -> dict[str, Any]:
    """Write a signed bundle into the new folder ``out``; gives its manifest with ``folder``. GateRefused with all reasons, else.

    ``profile`` and ``tlp`` by name; UsageError for a pair that may not be. ``exports``: subjects whose evidence goes along, as
    `coterie evidence` takes them; all clusters if not given. ``formats``: all if not given. The same case, profile, label
    and exports give the same bytes.
    """
    from ..evidence.exports.catalogue import FORMATS, format_called
    from ..evidence.gate import bundle, files
    from ..evidence.gate.people import world
    from ..evidence.gate.profile import profile as chosen
    from ..evidence.gate.veil import Veil

    for_whom = chosen(profile, tlp)
    written = [format_called(name).name for name in (formats if formats is not None else FORMATS)]
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out} is there already and not empty.", advice="Choose another folder with --out.")
    if strange := custody.broken(case):
        raise GateRefused([f"custody: {fault}" for fault in strange])
    with case.store() as store:
        case.mark(store)
        tell("Who may be named …")
        people = world(store, for_whom, standing.decided(case, store))
        veil = Veil(for_whom, keys.veil(case), people)
        tell("The report …")
        page, config, made = _told(case, store, veil, tlp)
        tell("Exports …")
        made |= _exports(case, veil, tlp, exports if exports is not None else _clusters(case), written)
        made = {name: files.stripped(data) for name, data in made.items()}
        tell("Every byte is searched …")
        faults = _faults(case, made, page, config, people, veil, tlp, today or datetime.now(UTC).date())
    if faults:
        custody.note(case, "release refused", profile=profile, tlp=tlp, reasons=len(faults))
        raise GateRefused(faults)
    sealed = bundle.sealed(made, _about(case, page, config, veil, tlp), keys.signing(case))
    _written(sealed, out)
    custody.note(case, "release", profile=profile, tlp=tlp, files=len(sealed), manifest=bundle.digest(sealed[bundle.MANIFEST]))
    return {**orjson.loads(sealed[bundle.MANIFEST]), "folder": str(out)}


def _told(case: Case, store: Store, veil: Veil, tlp: str) -> tuple[Page, ReportConfig, Files]:
    """Report, ledger and the page that explains them."""
    from ..evidence.asking import asker
    from ..evidence.gate.readme import readme
    from ..evidence.gate.store import Veiled
    from ..evidence.rendering import render
    from ..evidence.report import compose

    config, ledger, found = reporting.material(case, store)
    covers = str(case.settings.get("coverage") or "")
    config = replace(config, tlp=tlp, profile=veil.profile.name,
                     generated_from=tuple(replace(s, covers=s.covers or covers) for s in config.generated_from))
    shown = replace(config, **{name: veil(getattr(config, name), name) for name in _SHOWN})
    page = compose(asker(Veiled(store, veil)), shown, veil(found), veil(ledger))
    said = {"tlp": f"TLP:{tlp}", "profile": veil.profile.name, **veil(claims.listed(case))}
    about = readme(shown.title, case.settings, veil.profile, tlp, synthetic=page.synthetic)
    return page, shown, {"report.html": render(page).encode(), "ledger.json": _json(said), "README.txt": about.encode()}


def _clusters(case: Case) -> list[str]:
    return [str(cluster["number"]) for cluster in (case.latest() or {}).get("clusters", ())]


def _exports(case: Case, veil: Veil, tlp: str, subjects: Sequence[str], formats: Sequence[str]) -> Files:
    """The evidence of each subject in each format; a table of numbers has no place for a label, so the names of files bear it."""
    from ..evidence.exports.catalogue import FORMATS
    from ..evidence.gate.part import behind

    files: Files = {}
    for subject in subjects:
        part = behind(evidence(case, subject), veil, tlp)
        kind = "cluster-" if subject.isdecimal() else ""
        name = re.sub(r"[^\w.-]+", "-", veil(subject, "account")).strip("-.") or "evidence"
        for format_ in formats:
            files |= {f"exports/{kind}{name}-TLP-{tlp}{ending}": data for ending, data in FORMATS[format_].render(part).items()}
    return files


def _faults(case: Case, files: Files, page: Page, config: ReportConfig, people: World, veil: Veil, tlp: str, today: date) -> list[str]:
    """Every reason why these files may not leave."""
    from ..evidence.gate import files as looks
    from ..evidence.gate import lints
    from ..evidence.gate.opened import TooMuch
    from ..evidence.gate.search import Search

    ledger = claims.listed(case)
    faults: list[Any] = [
        *lints.law(case.settings, veil.profile, today), *lints.claims(ledger, config.snapshot),
        *lints.coverage(page, config.generated_from), *lints.wording(page, ledger),
        *looks.formulas(files), *looks.pictures(files), *looks.labels(files, tlp)]
    search = Search(veil.profile, people, (keys.veil(case), keys.signing(case)), allowed=str(case.settings.get("right_of_reply") or ""))
    try:
        faults += search.leaks(files)
    except TooMuch as fault:
        faults.append(fault)
    return [str(fault) for fault in faults]


def _about(case: Case, page: Page, config: ReportConfig, veil: Veil, tlp: str) -> dict[str, Any]:
    """What the manifest says of a release beside its files."""
    lines, hash_ = custody.head(case, apart=("release", "release refused"))
    asked = sorted({(a.id, a.params) for section in page.sections for a in section.asked})
    return {"case": config.case, "profile": veil.profile.name, "says": veil.profile.says, "tlp": f"TLP:{tlp}", "synthetic": page.synthetic,
            "snapshot": config.snapshot, "run": dict(page.facts).get(page.words("run"), ""),
            "versions": {"coterie": config.version, "neo4j": case.release.name},
            "questions": [{"id": id_, "sha256": _sha(case, id_), "params": dict(params)} for id_, params in asked],
            "sources": [asdict(source) for source in config.generated_from], "custody": {"lines": lines, "sha256": hash_}}


def _sha(case: Case, question: str) -> str:
    try:
        return find(question, case.folder / "questions").sha256
    except CoterieError:
        return ""


def _json(value: Mapping[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS) + b"\n"


def _written(files: Mapping[str, bytes], out: Path) -> None:
    """All files or none: they appear under their names at once."""
    out.parent.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=f".{re.sub(r'[^A-Za-z0-9-]', '', out.name)}-", dir=out.parent))
    try:
        for name, data in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        place.chmod(0o755)
        if out.exists():
            out.rmdir()
        place.replace(out)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
