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

if TYPE_CHECKING:
    from ..evidence.config import ReportConfig
    from ..evidence.gate.profile import Profile
    from ..evidence.page import Page
    from ..queries.store import Store

Files = dict[str, bytes]
_SHOWN = ("title", "case", "domains", "paths", "lists", "about", "generated_from")
"""What a report says of the case in the case's own words."""


class GateRefused(Refused):
    """The gate said no; ``faults`` says everything that is wrong, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        many = f"{len(faults)} reasons" if len(faults) > 1 else "one reason"
        super().__init__("\n".join([f"Nothing was released, for {many}:", *faults]), advice="Mend each of them, then release again.")


def release(case: Case, *, profile: str, tlp: str, out: Path, today: date | None = None,
            progress: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Write a signed bundle into the new folder ``out``; gives its manifest with ``folder``. GateRefused with all reasons, else.

    ``profile`` and ``tlp`` by name; UsageError for a pair that may not be. The same case, profile and label give the same bytes.
    """
    from ..evidence.gate import bundle
    from ..evidence.gate.profile import profile as chosen

    for_whom, tell = chosen(profile, tlp), progress or (lambda said: None)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out} is there already and not empty.", advice="Choose another folder with --out.")
    if strange := custody.broken(case):
        raise GateRefused([f"custody: {fault}" for fault in strange])
    with case.store() as store:
        case.mark(store)
        files, about, faults = _made(case, store, for_whom, tlp, today or datetime.now(UTC).date(), tell)
    if faults:
        custody.note(case, "release refused", profile=profile, tlp=tlp, reasons=len(faults))
        raise GateRefused(faults)
    sealed = bundle.sealed(files, about, keys.signing(case))
    _written(sealed, out)
    custody.note(case, "release", profile=profile, tlp=tlp, files=len(sealed), manifest=bundle.digest(sealed[bundle.MANIFEST]))
    return {**orjson.loads(sealed[bundle.MANIFEST]), "folder": str(out)}


def _made(case: Case, store: Store, profile: Profile, tlp: str, today: date,
          tell: Callable[[str], None]) -> tuple[Files, dict[str, Any], list[str]]:
    """The files of a release, what its manifest says of them, and every reason why it may not leave."""
    from ..evidence.asking import asker
    from ..evidence.gate import files as looks
    from ..evidence.gate import lints
    from ..evidence.gate.opened import TooMuch
    from ..evidence.gate.people import world
    from ..evidence.gate.search import Search
    from ..evidence.gate.store import Veiled
    from ..evidence.gate.veil import Veil
    from ..evidence.rendering import render
    from ..evidence.report import compose

    tell("who may be named")
    secret = keys.veil(case)
    people = world(store, profile, standing.decided(case, store))
    veil = Veil(profile, secret, people)
    tell("report")
    config, found = reporting.material(case, store)
    config = replace(config, generated_from=tuple(
        replace(s, covers=s.covers or str(case.settings.get("coverage") or "")) for s in config.generated_from))
    ledger = claims.listed(case)
    shown = replace(config, tlp=tlp, profile=profile.name, **{name: veil(getattr(config, name), name) for name in _SHOWN})
    page = compose(asker(Veiled(store, veil)), shown, veil(found))
    files = {"report.html": render(page).encode(), "ledger.json": _json({"tlp": f"TLP:{tlp}", "profile": profile.name, **veil(ledger)}),
             "README.txt": _readme(case, shown, profile, tlp).encode()}
    files = {name: looks.stripped(data) for name, data in files.items()}
    tell("search for leaks")
    faults: list[Any] = [*lints.law(case.settings, profile, today), *lints.claims(ledger, config.snapshot),
                         *lints.coverage(page, config.generated_from), *lints.wording(page, ledger), *looks.formulas(files),
                         *looks.pictures(files), *looks.labels(files, tlp)]
    try:
        faults += Search(profile, people, (secret, keys.signing(case)), allowed=str(case.settings.get("right_of_reply") or "")).leaks(files)
    except TooMuch as fault:
        faults.append(fault)
    return files, _about(case, page, shown, profile, tlp), [str(fault) for fault in faults]


def _about(case: Case, page: Page, config: ReportConfig, profile: Profile, tlp: str) -> dict[str, Any]:
    """What the manifest says of a release beside its files."""
    lines, hash_ = custody.head(case, apart=("release", "release refused"))
    asked = sorted({(a.id, a.params) for section in page.sections for a in section.asked})
    return {"case": config.case, "profile": profile.name, "says": profile.says, "tlp": f"TLP:{tlp}", "synthetic": page.synthetic,
            "snapshot": config.snapshot, "run": dict(page.facts).get(page.words("run"), ""),
            "versions": {"coterie": config.version, "neo4j": case.release.name},
            "questions": [{"id": id_, "sha256": _sha(case, id_), "params": dict(params)} for id_, params in asked],
            "sources": [asdict(source) for source in config.generated_from],
            "custody": {"lines": lines, "sha256": hash_}}


def _sha(case: Case, question: str) -> str:
    try:
        return find(question, case.folder / "questions").sha256
    except CoterieError:
        return ""


def _json(value: Mapping[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS) + b"\n"


def _readme(case: Case, config: ReportConfig, profile: Profile, tlp: str) -> str:
    said = case.settings
    synthetic = "◇ Synthetic: a generator made every account, text and address in it.\n\n" if config.synthetic else ""
    names = "" if len(profile.named) > 2 else (
        "acc-…, per-…, site-…, post-… and text-… are pseudonyms: the same within this case, unrelated to those of any other.\n")
    return (f"{config.title}\nTLP:{tlp}\n\n{synthetic}{profile.says}\n{names}\n"
            f"Purpose: {said.get('purpose') or 'not said'}\nLawful basis: {said.get('lawful_basis') or 'not said'}\n"
            f"Kept until: {said.get('retention') or 'not said'}\nRight of reply: {said.get('right_of_reply') or 'not said'}\n\n"
            "report.html opens in any browser, without network. ledger.json holds its claims. manifest.json names each file with its\n"
            "SHA-256, and the questions, files and versions behind them. To check that nothing was changed, without a database:\n\n"
            "    coterie verify FOLDER --key FINGERPRINT\n\n"
            "Ask whoever sent this for the fingerprint by another way.\n")


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
