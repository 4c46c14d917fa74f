"""What a release must not be without, checked on the case before anything is written: all faults at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..config import SourceFile
from ..page import Figure, Note, Page, Section
from .profile import Profile


@dataclass(frozen=True)
class Fault:
    """One reason to refuse: the rule, where, and what to do."""

    rule: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.says}" if self.where else f"{self.rule}: {self.says}"


STRONG = re.compile(
    r"\b(?:is|are|was|were|a|an|the|these|those|of) (?:fake|bots?|trolls?|fraudulent|guilty|criminal|inauthentic)\b"
    r"|\b(?:fake|bot|troll|sockpuppet|inauthentic) (?:accounts?|farms?|networks?)\b|\b(?:proves?|proven|proof) that\b"
    r"|\bundoubtedly\b|\bwithout (?:any )?doubt\b|\b(?:ordered|paid|steered) by\b"
    r"|\bfaux comptes?\b|\b(?:usine|ferme)s? à trolls?\b|\bprouve(?:nt)? que\b|\binauthentiques?\b|\bsans aucun doute\b", re.IGNORECASE)
"""Words stronger than synchronised posts can carry: what accounts did together shows neither who owns them nor why."""
_SOURCED = re.compile(r"\b(?:according to|lists?|calls?|called|says?|said|states?|describes?|described|reports?|reported|alleges?|claims?|"
                      r"presented|selon|d'après|qualifie)\b|[“\"«]", re.IGNORECASE)


def law(settings: Mapping[str, Any], profile: Profile, today: date) -> Iterator[Fault]:
    """Purpose, lawful basis, right of reply and a retention date that has not passed."""
    for name in profile.law:
        if not str(settings.get(name) or "").strip():
            yield Fault("law", f"case.toml: {name}", "is empty; say it in the case before anything of it leaves.")
    if said := str(settings.get("retention") or "").strip():
        try:
            until = date.fromisoformat(said)
        except ValueError:
            yield Fault("retention", "case.toml: retention", f"{said} is no date such as 2027-01-31.")
        else:
            if until < today:
                yield Fault("retention", "case.toml: retention", f"{said} has passed: the data may not be kept, still less handed on.")


def claims(ledger: Mapping[str, Any], snapshot: str) -> Iterator[Fault]:
    """No claim without a verdict, none whose question or data have changed since."""
    found: Sequence[Mapping[str, Any]] = ledger.get("claims", ())
    for claim in found:
        if not claim["verdict"]:
            yield Fault("claim", claim["id"], "has no verdict; run: coterie claims check")
        elif claim.get("stale"):
            yield Fault("claim", claim["id"], "is stale: its question is another than the one it was checked with.")
    if found and ledger.get("snapshot") and ledger["snapshot"] != snapshot:
        then = f"the ledger was checked on snapshot {ledger['snapshot']}, the case now holds {snapshot}"
        yield Fault("claim", "", f"{then}; run: coterie claims check")


def coverage(page: Page, sources: Sequence[SourceFile]) -> Iterator[Fault]:
    """No figure without coverage: what its files cover must have been said when they were loaded."""
    if any(isinstance(part, Figure) for section in page.sections for part in section.parts):
        bare = [s.name for s in sources if not s.covers.strip()]
        if bare or not sources:
            some = ", ".join(bare[:3]) + (f" and {len(bare) - 3} more" if len(bare) > 3 else "") or "no file"
            yield Fault("coverage", some, "nothing says what it covers, and figures rest on it; say it in case.toml under coverage.")


def wording(page: Page, ledger: Mapping[str, Any]) -> Iterator[Fault]:
    """No sentence stronger than its evidence: a judgement needs a source that makes it."""
    for where, text in _sentences(page):
        if (strong := STRONG.search(text)) and not _SOURCED.search(text):
            yield Fault("wording", where, f"“{strong[0]}” is stronger than its evidence; name who says so, or say what was seen.")
    for claim in ledger.get("claims", ()):
        if (strong := STRONG.search(claim["says"])) and not claim["statements"] and not _SOURCED.search(claim["says"]):
            yield Fault("wording", claim["id"], f"“{strong[0]}” rests on no statement of a source.")


def _sentences(page: Page) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    yield from (("page one", text) for text in page.front.found)
    for section in page.sections:
        yield section.id, section.title
        yield from ((section.id, text) for text in _said(section))


def _said(section: Section) -> Iterator[str]:
    for part in section.parts:
        if isinstance(part, Note) and part.tone != "innocent":
            yield part.text
        elif isinstance(part, Figure):
            yield from (part.title, part.note)
