"""What the claims add up to: techniques of a taxonomy and the criteria of a legal test, each supported, rejected or open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ...queries.errors import BadInput
from .claim import Verdict

HOLDS = frozenset({Verdict.REPRODUCED, Verdict.ASSUMED, Verdict.TWIN, Verdict.DOCUMENTED})
"""Verdicts on which something may rest; ``documented`` rests on the word of a source."""
_KINDS = ("criterion", "letter", "technique")
_KEYS = {"name", "names", "by", "against", "confidence", "note"}


class Standing(StrEnum):
    """Whether claims carry a criterion or technique."""

    SUPPORTED = "supported"
    DOCUMENTED = "supported by documents alone"
    REJECTED = "rejected"
    OPEN = "open"


@dataclass(frozen=True)
class Rule:
    """A criterion, a letter of ABCDE or a technique (``id`` of a taxonomy): claims ``by`` which it stands, and ``against`` it.

    ``confidence`` is an analyst's word. ``was``: the dead id under which it was given, if so. ``known``: the taxonomy has it.
    ``names``: its name in other languages.
    """

    kind: str
    id: str
    name: str
    by: tuple[str, ...]
    against: tuple[str, ...] = ()
    confidence: str = ""
    note: str = ""
    was: str = ""
    known: bool = True
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Weighed:
    """A rule with its standing: claims that carry it, claims that speak against it, and those that lack data."""

    rule: Rule
    standing: Standing
    carry: tuple[str, ...]
    against: tuple[str, ...]
    lacking: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As plain data."""
        r = self.rule
        return {
            "kind": r.kind, "id": r.id, "name": r.name, "standing": str(self.standing), "by": list(self.carry),
            "against": list(self.against), "lacking": list(self.lacking), "confidence": r.confidence, "note": r.note,
            "was": r.was or None, "known": r.known, "names": dict(r.names), "all": [*r.by, *r.against]}


def rules(tables: Mapping[str, Any], taxonomy: Mapping[str, Any], file: str) -> list[Rule]:
    """Rules from a parsed TOML with tables ``criterion``, ``letter`` and ``technique``; BadInput lists every fault.

    ``taxonomy``: ``techniques`` (id -> name) and ``moved`` (dead id -> id). A dead id is mapped and said; an unknown one is kept.
    """
    faults = [f"{file}: {kind}.{id_}: {what}" for kind in _KINDS for id_, t in tables.get(kind, {}).items() for what in _faults(t)]
    if faults:
        raise BadInput("\n".join(faults))
    return [_rule(kind, id_, table, taxonomy) for kind in _KINDS for id_, table in tables.get(kind, {}).items()]


def _faults(table: Mapping[str, Any]) -> list[str]:
    strange = [f"{key} is unknown." for key in sorted(set(table) - _KEYS)]
    strange += ["names is no table of texts by language."] if not isinstance(table.get("names", {}), dict) else []
    return strange + ([] if table.get("by") or table.get("against") else ["rests on no claim: give by or against."])


def _rule(kind: str, id_: str, table: Mapping[str, Any], taxonomy: Mapping[str, Any]) -> Rule:
    now = str(taxonomy.get("moved", {}).get(id_, id_)) if kind == "technique" else id_
    names = taxonomy.get("techniques", {})
    known = kind != "technique" or now in names
    by, against = (tuple(table.get(key, ())) for key in ("by", "against"))
    return Rule(kind, now, str(table.get("name") or names.get(now, "")), by, against, str(table.get("confidence", "")),
                str(table.get("note", "")), id_ if now != id_ else "", known, dict(table.get("names", {})))


def weigh(chosen: Sequence[Rule], verdicts: Mapping[str, str]) -> list[Weighed]:
    """Each rule by the verdicts of its claims.

    One claim that holds against it rejects it, whatever speaks for it: a technique of passing posts on cannot stand beside one
    per cent of reposts. Without any claim that holds it is open. A claim that differs carries nothing.
    """
    return [_weighed(rule, verdicts) for rule in chosen]


def _weighed(rule: Rule, verdicts: Mapping[str, str]) -> Weighed:
    carry = tuple(c for c in rule.by if verdicts.get(c) in HOLDS)
    against = tuple(c for c in rule.against if verdicts.get(c) in HOLDS)
    lacking = tuple(c for c in (*rule.by, *rule.against) if verdicts.get(c, Verdict.LACKING) == Verdict.LACKING)
    measured = any(verdicts[c] != Verdict.DOCUMENTED for c in carry)
    standing = Standing.REJECTED if against else Standing.OPEN if not carry else Standing.SUPPORTED if measured else Standing.DOCUMENTED
    return Weighed(rule, standing, carry, against, lacking)
