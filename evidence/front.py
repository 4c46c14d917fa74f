"""Page one: what was asked, found, how sure, what it rests on, and what it cannot show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .config import ReportConfig
from .labels import Words
from .page import Column, Front, Section, Table, table
from .wording import domain

SENTENCES = 5
"""Findings on page one, at most."""
SHORT = 8
"""Files listed on page one; the list of more opens on a click."""


def front(config: ReportConfig, words: Words, findings: Mapping[str, Any] | None, sections: Sequence[Section]) -> Front:
    """Page one from the finished sections."""
    found = _spread([s for s in sections if s.headline])
    said = tuple(s.headline for s in found) or (words("no.finding"),)
    missing = [s.title for s in sections if s.empty]
    limits = (*(words(k) for k in _limits(config)), *([words("cannot.unanswered", names="; ".join(missing))] if missing else []))
    asked, sure, sources = _asked(config, words, sections), _sure(config, words, findings), _sources(config, words)
    return Front(asked, said, sure, limits, sources, tuple(s.id for s in found))


def _spread(sections: Sequence[Section]) -> list[Section]:
    """The first of each kind of section before the second of any, in the report's order."""
    kinds: dict[str, int] = {}
    order = []
    for i, section in enumerate(sections):
        kind = section.id.partition("-")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
        order.append((kinds[kind], i))
    return [sections[i] for _, i in sorted(sorted(order)[:SENTENCES], key=lambda pair: pair[1])]


def _asked(config: ReportConfig, words: Words, sections: Sequence[Section]) -> tuple[str, ...]:
    asked = [words("ask.clusters")]
    if config.all_of:
        asked.append(words("ask.all", names=words.listed(list(config.all_of))))
    asked.append(words("ask.operations"))
    if config.domains:
        asked.append(words("ask.domains", names=words.listed([domain(d) for d in config.domains])))
    if config.paths:
        titles = [s.title[:1].lower() + s.title[1:] for s in sections if s.id.startswith("path-")]
        asked.append(words("ask.paths", names=words.listed(titles)))
    return tuple(asked)


def _sure(config: ReportConfig, words: Words, findings: Mapping[str, Any] | None) -> tuple[str, ...]:
    says = [words("sure.twin")] if config.synthetic else []
    says += [words("sure.none")] if findings is None else [control(words, findings.get("control") or {}), *_chances(words, findings)]
    return (*says, words("sure.grade")) if config.paths else tuple(says)


def _chances(words: Words, findings: Mapping[str, Any]) -> list[str]:
    """The weakest p of each kind of group: they mean different things and are never compared."""
    worst: dict[str, float] = {}
    for c in findings["clusters"]:
        worst[c["kind"]] = max(worst.get(c["kind"], 0.0), float(c["p"]))
    return [words(f"sure.{kind}", p=words.number(p)) for kind, p in sorted(worst.items())]


def control(words: Words, found: Mapping[str, Any]) -> str:
    """What the same search found when accounts were shuffled: ``permutations`` and, for each, clusters, their accounts, crowds."""
    n = int(found.get("permutations") or 0)
    if not n:
        return words("sure.nocontrol")
    clusters, accounts, blocks = (_total(found.get(k)) for k in ("clusters", "accounts", "blocks"))
    loud = words("sure.loud", clusters=words.count(clusters, "group"), accounts=words.count(accounts, "account"))
    crowds = words("sure.crowds", blocks=words.count(blocks, "crowd")) if blocks else words("sure.nocrowds")
    return words("sure.control", n=words.count(n, "shuffled copy"), found=loud if clusters else words("sure.silent"), crowds=crowds)


def _total(value: Any) -> int:
    return sum(value) if isinstance(value, list) else int(value or 0)


def _limits(config: ReportConfig) -> list[str]:
    documents = ["cannot.documents"] if config.paths or config.domains or config.lists or config.about else []
    return ["cannot.guilt", "cannot.coverage", "cannot.first", *documents]


def _sources(config: ReportConfig, words: Words) -> Table | None:
    if not config.generated_from:
        return None
    counts = [Column(words(k), "number") for k in ("read", "accepted", "refused")]
    heads = [Column(words("file"), "quote"), *counts, Column(words("covers")), Column(words("sha"), "code", wide=True)]
    files = sorted(config.generated_from, key=lambda s: (s.name, s.sha256))
    rows = [[s.name, s.read, s.accepted, s.refused, s.covers, s.sha256] for s in files]
    keep = [i for i in range(len(heads)) if i != 4 or any(s.covers for s in files)]
    total = {k: words.number(sum(getattr(s, k) for s in files)) for k in ("read", "accepted", "refused")}
    said = words("sources.many", files=words.count(len(files), "file"), **total)
    return table(said, [heads[i] for i in keep], [[row[i] for i in keep] for row in rows], most=200,
                 folded=len(files) > SHORT, synthetic=config.synthetic)
